import { z } from 'zod';
import { fail, ok } from '#shared/kernel/result.ts';
import type { maintenanceContract } from '#shared/maintenance/contract.ts';
import { readIndicators } from '../indicators/load.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { dueMonths, duePage } from './dueQueries.ts';
import { maintenanceOfAsset, maintenanceOfTicket } from './ofAsset.ts';
import { openDue } from './opening.ts';
import { planPage } from './planQueries.ts';
import { previewPlan, savePlan, viewPlan } from './plans.ts';
import { recordPage } from './recordQueries.ts';
import { changeRecord, createRecord, recordHistory, viewRecord } from './records.ts';
import { todayAt } from './today.ts';

const namePlace = z.object({ name: z.string() });
const dayPlace = z.tuple([z.string(), z.number()]);
const failurePlace = z.tuple([z.number(), z.number()]);

/** A page of what was read with one more than asked for. */
function paged<T>(rows: readonly T[], limit: number, placeOf: (row: T) => unknown) {
  const last = rows[limit - 1];
  const isMore = rows.length > limit && last !== undefined;
  return { items: rows.slice(0, limit), nextCursor: isMore ? encodeCursor(placeOf(last)) : null };
}

export const maintenanceHandlers: HandlersOf<typeof maintenanceContract> = {
  async plans(ctx, { limit, cursor, withDisabled = false, categoryId }) {
    const after = decodeCursor(namePlace, cursor);
    if (!after.ok) return after;
    const { today } = await todayAt(ctx.db, ctx.now);
    const page = { withDisabled, categoryId, after: after.value, limit: limit + 1 };
    return ok(paged(await planPage(ctx.db, page, today), limit, ({ name }) => ({ name })));
  },
  plan: (ctx, { id }) => viewPlan(ctx.db, id, ctx.now),
  previewPlan,
  savePlan,

  async due(ctx, { limit, cursor, ...filter }) {
    const after = decodeCursor(dayPlace, cursor);
    if (!after.ok) return after;
    const { today } = await todayAt(ctx.db, ctx.now);
    const rows = await duePage(ctx.db, { ...filter, after: after.value, limit: limit + 1 }, today);
    return ok(paged(rows, limit, (row) => [row.dueOn, row.id]));
  },
  async dueMonths(ctx, filter) {
    const { today } = await todayAt(ctx.db, ctx.now);
    return ok({ items: await dueMonths(ctx.db, filter, today) });
  },
  async openTicket(ctx, { dueId }) {
    const due = await ctx.tx
      .selectFrom('maintenanceDue')
      .select(['id', 'planId', 'assetId', 'dueOn', 'ticketId'])
      .where('id', '=', dueId)
      .executeTakeFirst();
    if (due === undefined || due.dueOn === null) {
      return fail({ code: 'notFound', details: { entity: 'maintenanceDue' } });
    }
    // Another window or the clock was first.
    if (due.ticketId !== null) return fail({ code: 'ruleBroken', details: { rule: 'maintenanceOpen' } });
    return openDue(ctx, { ...due, dueOn: due.dueOn });
  },

  async records(ctx, { limit, cursor, ...filter }) {
    const after = decodeCursor(dayPlace, cursor);
    if (!after.ok) return after;
    const rows = await recordPage(ctx.db, { ...filter, after: after.value, limit: limit + 1 });
    return ok(paged(rows, limit, (row) => [row.startedOn, row.id]));
  },
  record: (ctx, { id }) => viewRecord(ctx.db, id),
  recordHistory: (ctx, { id }) => recordHistory(ctx, id),
  createRecord,
  updateRecord: changeRecord,

  ofAsset: (ctx, { id }) => maintenanceOfAsset(ctx, id),
  ofTicket: (ctx, { id }) => maintenanceOfTicket(ctx, id),
  async recurring({ host, now }, input, signal) {
    const read = await readIndicators<'recurring'>(host.db, { kind: 'recurring', ...input }, { now }, signal);
    return read.ok ? ok(read.value.value) : read;
  },
  async repeated({ host, now }, input, signal) {
    const read = await readIndicators<'repeated'>(host.db, { kind: 'repeated', ...input }, { now }, signal);
    return read.ok ? ok(read.value.value) : read;
  },
  async failures({ host, now }, { cursor, ...input }, signal) {
    const after = decodeCursor(failurePlace, cursor);
    if (!after.ok) return after;
    const task = { kind: 'failures', asked: { ...input, after: after.value } } as const;
    const read = await readIndicators<'failures'>(host.db, task, { now }, signal);
    if (!read.ok) return read;
    const { items, next, total } = read.value.value;
    return ok({ items, total, nextCursor: next === null ? null : encodeCursor(next) });
  },
};
