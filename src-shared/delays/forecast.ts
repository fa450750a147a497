/** Working seconds of solved tickets from their first assignment to the solution, ascending. */
export type Sample = readonly number[];

/** A class of fewer cases says nothing. */
export const NEEDED_CASES = 20;
/** Of fewer cases that took longer no 80 % range can be read: one in ten falls below the least of nine. */
export const NEEDED_LEFT = 9;

const LOWER = 0.1;
const UPPER = 0.9;

/** How a ticket stands, in working seconds. */
export interface Standing {
  /** That its resolution clock ran since it was first assigned. */
  readonly usedSeconds: number;
  /** Until it is due, negative when past; null where nothing was promised. */
  readonly dueInSeconds: number | null;
}

export interface Range {
  readonly earliest: number;
  readonly median: number;
  readonly latest: number;
}

export interface Prediction {
  readonly cases: number;
  /** Cases that took longer than this ticket has taken so far. */
  readonly casesLeft: number;
  /** Median of all cases. */
  readonly typicalSeconds: number;
  /** Working time still to come. */
  readonly leftSeconds: Range;
  readonly lateOdds: number | null;
}

/** How many cases took longer. */
export function longerThan(sample: Sample, seconds: number): number {
  return sample.length - firstAbove(sample, seconds);
}

/**
 * When a ticket will be done, told by the cases that took longer than it has taken so far (the empirical survival
 * function, conditioned on the time used): their median, the range from their lower to their upper tenth, and the
 * share of them that took longer than the time it has left, which is the odds of being late.
 *
 * Within one sample the odds never fall while time is used; after the due time they are 1. Null where the sample has
 * fewer than `NEEDED_CASES` cases or fewer than `NEEDED_LEFT` took longer.
 */
export function predict(sample: Sample, { usedSeconds, dueInSeconds }: Standing): Prediction | null {
  const first = firstAbove(sample, usedSeconds);
  const casesLeft = sample.length - first;
  if (sample.length < NEEDED_CASES || casesLeft < NEEDED_LEFT) return null;
  const left = (rank: number) => Math.max(0, (sample[first + rank - 1] ?? 0) - usedSeconds);
  return {
    cases: sample.length,
    casesLeft,
    typicalSeconds: middle(sample, 0),
    leftSeconds: {
      // Ranks out of n + 1: so many of n cases hold the next one as often as they promise.
      earliest: left(Math.max(1, Math.floor(LOWER * (casesLeft + 1)))),
      median: Math.max(0, middle(sample, first) - usedSeconds),
      latest: left(Math.min(casesLeft, Math.ceil(UPPER * (casesLeft + 1)))),
    },
    lateOdds: oddsOf(sample, { usedSeconds, dueInSeconds }, casesLeft),
  };
}

function oddsOf(sample: Sample, { usedSeconds, dueInSeconds }: Standing, casesLeft: number): number | null {
  if (dueInSeconds === null) return null;
  if (dueInSeconds <= 0) return 1;
  return longerThan(sample, usedSeconds + dueInSeconds) / casesLeft;
}

/**
 * After how much more working time the odds of being late reach `odds` if it is not done by then: 0 when they have
 * already. Null where nothing was promised or no case took that long.
 */
export function reachesOddsIn(sample: Sample, standing: Standing, odds: number): number | null {
  const { usedSeconds, dueInSeconds } = standing;
  if (dueInSeconds === null) return null;
  if (dueInSeconds <= 0) return 0;
  const late = longerThan(sample, usedSeconds + dueInSeconds);
  if (late === 0) return null;
  // Odds are late ÷ left, and late stays: so few may be left.
  const mayBeLeft = Math.floor(late / odds + 1e-9);
  if (longerThan(sample, usedSeconds) <= mayBeLeft) return 0;
  const reached = sample[sample.length - mayBeLeft - 1] ?? 0;
  return Math.min(reached - usedSeconds, dueInSeconds);
}

/** What a ladder of classes says. */
export type Choice<K> =
  | { readonly kind: 'predicted'; readonly key: K; readonly sample: Sample; readonly prediction: Prediction }
  | { readonly kind: 'none'; readonly reason: 'tooFewCases' | 'outlasted'; readonly cases: number };

/** The prediction of the first class, narrow before wide, that has cases enough. Samples are asked for one by one. */
export async function predictByLadder<K>(
  ladder: readonly K[],
  sampleOf: (key: K) => Promise<Sample>,
  standing: Standing,
): Promise<Choice<K>> {
  let most = 0;
  for (const key of ladder) {
    const sample = await sampleOf(key);
    const prediction = predict(sample, standing);
    if (prediction !== null) return { kind: 'predicted', key, sample, prediction };
    most = Math.max(most, sample.length);
  }
  return { kind: 'none', reason: most < NEEDED_CASES ? 'tooFewCases' : 'outlasted', cases: most };
}

/** Index of the first case that took longer; the length where none did. */
function firstAbove(sample: Sample, seconds: number): number {
  let low = 0;
  let high = sample.length;
  while (low < high) {
    const half = (low + high) >>> 1;
    if ((sample[half] ?? 0) > seconds) high = half;
    else low = half + 1;
  }
  return low;
}

/** Median of the cases from an index on, in whole seconds. */
function middle(sample: Sample, first: number): number {
  const count = sample.length - first;
  const upper = sample[first + Math.floor(count / 2)] ?? 0;
  const lower = sample[first + Math.ceil(count / 2) - 1] ?? 0;
  return Math.round((lower + upper) / 2);
}
