import { localDate } from '#shared/calendars/localTime.ts';
import { afterTicket } from '#shared/maintenance/nextDue.ts';
import type { CommandContext } from '../rpc/context.ts';
import { type PlanRow, planById } from './planQueries.ts';
import { insertRecord, recordOfTicket } from './saveRecord.ts';

/** Due rows whose ticket has ended; driven by the few that have a ticket at all. */
export function endedQuery(db: Pick<CommandContext['tx'], 'selectFrom'>, limit: number) {
  return db
    .selectFrom('maintenanceDue as d')
    .innerJoin('tickets as t', 't.id', 'd.ticketId')
    .innerJoin('assets as a', 'a.id', 'd.assetId')
    .select([
      'd.id',
      'd.planId',
      'd.assetId',
      'd.dueOn',
      't.id as ticketId',
      't.status',
      't.mergedIntoId',
      't.assignedAt',
      't.createdAt',
      't.resolvedAt',
      't.solution',
      't.lastSolverId',
      'a.statusKind',
      'a.categoryId',
    ])
    .where('d.ticketId', 'is not', null)
    .where('t.isOpen', '=', 0)
    .limit(limit);
}

type Ended = Awaited<ReturnType<ReturnType<typeof endedQuery>['execute']>>[number];

/**
 * Goes on with what is due once its ticket has ended. Resolved: the record of what was done is made from it, unless the
 * technician wrote one already, and the next date follows. Cancelled: the next date follows, nothing was done. Merged
 * into another ticket: that one is waited for. A ticket that is reopened later changes nothing here: its date was
 * dealt with, and the record can be corrected.
 *
 * Returns how many were looked at.
 */
export async function followTickets(
  ctx: CommandContext,
  { today, zone }: { readonly today: string; readonly zone: string },
  limit: number,
): Promise<number> {
  const ended = await endedQuery(ctx.tx, limit).execute();
  for (const due of ended) {
    if (due.status === 'cancelled' && due.mergedIntoId !== null) {
      await ctx.tx
        .updateTable('maintenanceDue')
        .set({ ticketId: due.mergedIntoId })
        .where('id', '=', due.id)
        .execute();
      continue;
    }
    const plan = await planById(ctx.tx, due.planId);
    if (plan === undefined) throw new Error(`Due ${due.id} has no plan`);
    if (due.status === 'cancelled') await recordSkipped(ctx, plan, due);
    else await keepRecord(ctx, plan, due, zone);
    await moveOn(ctx, plan, due, today);
  }
  return ended.length;
}

async function moveOn(ctx: CommandContext, plan: PlanRow, due: Ended, today: string): Promise<void> {
  const { dueOn } = due;
  if (dueOn === null || isOut(plan, due)) {
    await ctx.tx.deleteFrom('maintenanceDue').where('id', '=', due.id).execute();
    return;
  }
  const how = due.status === 'cancelled' ? 'cancelled' : 'done';
  const next =
    plan.isEnabled === 1 ? afterTicket(plan, { dueOn, how, today }) : { dueOn: null, openOn: null };
  await ctx.tx
    .updateTable('maintenanceDue')
    .set({ ...next, ticketId: null, lastDueOn: next.dueOn === dueOn ? null : dueOn })
    .where('id', '=', due.id)
    .execute();
}

/** Left the plan while its ticket was open. */
function isOut(plan: PlanRow, due: Ended): boolean {
  if (due.statusKind === 'retired' || due.statusKind === 'lost') return true;
  return plan.categoryId === null ? plan.assetId !== due.assetId : plan.categoryId !== due.categoryId;
}

async function keepRecord(ctx: CommandContext, plan: PlanRow, due: Ended, zone: string): Promise<void> {
  if ((await recordOfTicket(ctx.tx, due.ticketId, due.assetId)) !== undefined) return;
  const day = (at: number) => localDate(at, zone);
  await insertRecord(ctx, {
    assetId: due.assetId,
    ticketId: due.ticketId,
    planId: plan.id,
    kind: 'preventive',
    description: due.solution ?? plan.name,
    supplierId: null,
    isUnderWarranty: 0,
    startedOn: day(due.assignedAt ?? due.createdAt),
    endedOn: day(due.resolvedAt ?? ctx.now),
    costCents: 0,
    createdById: due.lastSolverId,
    parts: [],
  });
}

async function recordSkipped(ctx: CommandContext, plan: PlanRow, due: Ended): Promise<void> {
  await ctx.trail.record({
    action: 'maintenancePlan.skipped',
    entity: 'maintenancePlan',
    entityId: plan.id,
    version: plan.version,
    data: { after: { dueOn: due.dueOn } },
    about: [
      { entity: 'maintenancePlan', id: plan.id },
      { entity: 'ticket', id: due.ticketId },
      { entity: 'asset', id: due.assetId },
    ],
  });
}
