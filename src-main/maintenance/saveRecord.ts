import type { Insertable, Selectable } from 'kysely';
import { changesBetween } from '#shared/kernel/changes.ts';
import type { MaintenancePart } from '#shared/maintenance/fields.ts';
import { recordTotals } from '#shared/maintenance/ownership.ts';
import type { ReadDb } from '../db/handles.ts';
import type { MaintenanceRecordsTable } from '../db/maintenanceTables.ts';
import type { CommandContext } from '../rpc/context.ts';

export type RecordRow = Selectable<MaintenanceRecordsTable>;
type Columns = Omit<Insertable<MaintenanceRecordsTable>, 'id' | 'version' | 'createdAt'>;
export type NewRecord = Columns & { readonly parts: readonly MaintenancePart[] };
export type RecordChange = Omit<NewRecord, 'assetId' | 'ticketId' | 'planId' | 'createdById'>;

export async function recordRow(db: ReadDb, id: number): Promise<RecordRow | undefined> {
  return db.selectFrom('maintenanceRecords').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The record that was made of an asset from a ticket, if any. */
export async function recordOfTicket(
  db: ReadDb,
  ticketId: number,
  assetId: number,
): Promise<RecordRow | undefined> {
  return db
    .selectFrom('maintenanceRecords')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .where('assetId', '=', assetId)
    .limit(1)
    .executeTakeFirst();
}

export async function partsOf(db: ReadDb, recordId: number): Promise<MaintenancePart[]> {
  return db
    .selectFrom('maintenanceParts')
    .select(['name', 'quantity', 'costCents'])
    .where('recordId', '=', recordId)
    .orderBy('id')
    .execute();
}

/** What an event tells of a record; description and parts are words of their own, kept apart. */
function toldOf(record: Omit<RecordChange, 'description'>): Record<string, unknown> {
  const { kind, supplierId, isUnderWarranty = 0, startedOn, endedOn, costCents = 0, parts } = record;
  const { partsCents } = recordTotals({ costCents, isUnderWarranty: isUnderWarranty === 1, parts });
  return { kind, supplierId, isUnderWarranty, startedOn, endedOn, costCents, partsCents };
}

const wordsOf = (record: RecordChange) => ({
  description: record.description,
  parts: record.parts.map(({ name, quantity }) => `${quantity} × ${name}`).join(', '),
});

const rowsOf = (id: number) => [
  { entity: 'maintenanceRecord', id },
  { entity: 'maintenanceParts', id },
];

const aboutOf = (record: { readonly assetId: number; readonly ticketId?: number | null }) => [
  { entity: 'asset', id: record.assetId },
  ...(record.ticketId == null ? [] : [{ entity: 'ticket', id: record.ticketId }]),
];

/** Writes a record with its parts and tells asset and ticket of it. Returns its id. */
export async function insertRecord(ctx: CommandContext, record: NewRecord): Promise<number> {
  const { parts, ...columns } = record;
  const { id } = await ctx.tx
    .insertInto('maintenanceRecords')
    .values({ ...columns, createdAt: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertParts(ctx, id, parts);
  await ctx.trail.record({
    action: 'maintenanceRecord.created',
    entity: 'maintenanceRecord',
    entityId: id,
    version: 1,
    data: { after: toldOf(record) },
    text: { after: wordsOf(record) },
    rows: rowsOf(id),
    about: aboutOf(record),
  });
  return id;
}

/** Changes a record; its parts are written anew as a whole. */
export async function updateRecord(
  ctx: CommandContext,
  before: RecordRow,
  change: RecordChange,
): Promise<void> {
  const { parts, ...columns } = change;
  const partsBefore = await partsOf(ctx.tx, before.id);
  const version = before.version + 1;
  await ctx.tx
    .updateTable('maintenanceRecords')
    .set({ ...columns, version })
    .where('id', '=', before.id)
    .execute();
  await ctx.tx.deleteFrom('maintenanceParts').where('recordId', '=', before.id).execute();
  await insertParts(ctx, before.id, parts);
  const had = { ...before, parts: partsBefore };
  await ctx.trail.record({
    action: 'maintenanceRecord.changed',
    entity: 'maintenanceRecord',
    entityId: before.id,
    version,
    data: changesBetween(toldOf(had), toldOf(change)),
    text: changesBetween(wordsOf(had), wordsOf(change)),
    rows: rowsOf(before.id),
    about: aboutOf(before),
  });
}

async function insertParts(
  { tx }: CommandContext,
  recordId: number,
  parts: readonly MaintenancePart[],
): Promise<void> {
  if (parts.length === 0) return;
  await tx
    .insertInto('maintenanceParts')
    .values(parts.map((part) => ({ ...part, recordId })))
    .execute();
}
