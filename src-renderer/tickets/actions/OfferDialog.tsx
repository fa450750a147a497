import { useState } from 'react';
import { assertNever } from '#shared/kernel/assertNever.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { CloseDialog, RateDialog } from './CloseDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { LinkDialog, MergeDialog } from './LinkDialogs.tsx';
import { LogTimeDialog } from './LogTimeDialog.tsx';
import type { Offer } from './offered.ts';
import { PrioritiseDialog } from './PrioritiseDialog.tsx';
import { CancelDialog, PutBackDialog, ReopenDialog } from './ReasonDialogs.tsx';
import { ResolveDialog } from './ResolveDialog.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { WaitDialog } from './WaitDialog.tsx';

type OfferDialogProps = DialogProps & { readonly offer: Offer };

/**
 * The dialog of an action; actions that ask nothing have none. It keeps the ticket as it was when it opened: what
 * others do meanwhile behind the dialog nobody has seen, so that saving shows it as a conflict.
 */
export function OfferDialog({ offer, ticket, onClose }: OfferDialogProps) {
  const [seen] = useState(ticket);
  return <OfferedDialog offer={offer} ticket={seen} onClose={onClose} />;
}

function OfferedDialog({ offer, ...props }: OfferDialogProps) {
  switch (offer) {
    case 'take':
    case 'start':
    case 'resume':
    case 'approve':
      return null;
    case 'wait':
      return <WaitDialog {...props} />;
    case 'schedule':
      return <ScheduleDialog {...props} />;
    case 'resolve':
      return <ResolveDialog {...props} />;
    case 'close':
      return <CloseDialog {...props} />;
    case 'rate':
      return <RateDialog {...props} />;
    case 'reopen':
      return <ReopenDialog {...props} />;
    case 'cancel':
    case 'reject':
      return <CancelDialog {...props} />;
    case 'assign':
      return <AssignDialog {...props} />;
    case 'putBack':
      return <PutBackDialog {...props} />;
    case 'prioritise':
      return <PrioritiseDialog {...props} />;
    case 'merge':
      return <MergeDialog {...props} />;
    case 'link':
      return <LinkDialog {...props} />;
    case 'logTime':
      return <LogTimeDialog {...props} />;
    default:
      return assertNever(offer);
  }
}
