import { type Curve, countAbove, shareAfter, timeOfShare } from './curve.ts';

/** A class with fewer solved cases says nothing. */
export const NEEDED_CASES = 20;
/** With fewer solved cases that took longer, their tenths are guesses. */
export const NEEDED_LEFT = 9;

/** Eight of ten cases end within the range. */
const BELOW = 0.1;
const ABOVE = 0.9;

/** How a ticket stands, in working seconds. */
export interface Standing {
  /** That its resolution clock ran since it was first assigned. */
  readonly usedSeconds: number;
  /** Until it is due, negative when past; null where nothing was promised. */
  readonly dueInSeconds: number | null;
}

export interface Prediction {
  readonly cases: number;
  /** Those of them that are open themselves. */
  readonly casesOpen: number;
  /** Cases that took longer than this ticket has taken so far, or are open for longer. */
  readonly casesLeft: number;
  /** After which half of all cases were solved. */
  readonly typicalSeconds: number;
  /** Working time still to come; `latest` is null where too many like it are open for anybody to know. */
  readonly leftSeconds: {
    readonly earliest: number;
    readonly median: number;
    readonly latest: number | null;
  };
  readonly lateOdds: number | null;
}

/**
 * When a ticket will be done, told by the cases that took longer than it has taken so far: the survival curve of its
 * class, conditioned on the time used. Its median, the range from its lower to its upper tenth, and as odds of being
 * late the share of those cases that outlast the time left.
 *
 * Within one class the odds never fall while time is used; once it is due they are 1. Null where the class has fewer
 * than `NEEDED_CASES` solved cases, fewer than `NEEDED_LEFT` took longer, or less than half of those are solved.
 */
export function predict(curve: Curve, standing: Standing): Prediction | null {
  const { usedSeconds } = standing;
  const solvedLeft = countAbove(curve.times, usedSeconds);
  if (curve.times.length < NEEDED_CASES || solvedLeft < NEEDED_LEFT) return null;
  const stillOpen = shareAfter(curve, usedSeconds);
  const casesLeft = solvedLeft + countAbove(curve.open, usedSeconds);
  const endOf = (done: number) => timeOfShare(curve, stillOpen * (1 - done));
  // Counted of one more than there are: so many of n cases hold the next one as often as they promise.
  const earliest = endOf(Math.max(1, Math.floor(BELOW * (casesLeft + 1))) / casesLeft);
  const median = endOf(0.5);
  const typicalSeconds = timeOfShare(curve, 0.5);
  if (earliest === null || median === null || typicalSeconds === null) return null;
  const latest = endOf(Math.min(casesLeft, Math.ceil(ABOVE * (casesLeft + 1))) / casesLeft);
  return {
    cases: curve.times.length + curve.open.length,
    casesOpen: curve.open.length,
    casesLeft,
    typicalSeconds,
    leftSeconds: {
      earliest: earliest - usedSeconds,
      median: median - usedSeconds,
      latest: latest === null ? null : latest - usedSeconds,
    },
    lateOdds: oddsOf(curve, standing, stillOpen),
  };
}

function oddsOf(curve: Curve, { usedSeconds, dueInSeconds }: Standing, stillOpen: number): number | null {
  if (dueInSeconds === null) return null;
  if (dueInSeconds <= 0) return 1;
  return rounded(Math.min(1, shareAfter(curve, usedSeconds + dueInSeconds) / stillOpen));
}

/** Eight of twenty are 0.4, and belong to its tenth, whatever became of the product of fractions. */
function rounded(odds: number): number {
  return Math.round(odds * 1e9) / 1e9;
}

/**
 * After how much more working time the odds of being late reach `odds` if it is not done by then: 0 when they have
 * already. Null where nothing was promised or no case took that long.
 */
export function reachesOddsIn(curve: Curve, standing: Standing, odds: number): number | null {
  const { usedSeconds, dueInSeconds } = standing;
  if (dueInSeconds === null) return null;
  if (dueInSeconds <= 0) return 0;
  const late = shareAfter(curve, usedSeconds + dueInSeconds);
  if (late === 0) return null;
  // Odds are late ÷ still open, and late stays what it is.
  if (rounded(late / shareAfter(curve, usedSeconds)) >= odds) return 0;
  const reached = timeOfShare(curve, late / odds);
  return reached === null ? dueInSeconds : Math.min(reached - usedSeconds, dueInSeconds);
}

/** What a ladder of classes says. */
export type Choice<K> =
  | { readonly kind: 'predicted'; readonly key: K; readonly curve: Curve; readonly prediction: Prediction }
  | { readonly kind: 'none'; readonly reason: 'tooFewCases' | 'outlasted'; readonly cases: number };

/** The prediction of the first class, narrow before wide, that has cases enough. Curves are asked for one by one. */
export async function predictByLadder<K>(
  ladder: readonly K[],
  curveOfClass: (key: K) => Promise<Curve>,
  standing: Standing,
): Promise<Choice<K>> {
  let most = 0;
  for (const key of ladder) {
    const curve = await curveOfClass(key);
    const prediction = predict(curve, standing);
    if (prediction !== null) return { kind: 'predicted', key, curve, prediction };
    most = Math.max(most, curve.times.length);
  }
  return { kind: 'none', reason: most < NEEDED_CASES ? 'tooFewCases' : 'outlasted', cases: most };
}
