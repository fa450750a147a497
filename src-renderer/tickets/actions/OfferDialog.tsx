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

/** The dialog of an action; actions that ask nothing have none. */
export function OfferDialog({ offer, ...props }: DialogProps & { readonly offer: Offer }) {
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
