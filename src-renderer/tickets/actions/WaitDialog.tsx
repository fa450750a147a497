import { Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { WaitingFor } from '#shared/tickets/ticket.ts';
import { client } from '../../rpc/client.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { useDraft } from '../drafts.ts';
import { ActionDialog } from './ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { actionTexts } from './texts.ts';
import { useTicketCommand } from './useTicketCommand.ts';

/** For whom it waits and what is missing. */
export function WaitDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(actionTexts);
  const fields = useTexts(rpcTexts);
  const [waitingFor, setWaitingFor] = useState<WaitingFor>('requester');
  const [note, setNote, forget] = useDraft(`wait.${ticket.id}`);
  const [isMissing, setIsMissing] = useState(false);
  const command = useTicketCommand(client.tickets.wait, ticket, {
    wanted: t('offer.wait'),
    errors: 'inline',
  });
  const send = async () => {
    if (note.trim() === '') return setIsMissing(true);
    const outcome = await command.run({ for: waitingFor, note }, note);
    if (!outcome.ok) return;
    forget();
    onClose();
  };
  return (
    <ActionDialog
      title={t('waitTitle')}
      submit={t('offer.wait')}
      error={command.error}
      isBusy={command.isRunning}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Radio.Group
        label={t('waitFor')}
        value={waitingFor}
        onChange={(value) => setWaitingFor(value === 'supplier' ? 'supplier' : 'requester')}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="requester" label={t('waitRequester')} description={t('waitRequesterHint')} />
          <Radio value="supplier" label={t('waitSupplier')} description={t('waitSupplierHint')} />
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('waitNote')}
        description={t('waitNoteHint')}
        required
        autosize
        minRows={3}
        maxRows={12}
        maxLength={2_000}
        data-autofocus
        value={note}
        error={isMissing && note.trim() === '' ? fields('field.required') : undefined}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
