import { fromIso } from '#shared/kernel/time.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { resolutionClock } from '#shared/tickets/ticket.ts';

export type DeadlineState = 'none' | 'onTime' | 'atRisk' | 'overdue' | 'standing' | 'met' | 'missed';

type Timed = Pick<TicketRow, 'status' | 'resolutionDueAt' | 'atRiskAt' | 'resolvedAt' | 'remainingSeconds'>;

/** How a ticket's resolution deadline stands at `now` (milliseconds). */
export function deadlineOf(ticket: Timed, now: number): DeadlineState {
  const isDone = ticket.status === 'resolved' || ticket.status === 'closed';
  if (isDone) {
    if (ticket.remainingSeconds !== null) return ticket.remainingSeconds >= 0 ? 'met' : 'missed';
    if (ticket.resolutionDueAt === null || ticket.resolvedAt === null) return 'none';
    return fromIso(ticket.resolvedAt) <= fromIso(ticket.resolutionDueAt) ? 'met' : 'missed';
  }
  if (ticket.status === 'cancelled') return 'none';
  if (resolutionClock(ticket.status) === 'stands' && ticket.remainingSeconds !== null) return 'standing';
  if (ticket.resolutionDueAt === null) return 'none';
  if (now > fromIso(ticket.resolutionDueAt)) return 'overdue';
  if (ticket.atRiskAt !== null && now >= fromIso(ticket.atRiskAt)) return 'atRisk';
  return 'onTime';
}
