import { localDate } from '#shared/calendars/localTime.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { costOfOwnership } from '#shared/maintenance/ownership.ts';
import { assetByKey } from '../assets/load.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { duePage } from './dueQueries.ts';
import { failuresOfAsset } from './failures.ts';
import { recordsOfTicket } from './load.ts';
import { countRecords, maintenanceByYear, recordPage } from './recordQueries.ts';
import { todayAt } from './today.ts';

/** Records that an asset's page shows at once. */
const LATEST = 5;
/** An asset is in a handful of plans. */
const MOST_DUE = 50;

/** What an asset's page shows of its maintenance. */
export async function maintenanceOfAsset(ctx: QueryContext, key: number | string) {
  const asset = await assetByKey(ctx.db, key);
  if (asset === undefined) return fail({ code: 'notFound', details: { entity: 'asset' } });
  const { today, zone } = await todayAt(ctx.db, ctx.now);
  const { inventory } = await loadSettings(ctx.db);
  return ok({
    due: await duePage(ctx.db, { assetId: asset.id, after: null, limit: MOST_DUE }, today),
    records: await recordPage(ctx.db, { assetId: asset.id, after: null, limit: LATEST }),
    recordCount: await countRecords(ctx.db, asset.id),
    currency: inventory.currency,
    ownership: costOfOwnership(
      {
        costCents: asset.costCents,
        acquiredOn: asset.acquiredOn,
        retiredOn: asset.retiredAt === null ? null : localDate(asset.retiredAt, zone),
      },
      await maintenanceByYear(ctx.db, asset.id),
      today,
    ),
    failures: await failuresOfAsset(ctx.db, ctx.now, asset.id),
  });
}

/** What a ticket shows of the plan that opened it and of what was recorded from it. */
export async function maintenanceOfTicket(ctx: QueryContext, ticketId: number) {
  const records = await recordsOfTicket(ctx.db, ticketId);
  const due = await ctx.db
    .selectFrom('maintenanceDue')
    .select(['planId', 'dueOn'])
    .where('ticketId', '=', ticketId)
    .limit(1)
    .executeTakeFirst();
  const planId = due?.planId ?? records.find((record) => record.plan !== null)?.plan?.id;
  if (planId === undefined) return ok({ plan: null, records });
  const plan = await ctx.db
    .selectFrom('maintenancePlans')
    .select(['id', 'name', 'instructions'])
    .where('id', '=', planId)
    .executeTakeFirstOrThrow();
  return ok({ plan: { ...plan, dueOn: due?.dueOn ?? null }, records });
}
