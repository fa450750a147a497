import type { NotificationKind } from '../notifications/contract.ts';

/** What the state of a ticket alone does not say: the requester was asked something; it was open before. */
export const MAIL_ACTS = ['asked', 'reopened'] as const;
export type MailAct = (typeof MAIL_ACTS)[number];

/** What a message tells, as its reader sees it: each has a sentence of its own. */
export type Happening =
  | NotificationKind
  | AlertedOf
  | 'taken'
  | 'asked'
  | 'scheduled'
  | 'resolved'
  | 'reopened'
  | 'cancelled'
  | 'approved';

/** What alerts tell of. */
type AlertedOf = 'stuck' | 'atLimit' | 'idle' | 'deviation' | 'unbalancedWeek';

export interface Told {
  readonly kind: NotificationKind;
  readonly status: string | null;
  readonly act: MailAct | null;
  /** Whether the reader is the requester of the ticket. */
  readonly isOwn: boolean;
}

/**
 * What to write of it; null where a requester need not be written to: steps of the work that ask nothing of them and
 * that the next message says anyway.
 */
export function whatHappened({ kind, status, act, isOwn }: Told): Happening | null {
  if (kind === 'assigned' && isOwn) return 'taken';
  if (kind !== 'status') return kind;
  if (act !== null) return act;
  switch (status) {
    case 'resolved':
    case 'cancelled':
    case 'scheduled':
      return status;
    case 'new':
      return isOwn ? 'approved' : 'status';
    default:
      return isOwn ? null : 'status';
  }
}
