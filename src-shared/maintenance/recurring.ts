/**
 * When failures recur: whether the count of a period stands above a group's own history.
 *
 * The period is compared with the (at most six) periods of the same length before it. Failures that come independently
 * of each other follow a Poisson distribution; if nothing changed, each failure of all periods together fell into the
 * last one with the same chance 1 ÷ (periods + 1), so that given their number n the last count is binomial. A group
 * stands out when so many or more would happen by that chance in less than one case in a hundred, and there are at
 * least so many as asked for.
 *
 * Source: J. Przyborowski and H. Wilenski, "Homogeneity of results in testing samples from Poisson series",
 * Biometrika 31 (1940), 313–323 (the conditional test). Unlike a Poisson bound around the mean it allows for a history
 * that is itself a small sample: 0 before and 3 now stands out, 1 before and 3 now does not.
 */

/** How many earlier periods are looked at, where there are so many. */
export const EARLIER_PERIODS = 6;

/** Chance below which a count stands out. */
export const STANDS_OUT_BELOW = 0.01;

export interface Judged {
  /** Failures per earlier period. */
  readonly mean: number;
  /** So many or more by chance alone. */
  readonly chance: number;
  /** The most that history explains. */
  readonly upTo: number;
  readonly standsOut: boolean;
}

/**
 * @param count failures in the period
 * @param before failures in all earlier periods together
 * @param periods how many earlier periods there are; with none nothing can stand out
 * @param atLeast fewer are never told of
 */
export function judgeGroup(count: number, before: number, periods: number, atLeast: number): Judged {
  if (periods === 0) return { mean: 0, chance: 1, upTo: count, standsOut: false };
  const share = 1 / (periods + 1);
  const chanceOf = (many: number) => upperTail(many, many + before, share);
  const mean = before / periods;
  // Chance falls as the count rises: the last count that history explains is found by halving.
  let low = 0;
  let high = Math.ceil(mean + 10 * Math.sqrt(mean + 1) + 10);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (chanceOf(middle) < STANDS_OUT_BELOW) high = middle;
    else low = middle;
  }
  const upTo = Math.max(low, atLeast - 1);
  return { mean, chance: chanceOf(count), upTo, standsOut: count > upTo };
}

/** The chance of `from` or more successes in `tries`, each with chance `p`. */
export function upperTail(from: number, tries: number, p: number): number {
  if (from <= 0) return 1;
  if (from > tries) return 0;
  const odds = p / (1 - p);
  let term = Math.exp(
    logFactorial(tries) -
      logFactorial(from) -
      logFactorial(tries - from) +
      from * Math.log(p) +
      (tries - from) * Math.log1p(-p),
  );
  let sum = 0;
  for (let k = from; k <= tries; k += 1) {
    sum += term;
    term *= ((tries - k) / (k + 1)) * odds;
    if (term < sum * 1e-12 && k > tries * p) break;
  }
  return Math.min(1, sum);
}

const SMALL = [0, 0];
for (let n = 2; n < 64; n += 1) SMALL.push((SMALL[n - 1] ?? 0) + Math.log(n));

/** ln n!: exact sums for small n, Stirling's series (error below 1e-12) for the rest. */
function logFactorial(n: number): number {
  const known = SMALL[n];
  if (known !== undefined) return known;
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
}
