import { localDate } from '#shared/calendars/localTime.ts';
import type { Measured } from '#shared/goals/measured.ts';
import { NOTHING, ofBalance, ofDepartment, ofWorker } from '#shared/goals/measured.ts';
import { type MeasureKey, measures } from '#shared/goals/measures.ts';
import type { Figures, WorkerFigures } from '#shared/indicators/fields.ts';
import type { Dates } from '#shared/indicators/period.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import type { Database } from '../db/open.ts';
import { type Read, readIndicators, type Task } from '../indicators/load.ts';

/** One who is measured: the department (null) or a technician. */
export interface Subject {
  readonly technician: Ref | null;
}

/** Reads a measure of a period, whoever's it is, from the figures that the indicators give. */
export interface PeriodFigures {
  measured(measure: MeasureKey, subject: Subject, dates: Dates, asOf: number): Promise<Result<Measured>>;
  /** Working seconds on shift of a technician up to `asOf`, absences aside; null of the department. */
  shiftSeconds(subject: Subject, dates: Dates, asOf: number): Promise<Result<number | null>>;
  /** Technicians who belonged to the staff in a period, by name. */
  workers(dates: Dates, asOf: number): Promise<Result<readonly Ref[]>>;
}

/** How long figures of ended periods are kept for forecasts, which need not know of a rating given a minute ago. */
const KEPT_MS = 10 * MINUTE;

interface Kept {
  readonly at: number;
  readonly read: Read<Task['kind']>;
}
const keptOf = new WeakMap<Database, Map<string, Kept>>();

/**
 * @param isPast whether what is read need not be of this very minute: ended periods, for a forecast
 */
export function periodFigures(
  db: Database,
  { now, timeZone, isPast }: { readonly now: number; readonly timeZone: string; readonly isPast: boolean },
  signal?: AbortSignal,
): PeriodFigures {
  const kept = keptOf.get(db) ?? new Map<string, Kept>();
  keptOf.set(db, kept);
  // Goals of the same period and kind ask the same: each is asked once.
  const asked = new Map<string, Promise<Result<Read<Task['kind']>>>>();

  function ask<K extends Task['kind']>(
    task: Extract<Task, { kind: K }>,
    asOf: number,
  ): Promise<Result<Read<K>>> {
    const key = JSON.stringify([task, isPast ? null : asOf]);
    const known = asked.get(key) ?? read<K>(task, asOf, key);
    asked.set(key, known);
    // A key names its task, and a task is answered in its kind.
    return known as Promise<Result<Read<K>>>;
  }

  async function read<K extends Task['kind']>(task: Extract<Task, { kind: K }>, asOf: number, key: string) {
    const before = isPast ? kept.get(key) : undefined;
    if (before !== undefined && Math.abs(now - before.at) < KEPT_MS) return ok(before.read as Read<K>);
    const done = await readIndicators<K>(db, task, { now, asOf, isLong: true }, signal);
    if (isPast && done.ok) {
      if (kept.size > 200) kept.clear();
      kept.set(key, { at: now, read: done.value });
    }
    return done;
  }

  const group = (dates: Dates, asOf: number) =>
    ask<'workers'>({ kind: 'workers', dates: plain(dates), filter: {} }, asOf);

  return {
    async measured(measure, { technician }, dates, asOf) {
      if (technician !== null) {
        const done = await group(dates, asOf);
        if (!done.ok) return done;
        const found = done.value.value.workers.find(({ worker }) => worker.id === technician.id);
        return ok(found === undefined ? NOTHING : ofWorker(measure, found.figures satisfies WorkerFigures));
      }
      if (measures[measure].indicator === 'balance') {
        const done = await ask<'balance'>({ kind: 'balance', dates: plain(dates), filter: {} }, asOf);
        return done.ok ? ok(ofBalance(done.value.value, dates, localDate(asOf, timeZone))) : done;
      }
      const done = await ask<'figures'>({ kind: 'figures', dates: plain(dates), filter: {} }, asOf);
      return done.ok ? ok(ofDepartment(measure, done.value.value satisfies Figures)) : done;
    },
    async shiftSeconds({ technician }, dates, asOf) {
      if (technician === null) return ok(null);
      const done = await group(dates, asOf);
      if (!done.ok) return done;
      const found = done.value.value.workers.find(({ worker }) => worker.id === technician.id);
      return ok(found?.figures.shiftSeconds ?? null);
    },
    async workers(dates, asOf) {
      const done = await group(dates, asOf);
      return done.ok ? ok(done.value.value.workers.map(({ worker: { id, name } }) => ({ id, name }))) : done;
    },
  };
}

const plain = ({ from, to }: Dates): Dates => ({ from, to });
