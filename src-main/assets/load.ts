import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import {
  type AssetStatus,
  CATEGORY_KINDS,
  type CustomField,
  type CustomValues,
  customField,
  customValues,
  type StatusKind,
} from '#shared/assets/asset.ts';
import type { AssetCategory, AssetRef } from '#shared/assets/fields.ts';
import { numberKey, serialFold } from '#shared/assets/identity.ts';
import type { Settings } from '#shared/settings/contract.ts';
import type { AssetsTable } from '../db/assetTables.ts';
import type { ReadDb } from '../db/handles.ts';

/** An asset as it is stored, its own fields parsed. Money in hundredths, dates local. */
export type AssetRecord = Omit<Selectable<AssetsTable>, 'custom' | 'isPresent'> & {
  readonly custom: CustomValues;
};

type StoredAsset = Selectable<AssetsTable>;

/** Parsing the same few texts again and again costs more than the row. */
function parseCustom(text: string): CustomValues {
  return text === '{}' ? {} : customValues.parse(JSON.parse(text));
}

function toRecord({ custom, isPresent: _isPresent, ...row }: StoredAsset): AssetRecord {
  return { ...row, custom: parseCustom(custom) };
}

export async function assetById(db: ReadDb, id: number): Promise<AssetRecord | undefined> {
  const row = await db.selectFrom('assets').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toRecord(row);
}

/** By id (a number or its digits as they stand in a path) or, first, by inventory number. */
export async function assetByKey(db: ReadDb, key: number | string): Promise<AssetRecord | undefined> {
  if (typeof key === 'number') return assetById(db, key);
  const byNumber = await byFoldedNumber(db, key);
  if (byNumber !== undefined) return byNumber;
  return /^\d{1,15}$/.test(key) ? assetById(db, Number(key)) : undefined;
}

/** In the order of the ids; those that are not there are left out. */
export async function assetsByIds(db: ReadDb, ids: readonly number[]): Promise<AssetRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('assets')
    .selectAll()
    .where(sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, toRecord(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What a scanner or a hand typed: an inventory number whatever its case, else a serial number that only one has. */
export async function assetByScan(db: ReadDb, text: string): Promise<AssetRecord | undefined> {
  const byNumber = await byFoldedNumber(db, text);
  if (byNumber !== undefined) return byNumber;
  const serial = serialFold(text);
  if (serial === null) return undefined;
  const [only, ...others] = await db
    .selectFrom('assets')
    .selectAll()
    .where('foldedSerial', '=', serial)
    .limit(2)
    .execute();
  return only === undefined || others.length > 0 ? undefined : toRecord(only);
}

async function byFoldedNumber(db: ReadDb, text: string): Promise<AssetRecord | undefined> {
  const row = await db
    .selectFrom('assets')
    .selectAll()
    .where('foldedNumber', '=', numberKey(text))
    .executeTakeFirst();
  return row && toRecord(row);
}

/** What a person holds in custody now, by inventory number. */
export async function heldBy(db: ReadDb, personId: number): Promise<AssetRecord[]> {
  const rows = await db
    .selectFrom('assets')
    .selectAll()
    .where('holderId', '=', personId)
    .orderBy('foldedNumber')
    .execute();
  return rows.map(toRecord);
}

/** How other things name these assets, by id. */
export async function assetRefs(db: ReadDb, ids: readonly number[]): Promise<ReadonlyMap<number, AssetRef>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('assets')
    .select(['id', 'inventoryNumber', 'name'])
    .where(sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify([...new Set(ids)])}))`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

const storedFields = z.array(customField);
const kindColumn = z.enum(CATEGORY_KINDS);
const parsedFields = new Map<string, readonly CustomField[]>();

function parseFields(text: string): CustomField[] {
  const known = parsedFields.get(text) ?? storedFields.parse(JSON.parse(text));
  if (parsedFields.size > 500) parsedFields.clear();
  parsedFields.set(text, known);
  return [...known];
}

function selectCategories(db: ReadDb) {
  return db
    .selectFrom('assetCategories')
    .select(['id', 'name', 'kind', 'usefulLifeMonths', 'fields', 'position', 'isEnabled', 'version']);
}

type StoredCategory = Awaited<ReturnType<ReturnType<typeof selectCategories>['executeTakeFirstOrThrow']>>;

function toCategory(row: StoredCategory): AssetCategory {
  return {
    ...row,
    kind: kindColumn.parse(row.kind),
    fields: parseFields(row.fields),
    isEnabled: row.isEnabled === 1,
  };
}

export async function categoryById(db: ReadDb, id: number): Promise<AssetCategory | undefined> {
  const row = await selectCategories(db).where('id', '=', id).executeTakeFirst();
  return row && toCategory(row);
}

/** In the order in which people see them: by position, then name. */
export async function allCategories(db: ReadDb): Promise<AssetCategory[]> {
  const rows = await selectCategories(db).orderBy('position').orderBy('name').execute();
  return rows.map(toCategory);
}

/** Whether an asset has this status, retired or not. */
export async function isStatusUsed(db: ReadDb, key: string): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM assets INDEXED BY assets_byNumber WHERE statusKey = ${key} LIMIT 1`.execute(db);
  return rows.length > 0;
}

type WithStatuses = Pick<Settings, 'inventory'>;

/** A status of the settings by its key; one that went with an import or a mistake still shows as its own key. */
export function statusOf(settings: WithStatuses, key: string, kind: StatusKind = 'available'): AssetStatus {
  return (
    settings.inventory.statuses.find((status) => status.key === key) ?? {
      ...defaultStatus(settings, kind),
      key,
      label: key,
    }
  );
}

/** The first status of a kind: what the program itself sets. */
export function defaultStatus(settings: WithStatuses, kind: StatusKind): AssetStatus {
  const status = settings.inventory.statuses.find((each) => each.kind === kind);
  if (status === undefined) throw new Error(`The settings have no status of the kind ${kind}`);
  return status;
}
