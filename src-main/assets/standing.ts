import { sql } from 'kysely';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { currentAsset, refusedRetired } from './edit.ts';
import { type AssetRecord, assetById, assetsByIds } from './load.ts';
import { recordAsset } from './record.ts';
import { updateAsset } from './save.ts';

const broken = (rule: string): AppError => ({ code: 'ruleBroken', details: { rule } });

interface Moving {
  readonly items: readonly { readonly id: number; readonly version: number }[];
  readonly areaId?: number | null | undefined;
  readonly locationId?: number | null | undefined;
  readonly note: string | null;
}

/** Puts assets at another place or area, all or none. Answers how many were elsewhere before. */
export async function moveAssets(ctx: CommandContext, input: Moving): Promise<Result<number>> {
  const missing = await missingPlace(ctx, input);
  if (missing !== null) return fail(missing);
  const versions = new Map(input.items.map((item) => [item.id, item.version]));
  const assets = await assetsByIds(ctx.tx, [...versions.keys()]);
  if (assets.length < versions.size) return fail({ code: 'notFound', details: { entity: 'asset' } });
  for (const asset of assets) {
    const seen = versions.get(asset.id) ?? 0;
    if (asset.version !== seen) {
      return fail(await conflictOf(ctx.tx, 'asset', asset.id, asset.version, seen, { withText: true }));
    }
    const refusal = refusedRetired(asset);
    if (refusal !== null) return fail(refusal);
  }
  let moved = 0;
  for (const before of assets) {
    const areaId = input.areaId === undefined ? before.areaId : input.areaId;
    const locationId = input.locationId === undefined ? before.locationId : input.locationId;
    if (areaId === before.areaId && locationId === before.locationId) continue;
    const after = await updateAsset(ctx.tx, before, { areaId, locationId }, ctx.now);
    await recordAsset(ctx, before, after, {
      action: 'asset.moved',
      text: { note: input.note },
      ...aboutHolder(before),
    });
    moved += 1;
    await moveParts(ctx, after, [...versions.keys()]);
  }
  return ok(moved);
}

/** What is a part of it goes along, however deep; those that were named themselves are moved by themselves. */
async function moveParts(
  ctx: CommandContext,
  whole: AssetRecord,
  exceptIds: readonly number[],
): Promise<void> {
  const { areaId, locationId } = whole;
  for (const id of await partIdsUnder(ctx.tx, whole.id)) {
    const before = exceptIds.includes(id) ? undefined : await assetById(ctx.tx, id);
    if (before === undefined || before.statusKind === 'retired') continue;
    if (before.areaId === areaId && before.locationId === locationId) continue;
    const after = await updateAsset(ctx.tx, before, { areaId, locationId }, ctx.now);
    await recordAsset(ctx, before, after, { action: 'asset.moved', data: { withId: whole.id } });
  }
}

async function partIdsUnder(db: ReadDb, id: number): Promise<number[]> {
  // UNION, not UNION ALL: it ends even where an edited file holds a circle.
  const { rows } = await sql<{ id: number }>`
    WITH RECURSIVE part(id) AS (
      SELECT id FROM assets WHERE parentId = ${id}
      UNION SELECT a.id FROM assets a JOIN part ON a.parentId = part.id)
    SELECT id FROM part ORDER BY id`.execute(db);
  return rows.map((row) => row.id);
}

async function missingPlace(ctx: CommandContext, input: Moving): Promise<AppError | null> {
  for (const [table, entity, id] of [
    ['areas', 'area', input.areaId],
    ['locations', 'location', input.locationId],
  ] as const) {
    if (id === undefined || id === null) continue;
    const row = await ctx.tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
    if (row === undefined) return { code: 'notFound', details: { entity } };
  }
  return null;
}

/**
 * Sends to repair, back from it, lost, found again. In use and available follow from custody: what somebody holds comes
 * back from repair as in use, what nobody holds as available, whichever of the two was asked for is refused otherwise.
 */
export async function setStatus(
  ctx: CommandContext,
  input: {
    readonly id: number;
    readonly version: number;
    readonly statusKey: string;
    readonly note: string | null;
  },
): Promise<Result<AssetRecord>> {
  const current = await currentAsset(ctx, input);
  if (!current.ok) return current;
  const before = current.value;
  const retired = refusedRetired(before);
  if (retired !== null) return fail(retired);
  const { inventory } = await loadSettings(ctx.tx);
  const status = inventory.statuses.find(({ key }) => key === input.statusKey);
  if (status === undefined) return fail({ code: 'notFound', details: { entity: 'assetStatus' } });
  if (status.kind === 'retired') return fail(broken('retireWithReason'));
  if (status.kind === 'inUse' && before.holderId === null) return fail(broken('inUseByCustody'));
  if (status.kind === 'available' && before.holderId !== null) return fail(broken('availableByReturn'));
  if (status.key === before.statusKey) return ok(before);
  const columns = { statusKey: status.key, statusKind: status.kind };
  const after = await updateAsset(ctx.tx, before, columns, ctx.now);
  await recordAsset(ctx, before, after, {
    action: 'asset.statusSet',
    text: { note: input.note },
    ...aboutHolder(before),
  });
  return ok(after);
}

/** Takes an asset out of the inventory for good. Nobody may hold it, and nothing present may be a part of it. */
export async function retireAsset(
  ctx: CommandContext,
  input: {
    readonly id: number;
    readonly version: number;
    readonly statusKey?: string | undefined;
    readonly reason: string;
  },
): Promise<Result<AssetRecord>> {
  const current = await currentAsset(ctx, input);
  if (!current.ok) return current;
  const before = current.value;
  const refusal = refusedRetired(before) ?? (await stillNeeded(ctx, before));
  if (refusal !== null) return fail(refusal);
  const { inventory } = await loadSettings(ctx.tx);
  const retiring = inventory.statuses.filter(({ kind }) => kind === 'retired');
  const status = retiring.find(({ key }) => input.statusKey === undefined || key === input.statusKey);
  if (status === undefined) return fail({ code: 'notFound', details: { entity: 'assetStatus' } });
  const after = await updateAsset(
    ctx.tx,
    before,
    {
      statusKey: status.key,
      statusKind: status.kind,
      retiredAt: ctx.now,
      retirementReason: input.reason,
    },
    ctx.now,
  );
  await recordAsset(ctx, before, after, { action: 'asset.retired', text: { reason: input.reason } });
  return ok(after);
}

async function stillNeeded(ctx: CommandContext, asset: AssetRecord): Promise<AppError | null> {
  if (asset.holderId !== null) return broken('retireHeld');
  const part = await ctx.tx
    .selectFrom('assets')
    .select('id')
    .where('parentId', '=', asset.id)
    .where('isPresent', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return part === undefined ? null : broken('retireWithParts');
}

/** Whoever holds it is told by the live feed that something about it changed. */
function aboutHolder(asset: AssetRecord) {
  return asset.holderId === null ? {} : { about: [{ entity: 'person', id: asset.holderId }] };
}
