import { type RawBuilder, sql } from 'kysely';
import type { DelaysFilter } from '#shared/delays/fields.ts';
import type { StuckKind } from '#shared/delays/stuck.ts';
import type { ReadDb } from '../db/handles.ts';
import { filterOf, hasFinish, isAtRisk, isStuck, openIndex } from './conditions.ts';

/** Where a page ended: the instant by which it is sorted, and the ticket. */
export type Place = readonly [at: number, id: number];

interface Key {
  readonly at: number;
  readonly id: number;
}

export interface Page {
  readonly after: Place | null;
  readonly limit: number;
}

const beyond = (at: RawBuilder<unknown>, after: Place | null) =>
  after === null ? sql`` : sql`AND (${at}, t.id) > (${after[0]}, ${after[1]})`;

/** The most urgent first. */
export function atRiskQuery(
  filter: DelaysFilter,
  { now, odds }: { readonly now: number; readonly odds: number },
  { after, limit }: Page,
): RawBuilder<Key> {
  return sql<Key>`
    SELECT t.sortDueAt AS at, t.id FROM tickets t INDEXED BY ${openIndex(filter)}
      LEFT JOIN ticketDelays d ON d.ticketId = t.id
    WHERE ${filterOf(filter)} AND ${isAtRisk(now, odds)} ${beyond(sql`t.sortDueAt`, after)}
    ORDER BY t.sortDueAt, t.id LIMIT ${limit + 1}`;
}

/** Those that are stuck for longest first. */
export function stuckQuery(
  filter: DelaysFilter,
  { now, kind }: { readonly now: number; readonly kind: StuckKind },
  { after, limit }: Page,
): RawBuilder<Key> {
  const from = after === null ? sql`` : sql`AND (d.stuckAt, d.ticketId) > (${after[0]}, ${after[1]})`;
  return sql<Key>`
    SELECT d.stuckAt AS at, t.id FROM ticketDelays d INDEXED BY ticketDelays_stuck
      CROSS JOIN tickets t ON t.id = d.ticketId
    WHERE ${isStuck(kind, now)} AND ${filterOf(filter)} ${from}
    ORDER BY d.stuckAt, d.ticketId LIMIT ${limit + 1}`;
}

/** The next to be done first. */
export function byFinishQuery(filter: DelaysFilter, { after, limit }: Page): RawBuilder<Key> {
  const from = after === null ? sql`` : sql`AND (d.finishAt, d.ticketId) > (${after[0]}, ${after[1]})`;
  return sql<Key>`
    SELECT d.finishAt AS at, t.id FROM ticketDelays d INDEXED BY ticketDelays_finish
      CROSS JOIN tickets t ON t.id = d.ticketId
    WHERE ${hasFinish} AND ${filterOf(filter)} ${from}
    ORDER BY d.finishAt, d.ticketId LIMIT ${limit + 1}`;
}

/** A page of ids and where the next one begins. */
export async function pageOfIds(
  db: ReadDb,
  query: RawBuilder<Key>,
  limit: number,
): Promise<{ readonly ids: number[]; readonly next: Place | null }> {
  const { rows } = await query.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    ids: shown.map(({ id }) => id),
    next: rows.length > limit && last !== undefined ? [last.at, last.id] : null,
  };
}

interface Counts {
  readonly atRisk: number;
  readonly working: number;
  readonly waiting: number;
  readonly unassigned: number;
  readonly predicted: number;
  readonly unpredicted: number;
}

/** All counts in one pass over the open tickets. */
export function countsQuery(
  filter: DelaysFilter,
  { now, odds }: { readonly now: number; readonly odds: number },
): RawBuilder<Counts> {
  const sum = (condition: RawBuilder<boolean>) => sql`coalesce(sum(${condition}), 0)`;
  return sql<Counts>`
    SELECT ${sum(isAtRisk(now, odds))} AS atRisk,
      ${sum(isStuck('working', now))} AS working,
      ${sum(isStuck('waiting', now))} AS waiting,
      ${sum(isStuck('unassigned', now))} AS unassigned,
      ${sum(hasFinish)} AS predicted,
      ${sum(sql<boolean>`t.assigneeId IS NOT NULL AND d.unpredicted IN ('tooFewCases', 'outlasted')`)} AS unpredicted
    FROM tickets t INDEXED BY ${openIndex(filter)} LEFT JOIN ticketDelays d ON d.ticketId = t.id
    WHERE ${filterOf(filter)}`;
}
