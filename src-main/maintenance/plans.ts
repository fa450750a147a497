import { addToDate } from '#shared/calendars/localTime.ts';
import { changesBetween } from '#shared/kernel/changes.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { PlanInput } from '#shared/maintenance/contract.ts';
import type { MaintenancePlan } from '#shared/maintenance/fields.ts';
import { firstDue, nextDates, opensOn, type Schedule } from '#shared/maintenance/nextDue.ts';
import { assetById, categoryById } from '../assets/load.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { addJoiners, removeLeavers } from './members.ts';
import { assetsInScope, isNameTaken, type PlanRow, planById, planPage } from './planQueries.ts';
import { todayAt } from './today.ts';

const notFound = (entity: string) => fail({ code: 'notFound', details: { entity } });
const broken = (rule: string) => fail({ code: 'ruleBroken', details: { rule } });

/** How many dates a preview shows. */
const PREVIEWED = 5;

export async function viewPlan(db: ReadDb, id: number, now: number): Promise<Result<MaintenancePlan>> {
  const { today } = await todayAt(db, now);
  const [plan] = await planPage(db, { withDisabled: true, id, after: null, limit: 1 }, today);
  return plan === undefined ? notFound('maintenancePlan') : ok(plan);
}

type Scope = { readonly categoryId: number | null; readonly assetId: number | null };

export async function previewPlan(ctx: QueryContext, input: Schedule & Scope) {
  if ((input.categoryId === null) === (input.assetId === null)) return broken('planOfOneThing');
  const { today } = await todayAt(ctx.db, ctx.now);
  const dates = nextDates(input, today, PREVIEWED);
  const [first] = dates;
  return ok({
    assets: await assetsInScope(ctx.db, input),
    dates,
    opensOn: first === undefined ? null : opensOn(first, input.leadDays),
  });
}

type SaveInput = PlanInput & { readonly id?: number | undefined; readonly version?: number | undefined };

/**
 * Creates or changes a plan. A new schedule holds at once for every asset without an open ticket; what has one goes on
 * by it when that ends. Out of force, nothing is due; back in force it begins anew from today.
 */
export async function savePlan(ctx: CommandContext, input: SaveInput): Promise<Result<MaintenancePlan>> {
  const { today } = await todayAt(ctx.tx, ctx.now);
  const before = input.id === undefined ? null : await planById(ctx.tx, input.id);
  if (before === undefined) return notFound('maintenancePlan');
  if (before !== null && before.version !== input.version) {
    return fail(await conflictOf(ctx.tx, 'maintenancePlan', before.id, before.version, input.version ?? 0));
  }
  const refusal = await refusalOf(ctx, input, before, today);
  if (refusal !== null) return refusal;
  const after = await writePlan(ctx, input, before);
  await applyPlan(ctx, before, after, today);
  return viewPlan(ctx.tx, after.id, ctx.now);
}

async function refusalOf(ctx: CommandContext, input: SaveInput, before: PlanRow | null, today: string) {
  if ((input.categoryId === null) === (input.assetId === null)) return broken('planOfOneThing');
  if (await isNameTaken(ctx.tx, input.name, input.id)) {
    return fail({ code: 'duplicate', details: { field: 'name' } });
  }
  if (input.categoryId !== null) {
    const category = await categoryById(ctx.tx, input.categoryId);
    if (category === undefined) return notFound('assetCategory');
    if (category.kind !== 'equipment') return broken('planOfEquipment');
  }
  if (input.assetId !== null) {
    const asset = await assetById(ctx.tx, input.assetId);
    if (asset === undefined || asset.statusKind === 'retired') return notFound('asset');
  }
  if (input.serviceId !== null && input.serviceId !== before?.serviceId) {
    const service = await ctx.tx
      .selectFrom('services')
      .select('id')
      .where('id', '=', input.serviceId)
      .where('isEnabled', '=', 1)
      .executeTakeFirst();
    if (service === undefined) return notFound('service');
  }
  const begins = before === null || isRescheduled(before, toColumns(input));
  if (begins && input.isEnabled && firstDue(input, today, null).dueOn === null)
    return broken('planDatePassed');
  return null;
}

type Columns = Omit<PlanRow, 'id' | 'version' | 'createdById'>;

