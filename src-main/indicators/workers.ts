import { sql } from 'kysely';
import type { GroupMedian, TicketsOf, WorkerFigures } from '#shared/indicators/fields.ts';
import { median } from '#shared/indicators/statistics.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import { countOf } from './count.ts';
import type { Moment } from './moment.ts';
import { populationOf, sourceOf } from './population.ts';
import { rowsOf } from './rows.ts';
import { shiftsIn, type Worker, wasThere, workersOf } from './shifts.ts';
import { DurationTally, RatingTally, ShareTally } from './tallies.ts';

export interface MeasuredWorker {
  readonly worker: Worker;
  readonly figures: WorkerFigures;
}

const MINUTE_SECONDS = MINUTE / SECOND;

/** What every technician did in a span, by name, and the median of those who were on shift. */
export async function measureWorkers(
  db: ReadDb,
  moment: Moment,
  filter: Pick<TicketsOf, 'areaId' | 'serviceId'>,
): Promise<{ readonly workers: readonly MeasuredWorker[]; readonly median: GroupMedian }> {
  const tallies = new Map<number, WorkerTally>();
  await gather(db, moment, filter, (technician) => {
    const known = tallies.get(technician) ?? new WorkerTally();
    tallies.set(technician, known);
    return known;
  });
  const everybody = await workersOf(db, tallies.keys());
  const shifts = await shiftsSoFar(db, everybody, moment);
  const workers: MeasuredWorker[] = [];
  for (const worker of everybody) {
    const tally = tallies.get(worker.id) ?? new WorkerTally();
    const received = await countOf(db, { ...filter, indicator: 'balance', technicianId: worker.id }, moment);
    const timeWorked = await timeWorkedBy(db, moment, filter, worker.id);
    const didSomething = tallies.has(worker.id) || received > 0 || timeWorked.tickets > 0;
    if (!wasThere(worker, moment.span, didSomething)) continue;
    const shiftSeconds = shifts.get(worker.id) ?? 0;
    workers.push({ worker, figures: tally.figures({ received, timeWorked, shiftSeconds }) });
  }
  const onShift = workers.filter(({ figures }) => figures.shiftSeconds > 0);
  return { workers, median: medianOf(onShift.map(({ figures }) => figures)) };
}

/** Up to now: hours to come are no occasion to work yet. Of who was added in the midst of it, from then on. */
export async function shiftsSoFar(
  db: ReadDb,
  workers: readonly Worker[],
  { span, asOf }: Pick<Moment, 'span' | 'asOf'>,
): Promise<Map<number, number>> {
  const to = Math.min(span.to, asOf);
  const seconds = new Map<number, number>();
  const isNew = ({ createdAt }: Worker) => createdAt > span.from && createdAt < to;
  const add = async (some: readonly Worker[], from: number) => {
    for (const [id, { onShift }] of await shiftsIn(db, some, { from, to })) seconds.set(id, onShift);
  };
  await add(
    workers.filter((worker) => !isNew(worker)),
    span.from,
  );
  for (const worker of workers.filter(isNew)) await add([worker], worker.createdAt);
  return seconds;
}

class WorkerTally {
  solved = 0;
  readonly onTime = new ShareTally();
  readonly withinFirstPromise = new ShareTally();
  readonly response = new DurationTally();
  readonly resolution = new DurationTally();
  readonly timePerTicket = new DurationTally();
  readonly reopened = new ShareTally();
  readonly rating = new RatingTally();

  figures(more: Pick<WorkerFigures, 'received' | 'timeWorked' | 'shiftSeconds'>): WorkerFigures {
    return {
      received: more.received,
      solved: this.solved,
      onTime: this.onTime.share(),
      withinFirstPromise: this.withinFirstPromise.share(),
      response: this.response.duration(),
      resolution: this.resolution.duration(),
      timePerTicket: this.timePerTicket.duration(),
      reopened: this.reopened.share(),
      rating: this.rating.rating(),
      timeWorked: more.timeWorked,
      shiftSeconds: more.shiftSeconds,
      occupancy: more.shiftSeconds === 0 ? null : more.timeWorked.seconds / more.shiftSeconds,
    };
  }
}

async function gather(
  db: ReadDb,
  moment: Moment,
  filter: TicketsOf,
  tallyOf: (technician: number) => WorkerTally,
): Promise<void> {
  const of = (row: { readonly technician: number | null }) =>
    row.technician === null ? null : tallyOf(row.technician);
  const solvedColumns = ['technician', 'resolutionSeconds', 'workedMinutes'] as const;
  for (const row of await rowsOf(db, { ...filter, indicator: 'resolved' }, moment, solvedColumns)) {
    const tally = of(row);
    if (tally === null) continue;
    tally.solved += 1;
    tally.resolution.add(row.resolutionSeconds);
    if (row.workedMinutes !== null && row.workedMinutes > 0) {
      tally.timePerTicket.add(row.workedMinutes * MINUTE_SECONDS);
    }
  }
  const responses = await rowsOf(db, { ...filter, indicator: 'response' }, moment, [
    'technician',
    'responseSeconds',
  ]);
  for (const row of responses) of(row)?.response.add(row.responseSeconds);
  const parts = ['technician', 'part'] as const;
  for (const row of await rowsOf(db, { ...filter, indicator: 'onTime' }, moment, parts)) {
    of(row)?.onTime.add(row.part === 'onTime');
  }
  for (const row of await rowsOf(db, { ...filter, indicator: 'withinFirstPromise' }, moment, parts)) {
    of(row)?.withinFirstPromise.add(row.part === 'onTime');
  }
  for (const row of await rowsOf(db, { ...filter, indicator: 'reopenRate' }, moment, parts)) {
    of(row)?.reopened.add(row.part === 'reopened');
  }
  for (const row of await rowsOf(db, { ...filter, indicator: 'rating' }, moment, ['technician', 'rating'])) {
    of(row)?.rating.add(row.rating);
  }
}

async function timeWorkedBy(db: ReadDb, moment: Moment, filter: TicketsOf, technicianId: number) {
  const asked = { ...filter, indicator: 'timeWorked', technicianId } as const;
  let minutes = 0;
  for (const branch of populationOf(asked, moment)) {
    const { rows } = await sql<{ minutes: number | null }>`
      SELECT sum(e.minutes) AS minutes ${sourceOf(branch)}`.execute(db);
    minutes += rows[0]?.minutes ?? 0;
  }
  return { seconds: minutes * MINUTE_SECONDS, tickets: await countOf(db, asked, moment) };
}

function medianOf(all: readonly WorkerFigures[]): GroupMedian {
  const of = (read: (figures: WorkerFigures) => number | null) =>
    median(all.map(read).filter((value) => value !== null));
  return {
    people: all.length,
    received: of((each) => each.received),
    solved: of((each) => each.solved),
    onTime: of((each) => each.onTime.share),
    withinFirstPromise: of((each) => each.withinFirstPromise.share),
    response: of((each) => each.response.median),
    resolution: of((each) => each.resolution.median),
    timePerTicket: of((each) => each.timePerTicket.median),
    reopened: of((each) => each.reopened.share),
    rating: of((each) => each.rating.mean),
    timeWorked: of((each) => each.timeWorked.seconds),
    occupancy: of((each) => each.occupancy),
  };
}
