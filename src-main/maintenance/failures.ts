import { sql } from 'kysely';
import { addToDate, startOfDate } from '#shared/calendars/localTime.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { FailureFilter } from '#shared/maintenance/contract.ts';
import type { FailureTicket, RecurringGroup, RepeatedAsset } from '#shared/maintenance/fields.ts';
import { addMonths } from '#shared/maintenance/nextDue.ts';
import { EARLIER_PERIODS, judgeGroup } from '#shared/maintenance/recurring.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import type { ReadDb } from '../db/handles.ts';
import {
  countFailures,
  countSelected,
  type FailurePlace,
  failurePage,
  firstTicketAt,
  groupsQuery,
  type RepeatedRow,
  repeatedQuery,
} from './failureQueries.ts';
import { todayAt } from './today.ts';

/** What counts as repeated unless asked otherwise. */
const REPEATED = { months: 12, atLeast: 3 };
/** Rows of the list of assets; the total counts them all. */
const MOST_ASSETS = 200;

// What is read here runs over a year of tickets and more: in the thread that reads (indicators/task.ts), all but the
// failures of one asset.

export interface RecurringFailures {
  readonly from: string;
  readonly until: string;
  /** Earlier periods of the same length that there were tickets in. */
  readonly periods: number;
  readonly items: RecurringGroup[];
}

/**
 * Groups whose failures of the last `days` days (today included) stand above their own history, least likely first.
 *
 * @param now UTC ms
 */
export async function recurringIn(
  db: ReadDb,
  now: number,
  { days, atLeast }: { readonly days: number; readonly atLeast: number },
): Promise<RecurringFailures> {
  const { today, zone } = await todayAt(db, now);
  const firstDay = addToDate(today, 1 - days);
  const from = startOfDate(firstDay, zone);
  const to = startOfDate(addToDate(today, 1), zone);
  const begun = await firstTicketAt(db);
  let periods = 0;
  let since = from;
  while (periods < EARLIER_PERIODS) {
    const earlier = startOfDate(addToDate(firstDay, -(periods + 1) * days), zone);
    // A period that began before there were tickets would make history look quieter than it was.
    if (begun === null || begun > earlier) break;
    periods += 1;
    since = earlier;
  }
  const span = { from: firstDay, until: today, periods };
  if (periods === 0) return { ...span, items: [] };

  const { rows } = await groupsQuery({ since, from, to }, atLeast).execute(db);
  const standing = rows
    .map((row) => ({ row, judged: judgeGroup(row.now, row.before, periods, atLeast) }))
    .filter(({ judged }) => judged.standsOut)
    .sort((a, b) => a.judged.chance - b.judged.chance || b.row.now - a.row.now);
  const services = await named(
    db,
    'services',
    standing.map(({ row }) => row.serviceId),
  );
  const areas = await named(
    db,
    'areas',
    standing.map(({ row }) => row.areaId),
  );
  const categories = await named(
    db,
    'assetCategories',
    standing.map(({ row }) => row.categoryId),
  );
  const items = standing.map(
    ({ row, judged }): RecurringGroup => ({
      service: services(row.serviceId),
      area: areas(row.areaId),
      model: row.hasAsset === 1 ? { brand: row.brand, model: row.model } : null,
      count: row.now,
      before: row.before,
      mean: judged.mean,
      upTo: judged.upTo,
      chance: judged.chance,
      category: categories(row.categoryId),
    }),
  );
  return { ...span, items };
}

