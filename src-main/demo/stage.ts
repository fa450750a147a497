import type { WorkingCalendar } from '#shared/calendars/workingTime.ts';
import type { TicketStatus } from '#shared/tickets/ticket.ts';
import type { Actor, CommandContext } from '../rpc/context.ts';
import type { Agenda } from './agenda.ts';
import type { Moments } from './moment.ts';
import type { People } from './people.ts';
import type { Random } from './random.ts';

/** Where the weeks are played: who there is, when they work, and what is still to happen. */
export interface Stage {
  readonly moments: Moments;
  readonly people: People;
  readonly agenda: Agenda;
  readonly random: Random;
  readonly serviceIds: ReadonlyMap<string, number>;
  readonly office: WorkingCalendar;
  /** The sample's present; nothing happens after it. */
  readonly now: number;
  shiftOf(technicianId: number): WorkingCalendar;
  isAbsent(technicianId: number, at: number): boolean;
}

/** A ticket as the next step finds it. */
export interface Standing {
  readonly id: number;
  readonly version: number;
  readonly status: TicketStatus;
  readonly assigneeId: number | null;
  readonly folio: string;
}

export async function standingOf(stage: Stage, id: number): Promise<Standing> {
  return stage.moments.tx
    .selectFrom('tickets')
    .select(['id', 'version', 'status', 'assigneeId', 'folio'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** The technician at work on it, or null where there is none or they are away. */
export function atWork(stage: Stage, ticket: Standing, now: number): Actor | null {
  const technician = stage.people.technicians.find(({ id }) => id === ticket.assigneeId);
  if (technician === undefined || stage.isAbsent(technician.id, now)) return null;
  return technician;
}

export function contextOf(stage: Stage, now: number, actor: Actor): CommandContext {
  return stage.moments.at(now, actor);
}

/** So many minutes of a calendar's working time later, by chance between two bounds. */
export function later(
  stage: Stage,
  calendar: WorkingCalendar,
  now: number,
  fromMinutes: number,
  toMinutes: number,
): number {
  const seconds = stage.random.whole(fromMinutes * 60, toMinutes * 60);
  return calendar.add(now, seconds) ?? Number.POSITIVE_INFINITY;
}
