import { sql } from 'kysely';
import type { CustomField } from '#shared/assets/asset.ts';
import type { AssetCategory } from '#shared/assets/fields.ts';
import { numberKey, serialKey } from '#shared/assets/identity.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { type AssetRecord, allCategories, assetsByIds } from '../../assets/load.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { AssetDraft } from './readAsset.ts';

type Draft = Pick<AssetDraft, 'inventoryNumber' | 'brand' | 'serial' | 'parent'>;

/** What the database has of the things that a file names. */
export interface KnownAssets {
  byNumber(inventoryNumber: string): AssetRecord | undefined;
  bySerial(brand: string | null, serial: string | null): AssetRecord | undefined;
  /** By what an update tells of them; undefined for an id that is none of the file's. */
  nameOf(table: NamedTable, id: number | null): string | null;
  idOf(table: NamedTable, name: string): number | undefined;
  /** Inventory number of an asset that belongs to those of the file. */
  numberOf(id: number | null): string | null;
  /** What the asset has in the field of that label, as text. */
  ownValue(asset: AssetRecord, label: string): string | null;
  readonly categories: ReadonlyMap<number, AssetCategory>;
}

/** What an asset names and an import may add. */
export const NAMED_TABLES = ['assetCategories', 'suppliers', 'areas', 'locations'] as const;
export type NamedTable = (typeof NAMED_TABLES)[number];

const parent = (drafts: readonly Draft[]) =>
  drafts.map((draft) => draft.parent).filter((each) => each !== null);

/** One query by number and one by serial, however many lines the file has. */
export async function knownAssets(db: ReadDb, drafts: readonly Draft[]): Promise<KnownAssets> {
  const numbers = [...drafts.map((draft) => draft.inventoryNumber), ...parent(drafts)];
  const folded = [...new Set(numbers.filter((each) => each !== null).map(numberKey))];
  const keys = drafts.map(({ brand, serial }) => serialKey(brand, serial)).filter((each) => each !== null);
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM assets WHERE foldedNumber IN (SELECT value FROM json_each(${JSON.stringify(folded)}))
    UNION
    SELECT id FROM assets WHERE serialKey IS NOT NULL
      AND serialKey IN (SELECT value FROM json_each(${JSON.stringify([...new Set(keys)])}))`.execute(db);
  const assets = await assetsByIds(
    db,
    rows.map(({ id }) => id),
  );
  const byNumber = new Map(assets.map((asset) => [asset.foldedNumber, asset]));
  const bySerial = new Map(assets.map((asset) => [asset.serialKey, asset]));
  const numberById = new Map(assets.map(({ id, inventoryNumber }) => [id, inventoryNumber]));
  const categories = new Map((await allCategories(db)).map((category) => [category.id, category]));
  const named = await namedThings(db, [...categories.values()]);
  return {
    byNumber: (inventoryNumber) => byNumber.get(numberKey(inventoryNumber)),
    bySerial: (brand, serial) => {
      const key = serialKey(brand, serial);
      return key === null ? undefined : bySerial.get(key);
    },
    nameOf: (table, id) => (id === null ? null : (named[table].names.get(id) ?? null)),
    idOf: (table, name) => named[table].ids.get(foldText(name)),
    numberOf: (id) => (id === null ? null : (numberById.get(id) ?? null)),
    ownValue: (asset, label) => {
      const field = fieldOf(categories.get(asset.categoryId), label);
      const value = field === undefined ? undefined : asset.custom[field.key];
      return value === undefined ? null : String(value);
    },
    categories,
  };
}

/** A category's field by its label, whatever the case and the accents. */
export function fieldOf(category: AssetCategory | undefined, label: string): CustomField | undefined {
  return category?.fields.find((field) => foldText(field.label) === foldText(label));
}

interface Named {
  readonly names: ReadonlyMap<number, string>;
  readonly ids: ReadonlyMap<string, number>;
}

async function namedThings(
  db: ReadDb,
  categories: readonly AssetCategory[],
): Promise<Record<NamedTable, Named>> {
  const suppliers = await db.selectFrom('suppliers').select(['id', 'name']).execute();
  const areas = await db.selectFrom('areas').select(['id', 'name']).execute();
  const locations = await db.selectFrom('locations').select(['id', 'name']).execute();
  const named = (rows: readonly { readonly id: number; readonly name: string }[]): Named => ({
    names: new Map(rows.map(({ id, name }) => [id, name])),
    ids: new Map(rows.map(({ id, name }) => [foldText(name), id])),
  });
  return {
    assetCategories: named(categories),
    suppliers: named(suppliers),
    areas: named(areas),
    locations: named(locations),
  };
}
