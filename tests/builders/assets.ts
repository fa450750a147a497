import type { AssetRecord } from '#main/assets/load.ts';
import { recordAsset } from '#main/assets/record.ts';
import { insertAsset, type NewAsset } from '#main/assets/save.ts';
import { loadSettings } from '#main/settings/load.ts';
import type { CategoryKind, CustomField, CustomValues, StatusKind } from '#shared/assets/asset.ts';
import { BUILT_AT, type Built, type Writable, written } from './people.ts';

let count = 0;

export interface CategoryParts {
  readonly name?: string;
  readonly kind?: CategoryKind;
  readonly usefulLifeMonths?: number | null;
  readonly fields?: readonly (Pick<CustomField, 'key' | 'type'> & Partial<CustomField>)[];
  readonly position?: number;
  readonly isEnabled?: boolean;
}

/** A category of equipment, depreciated in three years, without own fields unless told otherwise. */
export async function aCategory(to: Writable, parts: CategoryParts = {}): Promise<Built> {
  count += 1;
  const { name = `Categoría ${count}`, kind = 'equipment', usefulLifeMonths = 36 } = parts;
  const fields = (parts.fields ?? []).map((field) => ({
    label: field.key,
    choices: [],
    isRequired: false,
    ...field,
  }));
  return written(to, BUILT_AT, async (tx, trail) => {
    const { id } = await tx
      .insertInto('assetCategories')
      .values({
        name,
        kind,
        usefulLifeMonths,
        fields: JSON.stringify(fields),
        position: parts.position ?? 0,
        isEnabled: parts.isEnabled === false ? 0 : 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trail.record(creation('assetCategory', id));
    return { id, name };
  });
}

export async function aSupplier(
  to: Writable,
  parts: { readonly name?: string; readonly taxId?: string; readonly isEnabled?: boolean } = {},
): Promise<Built> {
  count += 1;
  const { name = `Proveedor ${count}`, taxId = null } = parts;
  return written(to, BUILT_AT, async (tx, trail) => {
    const { id } = await tx
      .insertInto('suppliers')
      .values({ name, taxId, isEnabled: parts.isEnabled === false ? 0 : 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trail.record(creation('supplier', id));
    return { id, name };
  });
}

export interface AssetParts
  extends Partial<Omit<NewAsset, 'custom' | 'statusKey' | 'statusKind' | 'createdAt' | 'updatedAt'>> {
  readonly custom?: CustomValues;
  readonly statusKind?: StatusKind;
  /** Of the settings; the first of its kind unless given. */
  readonly statusKey?: string;
  readonly at?: number;
}

/** Categories that `anAsset` made for whom no category was given, one for each database. */
const plainCategories = new WeakMap<object, Promise<Built>>();

/**
 * An available computer with a number of its own unless told otherwise. A `holderId` makes it in use but writes no
 * custody form: for that go through `custody`.
 */
export async function anAsset(to: Writable, parts: AssetParts = {}): Promise<AssetRecord> {
  count += 1;
  const number = `EQ-${String(count).padStart(5, '0')}`;
  const { at = BUILT_AT, custom = {}, holderId = null, ...columns } = parts;
  const kind = parts.statusKind ?? (holderId === null ? 'available' : 'inUse');
  const known = plainCategories.get(to.auditor) ?? (columns.categoryId === undefined ? aCategory(to) : null);
  if (known !== null) plainCategories.set(to.auditor, known);
  const categoryId = columns.categoryId ?? (await known)?.id;
  if (categoryId === undefined) throw new Error('An asset needs a category');
  return written(to, at, async (tx, trail) => {
    const { statuses } = (await loadSettings(tx)).inventory;
    const status = statuses.find(({ key, kind: of }) =>
      parts.statusKey === undefined ? of === kind : key === parts.statusKey,
    );
    if (status === undefined) throw new Error('There is no such status');
    const asset = await insertAsset(tx, {
      inventoryNumber: number,
      name: `Equipo ${count}`,
      ...columns,
      categoryId,
      holderId,
      custom,
      statusKey: status.key,
      statusKind: status.kind,
      createdAt: at,
      updatedAt: at,
      ...(status.kind === 'retired' && columns.retiredAt === undefined ? { retiredAt: at } : {}),
    });
    await recordAsset({ tx, trail }, null, asset, { action: 'asset.created' });
    return asset;
  });
}

function creation(entity: string, id: number) {
  return { action: `${entity}.created`, entity, entityId: id, version: 1, rows: [{ entity, id }] };
}
