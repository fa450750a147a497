import type { TrialFigures } from './figures.ts';
import { simulateTrial, type TrialOptions, type TrialResult } from './trial.ts';

/** A figure over many seeds: its mean, and what nine of ten stay above and below. */
export interface Spread {
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
}

export type TrialSpread = Readonly<Record<keyof TrialFigures, Spread>>;

/**
 * The trial over as many seeds as asked for, from `seed` on. One month of five people says little: a figure of a
 * single seed may be lucky or unlucky, so that what is claimed is claimed of the mean.
 */
export function simulateMany(options: TrialOptions & { readonly seeds: number }): {
  readonly before: TrialSpread;
  readonly after: TrialSpread;
} {
  const { seeds, ...trial } = options;
  const results = Array.from({ length: seeds }, (_, i) => simulateTrial({ ...trial, seed: trial.seed + i }));
  return { before: spreadOf(results, 'before'), after: spreadOf(results, 'after') };
}

function spreadOf(results: readonly TrialResult[], way: 'before' | 'after'): TrialSpread {
  const of = (pick: keyof TrialFigures) => spread(results.map((result) => result[way][pick]));
  return {
    weeklyDeviation: of('weeklyDeviation'),
    withinFirstPromise: of('withinFirstPromise'),
    meanResolutionHours: of('meanResolutionHours'),
    meanTotalHours: of('meanTotalHours'),
    longestHours: of('longestHours'),
  };
}

/** Nearest rank, so that each is a figure that came out. */
function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const sum = sorted.reduce((total, value) => total + value, 0);
  return {
    mean: Number((sum / Math.max(1, sorted.length)).toFixed(3)),
    p10: rank(0.1),
    p90: rank(0.9),
  };
}
