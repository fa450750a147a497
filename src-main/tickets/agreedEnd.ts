import type { WorkingCalendar } from '#shared/calendars/workingTime.ts';
import { historyOf } from '../audit/history.ts';
import type { ReadDb } from '../db/handles.ts';
import type { TicketRecord } from './record.ts';

interface Stand {
  readonly fromAt: number;
  /** Null while the clock still stands. */
  readonly toAt: number | null;
}

/**
 * Until when the time agreed with the requester reaches, in a calendar that may have been edited: its end, later by
 * the working time in which the clock stood since it was agreed on. `dueAt` is that instant while the clock runs;
 * while it stands, `remainingSeconds` is what is left to it. Null where no time is agreed.
 *
 * The end of an agreed time is a promise of its own, which people made: an edit of a calendar or of the priority may
 * not take it back, whether the work has begun or not (design, section 2: it "moves the due time to its end").
 */
export async function agreedEnd(
  db: ReadDb,
  ticket: TicketRecord,
  pauses: readonly Stand[],
  calendar: WorkingCalendar,
): Promise<{ readonly dueAt: number | null; readonly remainingSeconds: number | null } | null> {
  if (ticket.scheduledTo === null) return null;
  const agreedAt = await lastAgreed(db, ticket.id);
  let dueAt = ticket.scheduledTo;
  for (const { fromAt, toAt } of pauses) {
    if (agreedAt === null || fromAt < agreedAt) continue;
    const left = calendar.between(fromAt, dueAt);
    if (toAt === null) return { dueAt: null, remainingSeconds: Math.floor(left) };
    dueAt = calendar.add(toAt, left) ?? dueAt;
  }
  return { dueAt, remainingSeconds: null };
}

/** When the time that now stands was agreed on; the history tells it. Null where it does not (an undone bulk action). */
async function lastAgreed(db: ReadDb, ticketId: number): Promise<number | null> {
  const events = await historyOf(db, { entity: 'ticket', id: ticketId }, { limit: 10_000 });
  return events.findLast((event) => event.action === 'ticket.scheduled')?.recordedAt ?? null;
}
