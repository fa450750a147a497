import { fromIso } from '#shared/kernel/time.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';

export type Progress =
  | {
      readonly says:
        | 'awaitingApproval'
        | 'queued'
        | 'waiting'
        | 'scheduled'
        | 'confirm'
        | 'cancelled'
        | 'working';
    }
  | { readonly says: 'until' | 'lateUntil' | 'closed'; readonly at: string };

/** How far along the plain line a ticket is: 1 recibida, 2 en manos de …, 3 lista; 0 when it ended early. */
export function stageOf(status: TicketRow['status']): 0 | 1 | 2 | 3 {
  switch (status) {
    case 'pendingApproval':
    case 'new':
      return 1;
    case 'assigned':
    case 'inProgress':
    case 'scheduled':
    case 'waiting':
      return 2;
    case 'resolved':
    case 'closed':
      return 3;
    case 'cancelled':
      return 0;
  }
}

type Followed = Pick<TicketRow, 'status' | 'resolutionDueAt' | 'closedAt'>;

/** The one sentence under a ticket of one's own: what it waits for, or until when. */
export function progressOf(ticket: Followed, now: number): Progress {
  switch (ticket.status) {
    case 'pendingApproval':
      return { says: 'awaitingApproval' };
    case 'waiting':
      return { says: 'waiting' };
    case 'resolved':
      return { says: 'confirm' };
    case 'cancelled':
      return { says: 'cancelled' };
    case 'closed':
      return ticket.closedAt === null ? { says: 'confirm' } : { says: 'closed', at: ticket.closedAt };
    case 'new':
    case 'assigned':
    case 'inProgress':
    case 'scheduled': {
      const due = ticket.resolutionDueAt;
      if (due !== null) return { says: now > fromIso(due) ? 'lateUntil' : 'until', at: due };
      if (ticket.status === 'new') return { says: 'queued' };
      return { says: ticket.status === 'scheduled' ? 'scheduled' : 'working' };
    }
  }
}

/** What asks something of the person first, then what goes on, then what is over; each as the service ordered it. */
export function mostPressingFirst<T extends Pick<TicketRow, 'status'>>(tickets: readonly T[]): T[] {
  const rank = ({ status }: T) => {
    if (status === 'resolved') return 0;
    return status === 'closed' || status === 'cancelled' ? 2 : 1;
  };
  return [...tickets].sort((a, b) => rank(a) - rank(b));
}
