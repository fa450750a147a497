import { sql } from 'kysely';
import type { ReadDb } from '../db/handles.ts';
import { countOf } from './balance.ts';
import type { Moment } from './moment.ts';
import { type Asked, idsOf, populationOf } from './population.ts';

/** Where a page ended: the instant that put the ticket into the period, and its id. */
export type Place = readonly [at: number, id: number];

export interface IdPage {
  readonly ids: readonly number[];
  readonly next: Place | null;
  readonly total: number;
}

/** A page of the tickets behind a figure, the latest first, and how many there are in all: as many as the figure says. */
export async function pageOfIds(
  db: ReadDb,
  asked: Asked,
  moment: Moment,
  page: { readonly after: Place | null; readonly limit: number },
): Promise<IdPage> {
  const { after, limit } = page;
  const beyond = after === null ? sql`` : sql`WHERE (at, id) < (${after[0]}, ${after[1]})`;
  const { rows } = await sql<{ id: number; at: number }>`
    SELECT id, at FROM (${idsOf(populationOf(asked, moment))}) ${beyond}
    ORDER BY at DESC, id DESC LIMIT ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    ids: shown.map(({ id }) => id),
    next: rows.length > limit && last ? [last.at, last.id] : null,
    total: await countOf(db, asked, moment),
  };
}
