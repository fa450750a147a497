import { sql } from 'kysely';
import type { Dimension, GroupRow, TicketsOf } from '#shared/indicators/fields.ts';
import type { Dates } from '#shared/indicators/period.ts';
import { foldText } from '#shared/kernel/fold.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Moment } from './moment.ts';
import { panelOf } from './panel.ts';

/** Where a page of groups ended: what they are put in order by. */
export type GroupPlace = readonly [received: number, backlog: number, resolved: number, key: string];

export interface GroupPage {
  readonly rows: readonly GroupRow[];
  readonly next: GroupPlace | null;
  /** How many there are in all, of those that were searched for. */
  readonly total: number;
}

export interface GroupsAsked {
  readonly dates: Dates;
  readonly filter: TicketsOf;
  readonly dimension: Dimension;
  /** Part of the name. */
  readonly q: string | undefined;
  readonly after: GroupPlace | null;
  readonly limit: number;
}

const NONE = { status: 0, service: 0, area: 0, requester: 0, channel: 0, priority: 0 };

/** The groups that were put together last in this thread: whoever pages on or searches asks for the same ones. */
let last: { readonly of: string; readonly rows: readonly GroupRow[] } | null = null;

async function allGroups(
  db: ReadDb,
  moment: Moment,
  { dates, filter, dimension }: GroupsAsked,
): Promise<readonly GroupRow[]> {
  // Of this file as it is: another connection that writes changes the number.
  const { rows: version } = await sql<{ data_version: number }>`PRAGMA data_version`.execute(db);
  const file = await sql<{ file: string }>`PRAGMA database_list`.execute(db);
  const of = JSON.stringify([file.rows, version, moment.asOf, dates, filter, dimension]);
  if (last?.of === of) return last.rows;
  const most = { ...NONE, [dimension]: Number.POSITIVE_INFINITY };
  const { groups } = await panelOf(db, moment, { ...dates, by: 'year', ...filter }, most);
  const rows = [...groups[dimension].rows].sort((a, b) => compare(placeOf(a), placeOf(b)));
  last = { of, rows };
  return rows;
}

const placeOf = (row: GroupRow): GroupPlace => [
  row.received,
  row.backlog,
  row.resolved,
  String(row.key ?? ''),
];

/** Those first in which most came in; what only has something else after that, as on the panel. */
function compare(a: GroupPlace, b: GroupPlace): number {
  return b[0] - a[0] || b[1] - a[1] || b[2] - a[2] || (a[3] < b[3] ? -1 : Number(a[3] !== b[3]));
}

/** A page of the groups of a dimension, each with its figures. */
export async function groupPage(db: ReadDb, moment: Moment, asked: GroupsAsked): Promise<GroupPage> {
  const { q, after, limit } = asked;
  const wanted = q === undefined || q === '' ? null : foldText(q);
  const found = (await allGroups(db, moment, asked)).filter(
    ({ name }) => wanted === null || (name !== null && foldText(name).includes(wanted)),
  );
  const rest = after === null ? found : found.filter((row) => compare(placeOf(row), after) > 0);
  const rows = rest.slice(0, limit);
  const end = rows.at(-1);
  return {
    rows,
    next: rest.length > limit && end !== undefined ? placeOf(end) : null,
    total: found.length,
  };
}
