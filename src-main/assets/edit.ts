import type { AssetInput } from '#shared/assets/contract.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { checkedInput, takenNumber } from './checks.ts';
import { type AssetRecord, assetById, defaultStatus } from './load.ts';
import { nextInventoryNumber } from './numbers.ts';
import { assetChanges, recordAsset } from './record.ts';
import { insertAsset, updateAsset } from './save.ts';

export const assetNotFound = fail({ code: 'notFound', details: { entity: 'asset' } });

/** The asset that a command may change: there, and not stale. */
export async function currentAsset(
  ctx: CommandContext,
  seen: { readonly id: number; readonly version: number },
): Promise<Result<AssetRecord>> {
  const asset = await assetById(ctx.tx, seen.id);
  if (asset === undefined) return assetNotFound;
  if (asset.version === seen.version) return ok(asset);
  return fail(await conflictOf(ctx.tx, 'asset', asset.id, asset.version, seen.version, { withText: true }));
}

/** What is retired stays as it was: only its papers may still grow. */
export function refusedRetired(asset: AssetRecord): AppError | null {
  return asset.statusKind === 'retired' ? { code: 'ruleBroken', details: { rule: 'assetRetired' } } : null;
}

/** The columns of an input, one by one: a command carries more than that (its id), and none of it is a column. */
const columnsOf = (input: AssetInput) => ({
  name: input.name,
  categoryId: input.categoryId,
  brand: input.brand,
  model: input.model,
  serial: input.serial,
  areaId: input.areaId,
  locationId: input.locationId,
  parentId: input.parentId,
  acquiredOn: input.acquiredOn,
  costCents: input.costCents,
  supplierId: input.supplierId,
  invoice: input.invoice,
  warrantyUntil: input.warrantyUntil,
  usefulLifeMonths: input.usefulLifeMonths,
  notes: input.notes,
  custom: input.custom,
});

/** A new asset, available; with a typed number or the next of the sequence, taken in this transaction. */
export async function createAsset(
  ctx: CommandContext,
  { inventoryNumber, ...given }: AssetInput & { readonly inventoryNumber?: string | null | undefined },
): Promise<Result<AssetRecord>> {
  const checked = await checkedInput(ctx.tx, given, null);
  if (!checked.ok) return checked;
  const settings = await loadSettings(ctx.tx);
  const number = inventoryNumber ?? (await nextInventoryNumber(ctx.tx, settings));
  const taken = await takenNumber(ctx.tx, number, 0);
  if (taken !== null) return fail(taken);
  const { key: statusKey, kind: statusKind } = defaultStatus(settings, 'available');
  const asset = await insertAsset(ctx.tx, {
    ...columnsOf(checked.value),
    inventoryNumber: number,
    statusKey,
    statusKind,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await recordAsset(ctx, null, asset, { action: 'asset.created', ...aboutParents(null, asset) });
  return ok(asset);
}

/** Writes what differs; saving what is there already changes nothing. */
export async function editAsset(
  ctx: CommandContext,
  {
    id,
    version,
    inventoryNumber,
    ...given
  }: AssetInput & { readonly id: number; readonly version: number; readonly inventoryNumber: string },
): Promise<Result<AssetRecord>> {
  const current = await currentAsset(ctx, { id, version });
  if (!current.ok) return current;
  const before = current.value;
  const refusal = refusedRetired(before) ?? (await takenNumber(ctx.tx, inventoryNumber, id));
  if (refusal !== null) return fail(refusal);
  const checked = await checkedInput(ctx.tx, given, before);
  if (!checked.ok) return checked;
  const change = { ...columnsOf(checked.value), inventoryNumber };
  const { data, text } = assetChanges(before, { ...before, ...change });
  if (Object.keys(data.after ?? {}).length === 0 && Object.keys(text).length === 0) return ok(before);
  const after = await updateAsset(ctx.tx, before, change, ctx.now);
  await recordAsset(ctx, before, after, { action: 'asset.changed', ...aboutParents(before, after) });
  return ok(after);
}

/** Becoming or ceasing to be a part shows in the history of the whole as well. */
function aboutParents(before: AssetRecord | null, after: AssetRecord) {
  if ((before?.parentId ?? null) === after.parentId) return {};
  const ids = [before?.parentId ?? null, after.parentId].flatMap((id) => id ?? []);
  return { about: ids.map((id) => ({ entity: 'asset', id })) };
}
