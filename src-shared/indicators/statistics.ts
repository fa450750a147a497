/**
 * The few statistics that the indicators are made of. All take plain numbers and answer null where there is nothing to
 * measure: a figure without cases is unknown, not zero.
 */

/** Arithmetic mean. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

/** The middle value; of an even number of them, the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  const sorted = ascending(values);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted[middle - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

/**
 * The smallest value that at least this share of all do not exceed (the nearest-rank method: always a value that was
 * really measured).
 *
 * @param share above 0, up to 1: 0.9 is the 90th percentile
 */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = ascending(values);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

export interface Summary {
  readonly count: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
}

/** Mean, median and 90th percentile at once: many values are sorted but once. */
export function summaryOf(values: readonly number[]): Summary {
  const sorted = new Float64Array(values).sort();
  const count = sorted.length;
  const at = (index: number) => sorted[index] ?? null;
  const lower = at(Math.ceil(count / 2) - 1);
  const upper = at(Math.floor(count / 2));
  return {
    count,
    mean: mean(values),
    median: lower === null || upper === null ? null : (lower + upper) / 2,
    p90: at(Math.max(0, Math.ceil(0.9 * count) - 1)),
  };
}

/** Standard deviation of a whole population (divided by n, as nobody is left out of a department). */
export function populationDeviation(values: readonly number[]): number | null {
  const average = mean(values);
  if (average === null) return null;
  return Math.sqrt(sum(values.map((value) => (value - average) ** 2)) / values.length);
}

/** How evenly something was shared out. */
export interface Balance {
  readonly mean: number;
  /** Population standard deviation. */
  readonly deviation: number;
  /** The most less the least. */
  readonly range: number;
  /** Deviation over mean; null where nothing was shared out. */
  readonly variation: number | null;
  /** Jain's index: 1 when all got the same, 1/n when one got all; null where nothing was shared out. */
  readonly jain: number | null;
}

/** Balance of what each of several people received; null for nobody. */
export function balanceOf(received: readonly number[]): Balance | null {
  const average = mean(received);
  const deviation = populationDeviation(received);
  if (average === null || deviation === null) return null;
  const squares = sum(received.map((value) => value ** 2));
  return {
    mean: average,
    deviation,
    range: Math.max(...received) - Math.min(...received),
    variation: average === 0 ? null : deviation / average,
    jain: squares === 0 ? null : sum(received) ** 2 / (received.length * squares),
  };
}

/** Factor by which the median absolute deviation of normal values is their standard deviation. */
const NORMAL_MAD = 1.4826;
/** The same for the mean absolute deviation, which stands in where the median one is nothing. */
const NORMAL_MEAN_AD = 1.2533;

export interface RobustScore {
  /** How many (robust) deviations a value lies from the median; positive above. */
  readonly z: number;
  /** By which spread it was measured: the second is the stated fallback where more than half of the values are alike. */
  readonly by: 'medianDeviation' | 'meanDeviation';
}

/**
 * Robust z-score of a value against others (Iglewicz & Hoaglin, "How to Detect and Handle Outliers", 1993): distance from
 * the median in median absolute deviations. Where that deviation is zero the mean absolute deviation is taken, as they
 * advise; where that is zero too, all others are alike and there is no scale to measure by: null.
 */
export function robustScore(value: number, others: readonly number[]): RobustScore | null {
  const centre = median(others);
  if (centre === null) return null;
  const distances = others.map((other) => Math.abs(other - centre));
  const medianDeviation = median(distances) ?? 0;
  if (medianDeviation > 0) {
    return { z: (value - centre) / (NORMAL_MAD * medianDeviation), by: 'medianDeviation' };
  }
  const meanDeviation = mean(distances) ?? 0;
  if (meanDeviation === 0) return null;
  return { z: (value - centre) / (NORMAL_MEAN_AD * meanDeviation), by: 'meanDeviation' };
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
