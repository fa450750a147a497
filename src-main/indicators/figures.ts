import type { Figures, TicketsOf } from '#shared/indicators/fields.ts';
import { AGE_PARTS, type IndicatorKey, type Part } from '#shared/indicators/indicator.ts';
import { loadCalendar } from '../calendars/load.ts';
import type { ReadDb } from '../db/handles.ts';
import { countOf } from './count.ts';
import type { Moment } from './moment.ts';
import { type RowColumn, type RowColumns, rowsOf } from './rows.ts';
import { DurationTally, RatingTally, ShareTally } from './tallies.ts';

/** Told of each ticket of some populations while the figures are gathered, so that the tickets are read but once. */
export interface Listener<C extends RowColumn> {
  /** What it wants to know of each ticket; of those that it only counts by time, nothing but the instant is read. */
  readonly columns: readonly C[];
  readonly received: (row: Pick<RowColumns, C | 'hourOfWeek'>) => void;
  readonly resolved: (row: Pick<RowColumns, C | 'resolutionSeconds'>) => void;
  readonly closed: (row: Pick<RowColumns, 'at'>) => void;
  readonly cancelled: (row: Pick<RowColumns, 'at'>) => void;
  readonly backlog: (row: Pick<RowColumns, C>) => void;
  readonly response: (row: Pick<RowColumns, C | 'responseSeconds'>) => void;
  readonly onTime: (row: Pick<RowColumns, C>, isMet: boolean) => void;
  readonly withinFirstPromise: (row: Pick<RowColumns, 'at'>, isMet: boolean) => void;
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
  const columns = listener?.columns ?? [];
  /** Reads a population, tells of each of its tickets, and lets them go before the next is read. */
  const each = async <K extends RowColumn>(
    indicator: IndicatorKey,
    wanted: readonly K[],
    tell: (row: Pick<RowColumns, K>) => void,
  ): Promise<number> => {
    const rows = await rowsOf(db, { ...filter, indicator }, moment, [...new Set(wanted)]);
    for (const row of rows) tell(row);
    return rows.length;
  };
  const share = async <K extends RowColumn>(
    indicator: IndicatorKey,
    metPart: Part,
    wanted: readonly K[] = [],
    tell?: (row: Pick<RowColumns, K>, isMet: boolean) => void,
  ) => {
    const tally = new ShareTally();
    await each<K | 'part'>(indicator, [...wanted, 'part'], (row) => {
      const isMet = row.part === metPart;
      tally.add(isMet);
      tell?.(row, isMet);
    });
    return tally.share();
  };
  const [resolution, closure, response] = [new DurationTally(), new DurationTally(), new DurationTally()];
  const rating = new RatingTally();
  const dated = listener === undefined ? [] : (['at'] as const);

  const received =
    listener === undefined
      ? await countOf(db, { ...filter, indicator: 'received' }, moment)
      : await each<C | 'hourOfWeek'>('received', [...columns, 'hourOfWeek'], listener.received);
  const resolved = await each<C | 'resolutionSeconds'>(
    'resolved',
    [...columns, 'resolutionSeconds'],
    (row) => {
      resolution.add(row.resolutionSeconds);
      listener?.resolved(row);
    },
  );
  const closed = await each<'at' | 'closureSeconds' | 'rating'>(
    'closed',
    [...dated, 'closureSeconds', 'rating'],
    (row) => {
      closure.add(row.closureSeconds);
      rating.add(row.rating);
      listener?.closed(row);
    },
  );
  const cancelled = await each('cancelled', ['at'], (row) => listener?.cancelled(row));
  await each<C | 'responseSeconds'>('response', [...columns, 'responseSeconds'], (row) => {
    response.add(row.responseSeconds);
    listener?.response(row);
  });
  return {
    received,
    resolved,
    closed,
    cancelled,
    backlog: await backlogOf(db, moment, filter, listener),
    response: response.duration(),
    resolution: resolution.duration(),
    closure: closure.duration(),
    onTime: await share('onTime', 'onTime', columns, listener?.onTime),
    withinFirstPromise: await share('withinFirstPromise', 'onTime', dated, listener?.withinFirstPromise),
    responseOnTime: await share('responseOnTime', 'onTime'),
    reopenRate: await share('reopenRate', 'reopened'),
    rating: rating.rating(),
  };
}

/** What is open, with its ages; the open ones are few beside the rest. */
async function backlogOf<C extends RowColumn>(
  db: ReadDb,
  moment: Moment,
  filter: TicketsOf,
  listener: Listener<C> | undefined,
): Promise<Figures['backlog']> {
  const rows = await rowsOf<C | 'at' | 'part' | 'secondPart'>(
    db,
    { ...filter, indicator: 'backlog' },
    moment,
    [...new Set([...(listener?.columns ?? []), 'at', 'part', 'secondPart'] as const)],
  );
  const { working } = await loadCalendar(db, null);
  const age = new DurationTally();
  for (const row of rows) {
    // Created within this very minute: younger than the figures, of no age yet.
    age.add(Math.max(0, Math.round(working.between(row.at, moment.asOf))));
    listener?.backlog(row);
  }
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
