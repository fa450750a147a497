import { sql } from 'kysely';
import type { Span } from '#shared/indicators/period.ts';
import { loadCalendars } from '../calendars/load.ts';
import type { ReadDb } from '../db/handles.ts';

/** Somebody whose work is measured. */
export interface Worker {
  readonly id: number;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly createdAt: number;
  readonly calendarId: number | null;
}

/** All technicians, disabled ones included, and whoever else these ids are of, by name. */
export async function workersOf(db: ReadDb, besides: Iterable<number>): Promise<Worker[]> {
  const { rows } = await sql<Omit<Worker, 'isEnabled'> & { isEnabled: number }>`
    SELECT id, name, isEnabled, createdAt, calendarId FROM people
    WHERE id IN (SELECT personId FROM personRoles WHERE role = 'technician')
      OR id IN (SELECT value FROM json_each(${JSON.stringify([...besides])}))
    ORDER BY foldedName, id`.execute(db);
  return rows.map((row) => ({ ...row, isEnabled: row.isEnabled === 1 }));
}

export interface Shift {
  /** Working seconds of their calendar, absences taken out. */
  readonly onShift: number;
  /** The same with nobody ever absent. */
  readonly whole: number;
}

/** How long each was on shift in a span, by the calendar that holds for them now. */
export async function shiftsIn(
  db: ReadDb,
  workers: readonly Worker[],
  span: Span,
): Promise<Map<number, Shift>> {
  if (span.to <= span.from) return new Map(workers.map(({ id }) => [id, { onShift: 0, whole: 0 }]));
  const calendarOf = await loadCalendars(
    db,
    workers.map(({ calendarId }) => calendarId),
  );
  const absences = await db
    .selectFrom('absences')
    .select(['personId', 'fromAt', 'toAt'])
    .where('fromAt', '<', span.to)
    .where('toAt', '>', span.from)
    .execute();
  return new Map(
    workers.map(({ id, calendarId }) => {
      const { working } = calendarOf(calendarId);
      const away = absences
        .filter(({ personId }) => personId === id)
        .map(({ fromAt, toAt }) => [fromAt, toAt] as const);
      return [
        id,
        {
          onShift: Math.round(working.between(span.from, span.to, away)),
          whole: Math.round(working.between(span.from, span.to)),
        },
      ];
    }),
  );
}

/**
 * Whether somebody belonged to the staff then. When people left or came is not recorded: whoever received or did
 * something was there, as was whoever is enabled and was added before the end of it.
 */
export function wasThere(worker: Worker, span: Span, didSomething: boolean): boolean {
  return didSomething || (worker.isEnabled && worker.createdAt < span.to);
}
