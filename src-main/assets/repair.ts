import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { assetById, defaultStatus } from './load.ts';
import { recordAsset } from './record.ts';
import { updateAsset } from './save.ts';

/**
 * Sends an asset to repair or brings it back, as part of another act (its maintenance). Back from repair it is in use
 * when somebody holds it, else available. Where there is nothing to change (in repair already, lost, retired, or not in
 * repair any more) nothing happens.
 */
export async function setRepair(ctx: CommandContext, assetId: number, to: 'begin' | 'end'): Promise<void> {
  const asset = await assetById(ctx.tx, assetId);
  if (asset === undefined) throw new Error(`Asset ${assetId} is not there`);
  const isHere = asset.statusKind === 'available' || asset.statusKind === 'inUse';
  if (to === 'begin' ? !isHere : asset.statusKind !== 'inRepair') return;
  const kind = to === 'begin' ? 'inRepair' : asset.holderId === null ? 'available' : 'inUse';
  const status = defaultStatus(await loadSettings(ctx.tx), kind);
  const after = await updateAsset(ctx.tx, asset, { statusKey: status.key, statusKind: status.kind }, ctx.now);
  await recordAsset(ctx, asset, after, { action: 'asset.statusSet' });
}
