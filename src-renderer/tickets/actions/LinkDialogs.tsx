import { useState } from 'react';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { client } from '../../rpc/client.ts';
import { showUndo } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { ActionDialog } from './ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { TicketPicker } from './TicketPicker.tsx';
import { actionTexts } from './texts.ts';
import { useTicketCommand } from './useTicketCommand.ts';

/** It is a duplicate: the other one goes on. */
export function MergeDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(actionTexts);
  const [into, setInto] = useState<TicketRow | null>(null);
  const command = useTicketCommand(client.tickets.merge, ticket, {
    wanted: t('offer.merge'),
    errors: 'inline',
  });
  const send = async () => {
    if (into === null) return;
    const outcome = await command.run({ intoId: into.id }, `${into.folio} ${into.title}`);
    if (outcome.ok) onClose();
  };
  return (
    <ActionDialog
      title={t('mergeTitle')}
      hint={t('mergeHint')}
      submit={t('offer.merge')}
      size="lg"
      error={command.error}
      isBusy={command.isRunning}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <TicketPicker exceptId={ticket.id} value={into} onChange={setInto} />
    </ActionDialog>
  );
}

/** It has to do with another one; both show it. */
export function LinkDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(actionTexts);
  const [other, setOther] = useState<TicketRow | null>(null);
  const unlink = useCommand(client.tickets.unlink, { changes: ['ticket'] });
  const command = useCommand(client.tickets.link, { changes: ['ticket'], errors: 'inline' });
  const send = async () => {
    if (other === null) return;
    const pair = { id: ticket.id, otherId: other.id };
    const outcome = await command.run(pair);
    if (!outcome.ok) return;
    onClose();
    showUndo(t('linked', { folio: other.folio }), () => void unlink.run(pair));
  };
  return (
    <ActionDialog
      title={t('linkTitle')}
      submit={t('offer.link')}
      size="lg"
      error={command.error}
      isBusy={command.isRunning}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <TicketPicker exceptId={ticket.id} value={other} onChange={setOther} />
    </ActionDialog>
  );
}
