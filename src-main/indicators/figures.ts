import type { Figures, TicketsOf } from '#shared/indicators/fields.ts';
import { AGE_PARTS, type IndicatorKey, type Part } from '#shared/indicators/indicator.ts';
import { loadCalendar } from '../calendars/load.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Moment } from './moment.ts';
import { type RowColumn, type RowColumns, rowsOf } from './rows.ts';
import { DurationTally, RatingTally, ShareTally } from './tallies.ts';

/** Told of each ticket of some populations while the figures are gathered, so that the tickets are read but once. */
export interface Listener<C extends RowColumn> {
  /** What it wants to know of each ticket. */
  readonly columns: readonly C[];
  readonly received: (row: Pick<RowColumns, C | 'hourOfWeek'>) => void;
  readonly resolved: (row: Pick<RowColumns, C | 'resolutionSeconds'>) => void;
  readonly closed: (row: Pick<RowColumns, C>) => void;
  readonly cancelled: (row: Pick<RowColumns, C>) => void;
  readonly backlog: (row: Pick<RowColumns, C>) => void;
  readonly response: (row: Pick<RowColumns, C | 'responseSeconds'>) => void;
  readonly onTime: (row: Pick<RowColumns, C>, isMet: boolean) => void;
  readonly withinFirstPromise: (row: Pick<RowColumns, C>, isMet: boolean) => void;
}

/**
 * All figures of a period, each from the population that its list shows. Those that count parts of another population
 * (`resolution` of what was resolved, `closure` and `rating` of what was closed) are read together with it.
 */
export async function figuresOf<C extends RowColumn = never>(
  db: ReadDb,
  moment: Moment,
  filter: TicketsOf,
  listener?: Listener<C>,
): Promise<Figures> {
  const read = <K extends RowColumn>(indicator: IndicatorKey, own: readonly K[]) =>
    rowsOf(db, { ...filter, indicator }, moment, [...new Set<C | K>([...(listener?.columns ?? []), ...own])]);
  const share = async (
    indicator: 'onTime' | 'withinFirstPromise' | 'responseOnTime' | 'reopenRate',
    metPart: Part,
  ) => {
    const tally = new ShareTally();
    const told = indicator === 'onTime' || indicator === 'withinFirstPromise' ? listener?.[indicator] : null;
    const rows = told
      ? await read(indicator, ['part'])
      : await rowsOf(db, { ...filter, indicator }, moment, ['part']);
    for (const row of rows) {
      const isMet = row.part === metPart;
      tally.add(isMet);
      told?.(row as Pick<RowColumns, C>, isMet);
    }
    return tally.share();
  };

  const received = await read('received', listener ? ['hourOfWeek'] : ['at']);
  for (const row of received) listener?.received(row as Pick<RowColumns, C | 'hourOfWeek'>);

  const resolution = new DurationTally();
  const resolved = await read('resolved', ['resolutionSeconds']);
  for (const row of resolved) {
    resolution.add(row.resolutionSeconds);
    listener?.resolved(row);
  }

  const closure = new DurationTally();
  const rating = new RatingTally();
  const closed = await read('closed', ['closureSeconds', 'rating']);
  for (const row of closed) {
    closure.add(row.closureSeconds);
    rating.add(row.rating);
    listener?.closed(row);
  }

  const cancelled = await read('cancelled', ['at']);
  for (const row of cancelled) listener?.cancelled(row);

  const response = new DurationTally();
  for (const row of await read('response', ['responseSeconds'])) {
    response.add(row.responseSeconds);
    listener?.response(row);
  }

  const backlog = await read('backlog', ['at', 'part', 'secondPart']);
  for (const row of backlog) listener?.backlog(row);

  return {
    received: received.length,
    resolved: resolved.length,
    closed: closed.length,
    cancelled: cancelled.length,
    backlog: await backlogOf(db, moment, backlog),
    response: response.duration(),
    resolution: resolution.duration(),
    closure: closure.duration(),
    onTime: await share('onTime', 'onTime'),
    withinFirstPromise: await share('withinFirstPromise', 'onTime'),
    responseOnTime: await share('responseOnTime', 'onTime'),
    reopenRate: await share('reopenRate', 'reopened'),
    rating: rating.rating(),
  };
}

async function backlogOf(
  db: ReadDb,
  moment: Moment,
  rows: readonly Pick<RowColumns, 'at' | 'part' | 'secondPart'>[],
): Promise<Figures['backlog']> {
  const { working } = await loadCalendar(db, null);
  const age = new DurationTally();
  // Created within this very minute: younger than the figures, of no age yet.
  for (const { at } of rows) age.add(Math.max(0, Math.round(working.between(at, moment.asOf))));
  return {
    count: rows.length,
    overdue: rows.filter((row) => row.secondPart === 'overdue').length,
    ages: AGE_PARTS.map(({ part, days }) => ({
      part,
      days,
      count: rows.filter((row) => row.part === part).length,
    })),
    age: age.duration(),
  };
}
