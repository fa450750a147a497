import { type RawBuilder, sql } from 'kysely';
import type { Part, TicketMeasure } from '#shared/indicators/indicator.ts';
import type { ReadDb } from '../db/handles.ts';
import { hourOfWeek } from './localHour.ts';
import type { Moment } from './moment.ts';
import { partitionsOf } from './parts.ts';
import { type Asked, type Branch, populationOf, sourceOf } from './population.ts';

/** What can be read of each ticket of a population. */
export interface RowColumns extends Record<TicketMeasure, number | null> {
  readonly at: number;
  readonly part: Part | null;
  /** Of the backlog: `overdue`, or null. */
  readonly secondPart: Part | null;
  /** 0 is Monday, midnight to one. */
  readonly hourOfWeek: number;
  readonly technician: number | null;
  readonly status: string;
  readonly service: number | null;
  readonly area: number | null;
  readonly requester: number;
  readonly channel: string;
  readonly priority: string;
}
export type RowColumn = keyof RowColumns;

function columnOf(name: RowColumn, asked: Asked, branch: Branch, moment: Moment): RawBuilder<unknown> {
  const [first, second] = partitionsOf(asked.indicator, moment);
  switch (name) {
    case 'at':
      return branch.at;
    case 'part':
      return first?.partOf ?? sql`NULL`;
    case 'secondPart':
      return second?.partOf ?? sql`NULL`;
    case 'hourOfWeek':
      return hourOfWeek(branch.at, moment.span, moment.timeZone);
    case 'technician':
      return branch.technician;
    case 'service':
    case 'area':
    case 'requester':
      return sql.ref(`t.${name}Id`);
    default:
      return sql.ref(`t.${name}`);
  }
}

/** The tickets of an indicator, a row each with the columns asked for. For a thread of its own: there may be a million. */
export async function rowsOf<C extends RowColumn>(
  db: ReadDb,
  asked: Asked,
  moment: Moment,
  columns: readonly C[],
): Promise<readonly Pick<RowColumns, C>[]> {
  const parts = populationOf(asked, moment).map((branch) => {
    const selected = columns.map((name) => sql`${columnOf(name, asked, branch, moment)} AS ${sql.ref(name)}`);
    return sql`SELECT ${sql.join(selected)} ${sourceOf(branch)}`;
  });
  const { rows } = await sql<Pick<RowColumns, C>>`${sql.join(parts, sql` UNION ALL `)}`.execute(db);
  return rows;
}
