import type { Duration, Rating, Share, TicketsOf, WorkerFigures } from '#shared/indicators/fields.ts';
import type { IndicatorKey, Part } from '#shared/indicators/indicator.ts';
import type { Dates } from '#shared/indicators/period.ts';
import type { FigureList, ReportList } from '#shared/reports/lists.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { DimensionValue, SpecCondition } from '#shared/reports/spec.ts';
import { type Cell, opens } from './sections.ts';

/** What figures are of that stand together: the report's filter and period, narrowed to a row or a step. */
export interface FiguresOf {
  readonly dates: Dates;
  readonly filter: TicketsOf;
}

type Narrower = Partial<Omit<FigureList, 'kind' | 'indicator'>>;

/** The tickets behind a figure. What is open is so whatever the period; a week stands for its days. */
export function ticketList(
  { dates, filter }: FiguresOf,
  indicator: IndicatorKey,
  more: Narrower = {},
): FigureList {
  const isDated = indicator !== 'backlog' && more.week === undefined;
  const given = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== undefined);
  return {
    kind: 'figure',
    indicator,
    ...(isDated ? { from: dates.from, to: dates.to } : {}),
    ...Object.fromEntries(given),
  };
}

/** A filter narrowed to a group; what has none is asked for by that. */
export const narrowed = (
  { dates, filter }: FiguresOf,
  key: 'areaId' | 'serviceId' | 'technicianId' | 'requesterId',
  value: number | null,
): FiguresOf => ({ dates, filter: { ...filter, [key]: value ?? 'none' } });

/** A count that opens what it counts. */
export const countCell = (of: FiguresOf, indicator: IndicatorKey, value: number, more?: Narrower): Cell =>
  opens(value, ticketList(of, indicator, more), value);

/** A share opens all that it is of, and how many met it those. */
export const shareCell = (of: FiguresOf, indicator: IndicatorKey, { share, of: all }: Share): Cell =>
  opens(share, ticketList(of, indicator), all);

export const metCell = (of: FiguresOf, indicator: IndicatorKey, { met }: Share): Cell => {
  const part: Part = indicator === 'reopenRate' ? 'reopened' : 'onTime';
  return opens(met, ticketList(of, indicator, { part }), met);
};

export const ofCell = (of: FiguresOf, indicator: IndicatorKey, { of: all }: Share): Cell =>
  countCell(of, indicator, all);

/** A mean, median or percentile opens what was measured. */
export const timeCell = (
  of: FiguresOf,
  indicator: IndicatorKey,
  duration: Duration,
  statistic: 'mean' | 'median' | 'p90' = 'median',
): Cell => opens(duration[statistic], ticketList(of, indicator), duration.count);

export const ratingCell = (of: FiguresOf, { mean, count }: Rating): Cell =>
  opens(mean, ticketList(of, 'rating'), count);

/** Of one technician: what reached them, and the time that they recorded. */
export const assignedCell = (of: FiguresOf, { received }: WorkerFigures): Cell =>
  countCell(of, 'balance', received);

export const workedCell = (of: FiguresOf, { timeWorked }: WorkerFigures): Cell =>
  opens(timeWorked.seconds, ticketList(of, 'timeWorked'), timeWorked.tickets);

export const occupancyCell = (of: FiguresOf, { occupancy, timeWorked }: WorkerFigures): Cell =>
  opens(occupancy, ticketList(of, 'occupancy'), timeWorked.tickets);

export type RecordList = Extract<ReportList, { kind: 'records' }>;

/** Records of the inventory: of now, unless `dates` say of when. */
export const recordList = (
  dataset: RecordList['dataset'],
  of: RecordList['of'],
  conditions: readonly SpecCondition[],
  dates?: Dates,
): RecordList => ({
  kind: 'records',
  dataset,
  of,
  conditions: [...conditions],
  ranges: [],
  ...(dates === undefined ? {} : { from: dates.from, to: dates.to }),
});

export const only = (by: SpecDimension, values: readonly DimensionValue[]): SpecCondition => ({
  by,
  isExcluded: false,
  values: [...values],
});
