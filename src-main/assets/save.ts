import { type Insertable, sql, type Updateable } from 'kysely';
import type { CustomValues } from '#shared/assets/asset.ts';
import { numberKey, serialFold, serialKey } from '#shared/assets/identity.ts';
import { foldText } from '#shared/kernel/fold.ts';
import type { AssetsTable } from '../db/assetTables.ts';
import type { WriteTx } from '../db/handles.ts';
import type { AssetRecord } from './load.ts';

type Derived = 'foldedNumber' | 'foldedName' | 'foldedSerial' | 'serialKey' | 'isPresent';

/** A new asset, without what follows from the rest. */
export type NewAsset = Omit<Insertable<AssetsTable>, Derived | 'custom' | 'id' | 'version'> & {
  readonly custom: CustomValues;
};

type AssetChange = Omit<Updateable<AssetsTable>, Derived | 'custom' | 'id' | 'version'> & {
  readonly custom?: CustomValues;
};

type DerivedFrom = Pick<AssetRecord, 'inventoryNumber' | 'name' | 'brand' | 'serial' | 'statusKind'>;

/** The columns that follow from others. */
export function derivedColumns(asset: DerivedFrom): Pick<Insertable<AssetsTable>, Derived> {
  return {
    foldedNumber: numberKey(asset.inventoryNumber),
    foldedName: foldText(asset.name),
    foldedSerial: serialFold(asset.serial),
    serialKey: serialKey(asset.brand, asset.serial),
    isPresent: asset.statusKind === 'retired' ? 0 : 1,
  };
}

/** Inserts an asset with its search text; the caller records the event. */
export async function insertAsset(tx: WriteTx, asset: NewAsset): Promise<AssetRecord> {
  const { custom, ...columns } = asset;
  const derived = derivedColumns({ brand: null, serial: null, ...columns });
  const { id } = await tx
    .insertInto('assets')
    .values({ ...columns, ...derived, custom: JSON.stringify(custom) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await indexAsset(tx, id);
  const { isPresent: _isPresent, ...row } = await tx
    .selectFrom('assets')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...row, custom };
}

/** Columns that the full-text row is made of. */
const SEARCHED: readonly (keyof AssetRecord)[] = [
  'inventoryNumber',
  'name',
  'brand',
  'model',
  'serial',
  'notes',
  'custom',
];

/** Writes a change of an asset, its version one higher; the caller records the event. Returns the row as it now is. */
export async function updateAsset(
  tx: WriteTx,
  before: AssetRecord,
  change: AssetChange,
  now: number,
): Promise<AssetRecord> {
  const { custom, ...columns } = change;
  const after: AssetRecord = {
    ...before,
    ...columns,
    ...(custom === undefined ? {} : { custom }),
    updatedAt: now,
    version: before.version + 1,
  };
  const { isPresent, ...derived } = derivedColumns(after);
  await tx
    .updateTable('assets')
    .set({
      ...columns,
      ...derived,
      isPresent,
      ...(custom === undefined ? {} : { custom: JSON.stringify(custom) }),
      updatedAt: now,
      version: after.version,
    })
    .where('id', '=', before.id)
    .execute();
  if (SEARCHED.some((column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]))) {
    await indexAsset(tx, before.id);
  }
  return { ...after, ...derived };
}

/** Writes an asset's full-text row anew: number, name, and everything else that is searched by words. */
async function indexAsset(tx: WriteTx, id: number): Promise<void> {
  await indexAssets(tx, [id]);
}

async function indexAssets(tx: WriteTx, ids: readonly number[]): Promise<void> {
  await sql`
    INSERT OR REPLACE INTO assetSearch (rowid, number, name, body)
    SELECT a.id, a.inventoryNumber, a.name,
      concat_ws(char(10), a.brand, a.model, a.serial, a.notes,
        (SELECT group_concat(value, char(10)) FROM json_each(a.custom) WHERE type IN ('text', 'integer', 'real')))
    FROM assets a WHERE a.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(tx);
}

const COLUMNS = [
  'id',
  'inventoryNumber',
  'foldedNumber',
  'name',
  'foldedName',
  'categoryId',
  'brand',
  'model',
  'serial',
  'serialKey',
  'foldedSerial',
  'uuid',
  'statusKey',
  'statusKind',
  'areaId',
  'locationId',
  'holderId',
  'parentId',
  'acquiredOn',
  'costCents',
  'supplierId',
  'invoice',
  'warrantyUntil',
  'usefulLifeMonths',
  'notes',
  'custom',
  'photoId',
  'retiredAt',
  'retirementReason',
  'isPresent',
  'createdAt',
  'updatedAt',
  'version',
] as const satisfies readonly (keyof AssetsTable)[];

/**
 * Inserts many assets with a few statements: what an import of a whole inventory takes to hold the database for no
 * longer than a breath. The caller records the events. Returns them in their order.
 */
export async function insertAssets(tx: WriteTx, assets: readonly NewAsset[]): Promise<AssetRecord[]> {
  const { newest } = await tx
    .selectFrom('assets')
    .select((eb) => eb.fn.max('id').as('newest'))
    .executeTakeFirstOrThrow();
  const empty = Object.fromEntries(COLUMNS.map((column) => [column, null]));
  const rows = assets.map((asset, index) => {
    const derived = derivedColumns({ brand: null, serial: null, ...asset });
    const id = (newest ?? 0) + index + 1;
    // Every column of the table is named above; what the asset does not give is null.
    return { ...empty, ...asset, ...derived, id, version: 1 } as AssetRecord & { isPresent: 0 | 1 };
  });
  for (let from = 0; from < rows.length; from += IN_ONE) {
    const slice = rows.slice(from, from + IN_ONE);
    const values = slice.map((row) =>
      COLUMNS.map((column) => (column === 'custom' ? JSON.stringify(row.custom) : row[column])),
    );
    await sql`
      INSERT INTO assets (${sql.join(COLUMNS.map((column) => sql.ref(column)))})
      SELECT ${sql.join(COLUMNS.map((_column, index) => sql.raw(`a.value ->> ${index}`)))}
      FROM json_each(${JSON.stringify(values)}) AS a`.execute(tx);
    await indexAssets(
      tx,
      slice.map((row) => row.id),
    );
  }
  return rows.map(({ isPresent: _isPresent, ...row }) => row);
}

const IN_ONE = 500;
