import { sql } from 'kysely';
import type { StatusKind } from '#shared/assets/asset.ts';
import type { ReadDb } from '../../db/handles.ts';

/** Assets are grouped by these. */
export type AssetGrouping = 'category' | 'location' | 'area';

const GROUPINGS = {
  category: { column: sql.ref('a.categoryId'), names: sql.table('assetCategories') },
  location: { column: sql.ref('a.locationId'), names: sql.table('locations') },
  area: { column: sql.ref('a.areaId'), names: sql.table('areas') },
} as const;

export interface AssetGroup {
  readonly key: number | null;
  readonly name: string | null;
  readonly count: number;
  readonly inUse: number;
  readonly available: number;
  readonly inRepair: number;
  readonly lost: number;
  readonly valueCents: number;
}

const ofArea = (areaId: number | undefined) => (areaId === undefined ? sql`` : sql`AND a.areaId = ${areaId}`);

/** Assets that are not retired, in groups, the largest first; what has no such thing under null. */
export async function assetGroups(
  db: ReadDb,
  by: AssetGrouping,
  areaId: number | undefined,
): Promise<AssetGroup[]> {
  const { column, names } = GROUPINGS[by];
  const { rows } = await sql<AssetGroup>`
    SELECT n.name AS name, g.* FROM (
      SELECT ${column} AS key, count(*) AS count, sum(a.statusKind = 'inUse') AS "inUse",
        sum(a.statusKind = 'available') AS available, sum(a.statusKind = 'inRepair') AS "inRepair",
        sum(a.statusKind = 'lost') AS lost, sum(ifnull(a.costCents, 0)) AS "valueCents"
      FROM assets a WHERE a.isPresent = 1 ${ofArea(areaId)} GROUP BY 1) AS g
    LEFT JOIN ${names} AS n ON n.id = g.key
    ORDER BY g.count DESC, n.name`.execute(db);
  return rows;
}

export interface StatusCount {
  readonly statusKey: string;
  readonly statusKind: StatusKind;
  readonly count: number;
  readonly valueCents: number;
}

/** All assets by status, retired ones too. */
export async function assetStatuses(db: ReadDb, areaId: number | undefined): Promise<StatusCount[]> {
  const { rows } = await sql<StatusCount>`
    SELECT a.statusKey AS "statusKey", a.statusKind AS "statusKind", count(*) AS count,
      sum(ifnull(a.costCents, 0)) AS "valueCents"
    FROM assets a WHERE 1 ${ofArea(areaId)} GROUP BY 1, 2`.execute(db);
  return rows;
}

export interface ListedAsset {
  readonly inventoryNumber: string;
  readonly name: string;
  readonly category: string;
  readonly brand: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly statusKey: string;
  readonly holder: string | null;
  readonly location: string | null;
  readonly acquiredOn: string | null;
  readonly costCents: number | null;
  readonly warrantyUntil: string | null;
}

/** Assets that are not retired, by inventory number; or those whose warranty ends within some days, the first first. */
export async function listedAssets(
  db: ReadDb,
  {
    areaId,
    warranty,
    limit,
  }: {
    readonly areaId: number | undefined;
    readonly warranty?: { readonly from: string; readonly to: string };
    readonly limit: number;
  },
): Promise<ListedAsset[]> {
  const within =
    warranty === undefined
      ? sql``
      : sql`AND a.warrantyUntil >= ${warranty.from} AND a.warrantyUntil <= ${warranty.to}`;
  const { rows } = await sql<ListedAsset>`
    SELECT a.inventoryNumber AS "inventoryNumber", a.name AS name, c.name AS category, a.brand AS brand, a.model AS model,
      a.serial AS serial, a.statusKey AS "statusKey", p.name AS holder, l.name AS location, a.acquiredOn AS "acquiredOn",
      a.costCents AS "costCents", a.warrantyUntil AS "warrantyUntil"
    FROM assets a JOIN assetCategories c ON c.id = a.categoryId
    LEFT JOIN people p ON p.id = a.holderId LEFT JOIN locations l ON l.id = a.locationId
    WHERE a.isPresent = 1 ${ofArea(areaId)} ${within}
    ORDER BY ${warranty === undefined ? sql`a.foldedNumber` : sql`a.warrantyUntil, a.foldedNumber`}
    LIMIT ${limit}`.execute(db);
  return rows;
}
