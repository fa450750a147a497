import type { StatusKind } from '#shared/assets/asset.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { type AssetRecord, defaultStatus } from './load.ts';
import { updateAsset } from './save.ts';

/**
 * The kind of status that follows when an asset goes to a holder, or to nobody. In use and available follow from
 * custody alone. What is in repair or lost stays so while it passes between people and when it is given back: only the
 * one that was handed out of the store is certainly in use.
 */
export function kindAfterHolding(
  asset: Pick<AssetRecord, 'statusKind' | 'holderId'>,
  personId: number | null,
): StatusKind {
  if (personId === null) return asset.statusKind === 'inUse' ? 'available' : asset.statusKind;
  if (asset.holderId === null) return 'inUse';
  return asset.statusKind === 'available' ? 'inUse' : asset.statusKind;
}

/**
 * Gives assets to a holder (null: takes them back) and sets the status that follows, each version one higher. Only
 * custody calls it, which writes the matching rows of custodyItems and whose event must name every asset in its `rows`.
 * Returns the assets as they now are, in the order given.
 */
export async function setHolder(
  ctx: Pick<CommandContext, 'tx'>,
  assets: readonly AssetRecord[],
  personId: number | null,
  now: number,
): Promise<AssetRecord[]> {
  const settings = await loadSettings(ctx.tx);
  const after: AssetRecord[] = [];
  for (const asset of assets) {
    if (asset.statusKind === 'retired' && personId !== null) {
      throw new Error(`Asset ${asset.id} is retired and cannot be held`);
    }
    const kind = kindAfterHolding(asset, personId);
    const status = kind === asset.statusKind ? {} : statusColumns(defaultStatus(settings, kind));
    after.push(await updateAsset(ctx.tx, asset, { holderId: personId, ...status }, now));
  }
  return after;
}

const statusColumns = (status: { readonly key: string; readonly kind: StatusKind }) => ({
  statusKey: status.key,
  statusKind: status.kind,
});
