import { z } from 'zod';
import { startOfDate } from '#shared/calendars/localTime.ts';
import type { delaysContract } from '#shared/delays/contract.ts';
import type { ForecastAnswer } from '#shared/delays/fields.ts';
import { NEEDED_CASES } from '#shared/delays/forecast.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { allows } from '#shared/rpc/permissions.ts';
import type { QueryContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import { visibleTicket } from '../tickets/load.ts';
import { withinOwn } from './conditions.ts';
import { reckonNow } from './follow.ts';
import { atRiskQuery, byFinishQuery, countsQuery, type Place, pageOfIds, stuckQuery } from './lists.ts';
import { atRiskRows, finishRows, stuckRows } from './rows.ts';
import { aroundOf, forecastOf, storedRows } from './shown.ts';
import { calibrationSince, firstDayLately, recordedPage, recordedQuery } from './trackRecord.ts';

export { delaysJobs } from './jobs.ts';

const place: z.ZodType<Place> = z.tuple([z.number(), z.number().int()]);

/** Before every local day and instant. */
const FIRST_DAY = '0000-01-01';
const EVER = 0;

const cursorOf = (next: Place | null) => (next === null ? null : encodeCursor(next));

async function thresholds(ctx: QueryContext) {
  const { delays } = await loadSettings(ctx.db);
  return { ...delays, odds: delays.lateOddsPercent / 100, now: ctx.now };
}

export const delaysHandlers: HandlersOf<typeof delaysContract> = {
  async counts(ctx, input) {
    const { stuckHours, waitingStuckHours, lateOddsPercent, ...of } = await thresholds(ctx);
    const { rows } = await countsQuery(withinOwn(ctx.actor, input), of).execute(ctx.db);
    const {
      atRisk = 0,
      working = 0,
      waiting = 0,
      unassigned = 0,
      predicted = 0,
      unpredicted = 0,
    } = rows[0] ?? {};
    const stuck = { working, waiting, unassigned };
    return ok({ atRisk, stuck, predicted, unpredicted, stuckHours, waitingStuckHours, lateOddsPercent });
  },

  async atRisk(ctx, { limit, cursor, ...filter }) {
    const after = decodeCursor(place, cursor);
    if (!after.ok) return after;
    const of = await thresholds(ctx);
    const query = atRiskQuery(withinOwn(ctx.actor, filter), of, { after: after.value, limit });
    const { ids, next } = await pageOfIds(ctx.db, query, limit);
    return ok({ items: await atRiskRows(ctx.db, ids, of), nextCursor: cursorOf(next) });
  },

  async stuck(ctx, { limit, cursor, kind, ...filter }) {
    const after = decodeCursor(place, cursor);
    if (!after.ok) return after;
    const of = { now: ctx.now, kind };
    const query = stuckQuery(withinOwn(ctx.actor, filter), of, { after: after.value, limit });
    const { ids, next } = await pageOfIds(ctx.db, query, limit);
    return ok({ items: await stuckRows(ctx.db, ids, ctx.now), nextCursor: cursorOf(next) });
  },

  async byFinish(ctx, { limit, cursor, ...filter }) {
    const after = decodeCursor(place, cursor);
    if (!after.ok) return after;
    const query = byFinishQuery(withinOwn(ctx.actor, filter), { after: after.value, limit });
    const { ids, next } = await pageOfIds(ctx.db, query, limit);
    return ok({ items: await finishRows(ctx.db, ids), nextCursor: cursorOf(next) });
  },

  forecast,

  async trackRecord(ctx, input) {
    const filter = withinOwn(ctx.actor, input);
    const { day } = await firstDayLately(ctx.db, ctx.now);
    return ok({
      all: await calibrationSince(ctx.db, filter, FIRST_DAY),
      days90: await calibrationSince(ctx.db, filter, day),
    });
  },

  async recorded(ctx, { limit, cursor, span, ...asked }) {
    const after = decodeCursor(place, cursor);
    if (!after.ok) return after;
    const { day, timeZone } = await firstDayLately(ctx.db, ctx.now);
    const from = span === 'all' ? EVER : startOfDate(day, timeZone);
    const query = recordedQuery(withinOwn(ctx.actor, asked), from, { after: after.value, limit });
    const { items, next } = await recordedPage(ctx.db, query, limit);
    return ok({ items, nextCursor: cursorOf(next) });
  },
};

/** What the job stored, where it still holds; else reckoned now. A technician is told of their own tickets. */
async function forecast(
  ctx: QueryContext,
  { id }: { readonly id: number },
): Promise<Result<{ forecast: ForecastAnswer }>> {
  const seen = await visibleTicket(ctx.db, ctx.actor, id);
  if (!seen.ok) return seen;
  if (seen.value.assigneeId !== ctx.actor.id && !allows('indicators.all', ctx.actor.roles)) {
    return fail({ code: 'forbidden', details: {} });
  }
  const stored = (await storedRows(ctx.db, [id])).get(id);
  const holds = stored !== undefined && stored.seenAt === stored.updatedAt && stored.nextAt > ctx.now;
  const row = holds ? stored : await reckonNow(ctx.db, id, ctx.now);
  const made = row === null ? null : forecastOf(row, holds ? stored : await aroundOf(ctx.db, row));
  if (made !== null) return ok({ forecast: made });
  const reason = row?.unpredicted ?? 'notAssigned';
  return ok({ forecast: { kind: 'none', reason, cases: row?.cases ?? 0, needed: NEEDED_CASES } });
}
