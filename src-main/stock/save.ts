import { changesBetween } from '#shared/kernel/changes.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { StockKind } from '#shared/stock/stock.ts';
import { categoryById } from '../assets/load.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import { writeItem } from './move.ts';
import { itemById, nameTaken, type StockRow } from './queries.ts';

interface StockFields {
  readonly kind: StockKind;
  readonly name: string;
  readonly categoryId: number;
  readonly brand: string | null;
  readonly model: string | null;
  readonly unit: string;
  readonly minimum: number | null;
  readonly unitCostCents: number | null;
  readonly supplierId: number | null;
  readonly locationId: number | null;
  readonly expiresOn: string | null;
  readonly notes: string | null;
  readonly isEnabled: boolean;
}

export interface StockInput extends StockFields {
  readonly id?: number | undefined;
  readonly version?: number | undefined;
}

/** Creates an item (empty) or changes one; answers its id. */
export async function saveItem(ctx: CommandContext, input: StockInput): Promise<Result<number>> {
  const { id, version } = input;
  const fields = fieldsOf(input);
  const refusal = await refusalOf(ctx, id ?? 0, fields);
  if (!refusal.ok) return refusal;
  return id === undefined ? ok(await createItem(ctx, fields)) : changeItem(ctx, id, version ?? 0, fields);
}

async function createItem(ctx: CommandContext, fields: StockFields): Promise<number> {
  const { id } = await ctx.tx
    .insertInto('stockItems')
    .values(columnsOf(fields))
    .returning('id')
    .executeTakeFirstOrThrow();
  const { notes, ...data } = fields;
  await ctx.trail.record({
    action: 'stock.created',
    entity: 'stockItem',
    entityId: id,
    version: 1,
    data: { after: data },
    ...(notes === null ? {} : { text: { after: { notes } } }),
    rows: [{ entity: 'stockItem', id }],
  });
  return id;
}

async function changeItem(
  ctx: CommandContext,
  id: number,
  seenVersion: number,
  fields: StockFields,
): Promise<Result<number>> {
  const before = await itemById(ctx.tx, id);
  if (before === undefined) return fail({ code: 'notFound', details: { entity: 'stockItem' } });
  if (before.version !== seenVersion) {
    return fail(await conflictOf(ctx.tx, 'stockItem', id, before.version, seenVersion, { withText: true }));
  }
  if (fields.kind !== before.kind) return fail({ code: 'ruleBroken', details: { rule: 'stockKindFixed' } });
  const { notes, ...data } = fields;
  const changes = changesBetween(comparable(before), data);
  const texts = changesBetween({ notes: before.notes }, { notes });
  if (Object.keys({ ...changes.after, ...texts.after }).length === 0) return ok(id);
  const { minimum, ...columns } = columnsOf(fields);
  await ctx.tx.updateTable('stockItems').set(columns).where('id', '=', id).execute();
  const { quantity, handedOut } = before;
  const isEnabled = fields.isEnabled ? 1 : 0;
  await writeItem(
    ctx,
    { ...before, isEnabled, name: fields.name },
    { quantity, handedOut, minimum },
    {
      action: 'stock.changed',
      data: changes,
      ...(Object.keys(texts.after).length === 0 ? {} : { text: texts }),
    },
  );
  return ok(id);
}

/** The fields alone: a command carries its own id too, which is no column of an item. */
function fieldsOf(input: StockInput): StockFields {
  const { kind, name, categoryId, brand, model, unit, minimum, unitCostCents } = input;
  const { supplierId, locationId, expiresOn, notes, isEnabled } = input;
  const about = { kind, name, categoryId, brand, model, unit, minimum, unitCostCents };
  return { ...about, supplierId, locationId, expiresOn, notes, isEnabled };
}

function columnsOf({ isEnabled, ...fields }: StockFields) {
  return { ...fields, foldedName: foldText(fields.name), isEnabled: isEnabled ? (1 as const) : (0 as const) };
}

function comparable(row: StockRow): Omit<StockFields, 'notes'> {
  const { kind, name, categoryId, brand, model, unit, minimum, unitCostCents } = row;
  const { supplierId, locationId, expiresOn } = row;
  const isEnabled = row.isEnabled === 1;
  const about = { kind, name, categoryId, brand, model, unit, minimum, unitCostCents };
  return { ...about, supplierId, locationId, expiresOn, isEnabled };
}

async function refusalOf({ tx }: CommandContext, id: number, fields: StockFields): Promise<Result<null>> {
  const category = await categoryById(tx, fields.categoryId);
  if (category === undefined) return fail({ code: 'notFound', details: { entity: 'assetCategory' } });
  if (category.kind !== fields.kind)
    return fail({ code: 'ruleBroken', details: { rule: 'categoryOfOtherKind' } });
  for (const [entity, table, referredId] of [
    ['supplier', 'suppliers', fields.supplierId],
    ['location', 'locations', fields.locationId],
  ] as const) {
    if (referredId === null) continue;
    const row = await tx.selectFrom(table).select('id').where('id', '=', referredId).executeTakeFirst();
    if (row === undefined) return fail({ code: 'notFound', details: { entity } });
  }
  const isTaken = await nameTaken(tx, { kind: fields.kind, name: fields.name, exceptId: id });
  return isTaken ? fail({ code: 'duplicate', details: { field: 'name' } }) : ok(null);
}
