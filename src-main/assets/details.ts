import { type AssetDetails, assetDetails } from '#shared/assets/fields.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';

const groups = assetDetails.shape.groups;

/** What an inventory agent last said of an asset; null when none did. */
export async function detailsOf(db: ReadDb, assetId: number): Promise<AssetDetails | null> {
  const row = await db
    .selectFrom('assetDetails')
    .select(['source', 'at', 'details'])
    .where('id', '=', assetId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { source: row.source, at: toIso(row.at), groups: groups.parse(JSON.parse(row.details)) };
}
