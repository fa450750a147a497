import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { RecordInput } from '#shared/maintenance/contract.ts';
import type { MaintenanceRecord } from '#shared/maintenance/fields.ts';
import { assetById } from '../assets/load.ts';
import { setRepair } from '../assets/service.ts';
import { historyOf } from '../audit/history.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { recordById } from './recordQueries.ts';
import { insertRecord, type RecordChange, recordRow, updateRecord } from './saveRecord.ts';
import { todayAt } from './today.ts';

const notFound = (entity: string) => fail({ code: 'notFound', details: { entity } });
const broken = (rule: string) => fail({ code: 'ruleBroken', details: { rule } });

/** Records maintenance of an asset; what a plan's ticket asked for counts as that plan's. */
export async function createRecord(
  ctx: CommandContext,
  input: RecordInput,
): Promise<Result<MaintenanceRecord>> {
  const refusal = await refusalOf(ctx, input, null);
  if (refusal !== null) return refusal;
  if ((await assetById(ctx.tx, input.assetId)) === undefined) return notFound('asset');
  if (input.ticketId !== null) {
    const ticket = await ctx.tx
      .selectFrom('tickets')
      .select('id')
      .where('id', '=', input.ticketId)
      .executeTakeFirst();
    if (ticket === undefined) return notFound('ticket');
  }
  const id = await insertRecord(ctx, {
    ...columnsOf(input),
    assetId: input.assetId,
    ticketId: input.ticketId,
    planId: await planBehind(ctx.tx, input),
    createdById: ctx.actor.id,
  });
  if (input.repair !== 'none') await setRepair(ctx, input.assetId, input.repair);
  return viewRecord(ctx.tx, id);
}

type Change = Omit<RecordInput, 'assetId' | 'ticketId'> & { readonly id: number; readonly version: number };

export async function changeRecord(ctx: CommandContext, input: Change): Promise<Result<MaintenanceRecord>> {
  const before = await recordRow(ctx.tx, input.id);
  if (before === undefined) return notFound('maintenanceRecord');
  if (before.version !== input.version) {
    return fail(
      await conflictOf(ctx.tx, 'maintenanceRecord', before.id, before.version, input.version, {
        withText: true,
      }),
    );
  }
  const refusal = await refusalOf(ctx, input, before.supplierId);
  if (refusal !== null) return refusal;
  await updateRecord(ctx, before, columnsOf(input));
  if (input.repair !== 'none') await setRepair(ctx, before.assetId, input.repair);
  return viewRecord(ctx.tx, before.id);
}

export async function viewRecord(db: ReadDb, id: number): Promise<Result<MaintenanceRecord>> {
  const record = await recordById(db, id);
  return record === undefined ? notFound('maintenanceRecord') : ok(record);
}

function columnsOf(input: Omit<RecordInput, 'assetId' | 'ticketId'>): RecordChange {
  return {
    kind: input.kind,
    description: input.description,
    supplierId: input.supplierId,
    isUnderWarranty: input.isUnderWarranty ? 1 : 0,
    startedOn: input.startedOn,
    endedOn: input.endedOn,
    costCents: input.costCents,
    parts: input.parts,
  };
}

/** @param hadSupplierId one that went out of use since may stay where it stands */
async function refusalOf(
  ctx: CommandContext,
  input: Omit<RecordInput, 'assetId' | 'ticketId'>,
  hadSupplierId: number | null,
) {
  const { today } = await todayAt(ctx.tx, ctx.now);
  if (input.startedOn > today || (input.endedOn !== null && input.endedOn > today)) {
    return broken('maintenanceInFuture');
  }
  if (input.endedOn !== null && input.endedOn < input.startedOn) return broken('endBeforeStart');
  if (input.repair === 'begin' && input.endedOn !== null) return broken('repairOver');
  if (input.repair === 'end' && input.endedOn === null) return broken('repairRuns');
  if (input.supplierId === null || input.supplierId === hadSupplierId) return null;
  const supplier = await ctx.tx
    .selectFrom('suppliers')
    .select('id')
    .where('id', '=', input.supplierId)
    .where('isEnabled', '=', 1)
    .executeTakeFirst();
  return supplier === undefined ? notFound('supplier') : null;
}

/** The plan whose open ticket this is the work of. */
async function planBehind(
  db: ReadDb,
  { ticketId, assetId }: { readonly ticketId: number | null; readonly assetId: number },
): Promise<number | null> {
  if (ticketId === null) return null;
  const due = await db
    .selectFrom('maintenanceDue')
    .select('planId')
    .where('ticketId', '=', ticketId)
    .where('assetId', '=', assetId)
    .executeTakeFirst();
  return due?.planId ?? null;
}

/** Who wrote and changed a record, newest first. */
export async function recordHistory(ctx: QueryContext, id: number) {
  if ((await recordRow(ctx.db, id)) === undefined) return notFound('maintenanceRecord');
  const events = await historyOf(ctx.db, { entity: 'maintenanceRecord', id });
  const actorIds = [...new Set(events.flatMap((event) => event.actorId ?? []))];
  const people =
    actorIds.length === 0
      ? []
      : await ctx.db.selectFrom('people').select(['id', 'name']).where('id', 'in', actorIds).execute();
  const part = (event: (typeof events)[number], key: 'before' | 'after') => ({
    ...(event.data[key] as Record<string, unknown> | undefined),
    ...(event.text?.[key] as Record<string, unknown> | undefined),
  });
  return ok({
    items: events.toReversed().map((event) => ({
      seq: event.seq,
      at: toIso(event.at),
      actor: people.find((person) => person.id === event.actorId) ?? null,
      action: event.action,
      before: part(event, 'before'),
      after: part(event, 'after'),
    })),
  });
}
