import type { IndicatorKey } from '../indicators/indicator.ts';

/** What a goal can be set for: an indicator, and which figure of it. */
export const MEASURES = [
  'onTime',
  'withinFirstPromise',
  'responseOnTime',
  'responseMedian',
  'responseMean',
  'responseP90',
  'resolutionMedian',
  'resolutionMean',
  'resolutionP90',
  'closureMedian',
  'closureMean',
  'closureP90',
  'ratingMean',
  'reopenRate',
  'solved',
  'closed',
  'timePerTicketMedian',
  'timePerTicketMean',
  'timeWorked',
  'occupancy',
  'balanceDeviation',
] as const;
export type MeasureKey = (typeof MEASURES)[number];

/** `share` is 0 to 1, `seconds` working time, `stars` 1 to 5, `tickets` a whole number, `deviation` tickets per person. */
export type MeasureUnit = 'share' | 'seconds' | 'stars' | 'tickets' | 'deviation';

/** What the target is: the least that is wanted, or the most that is put up with. */
export type Direction = 'atLeast' | 'atMost';

/**
 * How a figure grows in the course of its period. A `total` only ever adds up; a `share` is tickets ÷ tickets, a `ratio`
 * seconds ÷ seconds; a `level` is the middle or the mean of what was measured.
 */
export type Growth = 'total' | 'share' | 'ratio' | 'level';

/** Which figure of the indicator it is. */
export type Statistic = 'count' | 'seconds' | 'share' | 'mean' | 'median' | 'p90' | 'deviation';

export interface Measure {
  readonly indicator: IndicatorKey;
  readonly statistic: Statistic;
  readonly unit: MeasureUnit;
  readonly direction: Direction;
  readonly growth: Growth;
  /** Whether the indicators tell it of the whole department, and of each technician. */
  readonly ofDepartment: boolean;
  readonly ofWorkers: boolean;
}

type Kind = Pick<Measure, 'statistic' | 'unit' | 'direction' | 'growth'>;

const both = { ofDepartment: true, ofWorkers: true } as const;
const department = { ofDepartment: true, ofWorkers: false } as const;
const workers = { ofDepartment: false, ofWorkers: true } as const;

const share: Kind = { statistic: 'share', unit: 'share', direction: 'atLeast', growth: 'share' };
const mean: Kind = { statistic: 'mean', unit: 'seconds', direction: 'atMost', growth: 'level' };
const median: Kind = { ...mean, statistic: 'median' };
const p90: Kind = { ...mean, statistic: 'p90' };
const count: Kind = { statistic: 'count', unit: 'tickets', direction: 'atLeast', growth: 'total' };

/**
 * Every measure, once. Each is a figure of an indicator of the design (section 2) and nothing else: population, formula
 * and clock are those of `indicators`. The 90th percentile is for the department only, whose tickets are many enough.
 */
export const measures: Readonly<Record<MeasureKey, Measure>> = {
  onTime: { indicator: 'onTime', ...share, ...both },
  withinFirstPromise: { indicator: 'withinFirstPromise', ...share, ...both },
  responseOnTime: { indicator: 'responseOnTime', ...share, ...department },
  responseMedian: { indicator: 'response', ...median, ...both },
  responseMean: { indicator: 'response', ...mean, ...both },
  responseP90: { indicator: 'response', ...p90, ...department },
  resolutionMedian: { indicator: 'resolution', ...median, ...both },
  resolutionMean: { indicator: 'resolution', ...mean, ...both },
  resolutionP90: { indicator: 'resolution', ...p90, ...department },
  closureMedian: { indicator: 'closure', ...median, ...department },
  closureMean: { indicator: 'closure', ...mean, ...department },
  closureP90: { indicator: 'closure', ...p90, ...department },
  ratingMean: {
    indicator: 'rating',
    statistic: 'mean',
    unit: 'stars',
    direction: 'atLeast',
    growth: 'level',
    ...both,
  },
  reopenRate: { indicator: 'reopenRate', ...share, direction: 'atMost', ...both },
  solved: { indicator: 'resolved', ...count, ...both },
  closed: { indicator: 'closed', ...count, ...department },
  timePerTicketMedian: { indicator: 'timePerTicket', ...median, ...workers },
  timePerTicketMean: { indicator: 'timePerTicket', ...mean, ...workers },
  timeWorked: {
    indicator: 'timeWorked',
    statistic: 'seconds',
    unit: 'seconds',
    direction: 'atLeast',
    growth: 'total',
    ...workers,
  },
  occupancy: { indicator: 'occupancy', ...share, growth: 'ratio', ...workers },
  balanceDeviation: {
    indicator: 'balance',
    statistic: 'deviation',
    unit: 'deviation',
    direction: 'atMost',
    growth: 'level',
    ...department,
  },
};

/** The bounds between which a target of a unit makes sense; a goal of nothing or of everything is none. */
const BOUNDS: Readonly<Record<MeasureUnit, { readonly least: number; readonly most: number }>> = {
  share: { least: 0, most: 1 },
  seconds: { least: 60, most: 1_000 * 3_600 },
  stars: { least: 1, most: 5 },
  tickets: { least: 1, most: 1_000_000 },
  deviation: { least: 0, most: 10_000 },
};

/** Whether a target can be one of this measure: within the bounds of its unit, whole where tickets are counted. */
export function isTarget(measure: MeasureKey, target: number): boolean {
  const { unit } = measures[measure];
  const { least, most } = BOUNDS[unit];
  return target >= least && target <= most && (unit !== 'tickets' || Number.isInteger(target));
}

/** Whether a value is as good as the target or better. */
export function meets(direction: Direction, value: number, target: number): boolean {
  return direction === 'atLeast' ? value >= target : value <= target;
}