function toColumns(input: SaveInput): Columns {
  return {
    name: input.name,
    categoryId: input.categoryId,
    assetId: input.assetId,
    serviceId: input.serviceId,
    everyMonths: input.everyMonths,
    firstOn: input.firstOn,
    leadDays: input.leadDays,
    instructions: input.instructions,
    isEnabled: input.isEnabled ? 1 : 0,
  };
}

type Told = Omit<Columns, 'instructions'>;

/** Free words are kept apart from what an event tells, so that they can be erased. */
function toldOf({
  name,
  categoryId,
  assetId,
  serviceId,
  everyMonths,
  firstOn,
  leadDays,
  isEnabled,
}: Columns): Told {
  return { name, categoryId, assetId, serviceId, everyMonths, firstOn, leadDays, isEnabled };
}

async function writePlan(ctx: CommandContext, input: SaveInput, before: PlanRow | null): Promise<PlanRow> {
  const columns = toColumns(input);
  if (before === null) {
    const plan = await ctx.tx
      .insertInto('maintenancePlans')
      .values({ ...columns, createdById: ctx.actor.id })
      .returningAll()
      .executeTakeFirstOrThrow();
    await ctx.trail.record({
      action: 'maintenancePlan.created',
      entity: 'maintenancePlan',
      entityId: plan.id,
      version: plan.version,
      data: { after: toldOf(columns) },
      text: { after: { instructions: columns.instructions } },
      rows: [{ entity: 'maintenancePlan', id: plan.id }],
    });
    return plan;
  }
  const version = before.version + 1;
  await ctx.tx
    .updateTable('maintenancePlans')
    .set({ ...columns, version })
    .where('id', '=', before.id)
    .execute();
  await ctx.trail.record({
    action: 'maintenancePlan.changed',
    entity: 'maintenancePlan',
    entityId: before.id,
    version,
    data: changesBetween<Told>(toldOf(before), toldOf(columns)),
    ...(before.instructions === columns.instructions
      ? {}
      : { text: { after: { instructions: columns.instructions } } }),
    rows: [{ entity: 'maintenancePlan', id: before.id }],
  });
  return { ...before, ...columns, version };
}

const isRescheduled = (before: Columns, after: Columns): boolean =>
  before.everyMonths !== after.everyMonths ||
  before.firstOn !== after.firstOn ||
  before.isEnabled !== after.isEnabled;

/** Brings the plan's assets and their dates in line with it. */
async function applyPlan(ctx: CommandContext, before: PlanRow | null, plan: PlanRow, today: string) {
  const { tx } = ctx;
  await removeLeavers(tx, { planId: plan.id });
  if (before !== null && isRescheduled(before, plan)) await reschedule(ctx, plan, today);
  else if (before !== null && before.leadDays !== plan.leadDays) await moveOpening(ctx, plan);
  if (plan.isEnabled === 1) await addJoiners(tx, plan, today);
}

/** New dates for what has no open ticket. */
async function reschedule({ tx }: CommandContext, plan: PlanRow, today: string): Promise<void> {
  const free = () =>
    tx.selectFrom('maintenanceDue').where('planId', '=', plan.id).where('ticketId', 'is', null);
  const done = await free().select('lastDueOn').distinct().execute();
  for (const { lastDueOn } of done) {
    const next = plan.isEnabled === 1 ? firstDue(plan, today, lastDueOn) : { dueOn: null, openOn: null };
    await tx
      .updateTable('maintenanceDue')
      .set(next)
      .where('planId', '=', plan.id)
      .where('ticketId', 'is', null)
      .where('lastDueOn', 'is', lastDueOn)
      .execute();
  }
}

/** The same dates, their tickets earlier or later. A date whose ticket was cancelled for good has none to move. */
async function moveOpening({ tx }: CommandContext, plan: PlanRow): Promise<void> {
  const dates = await tx
    .selectFrom('maintenanceDue')
    .select('dueOn')
    .distinct()
    .where('planId', '=', plan.id)
    .where('openOn', 'is not', null)
    .execute();
  for (const { dueOn } of dates) {
    if (dueOn === null) continue;
    await tx
      .updateTable('maintenanceDue')
      .set({ openOn: addToDate(dueOn, -plan.leadDays) })
      .where('planId', '=', plan.id)
      .where('dueOn', '=', dueOn)
      .where('openOn', 'is not', null)
      .execute();
  }
}
