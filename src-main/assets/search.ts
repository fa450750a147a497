import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { AssetFilter } from '#shared/assets/contract.ts';
import { sequenceNumber } from '#shared/assets/sequence.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import type { QueryContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import { loadSettings } from '../settings/load.ts';
import { conditionsOf, narrows } from './filters.ts';
import { assetByScan } from './load.ts';
import { type AssetPage, assetRows } from './view.ts';

type Input = AssetFilter & {
  readonly q: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** People that a name resolves to; whoever types less than a name gets the texts. */
const PEOPLE = 20;

const HIGHEST = Number.MAX_SAFE_INTEGER;

/**
 * Search over number, name, brand, model, serial, notes, own fields and the holder's name, accents and case ignored,
 * newest first; a number or serial that was typed or scanned whole comes before all.
 */
export async function searchAssets(ctx: QueryContext, input: Input): Promise<Result<AssetPage>> {
  const { db } = ctx;
  const cursor = decodeCursor(z.number().int().min(0), input.cursor);
  if (!cursor.ok) return cursor;
  const before = cursor.value ?? HIGHEST;
  // Whoever scans the label of a retired one wants to know that it is.
  const exact =
    cursor.value === null
      ? await filtered(ctx, { ...input, withRetired: true }, await exactIds(ctx, input.q))
      : await exactIds(ctx, input.q);
  const wanted = { ...input, limit: input.limit + exact.length + 1 };
  const matching = await idsBelow(ctx, wanted, before);
  const found = [...(cursor.value === null ? exact : []), ...matching.filter((id) => !exact.includes(id))];
  const page = found.slice(0, input.limit);
  const hasMore = found.length > input.limit;
  const last = page.filter((id) => !exact.includes(id)).at(-1);
  return ok({
    items: await assetRows(db, page),
    nextCursor: hasMore ? encodeCursor(last ?? HIGHEST - 1) : null,
    total: !hasMore && cursor.value === null ? found.length : null,
  });
}

/** The asset of a whole number or serial; a bare number is one of the inventory's sequence, too. */
async function exactIds(ctx: QueryContext, q: string): Promise<number[]> {
  const { inventory } = await loadSettings(ctx.db);
  const scanned = await assetByScan(ctx.db, q);
  const inSequence = /^\d{1,12}$/.test(q)
    ? await assetByScan(ctx.db, sequenceNumber(inventory.numberPrefix, inventory.numberDigits, Number(q)))
    : undefined;
  return [...new Set([scanned, inSequence].flatMap((asset) => asset?.id ?? []))];
}

/**
 * What a person typed as a full-text query: each word as a prefix, all of them wanted, nothing of it an operator.
 * Null when there is no word in it. Accents and case are folded by the index.
 */
export function matchExpression(typed: string): string | null {
  const words =
    typed
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 12) ?? [];
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' AND ');
}

async function peopleNamed(db: ReadDb, q: string): Promise<number[]> {
  const folded = foldText(q).trim();
  if (folded.length < 3) return [];
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM people WHERE instr(foldedName, ${folded}) > 0 ORDER BY foldedName, id LIMIT ${PEOPLE}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Ids below `before`, newest first, as many as asked for: from the texts and from what the people hold. */
async function idsBelow(ctx: QueryContext, input: Input, before: number): Promise<number[]> {
  const conditions = await conditionsOf(ctx, input);
  const match = matchExpression(input.q);
  const ids = new Set<number>();
  if (match !== null) {
    const { rows } = await sql<{ id: number }>`
      SELECT s.rowid AS id FROM assetSearch s
      WHERE assetSearch MATCH ${match} AND s.rowid < ${before} ${passing(conditions, narrows(input))}
      ORDER BY s.rowid DESC LIMIT ${input.limit}`.execute(ctx.db);
    for (const { id } of rows) ids.add(id);
  }
  const people = await peopleNamed(ctx.db, input.q);
  if (people.length > 0) {
    const { rows } = await sql<{ id: number }>`
      SELECT a.id AS id FROM assets a INDEXED BY assets_holder
      WHERE ${sql.join(
        [
          sql`a.holderId IN (SELECT value FROM json_each(${JSON.stringify(people)}))`,
          sql`a.id < ${before}`,
          ...conditions,
        ],
        sql` AND `,
      )}`.execute(ctx.db);
    for (const { id } of rows) ids.add(id);
  }
  return [...ids].sort((a, b) => b - a).slice(0, input.limit);
}

/**
 * What the filters ask of a match `s`. A narrow filter is looked up once, from the index, and the matches picked from it;
 * nearly all pass a wide one, so each match is looked at until the page is full.
 */
function passing(conditions: readonly RawBuilder<boolean>[], isNarrow: boolean): RawBuilder<unknown> {
  if (conditions.length === 0) return sql``;
  const all = sql.join([...conditions], sql` AND `);
  return isNarrow
    ? sql`AND +s.rowid IN (SELECT a.id FROM assets a INDEXED BY assets_filters WHERE ${all})`
    : sql`AND EXISTS (SELECT 1 FROM assets a WHERE a.id = s.rowid AND ${all})`;
}

/** Those of a few that the filters let through, newest first. */
async function filtered(ctx: QueryContext, input: Input, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const conditions = await conditionsOf(ctx, input);
  const { rows } = await sql<{ id: number }>`
    SELECT a.id AS id FROM assets a
    WHERE a.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND ${sql.join([sql`true`, ...conditions], sql` AND `)}
    ORDER BY a.id DESC`.execute(ctx.db);
  return rows.map((row) => row.id);
}
