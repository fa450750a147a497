import type { WorkingCalendar } from '#shared/calendars/workingTime.ts';
import type { Settings } from '#shared/settings/contract.ts';
import {
  type Impact,
  type Priority,
  type PriorityMatrix,
  priorityOf,
  type Urgency,
} from '#shared/sla/priority.ts';
import type { ReadyPolicy } from './deadlines.ts';

/** What tickets are written with; loaded once, so that all of an import follow the same rules. */
export interface Rules {
  readonly system: string;
  readonly settings: Settings;
  readonly matrix: PriorityMatrix;
  /** The institution's calendar: for automatic closing. */
  readonly calendar: WorkingCalendar;
  policy(serviceId: number | null, priority: Priority): TicketPolicy;
  limitOf(technicianId: number): number;
}

export interface TicketPolicy extends ReadyPolicy {
  readonly id: number;
  readonly calendarId: number;
}

export function priorityFrom(rules: Rules): (of: { impact: Impact; urgency: Urgency }) => Priority {
  return ({ impact, urgency }) => priorityOf(rules.matrix, impact, urgency);
}
