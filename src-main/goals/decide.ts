import { type GoalAction, nextGoalState } from '#shared/goals/goal.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { CommandContext } from '../rpc/context.ts';
import { updateGoal } from './queries.ts';
import { findGoal, standsInTheWay } from './save.ts';

const EVENTS = { accept: 'goal.accepted', decline: 'goal.declined', end: 'goal.ended' } as const;

/** Accepts or declines a proposal, or ends a goal that is in force. */
export async function decideGoal(
  ctx: CommandContext,
  { id, version, reason }: { readonly id: number; readonly version: number; readonly reason: string | null },
  action: GoalAction,
): Promise<Result<number>> {
  const found = await findGoal(ctx, id, version);
  if (!found.ok) return found;
  const { goal, scope } = found.value;
  const state = nextGoalState(goal.state, action);
  if (state === null) return fail({ code: 'illegalTransition', details: { from: goal.state, action } });
  if (action === 'accept' && (await standsInTheWay(ctx, { ...goal, scope }, id))) {
    return fail({ code: 'ruleBroken', details: { rule: 'goalOverlaps' } });
  }
  await updateGoal(ctx.tx, id, {
    state,
    isInForce: state === 'inForce' ? 1 : 0,
    decidedById: ctx.actor.id,
    decidedAt: ctx.now,
    decision: reason,
  });
  await ctx.trail.record({
    action: EVENTS[action],
    entity: 'goal',
    entityId: id,
    version: version + 1,
    data: { before: { state: goal.state }, after: { state } },
    ...(reason === null ? {} : { text: { reason } }),
    rows: [{ entity: 'goal', id }],
    about: scope.kind === 'worker' ? [{ entity: 'person', id: scope.technicianId }] : [],
  });
  return ok(id);
}
