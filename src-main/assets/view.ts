import { sql } from 'kysely';
import { bookValueOn } from '#shared/assets/depreciation.ts';
import type { Asset, AssetFile, AssetRef, AssetRow } from '#shared/assets/fields.ts';
import { localDate } from '#shared/calendars/localTime.ts';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import type { Settings } from '#shared/settings/contract.ts';
import type { ReadDb } from '../db/handles.ts';
import { loadSettings } from '../settings/load.ts';
import { detailsOf } from './details.ts';
import { filesOf } from './fileRows.ts';
import { type AssetRecord, categoryById, statusOf } from './load.ts';

const ref = (id: number | null, name: string | null): Ref | null =>
  id === null || name === null ? null : { id, name };

/** What lists and searches answer with; a search that did not look at everything has no total. */
export interface AssetPage {
  readonly items: AssetRow[];
  readonly nextCursor: string | null;
  readonly total: number | null;
}

/** Columns of a list row, with the names of what it refers to: one query for a whole page. */
function rowsFrom(db: ReadDb) {
  return db
    .selectFrom('assets as a')
    .innerJoin('assetCategories as category', 'category.id', 'a.categoryId')
    .leftJoin('areas as area', 'area.id', 'a.areaId')
    .leftJoin('locations as location', 'location.id', 'a.locationId')
    .leftJoin('people as holder', 'holder.id', 'a.holderId')
    .leftJoin('suppliers as supplier', 'supplier.id', 'a.supplierId')
    .select([
      'a.id',
      'a.inventoryNumber',
      'a.name',
      'a.categoryId',
      'a.brand',
      'a.model',
      'a.serial',
      'a.statusKey',
      'a.statusKind',
      'a.areaId',
      'a.locationId',
      'a.holderId',
      'a.supplierId',
      'a.acquiredOn',
      'a.costCents',
      'a.warrantyUntil',
      'a.photoId',
      'a.updatedAt',
      'a.version',
      'category.name as categoryName',
      'area.name as areaName',
      'location.name as locationName',
      'holder.name as holderName',
      'supplier.name as supplierName',
    ]);
}

type StoredRow = Awaited<ReturnType<ReturnType<typeof rowsFrom>['execute']>>[number];

function toRow(row: StoredRow, settings: Settings): AssetRow {
  return {
    id: row.id,
    inventoryNumber: row.inventoryNumber,
    name: row.name,
    category: { id: row.categoryId, name: row.categoryName },
    brand: row.brand,
    model: row.model,
    serial: row.serial,
    status: statusOf(settings, row.statusKey, row.statusKind),
    area: ref(row.areaId, row.areaName),
    location: ref(row.locationId, row.locationName),
    holder: ref(row.holderId, row.holderName),
    supplier: ref(row.supplierId, row.supplierName),
    acquiredOn: row.acquiredOn,
    costCents: row.costCents,
    warrantyUntil: row.warrantyUntil,
    photoId: row.photoId,
    updatedAt: toIso(row.updatedAt),
    version: row.version,
  };
}

/** List rows for these ids, in the order given; those that are not there are left out. */
export async function assetRows(db: ReadDb, ids: readonly number[]): Promise<AssetRow[]> {
  if (ids.length === 0) return [];
  const settings = await loadSettings(db);
  const rows = await rowsFrom(db)
    .where(sql<boolean>`a.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, toRow(row, settings)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Everything about an asset, its worth as of `now` (of a retired one: as of the day on which it was retired). */
export async function viewAsset(db: ReadDb, asset: AssetRecord, now: number): Promise<Asset> {
  const [row] = await assetRows(db, [asset.id]);
  const category = await categoryById(db, asset.categoryId);
  if (row === undefined || category === undefined) throw new Error(`Asset ${asset.id} is gone`);
  const { timeZone } = (await loadSettings(db)).institution;
  const usefulLifeMonths = asset.usefulLifeMonths ?? category.usefulLifeMonths;
  return {
    ...row,
    parent: asset.parentId === null ? null : await refOf(db, asset.parentId),
    parts: await partsOf(db, asset.id),
    invoice: asset.invoice,
    usefulLifeMonths: asset.usefulLifeMonths,
    bookValue: bookValueOn(localDate(asset.retiredAt ?? now, timeZone), { ...asset, usefulLifeMonths }),
    notes: asset.notes,
    fields: category.fields,
    custom: asset.custom,
    files: await filesOf(db, asset.id),
    uuid: asset.uuid,
    macs: await macsOf(db, asset.id),
    details: await detailsOf(db, asset.id),
    retiredAt: toIsoOrNull(asset.retiredAt),
    retirementReason: asset.retirementReason,
    createdAt: toIso(asset.createdAt),
  };
}

/**
 * What a holder who is no staff may see of it: what it is, where, its warranty, its photo and what it cost, which stands
 * on the form that they signed. Who sold it and what the department wrote about it is not theirs to know.
 */
export function asHolderSees(asset: Asset): Asset {
  const files: AssetFile[] = asset.files.filter((file) => file.id === asset.photoId);
  return {
    ...asset,
    supplier: null,
    invoice: null,
    bookValue: null,
    notes: null,
    files,
    uuid: null,
    macs: [],
    details: null,
  };
}

async function refOf(db: ReadDb, id: number): Promise<AssetRef | null> {
  const row = await db
    .selectFrom('assets')
    .select(['id', 'inventoryNumber', 'name'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

async function partsOf(db: ReadDb, id: number): Promise<Asset['parts']> {
  const settings = await loadSettings(db);
  const rows = await db
    .selectFrom('assets as a')
    .innerJoin('assetCategories as category', 'category.id', 'a.categoryId')
    .select(['a.id', 'a.inventoryNumber', 'a.name', 'a.categoryId', 'a.statusKey', 'a.statusKind'])
    .select('category.name as categoryName')
    .where('a.parentId', '=', id)
    .orderBy('a.foldedNumber')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    inventoryNumber: row.inventoryNumber,
    name: row.name,
    category: { id: row.categoryId, name: row.categoryName },
    status: statusOf(settings, row.statusKey, row.statusKind),
  }));
}

async function macsOf(db: ReadDb, id: number): Promise<string[]> {
  const rows = await db
    .selectFrom('assetMacs')
    .select('mac')
    .where('assetId', '=', id)
    .orderBy('mac')
    .execute();
  return rows.map((row) => row.mac);
}
