import type { InferSchemaInput } from '@orpc/contract';
import { z } from 'zod';
import type { assetsContract } from '#shared/assets/contract.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { HistoryEvent } from '../audit/event.ts';
import { newestHistoryOf } from '../audit/history.ts';
import type { ReadDb } from '../db/handles.ts';
import type { QueryContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import { loadSettings } from '../settings/load.ts';
import { assetNotFound } from './edit.ts';
import { assetByKey, statusOf } from './load.ts';

type Page = InferSchemaInput<NonNullable<(typeof assetsContract)['history']['~orpc']['outputSchema']>>;
type Values = Record<string, unknown>;

/** Everything that happened to an asset or speaks of it, newest first, ids told by name. */
export async function assetHistory(
  ctx: QueryContext,
  input: { readonly id: number | string; readonly limit: number; readonly cursor?: string | undefined },
): Promise<Result<Page>> {
  const asset = await assetByKey(ctx.db, input.id);
  if (asset === undefined) return assetNotFound;
  const cursor = decodeCursor(z.number().int().positive(), input.cursor);
  if (!cursor.ok) return cursor;
  const row = { entity: 'asset', id: asset.id };
  const events = await newestHistoryOf(ctx.db, row, { beforeSeq: cursor.value, limit: input.limit + 1 });
  const page = events.slice(0, input.limit);
  const told = page.map((event) => ({ before: part(event, 'before'), after: afterOf(event) }));
  const names = await namesIn(
    ctx.db,
    told.flatMap(({ before, after }) => [before, after]),
    page.flatMap((event) => event.actorId ?? []),
  );
  const items = page.map((event, index) => ({
    seq: event.seq,
    at: toIso(event.at),
    actor: event.actorId === null ? null : { id: event.actorId, name: names.person(event.actorId) },
    action: event.action,
    before: names.replace(told[index]?.before ?? {}),
    after: names.replace(told[index]?.after ?? {}),
  }));
  const last = page.at(-1);
  return ok({ items, nextCursor: events.length > input.limit && last ? encodeCursor(last.seq) : null });
}

function part({ data, text }: HistoryEvent, key: 'before' | 'after'): Values {
  return { ...((data[key] ?? {}) as Values), ...((text?.[key] ?? {}) as Values) };
}

/** What it left, with whatever else the event tells: a note, a reason, the ticket. */
function afterOf(event: HistoryEvent): Values {
  const { before: _dataBefore, after: _dataAfter, ...more } = event.data;
  const { before: _textBefore, after: _textAfter, ...words } = event.text ?? {};
  return { ...part(event, 'after'), ...more, ...words };
}

const NAMED = {
  holderId: ['holder', 'people'],
  areaId: ['area', 'areas'],
  locationId: ['location', 'locations'],
  categoryId: ['category', 'assetCategories'],
  supplierId: ['supplier', 'suppliers'],
  parentId: ['parent', 'assets'],
} as const;

type NamedKey = keyof typeof NAMED;
type NamedTable = (typeof NAMED)[NamedKey][1];

const isNamed = (key: string): key is NamedKey => key in NAMED;

/** `areaId: 5` becomes `area: { id, name }`, and a status key the status with its label. */
async function namesIn(db: ReadDb, values: readonly Values[], actorIds: readonly number[]) {
  const settings = await loadSettings(db);
  const wanted = new Map<NamedTable, Set<number>>([['people', new Set(actorIds)]]);
  for (const [key, id] of values.flatMap((value) => Object.entries(value))) {
    if (!isNamed(key) || typeof id !== 'number') continue;
    const table = NAMED[key][1];
    wanted.set(table, (wanted.get(table) ?? new Set()).add(id));
  }
  const names = new Map<NamedTable, ReadonlyMap<number, string>>();
  for (const [table, ids] of wanted) names.set(table, await namesOf(db, table, [...ids]));
  const nameIn = (table: NamedTable, id: number) => names.get(table)?.get(id) ?? '';
  const one = ([key, value]: [string, unknown]): [string, unknown] => {
    if (key === 'statusKey') {
      return ['status', typeof value === 'string' ? statusOf(settings, value) : null];
    }
    if (!isNamed(key)) return [key, value];
    const [as, table] = NAMED[key];
    return [as, typeof value === 'number' ? { id: value, name: nameIn(table, value) } : null];
  };
  return {
    person: (id: number) => nameIn('people', id),
    replace: ({ statusKind: _kind, ...value }: Values): Values =>
      Object.fromEntries(Object.entries(value).map(one)),
  };
}

async function namesOf(
  db: ReadDb,
  table: NamedTable,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom(table).select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
