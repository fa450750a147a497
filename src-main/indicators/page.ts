import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../db/handles.ts';
import { countOf } from './count.ts';
import type { Moment } from './moment.ts';
import { type Asked, idsOf, type Narrowing, populationOf } from './population.ts';

/** Where a page ended: the instant that put the ticket into the period, and its id. */
export type Place = readonly [at: number, id: number];

export interface IdPage {
  readonly ids: readonly number[];
  readonly next: Place | null;
  readonly total: number;
}

/** The ids of a page and of the first ticket after it, the latest first. */
export function pageQuery(
  asked: Asked,
  moment: Moment,
  { after, limit }: { readonly after: Place | null; readonly limit: number },
  narrowing?: Narrowing,
): RawBuilder<{ id: number; at: number }> {
  const beyond = after === null ? sql`` : sql`WHERE (at, id) < (${after[0]}, ${after[1]})`;
  return sql`SELECT id, at FROM (${idsOf(populationOf(asked, moment, narrowing))}) ${beyond}
    ORDER BY at DESC, id DESC LIMIT ${limit + 1}`;
}

/** A page of the tickets behind a figure and how many there are in all: as many as the figure says. */
export async function pageOfIds(
  db: ReadDb,
  asked: Asked,
  moment: Moment,
  page: { readonly after: Place | null; readonly limit: number },
  narrowing?: Narrowing,
): Promise<IdPage> {
  const { rows } = await pageQuery(asked, moment, page, narrowing).execute(db);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    ids: shown.map(({ id }) => id),
    next: rows.length > page.limit && last ? [last.at, last.id] : null,
    total: await countOf(db, asked, moment, narrowing),
  };
}
