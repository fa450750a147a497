import { sql } from 'kysely';
import type { CategoryKind, CustomField } from '#shared/assets/asset.ts';
import { fieldsStillFit } from '#shared/assets/customCheck.ts';
import type { AssetCategory } from '#shared/assets/fields.ts';
import { changesBetween } from '#shared/kernel/changes.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import { allCategories, categoryById } from './load.ts';
import type { Writing } from './record.ts';

/** What people edit of a category. */
export interface CategoryFields {
  readonly name: string;
  readonly kind: CategoryKind;
  readonly usefulLifeMonths: number | null;
  readonly fields: readonly CustomField[];
  readonly position: number;
  readonly isEnabled: boolean;
}

type Saving = CategoryFields & { readonly id?: number | undefined; readonly version?: number | undefined };

/** Creates or changes a category; nothing is written where it stays as it is. */
export async function saveCategory(ctx: CommandContext, input: Saving): Promise<Result<AssetCategory>> {
  const { id, version = 0, name, kind, usefulLifeMonths, fields, position, isEnabled } = input;
  const given: CategoryFields = { name, kind, usefulLifeMonths, fields, position, isEnabled };
  const all = await allCategories(ctx.tx);
  const present = all.find((category) => category.id === id) ?? null;
  if (id !== undefined) {
    if (present === null) return fail({ code: 'notFound', details: { entity: 'assetCategory' } });
    if (present.version !== version) {
      return fail(await conflictOf(ctx.tx, 'assetCategory', id, present.version, version));
    }
  }
  const isNamed = (category: AssetCategory) => foldText(category.name) === foldText(name);
  if (all.some((category) => category.id !== id && isNamed(category))) {
    return fail({ code: 'duplicate', details: { field: 'name' } });
  }
  const refusal =
    unsoundFields(fields) ?? (present === null ? null : await brokenUse(ctx.tx, present, given));
  if (refusal !== null) return fail(refusal);
  const savedId =
    present === null ? await createCategory(ctx, given) : await changeCategory(ctx, present, given);
  const saved = await categoryById(ctx.tx, savedId);
  if (saved === undefined) throw new Error(`Category ${savedId} was not stored`);
  return ok(saved);
}

/** Also for what a first start or an import makes. Answers its id. */
export async function createCategory({ tx, trail }: Writing, given: CategoryFields): Promise<number> {
  const { id } = await tx
    .insertInto('assetCategories')
    .values(columnsOf(given))
    .returning('id')
    .executeTakeFirstOrThrow();
  await trail.record({
    action: 'assetCategory.created',
    entity: 'assetCategory',
    entityId: id,
    version: 1,
    data: { after: given },
    rows: [{ entity: 'assetCategory', id }],
  });
  return id;
}

async function changeCategory(
  { tx, trail }: Writing,
  present: AssetCategory,
  given: CategoryFields,
): Promise<number> {
  const changes = changesBetween<CategoryFields>(present, given);
  if (Object.keys(changes.after).length === 0) return present.id;
  await tx
    .updateTable('assetCategories')
    .set({ ...columnsOf(given), version: present.version + 1 })
    .where('id', '=', present.id)
    .execute();
  await trail.record({
    action: 'assetCategory.changed',
    entity: 'assetCategory',
    entityId: present.id,
    version: present.version + 1,
    data: changes,
    rows: [{ entity: 'assetCategory', id: present.id }],
  });
  return present.id;
}

function columnsOf({ fields, isEnabled, ...rest }: CategoryFields) {
  return { ...rest, fields: JSON.stringify(fields), isEnabled: isEnabled ? (1 as const) : (0 as const) };
}

/** Keys are told apart, and a choice offers something. */
function unsoundFields(fields: readonly CustomField[]): AppError | null {
  const issues = fields.flatMap((field, index) => {
    const isRepeated = fields.findIndex(({ key }) => key === field.key) < index;
    if (isRepeated) return [{ path: `fields.${index}.key`, rule: 'duplicate', message: 'The key is taken.' }];
    const lacksChoices = field.type === 'choice' && field.choices.length === 0;
    return lacksChoices
      ? [
          {
            path: `fields.${index}.choices`,
            rule: 'required',
            message: 'A choice needs something to choose.',
          },
        ]
      : [];
  });
  return issues.length === 0 ? null : { code: 'invalid', details: { issues } };
}

/** What its assets already say must go on fitting it. */
async function brokenUse(
  tx: WriteTx,
  present: AssetCategory,
  next: CategoryFields,
): Promise<AppError | null> {
  if (present.kind !== next.kind && (await isUsed(tx, present.id))) {
    return { code: 'ruleBroken', details: { rule: 'categoryKindInUse' } };
  }
  const touched = present.fields.filter((field) => {
    const after = next.fields.find(({ key }) => key === field.key);
    return JSON.stringify([field.type, field.choices]) !== JSON.stringify([after?.type, after?.choices]);
  });
  const used = new Map<string, ReadonlySet<string>>();
  for (const { key, type } of touched) {
    const values = await valuesOf(tx, present.id, key, type === 'choice');
    if (values.size > 0) used.set(key, values);
  }
  if (fieldsStillFit(present.fields, next.fields, used)) return null;
  return { code: 'ruleBroken', details: { rule: 'fieldInUse' } };
}

async function isUsed(db: ReadDb, categoryId: number): Promise<boolean> {
  for (const table of ['assets', 'stockItems'] as const) {
    const row = await db
      .selectFrom(table)
      .select('id')
      .where('categoryId', '=', categoryId)
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) return true;
  }
  return false;
}

/** The values that assets of a category have in a field: one is enough where only its use matters. */
async function valuesOf(
  db: ReadDb,
  categoryId: number,
  key: string,
  all: boolean,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ value: unknown }>`
    SELECT DISTINCT custom ->> ${`$.${key}`} AS value FROM assets
    WHERE categoryId = ${categoryId} AND value IS NOT NULL LIMIT ${all ? 1_000 : 1}`.execute(db);
  return new Set(rows.map(({ value }) => String(value)));
}
