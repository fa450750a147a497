import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../rpc/client.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { uiTexts } from '../../ui/texts.ts';
import { useDraft } from '../drafts.ts';
import { ActionDialog } from './ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { actionTexts } from './texts.ts';
import { type TicketCommand, useTicketCommand } from './useTicketCommand.ts';

interface ReasonFormProps extends DialogProps {
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly submit: string;
  /** Ends the ticket: the button says so by its colour, and the other one does not say “Cancelar”. */
  readonly isFinal?: boolean;
  readonly command: TicketCommand<{ reason: string }>;
}

/** A step that asks for nothing but its reason; the reason survives until the step is done. */
function ReasonForm({
  ticket,
  onClose,
  name,
  title,
  hint,
  submit,
  command,
  isFinal = false,
}: ReasonFormProps) {
  const ui = useTexts(uiTexts);
  const t = useTexts(actionTexts);
  const fields = useTexts(rpcTexts);
  const [reason, setReason, forget] = useDraft(`${name}.${ticket.id}`);
  const [isMissing, setIsMissing] = useState(false);
  const send = async () => {
    if (reason.trim() === '') return setIsMissing(true);
    const outcome = await command.run({ reason }, reason);
    if (!outcome.ok) return;
    forget();
    onClose();
  };
  return (
    <ActionDialog
      title={title}
      hint={hint}
      submit={submit}
      {...(isFinal ? { cancel: ui('back') } : {})}
      isDangerous={isFinal}
      error={command.error}
      isBusy={command.isRunning}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Textarea
        label={t('reason')}
        required
        autosize
        minRows={3}
        maxRows={12}
        maxLength={2_000}
        data-autofocus
        value={reason}
        error={isMissing && reason.trim() === '' ? fields('field.required') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}

export function ReopenDialog(props: DialogProps) {
  const t = useTexts(actionTexts);
  const command = useTicketCommand(client.tickets.reopen, props.ticket, {
    wanted: t('offer.reopen'),
    errors: 'inline',
  });
  return (
    <ReasonForm
      {...props}
      name="reopen"
      title={t('reopenTitle')}
      hint={t('reopenHint')}
      submit={t('offer.reopen')}
      command={command}
    />
  );
}

export function CancelDialog(props: DialogProps) {
  const t = useTexts(actionTexts);
  const isRejection = props.ticket.status === 'pendingApproval';
  const verb = t(isRejection ? 'offer.reject' : 'offer.cancel');
  const command = useTicketCommand(client.tickets.cancel, props.ticket, { wanted: verb, errors: 'inline' });
  return (
    <ReasonForm
      {...props}
      name="cancel"
      title={t(isRejection ? 'rejectTitle' : 'cancelTitle')}
      hint={t(isRejection ? 'rejectHint' : 'cancelHint')}
      submit={verb}
      isFinal
      command={command}
    />
  );
}

export function PutBackDialog(props: DialogProps) {
  const t = useTexts(actionTexts);
  const command = useTicketCommand(client.tickets.putBack, props.ticket, {
    wanted: t('offer.putBack'),
    errors: 'inline',
  });
  return (
    <ReasonForm
      {...props}
      name="putBack"
      title={t('putBackTitle')}
      hint={t('putBackHint')}
      submit={t('offer.putBack')}
      command={command}
    />
  );
}
