import { refusedStatuses, removedKeys } from '#shared/assets/statusRules.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import type { Settings } from '#shared/settings/contract.ts';
import { isStatusUsed } from '../assets/load.ts';
import type { WriteTx } from '../db/handles.ts';

const broken = (rule: string): AppError => ({ code: 'ruleBroken', details: { rule } });

/** Why these settings of the inventory may not be saved; null when they may. */
export async function refusedInventory(
  tx: WriteTx,
  before: Settings['inventory'],
  after: Settings['inventory'],
): Promise<AppError | null> {
  const rule = refusedStatuses(before.statuses, after.statuses);
  if (rule !== null) return broken(rule);
  for (const key of removedKeys(before.statuses, after.statuses)) {
    if (await isStatusUsed(tx, key)) return broken('statusInUse');
  }
  return null;
}

/** A logo is stored before its hash is: it comes by `uploadLogo`, and a save keeps it or takes it off. */
export function refusedPrinting(before: Settings['printing'], after: Settings['printing']): AppError | null {
  return after.logo === null || after.logo === before.logo ? null : broken('logoByUpload');
}
