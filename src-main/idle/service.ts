import type { idleContract } from '#shared/idle/contract.ts';
import { isWithinCalendars, lengthOf } from '#shared/indicators/period.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import { allows } from '#shared/rpc/permissions.ts';
import { readIndicators } from '../indicators/load.ts';
import type { QueryContext } from '../rpc/context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import type { IdleReport } from './load.ts';

/** All events of the period are read: a year is plenty. */
const LONGEST_DAYS = 366;

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly technicianId: number | null;
}

interface Answered extends IdleReport {
  readonly asOf: string;
  readonly timeZone: string;
}

async function read(
  ctx: QueryContext,
  { from, to, technicianId }: Asked,
  signal: AbortSignal | undefined,
): Promise<Result<Answered>> {
  const invalid = (path: string, rule: string, message: string) =>
    fail({ code: 'invalid', details: { issues: [{ path, rule, message }] } });
  if (!isWithinCalendars({ from, to })) return invalid('from', 'outOfRange', 'The period lies too far away.');
  const days = lengthOf({ from, to });
  if (days < 1) return invalid('to', 'endBeforeStart', 'The period ends before it begins.');
  if (days > LONGEST_DAYS) return invalid('to', 'tooLong', 'The period is too long.');
  const task = { kind: 'idle', dates: { from, to }, technicianId } as const;
  const done = await readIndicators<'idle'>(ctx.host.db, task, { now: ctx.now }, signal);
  if (!done.ok) return done;
  const { asOf, timeZone, value } = done.value;
  return ok({ ...value, asOf: toIso(asOf), timeZone });
}

const totalsOf = ({ shiftSeconds, stretches }: IdleReport['technicians'][number]) => ({
  shiftSeconds,
  idleSeconds: stretches.reduce((sum, { seconds }) => sum + seconds, 0),
  stretches: stretches.length,
});

export const idleHandlers: HandlersOf<typeof idleContract> = {
  async ofTechnician(ctx, { technicianId, from, to }, signal) {
    if (technicianId !== ctx.actor.id && !allows('indicators.all', ctx.actor.roles)) {
      return fail({ code: 'forbidden', details: {} });
    }
    const done = await read(ctx, { from, to, technicianId }, signal);
    if (!done.ok) return done;
    const { technicians, ...answered } = done.value;
    const own = technicians.find(({ technician }) => technician.id === technicianId);
    if (own === undefined) return fail({ code: 'notFound', details: { entity: 'person' } });
    return ok({ ...answered, technician: own.technician, ...totalsOf(own), items: [...own.stretches] });
  },

  async summary(ctx, { from, to }, signal) {
    const done = await read(ctx, { from, to, technicianId: null }, signal);
    if (!done.ok) return done;
    const { technicians, ...answered } = done.value;
    return ok({
      ...answered,
      items: technicians.map((each) => ({ technician: each.technician, ...totalsOf(each) })),
    });
  },
};
