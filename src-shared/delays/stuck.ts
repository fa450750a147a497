import type { WorkingCalendar } from '../calendars/workingTime.ts';
import { HOUR } from '../kernel/time.ts';
import type { TicketStatus } from '../tickets/ticket.ts';

/** Somebody works on it, it waits for a requester or supplier, or it is nobody's: each has a list of its own. */
export const STUCK_KINDS = ['working', 'waiting', 'unassigned'] as const;
export type StuckKind = (typeof STUCK_KINDS)[number];

/** Working hours without an act after which a ticket is stuck. */
export interface StuckLimits {
  readonly stuckHours: number;
  readonly waitingStuckHours: number;
}

/** What of a ticket says whether somebody is at it. Instants in UTC ms. */
export interface Stillness {
  readonly status: TicketStatus;
  readonly createdAt: number;
  /** When its present technician got it; null while nobody has it. */
  readonly assignedAt: number | null;
  /** The end of the time agreed on with the requester, in a scheduled ticket. */
  readonly scheduledTo: number | null;
  /** The last event of a person on it; null where there was none. */
  readonly lastActAt: number | null;
}

/** As what a ticket in this state may be stuck; null where nobody is asked to do anything about it. */
export function stuckKind(status: TicketStatus): StuckKind | null {
  switch (status) {
    case 'new':
      return 'unassigned';
    case 'assigned':
    case 'inProgress':
    case 'scheduled':
      return 'working';
    case 'waiting':
      return 'waiting';
    default:
      return null;
  }
}

/**
 * Since when a ticket stands still: the last act of a person. Whoever just got it had no time to act yet, so it begins
 * no sooner than its assignment (which the program may have made); and for an agreed time, no sooner than its end.
 */
export function stillSince(ticket: Stillness): number {
  const agreed = ticket.status === 'scheduled' ? (ticket.scheduledTo ?? 0) : 0;
  const assigned = stuckKind(ticket.status) === 'unassigned' ? 0 : (ticket.assignedAt ?? 0);
  return Math.max(ticket.createdAt, ticket.lastActAt ?? 0, assigned, agreed);
}

/**
 * From when it counts as stuck if nobody does anything until then: that many working hours of its own policy's
 * calendar after `stillSince`. Null where it never will.
 */
export function stuckAt(
  ticket: Stillness,
  limits: StuckLimits,
  calendar: Pick<WorkingCalendar, 'add'>,
): number | null {
  const kind = stuckKind(ticket.status);
  if (kind === null) return null;
  const hours = kind === 'waiting' ? limits.waitingStuckHours : limits.stuckHours;
  return calendar.add(stillSince(ticket), (hours * HOUR) / 1_000);
}
