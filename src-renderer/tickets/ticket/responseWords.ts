import { fromIso } from '#shared/kernel/time.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { isOpen } from '#shared/tickets/ticket.ts';

export type ResponseState = 'none' | 'given' | 'givenLate' | 'due' | 'late';

/** How the promise of a first response stands at `now` (milliseconds). Waiting never stops this clock. */
export function responseOf(
  ticket: Pick<TicketRow, 'status' | 'firstResponseDueAt' | 'firstRespondedAt'>,
  now: number,
): ResponseState {
  const { firstResponseDueAt: due, firstRespondedAt: given } = ticket;
  if (given !== null) return due !== null && fromIso(given) > fromIso(due) ? 'givenLate' : 'given';
  if (due === null || !isOpen(ticket.status)) return 'none';
  return now > fromIso(due) ? 'late' : 'due';
}
