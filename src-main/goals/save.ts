import { localDate } from '#shared/calendars/localTime.ts';
import type { GoalScope } from '#shared/goals/goal.ts';
import { fits, overlap } from '#shared/goals/goal.ts';
import { isTarget, type MeasureKey } from '#shared/goals/measures.ts';
import type { GoalPeriod } from '#shared/goals/periods.ts';
import { isWithinCalendars } from '#shared/indicators/period.ts';
import { changesBetween } from '#shared/kernel/changes.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { allows } from '#shared/rpc/permissions.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import {
  type GoalRow,
  goalById,
  goalsInForce,
  insertGoal,
  isTechnician,
  termColumns,
  updateGoal,
} from './queries.ts';

/** What makes a goal what it is, as a command brings it. */
export interface Terms {
  readonly measure: MeasureKey;
  readonly scope: GoalScope;
  readonly period: GoalPeriod;
  readonly target: number;
  readonly from: string;
  readonly to: string | null;
  readonly note: string | null;
}

const invalid = (path: string, rule: string, message: string) =>
  fail({ code: 'invalid', details: { issues: [{ path, rule, message }] } });
const broken = (rule: string) => fail({ code: 'ruleBroken', details: { rule } });

export async function findGoal(ctx: CommandContext, id: number, version: number): Promise<Result<GoalRow>> {
  const found = await goalById(ctx.tx, id);
  if (found === null) return fail({ code: 'notFound', details: { entity: 'goal' } });
  if (found.goal.version !== version) {
    return fail(await conflictOf(ctx.tx, 'goal', id, found.goal.version, version));
  }
  return ok(found);
}

/** Refuses what could never be measured or reached, and what is measured already. */
async function checked(ctx: CommandContext, terms: Terms, beside: number | null): Promise<Result<Terms>> {
  if (!fits(terms.measure, terms.scope)) return broken('goalMeasureScope');
  if (!isTarget(terms.measure, terms.target)) {
    return invalid('target', 'outOfRange', 'That target makes no sense for this figure.');
  }
  const { from, to } = terms;
  if (!isWithinCalendars({ from, to: to ?? from }))
    return invalid('from', 'outOfRange', 'The goal lies too far away.');
  if (to !== null && to < from) return invalid('to', 'endBeforeStart', 'The goal ends before it begins.');
  const { timeZone } = (await loadSettings(ctx.tx)).institution;
  if (to !== null && to < localDate(ctx.now, timeZone)) {
    return invalid('to', 'inThePast', 'The goal would be over already.');
  }
  if (terms.scope.kind === 'worker') {
    const can = await isTechnician(ctx.tx, terms.scope.technicianId);
    if (can === null) return fail({ code: 'notFound', details: { entity: 'person' } });
    if (!can) return fail({ code: 'notEligible', details: { reason: 'notTechnician' } });
  }
  return beside === null || !(await standsInTheWay(ctx, terms, beside)) ? ok(terms) : broken('goalOverlaps');
}

/** Whether another goal in force asks the same figure of the same people in the same kind of period at the same time. */
export async function standsInTheWay(ctx: CommandContext, terms: Terms, own: number): Promise<boolean> {
  const others = await goalsInForce(ctx.tx);
  return others.some(
    ({ goal, scope }) =>
      goal.id !== own &&
      goal.measure === terms.measure &&
      goal.period === terms.period &&
      JSON.stringify(scope) === JSON.stringify(terms.scope) &&
      overlap(goal, terms),
  );
}

/** No goal has this id. */
const NEW = 0;

const columnsTold = ({ note: _note, ...columns }: ReturnType<typeof termColumns>) => columns;

const about = (scope: GoalScope) =>
  scope.kind === 'worker' ? [{ entity: 'person', id: scope.technicianId }] : [];

/** A new goal: proposed, or in force at once. */
export async function createGoal(
  ctx: CommandContext,
  terms: Terms,
  state: 'proposed' | 'inForce',
): Promise<Result<number>> {
  const good = await checked(ctx, terms, state === 'inForce' ? NEW : null);
  if (!good.ok) return good;
  const columns = termColumns(terms);
  const isSet = state === 'inForce';
  const id = await insertGoal(ctx.tx, {
    ...columns,
    state,
    isInForce: isSet ? 1 : 0,
    proposedById: ctx.actor.id,
    createdAt: ctx.now,
    decidedById: isSet ? ctx.actor.id : null,
    decidedAt: isSet ? ctx.now : null,
    decision: null,
  });
  await ctx.trail.record({
    action: isSet ? 'goal.set' : 'goal.proposed',
    entity: 'goal',
    entityId: id,
    version: 1,
    data: { after: { ...columnsTold(columns), state } },
    ...(terms.note === null ? {} : { text: { note: terms.note } }),
    rows: [{ entity: 'goal', id }],
    about: about(terms.scope),
  });
  return ok(id);
}

/** Who sets goals changes any that is not over; who only proposes, their own proposals. */
export async function changeGoal(
  ctx: CommandContext,
  { id, version, ...terms }: Terms & { readonly id: number; readonly version: number },
): Promise<Result<number>> {
  const found = await findGoal(ctx, id, version);
  if (!found.ok) return found;
  const { goal, scope } = found.value;
  if (!allows('goals.manage', ctx.actor.roles)) {
    if (goal.proposedBy?.id !== ctx.actor.id) return fail({ code: 'forbidden', details: {} });
    if (goal.state !== 'proposed') return broken('goalDecided');
  }
  if (goal.state === 'declined' || goal.state === 'ended') {
    return fail({ code: 'illegalTransition', details: { from: goal.state, action: 'change' } });
  }
  const good = await checked(ctx, terms, goal.state === 'inForce' ? id : null);
  if (!good.ok) return good;
  const columns = termColumns(terms);
  const before = termColumns({ ...goal, scope });
  await updateGoal(ctx.tx, id, columns);
  await ctx.trail.record({
    action: 'goal.changed',
    entity: 'goal',
    entityId: id,
    version: version + 1,
    data: changesBetween(columnsTold(before), columnsTold(columns)),
    ...(goal.note === terms.note ? {} : { text: { note: terms.note } }),
    rows: [{ entity: 'goal', id }],
    about: about(terms.scope),
  });
  return ok(id);
}
