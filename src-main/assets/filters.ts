import { type RawBuilder, sql } from 'kysely';
import type { AssetFilter } from '#shared/assets/contract.ts';
import { WARRANTY_SOON_DAYS } from '#shared/assets/warranty.ts';
import { addToDate, localDate } from '#shared/calendars/localTime.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { statusOf } from './load.ts';

/** Sorts an asset without a warranty after all that have one; the index says the same. */
export const NO_WARRANTY = '9999-12-31';

const warranty = sql<string>`coalesce(a.warrantyUntil, ${sql.lit(NO_WARRANTY)})`;

/** What a list asks of an asset `a`, in words that the indexes of the lists understand. */
export async function conditionsOf(ctx: QueryContext, filter: AssetFilter): Promise<RawBuilder<boolean>[]> {
  const settings = await loadSettings(ctx.db);
  const kind =
    filter.statusKind ??
    (filter.statusKey === undefined ? undefined : statusOf(settings, filter.statusKey, 'retired').kind);
  const conditions: RawBuilder<boolean>[] = [];
  if (filter.withRetired !== true && kind !== 'retired') conditions.push(sql`a.isPresent = 1`);
  if (filter.statusKind !== undefined) conditions.push(sql`a.statusKind = ${filter.statusKind}`);
  if (filter.statusKey !== undefined) conditions.push(sql`a.statusKey = ${filter.statusKey}`);
  for (const column of ['categoryId', 'areaId', 'locationId', 'holderId', 'supplierId'] as const) {
    const id = filter[column];
    if (id !== undefined) conditions.push(sql`${sql.ref(`a.${column}`)} = ${id}`);
  }
  if (filter.warranty === undefined) return conditions;
  const today = localDate(ctx.now, settings.institution.timeZone);
  switch (filter.warranty) {
    case 'ended':
      return [...conditions, sql`${warranty} < ${today}`];
    case 'endsSoon':
      return [...conditions, sql`${warranty} BETWEEN ${today} AND ${addToDate(today, WARRANTY_SOON_DAYS)}`];
    case 'valid':
      return [...conditions, sql`${warranty} >= ${today}`, sql`${warranty} < ${sql.lit(NO_WARRANTY)}`];
  }
}

const NARROWING = [
  'categoryId',
  'statusKind',
  'statusKey',
  'areaId',
  'locationId',
  'holderId',
  'supplierId',
  'warranty',
] as const satisfies readonly (keyof AssetFilter)[];

/** Whether it asks for more than what is not retired. */
export const narrows = (filter: AssetFilter): boolean => NARROWING.some((key) => filter[key] !== undefined);
