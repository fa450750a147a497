import { sql } from 'kysely';
import { z } from 'zod';
import type { AssetFilter } from '#shared/assets/contract.ts';
import { sequenceNumber } from '#shared/assets/sequence.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import type { QueryContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import { loadSettings } from '../settings/load.ts';
import { conditionsOf } from './filters.ts';
import { assetByScan } from './load.ts';
import { type AssetPage, assetRows } from './view.ts';

type Input = AssetFilter & {
  readonly q: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** Found candidates are read in slices of this many until the page is full. */
const SLICE = 500;
/** Slices that a rare combination of filters may cost. */
const SLICES = 20;
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
  const exact = await exactIds(ctx, input.q);
  const match = matchExpression(input.q);
  const people = await peopleNamed(db, input.q);
  let before = cursor.value ?? HIGHEST;
  // Whoever scans the label of a retired one wants to know that it is.
  const found = before === HIGHEST ? await filtered(ctx, { ...input, withRetired: true }, exact) : [];
  let isExhausted = false;
  for (let slice = 0; slice < SLICES && found.length <= input.limit && !isExhausted; slice += 1) {
    const candidates = await candidatesBelow(db, match, people, before);
    isExhausted = candidates.length < SLICE;
    const fresh = candidates.filter((id) => !exact.includes(id));
    found.push(...(await filtered(ctx, input, fresh)));
    before = candidates.at(-1) ?? 0;
  }
  const page = found.slice(0, input.limit);
  const hasMore = found.length > input.limit || !isExhausted;
  // Cut off by the page it goes on below the last one shown; else below where it stopped looking.
  const last = found.length > input.limit ? page.filter((id) => !exact.includes(id)).at(-1) : before;
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

/** Up to a slice of ids below `before`, newest first, from the texts and from what the people hold. */
async function candidatesBelow(
  db: ReadDb,
  match: string | null,
  people: readonly number[],
  before: number,
): Promise<number[]> {
  const ids = new Set<number>();
  if (match !== null) {
    const { rows } = await sql<{ id: number }>`
      SELECT rowid AS id FROM assetSearch WHERE assetSearch MATCH ${match} AND rowid < ${before}
      ORDER BY rowid DESC LIMIT ${SLICE}`.execute(db);
    for (const { id } of rows) ids.add(id);
  }
  if (people.length > 0) {
    const { rows } = await sql<{ id: number }>`
      SELECT id FROM assets INDEXED BY assets_holder
      WHERE holderId IN (SELECT value FROM json_each(${JSON.stringify(people)})) AND id < ${before}`.execute(
      db,
    );
    for (const { id } of rows) ids.add(id);
  }
  return [...ids].sort((a, b) => b - a).slice(0, SLICE);
}

/** Those of the candidates that the filters let through, newest first. */
async function filtered(ctx: QueryContext, input: Input, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const conditions = await conditionsOf(ctx, input);
  const { rows } = await sql<{ id: number }>`
    SELECT a.id AS id FROM assets a
    WHERE a.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND ${sql.join([sql`true`, ...conditions], sql` AND `)}
    ORDER BY a.id DESC`.execute(ctx.db);
  return rows.map((row) => row.id);
}