/** The names of some rows by id, asked for at once. */
async function named(
  db: ReadDb,
  table: 'services' | 'areas' | 'assetCategories',
  ids: readonly (number | null)[],
): Promise<(id: number | null) => Ref | null> {
  const known = [...new Set(ids.filter((id): id is number => id !== null))];
  const rows =
    known.length === 0
      ? []
      : await db
          .selectFrom(table)
          .select(['id', 'name'])
          .where(sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(known)}))`)
          .execute();
  const byId = new Map(rows.map((row) => [row.id, { id: row.id, name: row.name }]));
  return (id) => (id === null ? null : (byId.get(id) ?? null));
}

/** The days of the last so many months, today included. */
export function monthsBack(today: string, months: number): { readonly from: string; readonly until: string } {
  return { from: addToDate(addMonths(today, -months), 1), until: today };
}

function instantsOf({ from, until }: { readonly from: string; readonly until: string }, zone: string) {
  return { from: startOfDate(from, zone), to: startOfDate(addToDate(until, 1), zone) };
}

export interface RepeatedFailures {
  readonly from: string;
  readonly until: string;
  readonly total: number;
  readonly items: RepeatedAsset[];
}

/** Assets with at least so many failures in the last months. @param now UTC ms */
export async function repeatedIn(
  db: ReadDb,
  now: number,
  { months, atLeast }: { readonly months: number; readonly atLeast: number },
): Promise<RepeatedFailures> {
  const { today, zone } = await todayAt(db, now);
  const span = monthsBack(today, months);
  const { from, to } = instantsOf(span, zone);
  const { rows } = await repeatedQuery(from, to, atLeast).execute(db);
  return { ...span, total: rows.length, items: await describe(db, rows.slice(0, MOST_ASSETS)) };
}

async function describe(db: ReadDb, rows: readonly RepeatedRow[]): Promise<RepeatedAsset[]> {
  if (rows.length === 0) return [];
  const assets = await db
    .selectFrom('assets as a')
    .innerJoin('assetCategories as c', 'c.id', 'a.categoryId')
    .leftJoin('areas as r', 'r.id', 'a.areaId')
    .leftJoin('people as h', 'h.id', 'a.holderId')
    .select([
      'a.id',
      'a.inventoryNumber',
      'a.name',
      'a.brand',
      'a.model',
      'a.categoryId',
      'c.name as categoryName',
      'a.areaId',
      'r.name as areaName',
      'a.holderId',
      'h.name as holderName',
    ])
    .where(
      'a.id',
      'in',
      rows.map((row) => row.assetId),
    )
    .execute();
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const ref = (id: number | null, name: string | null) =>
    id === null || name === null ? null : { id, name };
  return rows.flatMap(({ assetId, count, lastAt }) => {
    const asset = byId.get(assetId);
    if (asset === undefined) return [];
    return {
      asset: { id: asset.id, inventoryNumber: asset.inventoryNumber, name: asset.name },
      brand: asset.brand,
      model: asset.model,
      category: { id: asset.categoryId, name: asset.categoryName },
      area: ref(asset.areaId, asset.areaName),
      holder: ref(asset.holderId, asset.holderName),
      count,
      lastAt: toIso(lastAt),
    };
  });
}

/** Whether an asset's failures are told of as repeated, and the span that they are counted in. */
export async function failuresOfAsset(db: ReadDb, now: number, assetId: number) {
  const { today, zone } = await todayAt(db, now);
  const span = monthsBack(today, REPEATED.months);
  const { from, to } = instantsOf(span, zone);
  const count = await countFailures(db, assetId, from, to);
  return { ...span, count, isRepeated: count >= REPEATED.atLeast };
}

export interface FailureListAsked extends FailureFilter {
  readonly after: FailurePlace | null;
  readonly limit: number;
}

export interface FailureList {
  readonly items: FailureTicket[];
  /** Where the next page begins; null after the last. */
  readonly next: FailurePlace | null;
  readonly total: number;
}

/** The tickets behind a figure. @param now UTC ms */
export async function failuresIn(db: ReadDb, now: number, asked: FailureListAsked): Promise<FailureList> {
  const { zone } = await todayAt(db, now);
  const { assetId, serviceId, areaId, model, after, limit } = asked;
  const selection = { ...instantsOf(asked, zone), assetId, serviceId, areaId, model };
  const { tickets, place } = await failurePage(db, selection, after, limit + 1);
  return {
    items: tickets.slice(0, limit),
    next: tickets.length > limit ? place(limit - 1) : null,
    total: await countSelected(db, selection),
  };
}
