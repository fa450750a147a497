import type { CustomField } from '#shared/assets/asset.ts';
import type { AssetCategory } from '#shared/assets/fields.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { createCategory, createSupplier } from '../../assets/service.ts';
import type { SliceContext } from '../sliceWriter.ts';
import { fieldOf, type KnownAssets, NAMED_TABLES, type NamedTable } from './knownAssets.ts';
import type { AssetDraft } from './readAsset.ts';

type Context = Pick<SliceContext, 'tx' | 'trail'>;

/** Where an asset goes that the file says no category of. */
export const NO_CATEGORY = 'Sin categoría';
/** Computing equipment is depreciated in three years (33.3 %) by the CONAC guide; a category may say otherwise later. */
const USEFUL_LIFE_MONTHS = 36;

export type IdOf = (table: NamedTable, name: string) => number;

/** What a line names, by table. */
function namesOf(draft: AssetDraft, isNew: boolean): Readonly<Record<NamedTable, string | null>> {
  const category = draft.category ?? (isNew ? NO_CATEGORY : null);
  return {
    assetCategories: category,
    suppliers: draft.supplier,
    areas: draft.area,
    locations: draft.location,
  };
}

/** Adds the categories, suppliers, areas and locations that are named for the first time, each with its own event. */
export async function addNamed(
  ctx: Context,
  known: KnownAssets,
  rows: readonly { readonly draft: AssetDraft; readonly isNew: boolean }[],
): Promise<IdOf> {
  const added = new Map<string, number>();
  const key = (table: NamedTable, name: string) => `${table} ${foldText(name)}`;
  for (const { draft, isNew } of rows) {
    const names = namesOf(draft, isNew);
    for (const table of NAMED_TABLES) {
      const name = names[table];
      if (name === null || known.idOf(table, name) !== undefined || added.has(key(table, name))) continue;
      added.set(key(table, name), await insertNamed(ctx, table, name));
    }
  }
  return (table, name) => {
    const id = known.idOf(table, name) ?? added.get(key(table, name));
    if (id === undefined) throw new Error(`“${name}” was not added to ${table}`);
    return id;
  };
}

async function insertNamed(ctx: Context, table: NamedTable, name: string): Promise<number> {
  switch (table) {
    case 'assetCategories':
      return createCategory(ctx, {
        name,
        kind: 'equipment',
        usefulLifeMonths: USEFUL_LIFE_MONTHS,
        fields: [],
        position: 0,
        isEnabled: true,
      });
    case 'suppliers': {
      const nothing = { taxId: null, contact: null, email: null, phone: null, notes: null };
      return createSupplier(ctx, { name, ...nothing, isEnabled: true });
    }
    case 'areas':
    case 'locations':
      return insertPlace(ctx, table, name);
  }
}

async function insertPlace(
  { tx, trail }: Context,
  table: 'areas' | 'locations',
  name: string,
): Promise<number> {
  const { id } = await tx.insertInto(table).values({ name }).returning('id').executeTakeFirstOrThrow();
  const entity = table === 'areas' ? 'area' : 'location';
  await trail.record({
    action: `${entity}.created`,
    entity,
    entityId: id,
    version: 1,
    data: { after: { name } },
    rows: [{ entity, id }],
  });
  return id;
}

/** The key of a category's field by its label. */
export type FieldKeyOf = (categoryId: number, label: string) => string;

const MOST_FIELDS = 40;

/** Gives categories the own fields that their assets have values for. */
export async function addOwnFields(
  ctx: Context,
  wanted: ReadonlyMap<number, ReadonlySet<string>>,
  categories: (id: number) => Promise<AssetCategory | undefined>,
): Promise<FieldKeyOf> {
  const all = new Map<number, AssetCategory>();
  for (const [id, labels] of wanted) {
    const category = await categories(id);
    if (category === undefined) throw new Error(`There is no category ${id}`);
    const fields = [...category.fields];
    for (const label of labels) {
      if (fieldOf({ ...category, fields }, label) !== undefined || fields.length >= MOST_FIELDS) continue;
      fields.push(newField(label, fields));
    }
    all.set(id, { ...category, fields });
    if (fields.length > category.fields.length) await saveFields(ctx, category, fields);
  }
  return (categoryId, label) => fieldOf(all.get(categoryId), label)?.key ?? '';
}

function newField(label: string, fields: readonly CustomField[]): CustomField {
  const words = foldText(label)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ');
  const camel = words.map((word, index) =>
    index === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
  );
  const plain =
    camel
      .join('')
      .replace(/^[^a-z]+/, '')
      .slice(0, 36) || 'field';
  let key = plain;
  for (let n = 2; fields.some((field) => field.key === key); n++) key = `${plain}${n}`;
  return { key, label: label.slice(0, 60), type: 'text', choices: [], isRequired: false };
}

async function saveFields(
  { tx, trail }: Context,
  category: AssetCategory,
  fields: readonly CustomField[],
): Promise<void> {
  const version = category.version + 1;
  await tx
    .updateTable('assetCategories')
    .set({ fields: JSON.stringify(fields), version })
    .where('id', '=', category.id)
    .execute();
  await trail.record({
    action: 'assetCategory.changed',
    entity: 'assetCategory',
    entityId: category.id,
    version,
    data: { before: { fields: category.fields }, after: { fields } },
    rows: [{ entity: 'assetCategory', id: category.id }],
  });
}
