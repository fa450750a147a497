import { z } from 'zod';
import { localDate } from '#shared/calendars/localTime.ts';
import type { goalsContract } from '#shared/goals/contract.ts';
import type { Goal } from '#shared/goals/fields.ts';
import { GOAL_ROLES, mayRead } from '#shared/goals/goal.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import { allows } from '#shared/rpc/permissions.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Actor, CommandContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import { decideGoal } from './decide.ts';
import { readGoalHistory, readGoalProgress, toldOf } from './load.ts';
import { goalById, goalsPage } from './queries.ts';
import { changeGoal, createGoal } from './save.ts';

const idCursor = z.number().int();

const readerOf = ({ id, roles }: Actor) => ({ id, roles, seesAll: allows('indicators.all', roles) });

const todayOf = async (db: ReadDb, now: number) =>
  localDate(now, (await loadSettings(db)).institution.timeZone);

async function answer(ctx: CommandContext, done: Result<number>): Promise<Result<{ goal: Goal }>> {
  if (!done.ok) return done;
  const row = await goalById(ctx.tx, done.value);
  if (row === null) throw new Error(`Goal ${done.value} was not stored`);
  return ok({ goal: toldOf(row, await todayOf(ctx.tx, ctx.now)) });
}

export const goalsHandlers: HandlersOf<typeof goalsContract> = {
  async list({ db, actor, now }, { state, cursor, limit }) {
    const before = decodeCursor(idCursor, cursor);
    if (!before.ok) return before;
    const { id, roles, seesAll } = readerOf(actor);
    const concerned = seesAll ? null : { id, roles: GOAL_ROLES.filter((role) => roles.includes(role)) };
    const rows = await goalsPage(db, { state, concerned, before: before.value, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const today = await todayOf(db, now);
    return ok({
      items: page.map((row) => toldOf(row, today)),
      nextCursor: rows.length > limit && last ? encodeCursor(last.goal.id) : null,
    });
  },

  /** Technicians see how they stand and how the department does, never how somebody else stands. */
  async progress(ctx, { technicianId, ofDepartment }, signal) {
    const reader = readerOf(ctx.actor);
    if (technicianId !== undefined && technicianId !== reader.id && !reader.seesAll) {
      return fail({ code: 'forbidden', details: {} });
    }
    const only = technicianId ?? (reader.seesAll ? null : reader.id);
    const done = await readGoalProgress(
      ctx.host.db,
      ctx.now,
      {
        technicianId: only,
        isWanted: ({ goal, scope }) => {
          if (!mayRead({ scope, state: goal.state }, reader)) return false;
          if (ofDepartment) return scope.kind === 'all';
          if (technicianId === undefined) return true;
          return scope.kind === 'role' || (scope.kind === 'worker' && scope.technicianId === technicianId);
        },
      },
      signal,
    );
    if (!done.ok) return done;
    const { items, asOf, timeZone } = done.value;
    return ok({
      items: items
        .filter(({ subjects }) => technicianId === undefined || subjects.length > 0)
        .map((item) => (reader.seesAll ? item : { ...item, subjects: item.subjects.map(withoutAll) })),
      asOf: toIso(asOf),
      timeZone,
    });
  },

  async history(ctx, { id, technicianId }, signal) {
    const reader = readerOf(ctx.actor);
    const row = await goalById(ctx.db, id);
    if (row === null || !mayRead({ scope: row.scope, state: row.goal.state }, reader)) {
      return fail({ code: 'notFound', details: { entity: 'goal' } });
    }
    if (technicianId !== undefined && technicianId !== reader.id && !reader.seesAll) {
      return fail({ code: 'forbidden', details: {} });
    }
    const whose = technicianId ?? (reader.seesAll ? null : reader.id);
    const done = await readGoalHistory(ctx.host.db, ctx.now, row, whose, signal);
    if (!done.ok) return done;
    const { periods, asOf, timeZone } = done.value;
    const isTheirs = reader.seesAll || row.scope.kind !== 'all';
    return ok({
      goal: toldOf(row, await todayOf(ctx.db, ctx.now)),
      periods: isTheirs ? periods : periods.map((period) => ({ ...period, list: null })),
      asOf: toIso(asOf),
      timeZone,
    });
  },

  propose: async (ctx, { commandId: _commandId, ...terms }) =>
    answer(ctx, await createGoal(ctx, terms, 'proposed')),
  set: async (ctx, { commandId: _commandId, ...terms }) =>
    answer(ctx, await createGoal(ctx, terms, 'inForce')),
  change: async (ctx, { commandId: _commandId, ...input }) => answer(ctx, await changeGoal(ctx, input)),
  accept: async (ctx, { id, version }) =>
    answer(ctx, await decideGoal(ctx, { id, version, reason: null }, 'accept')),
  decline: async (ctx, input) => answer(ctx, await decideGoal(ctx, input, 'decline')),
  end: async (ctx, input) => answer(ctx, await decideGoal(ctx, input, 'end')),
};

/** The list behind a figure of the department holds the tickets of all: it is not a technician's to open. */
function withoutAll<P extends { readonly technician: unknown; readonly list: unknown }>(progress: P) {
  return progress.technician === null ? { ...progress, list: null } : progress;
}
