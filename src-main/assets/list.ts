import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { AssetFilter } from '#shared/assets/contract.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import type { QueryContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import { conditionsOf, NO_WARRANTY } from './filters.ts';
import { searchAssets } from './search.ts';
import { type AssetPage, assetRows } from './view.ts';

type Input = AssetFilter & { readonly limit: number; readonly cursor?: string | undefined };

/** Where the next page begins: the sort value and the id of the last row of this one. */
const cursorForm = z.tuple([z.union([z.string(), z.number()]), z.number().int()]);
type Position = z.infer<typeof cursorForm>;

interface Order {
  /** The index that reads in this order and holds everything that is filtered by. */
  readonly index: string;
  readonly key: RawBuilder<string | number>;
  readonly isDescending: boolean;
}

const ORDERS: Readonly<Record<NonNullable<AssetFilter['sort']>, Order>> = {
  inventoryNumber: { index: 'assets_byNumber', key: sql`a.foldedNumber`, isDescending: false },
  name: { index: 'assets_byName', key: sql`a.foldedName`, isDescending: false },
  '-updatedAt': { index: 'assets_byUpdate', key: sql`a.updatedAt`, isDescending: true },
  // Those without a warranty come last.
  warrantyUntil: {
    index: 'assets_byWarranty',
    key: sql`coalesce(a.warrantyUntil, ${sql.lit(NO_WARRANTY)})`,
    isDescending: false,
  },
};

/** A page of assets, with how many there are on the first one. */
export async function listAssets(ctx: QueryContext, input: Input): Promise<Result<AssetPage>> {
  if (input.q) return searchAssets(ctx, { ...input, q: input.q });
  const cursor = decodeCursor(cursorForm, input.cursor);
  if (!cursor.ok) return cursor;
  const conditions = await conditionsOf(ctx, input);
  const order = ORDERS[input.sort ?? 'inventoryNumber'];
  const few = await indexOfFew(ctx.db, input);
  const way = { ...order, ...(few === null ? { sorts: false } : { index: few, sorts: true }) };
  const keys = await keysOf(ctx.db, conditions, way, cursor.value, input.limit + 1);
  const page = keys.slice(0, input.limit);
  const last = page.at(-1);
  const hasMore = keys.length > input.limit;
  return ok({
    items: await assetRows(
      ctx.db,
      page.map(({ id }) => id),
    ),
    nextCursor: hasMore && last ? encodeCursor([last.key, last.id]) : null,
    total: cursor.value === null ? (hasMore ? await countOf(ctx.db, conditions, few) : page.length) : null,
  });
}

/** Sort keys and ids of one page: from the index of its order alone, or from the few rows of one value, sorted. */
async function keysOf(
  db: ReadDb,
  conditions: readonly RawBuilder<boolean>[],
  { index, key, isDescending, sorts }: Order & { readonly sorts: boolean },
  from: Position | null,
  limit: number,
): Promise<{ key: string | number; id: number }[]> {
  const direction = isDescending ? sql`DESC` : sql`ASC`;
  const after =
    from === null
      ? []
      : [sql<boolean>`(${key}, a.id) ${isDescending ? sql`<` : sql`>`} (${from[0]}, ${from[1]})`];
  const { rows } = await sql<{ key: string | number; id: number }>`
    SELECT ${key} AS key, a.id AS id FROM assets a INDEXED BY ${sql.ref(index)}
    ${whereOf([...conditions, ...after])} ORDER BY ${sorts ? sql`+` : sql``}${key} ${direction}, a.id ${direction} LIMIT ${limit}`.execute(
    db,
  );
  return rows;
}

/** Rows of one value up to which sorting them all beats reading on in order until a page is full. */
const FEW = 2_000;

const OF_ONE_VALUE = [
  ['holderId', 'assets_holder'],
  ['locationId', 'assets_location'],
  ['areaId', 'assets_area'],
  ['supplierId', 'assets_supplier'],
] as const;

/** The index of a filter that few assets pass; null where there is none, so that the order decides. */
async function indexOfFew(db: ReadDb, filter: AssetFilter): Promise<string | null> {
  for (const [column, index] of OF_ONE_VALUE) {
    const id = filter[column];
    if (id === undefined) continue;
    const { rows } = await sql<{ count: number }>`
      SELECT count(*) AS count FROM (SELECT 1 FROM assets a INDEXED BY ${sql.ref(index)}
        WHERE ${sql.ref(`a.${column}`)} = ${id} LIMIT ${FEW + 1})`.execute(db);
    if ((rows[0]?.count ?? 0) <= FEW) return index;
  }
  return null;
}

/** Counted by an index that holds every condition: SQLite left alone would look up each row of a common value. */
async function countOf(
  db: ReadDb,
  conditions: readonly RawBuilder<boolean>[],
  few: string | null,
): Promise<number> {
  const index = few ?? 'assets_filters';
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM assets a INDEXED BY ${sql.ref(index)} ${whereOf(conditions)}`.execute(db);
  return rows[0]?.count ?? 0;
}

function whereOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`WHERE ${sql.join([...conditions], sql` AND `)}`;
}
