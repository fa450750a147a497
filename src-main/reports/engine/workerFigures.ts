import { addToDate } from '#shared/calendars/localTime.ts';
import type { WorkingCalendar } from '#shared/calendars/workingTime.ts';
import { type Dates, lengthOf, spanOf } from '#shared/indicators/period.ts';
import { isTime } from '#shared/reports/spec/catalogue.ts';
import type { SpecDimension, TimeDimension } from '#shared/reports/spec/dimension.ts';
import type { DimensionValue } from '#shared/reports/spec.ts';
import type { ReadDb } from '../../db/handles.ts';
import { type Moment, shiftsSoFar, type Worker, wasThere, workersOf } from '../../indicators/load.ts';
import { readPass } from './readPass.ts';
import { stepName } from './stepNames.ts';
import { ticketPasses } from './ticketPasses.ts';
import type { TicketQuestion } from './ticketSource.ts';

/** Whoever did anything in the period, or was there to do it: as in the indicators of each worker. */
export async function workersThere(
  db: ReadDb,
  question: TicketQuestion,
  working: WorkingCalendar,
): Promise<Worker[]> {
  const active = new Set<number>();
  const things = [
    'assigned',
    'timeWorked',
    'resolved',
    'response',
    'onTime',
    'withinFirstPromise',
    'reopenRate',
    'rating',
  ] as const;
  for (const pass of ticketPasses(things, { ...question, dimensions: ['technician'] }, working)) {
    await readPass(
      db,
      pass,
      ['technician'],
      () => false,
      ([key]) => {
        if (typeof key === 'number') active.add(key);
      },
    );
  }
  const { filter, spec, moment } = question;
  const isAsked = (id: number) =>
    (filter.technicianId === undefined || filter.technicianId === id) &&
    spec.conditions.every(
      ({ by, values, isExcluded }) => by !== 'technician' || values.includes(id) !== isExcluded,
    );
  return (await workersOf(db, active)).filter(
    (worker) => isAsked(worker.id) && wasThere(worker, moment.span, active.has(worker.id)),
  );
}

/** How long each was on shift in each of the groups that the rows and columns make, up to now. */
export async function shiftGroups(
  db: ReadDb,
  workers: readonly Worker[],
  dates: Dates,
  dimensions: readonly SpecDimension[],
  moment: Moment,
): Promise<{ readonly keys: readonly DimensionValue[]; readonly seconds: number }[]> {
  const groups: { keys: readonly DimensionValue[]; seconds: number }[] = [];
  for (const { from, to, names } of stretchesOf(dates, dimensions)) {
    const span = spanOf({ from, to }, moment.timeZone);
    if (span.from >= moment.asOf) break;
    for (const [id, seconds] of await shiftsSoFar(db, workers, { span, asOf: moment.asOf })) {
      groups.push({
        keys: dimensions.map((each) => (each === 'technician' ? id : (names.get(each) ?? null))),
        seconds,
      });
    }
  }
  return groups;
}

/** The period cut wherever one of the steps of time changes its name. */
function stretchesOf(dates: Dates, dimensions: readonly SpecDimension[]) {
  const times = dimensions.filter(isTime) as TimeDimension[];
  const stretches: { from: string; to: string; names: Map<SpecDimension, string> }[] = [];
  if (times.length === 0) return [{ ...dates, names: new Map<SpecDimension, string>() }];
  let before = '';
  for (let day = 0; day < lengthOf(dates); day += 1) {
    const date = addToDate(dates.from, day);
    const names = new Map<SpecDimension, string>(times.map((by) => [by, stepName(date, by)]));
    const key = [...names.values()].join();
    const last = stretches.at(-1);
    if (last !== undefined && key === before) last.to = date;
    else stretches.push({ from: date, to: date, names });
    before = key;
  }
  return stretches;
}
