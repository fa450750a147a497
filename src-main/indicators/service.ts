import { z } from 'zod';
import type { indicatorsContract } from '#shared/indicators/contract.ts';
import { indicators } from '#shared/indicators/indicator.ts';
import { type Dates, datesOfWeek, isWithinCalendars, lengthOf } from '#shared/indicators/period.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { fromIso, toIso } from '#shared/kernel/time.ts';
import { allows } from '#shared/rpc/permissions.ts';
import type { QueryContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { ticketRows } from '../tickets/service.ts';
import type { GroupPlace } from './groupPage.ts';
import { type Read, readIndicators } from './load.ts';
import type { Place } from './page.ts';
import { withinScope } from './scope.ts';
import type { MeasuredGroup, Task } from './task.ts';

/** Longer than any institution has kept records; a line of so many days is still drawn. */
const LONGEST_DAYS = 50 * 366;

const groupPlace: z.ZodType<GroupPlace> = z.tuple([z.number(), z.number(), z.number(), z.string()]);
const place: z.ZodType<Place> = z.tuple([z.number(), z.number().int()]);

const invalid = (path: string, rule: string, message: string) =>
  fail({ code: 'invalid', details: { issues: [{ path, rule, message }] } });

function checkedDates({ from, to }: Dates): Result<Dates> {
  if (!isWithinCalendars({ from, to })) return invalid('from', 'outOfRange', 'The period lies too far away.');
  const days = lengthOf({ from, to });
  if (days < 1) return invalid('to', 'endBeforeStart', 'The period ends before it begins.');
  if (days > LONGEST_DAYS) return invalid('to', 'tooLong', 'The period is too long.');
  return ok({ from, to });
}

const read = <K extends Task['kind']>(
  ctx: QueryContext,
  task: Extract<Task, { kind: K }>,
  signal: AbortSignal | undefined,
  asOf?: number,
): Promise<Result<Read<K>>> => readIndicators<K>(ctx.host.db, task, { now: ctx.now, asOf }, signal);

const answered = ({ asOf, timeZone }: Read<Task['kind']>) => ({ asOf: toIso(asOf), timeZone });

const shownWorkers = ({ workers }: MeasuredGroup) =>
  workers.map(({ worker, figures }) => ({
    technician: { id: worker.id, name: worker.name },
    isEnabled: worker.isEnabled,
    figures,
  }));

export const indicatorsHandlers: HandlersOf<typeof indicatorsContract> = {
  async panel(ctx, input, signal) {
    const dates = checkedDates(input);
    if (!dates.ok) return dates;
    const done = await read(ctx, { kind: 'panel', input: withinScope(ctx.actor, input) }, signal);
    return done.ok ? ok({ ...answered(done.value), ...done.value.value }) : done;
  },

  async groups(ctx, input, signal) {
    const { from, to, dimension, q, limit, cursor, asOf, ...filter } = withinScope(ctx.actor, input);
    const dates = checkedDates({ from, to });
    if (!dates.ok) return dates;
    const after = decodeCursor(groupPlace, cursor);
    if (!after.ok) return after;
    const done = await read(
      ctx,
      { kind: 'groups', dates: dates.value, filter, dimension, q, after: after.value, limit },
      signal,
      asOf === undefined ? undefined : fromIso(asOf),
    );
    if (!done.ok) return done;
    const { rows, next, total } = done.value.value;
    const nextCursor = next === null ? null : encodeCursor(next);
    return ok({ ...answered(done.value), items: [...rows], nextCursor, total });
  },

  async figures(ctx, input, signal) {
    const { from, to, ...filter } = withinScope(ctx.actor, input);
    const dates = checkedDates({ from, to });
    if (!dates.ok) return dates;
    const done = await read(ctx, { kind: 'figures', dates: dates.value, filter }, signal);
    return done.ok ? ok({ ...answered(done.value), figures: done.value.value }) : done;
  },

  async balance(ctx, { from, to, ...filter }, signal) {
    const dates = checkedDates({ from, to });
    if (!dates.ok) return dates;
    const done = await read(ctx, { kind: 'balance', dates: dates.value, filter }, signal);
    return done.ok ? ok({ ...answered(done.value), weeks: [...done.value.value] }) : done;
  },

  async workers(ctx, { from, to, ...filter }, signal) {
    const dates = checkedDates({ from, to });
    if (!dates.ok) return dates;
    const done = await read(ctx, { kind: 'workers', dates: dates.value, filter }, signal);
    if (!done.ok) return done;
    const { value } = done.value;
    return ok({ ...answered(done.value), workers: shownWorkers(value), median: value.median });
  },

  /** Technicians see nobody but themselves; the median of the group names nobody. */
  async worker(ctx, { technicianId, from, to }, signal) {
    if (technicianId !== ctx.actor.id && !allows('indicators.all', ctx.actor.roles)) {
      return fail({ code: 'forbidden', details: {} });
    }
    const dates = checkedDates({ from, to });
    if (!dates.ok) return dates;
    const done = await read(ctx, { kind: 'worker', dates: dates.value }, signal);
    if (!done.ok) return done;
    const { value } = done.value;
    const found = value.workers.find(({ worker }) => worker.id === technicianId);
    if (found === undefined) return fail({ code: 'notFound', details: { entity: 'person' } });
    return ok({
      ...answered(done.value),
      technician: { id: found.worker.id, name: found.worker.name },
      figures: found.figures,
      median: value.median,
      // Where they were not there yet there is nothing to show.
      weeks: value.weeks.flatMap(({ step, from, to, workers, median }) => {
        const then = workers.find(({ worker }) => worker.id === technicianId);
        return then === undefined ? [] : [{ week: step, from, to, figures: then.figures, median }];
      }),
    });
  },

  async tickets(ctx, input, signal) {
    const { from, to, limit, cursor, asOf, ...wanted } = input;
    const { instant, parts } = indicators[wanted.indicator];
    const isOfWork = instant === 'assignment' || instant === 'timeEntry';
    // Who received it and how long they worked is the department's affair.
    if (isOfWork && !allows('indicators.own', ctx.actor.roles))
      return fail({ code: 'forbidden', details: {} });
    const asked = withinScope(ctx.actor, wanted);
    if (asked.part !== undefined && !parts.includes(asked.part)) {
      return invalid('part', 'part', 'This figure has no such part.');
    }
    if ((asked.weekday !== undefined || asked.hour !== undefined) && asked.indicator !== 'received') {
      return invalid('hour', 'receivedOnly', 'Only what was received is told by hour.');
    }
    if (isOfWork && asked.technicianId === undefined && asked.week === undefined) {
      return invalid('technicianId', 'required', 'Say whose work, or of which week.');
    }
    const dates = datesOf({ from, to, week: asked.week, isNeeded: instant !== 'now' });
    if (!dates.ok) return dates;
    const after = decodeCursor(place, cursor);
    if (!after.ok) return after;
    const done = await read(
      ctx,
      { kind: 'tickets', asked, dates: dates.value, after: after.value, limit },
      signal,
      asOf === undefined ? undefined : fromIso(asOf),
    );
    if (!done.ok) return done;
    const { ids, next, total } = done.value.value;
    return ok({
      items: await ticketRows(ctx.db, ids),
      nextCursor: next === null ? null : encodeCursor(next),
      total,
      asOf: toIso(done.value.asOf),
    });
  },
};

function datesOf(asked: {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly week: string | undefined;
  readonly isNeeded: boolean;
}): Result<Dates | null> {
  const { from, to, week } = asked;
  if (week !== undefined) {
    const dates = datesOfWeek(week);
    return dates === null ? invalid('week', 'week', 'There is no such week.') : ok(dates);
  }
  if (from !== undefined && to !== undefined) return checkedDates({ from, to });
  return asked.isNeeded ? invalid('from', 'required', 'Say from when to when.') : ok(null);
}
