import { median, robustScore } from '../indicators/statistics.ts';

/** What a technician's week is compared by. */
export const DEVIATION_MEASURES = ['resolution', 'onTime', 'solved'] as const;
export type DeviationMeasure = (typeof DEVIATION_MEASURES)[number];

/** With what: their own weeks before, or the others in the same week. */
export const DEVIATION_BASES = ['own', 'group'] as const;
export type DeviationBase = (typeof DEVIATION_BASES)[number];

/** Which way is worse: a resolution that takes longer, fewer on time, fewer solved. Better than usual is no alert. */
const WORSE: Readonly<Record<DeviationMeasure, 1 | -1>> = { resolution: 1, onTime: -1, solved: -1 };

/** A median of fewer values says nothing of what is usual. */
const LEAST_VALUES = 3;

/** A figure of one week, and how many tickets it rests on; a null figure was not measured. */
export interface Measured {
  readonly value: number | null;
  readonly tickets: number;
}

export interface Deviation {
  readonly value: number;
  readonly median: number;
  /** Robust deviations from the median, with the sign of value − median. */
  readonly score: number;
  readonly spread: 'medianDeviation' | 'meanDeviation';
}

/**
 * Whether a value is worse than usual by a robust z-score: distance from the median of the others in median absolute
 * deviations (× 1.4826), and where that is 0 in mean absolute deviations (× 1.2533); where all others are alike there
 * is no scale and nothing is said (indicators/statistics.ts). It and the others must together rest on `minTickets`, and
 * there must be three others at least.
 *
 * @param score how many deviations are enough; reaching it counts
 */
export function deviationOf(
  measure: DeviationMeasure,
  own: Measured,
  others: readonly Measured[],
  { score, minTickets }: { readonly score: number; readonly minTickets: number },
): Deviation | null {
  const measured = others.filter((other) => other.value !== null);
  const values = measured.flatMap(({ value }) => (value === null ? [] : [value]));
  const tickets = measured.reduce((sum, other) => sum + other.tickets, own.tickets);
  const centre = median(values);
  if (own.value === null || centre === null || values.length < LEAST_VALUES || tickets < minTickets)
    return null;
  const scored = robustScore(own.value, values);
  if (scored === null || scored.z * WORSE[measure] < score) return null;
  return { value: own.value, median: centre, score: scored.z, spread: scored.by };
}
