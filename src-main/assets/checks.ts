import type { AssetInput } from '#shared/assets/contract.ts';
import { checkCustom } from '#shared/assets/customCheck.ts';
import type { AssetCategory } from '#shared/assets/fields.ts';
import { numberKey, serialKey } from '#shared/assets/identity.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { type AssetRecord, categoryById } from './load.ts';

const notFound = (entity: string): AppError => ({ code: 'notFound', details: { entity } });

/** The input with its own fields as the category wants them, once everything that it refers to is there. */
export async function checkedInput(
  tx: WriteTx,
  input: AssetInput,
  present: AssetRecord | null,
): Promise<Result<AssetInput>> {
  const category = await categoryById(tx, input.categoryId);
  if (category === undefined) return fail(notFound('assetCategory'));
  const refusal =
    refusedCategory(category, present) ??
    (await missingPlace(tx, input)) ??
    (await takenSerial(tx, input, present?.id ?? 0)) ??
    (await brokenParent(tx, present?.id ?? null, input.parentId));
  if (refusal !== null) return fail(refusal);
  const { values, issues } = checkCustom(category.fields, input.custom);
  if (issues.length > 0) return fail({ code: 'invalid', details: { issues: [...issues] } });
  return ok({ ...input, custom: values });
}

/** Nothing new goes into a category that is out of use, nor single assets where things are counted. */
function refusedCategory(category: AssetCategory, present: AssetRecord | null): AppError | null {
  if (present?.categoryId === category.id) return null;
  if (!category.isEnabled) return { code: 'ruleBroken', details: { rule: 'categoryDisabled' } };
  if (category.kind !== 'equipment') return { code: 'ruleBroken', details: { rule: 'categoryOfStock' } };
  return null;
}

async function missingPlace(tx: WriteTx, input: AssetInput): Promise<AppError | null> {
  for (const [table, entity, id] of [
    ['areas', 'area', input.areaId],
    ['locations', 'location', input.locationId],
    ['suppliers', 'supplier', input.supplierId],
  ] as const) {
    if (id === null) continue;
    const row = await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
    if (row === undefined) return notFound(entity);
  }
  return null;
}

/** `duplicate` where another asset has this number. */
export async function takenNumber(db: ReadDb, number: string, exceptId: number): Promise<AppError | null> {
  const row = await db
    .selectFrom('assets')
    .select('id')
    .where('foldedNumber', '=', numberKey(number))
    .where('id', '<>', exceptId)
    .executeTakeFirst();
  return row === undefined ? null : { code: 'duplicate', details: { field: 'inventoryNumber' } };
}

async function takenSerial(
  tx: WriteTx,
  { brand, serial }: Pick<AssetInput, 'brand' | 'serial'>,
  exceptId: number,
): Promise<AppError | null> {
  const key = serialKey(brand, serial);
  if (key === null) return null;
  const row = await tx
    .selectFrom('assets')
    .select('id')
    .where('serialKey', '=', key)
    .where('id', '<>', exceptId)
    .executeTakeFirst();
  return row === undefined ? null : { code: 'duplicate', details: { field: 'serial' } };
}

/** An asset is no part of itself, however far up; nor of one that is retired. */
async function brokenParent(
  tx: WriteTx,
  id: number | null,
  parentId: number | null,
): Promise<AppError | null> {
  if (parentId === null) return null;
  let next: number | null = parentId;
  // A chain that was sound before cannot hold a circle without this asset, so it ends.
  while (next !== null) {
    if (next === id) return { code: 'ruleBroken', details: { rule: 'partOfItself' } };
    const parent: { parentId: number | null; statusKind: string } | undefined = await tx
      .selectFrom('assets')
      .select(['parentId', 'statusKind'])
      .where('id', '=', next)
      .executeTakeFirst();
    if (parent === undefined) return notFound('asset');
    if (next === parentId && parent.statusKind === 'retired') {
      return { code: 'ruleBroken', details: { rule: 'partOfRetired' } };
    }
    next = parent.parentId;
  }
  return null;
}
