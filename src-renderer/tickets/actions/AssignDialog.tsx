import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../rpc/client.ts';
import { showDone, showUndo } from '../../rpc/undoToast.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { useDraft } from '../drafts.ts';
import { ActionDialog } from './ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { TechnicianPicker } from './TechnicianPicker.tsx';
import { actionTexts } from './texts.ts';
import { useTicketCommand } from './useTicketCommand.ts';

/** Hands it to somebody. Over their limit it asks for a reason; for ten seconds it can be taken back. */
export function AssignDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(actionTexts);
  const [chosen, setChosen] = useState<{ id: number; name: string } | null>(null);
  const [reason, setReason, forget] = useDraft(`assign.${ticket.id}`);
  const options = { wanted: t('offer.assign'), errors: 'inline' } as const;
  const command = useTicketCommand(client.tickets.assign, ticket, options);
  const back = useTicketCommand(client.tickets.assign, ticket, { wanted: t('offer.assign') });
  const isOverLimit = command.error?.code === 'overLimit';
  const before = ticket.assignee;

  const send = async () => {
    if (chosen === null) return;
    const why = reason.trim();
    const outcome = await command.run(
      { assigneeId: chosen.id, ...(why === '' ? {} : { reason: why }) },
      `${chosen.name}${why === '' ? '' : `\n${why}`}`,
    );
    if (!outcome.ok) return;
    forget();
    onClose();
    const said = t('assigned', { name: chosen.name });
    if (before === null) return showDone(said);
    const takenBack = { assigneeId: before.id, reason: t('assigned', { name: before.name }) };
    showUndo(said, () => void back.run(takenBack, undefined, outcome.value.version));
  };

  return (
    <ActionDialog
      title={t('assignTitle')}
      submit={t('offer.assign')}
      size="lg"
      error={command.error}
      isBusy={command.isRunning}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <TechnicianPicker
        label={t('assignTo')}
        value={chosen?.id ?? null}
        exceptId={ticket.assignee?.id ?? null}
        onChange={(id, name) => {
          setChosen({ id, name });
          command.forget();
        }}
      />
      {isOverLimit && (
        <Textarea
          label={t('reasonOverLimit')}
          required
          autosize
          minRows={2}
          maxLength={2_000}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ActionDialog>
  );
}
