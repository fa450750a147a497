import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../rpc/client.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { useDraft } from '../drafts.ts';
import { ActionDialog } from './ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { type Level, MatrixPicker } from './MatrixPicker.tsx';
import { actionTexts } from './texts.ts';
import { useTicketCommand } from './useTicketCommand.ts';

/** Impact and urgency with a reason; the priority follows from the matrix. */
export function PrioritiseDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(actionTexts);
  const fields = useTexts(rpcTexts);
  const [level, setLevel] = useState<Level>({ impact: ticket.impact, urgency: ticket.urgency });
  const [reason, setReason, forget] = useDraft(`prioritise.${ticket.id}`);
  const [isMissing, setIsMissing] = useState(false);
  const command = useTicketCommand(client.tickets.prioritise, ticket, {
    wanted: t('offer.prioritise'),
    errors: 'inline',
  });
  const send = async () => {
    if (reason.trim() === '') return setIsMissing(true);
    const outcome = await command.run({ ...level, reason }, reason);
    if (!outcome.ok) return;
    forget();
    onClose();
  };
  return (
    <ActionDialog
      title={t('prioritiseTitle')}
      hint={t('prioritiseHint')}
      submit={t('offer.prioritise')}
      size="lg"
      error={command.error}
      isBusy={command.isRunning}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <MatrixPicker value={level} onChange={setLevel} />
      <Textarea
        label={t('reason')}
        required
        autosize
        minRows={2}
        maxRows={10}
        data-autofocus
        maxLength={2_000}
        value={reason}
        error={isMissing && reason.trim() === '' ? fields('field.required') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
