/** A ticket of a class: how long it took in working seconds, or, while it is open, has taken so far. */
export interface Case {
  readonly seconds: number;
  readonly isSolved: boolean;
}

/** What share of a class is still open after so much time. */
export interface Curve {
  /** Times at which cases were solved, ascending. */
  readonly times: readonly number[];
  /** The share still open after each of them. */
  readonly shares: readonly number[];
  /** How long each open case has taken so far, ascending. */
  readonly open: readonly number[];
}

/**
 * The survival curve of cases (E. L. Kaplan, P. Meier, "Nonparametric Estimation from Incomplete Observations", 1958).
 * Open ones count for as long as they have been open: from solved ones alone, a class that has just begun, or whose
 * hard cases lie about, would look quicker than it is.
 */
export function curveOf(cases: readonly Case[]): Curve {
  const ordered = [...cases].sort((a, b) => a.seconds - b.seconds || Number(b.isSolved) - Number(a.isSolved));
  const times: number[] = [];
  const shares: number[] = [];
  const open: number[] = [];
  let share = 1;
  ordered.forEach(({ seconds, isSolved }, before) => {
    if (!isSolved) {
      open.push(seconds);
      return;
    }
    share *= 1 - 1 / (ordered.length - before);
    times.push(seconds);
    shares.push(share);
  });
  return { times, shares, open };
}

/** How many of ascending values are greater. */
export function countAbove(values: readonly number[], value: number): number {
  return values.length - firstAbove(values, value);
}

/** The share still open after so much time. */
export function shareAfter({ times, shares }: Curve, seconds: number): number {
  const first = firstAbove(times, seconds);
  return first === 0 ? 1 : (shares[first - 1] ?? 0);
}

/** Products of fractions miss what they are meant to be by less. */
const TOLERANCE = 1e-9;

/** The earliest time at which no more than this share is still open; null where the cases do not reach so far. */
export function timeOfShare({ times, shares }: Curve, share: number): number | null {
  let low = 0;
  let high = shares.length;
  while (low < high) {
    const half = (low + high) >>> 1;
    if ((shares[half] ?? 0) <= share + TOLERANCE) high = half;
    else low = half + 1;
  }
  return times[low] ?? null;
}

function firstAbove(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const half = (low + high) >>> 1;
    if ((values[half] ?? 0) > value) high = half;
    else low = half + 1;
  }
  return low;
}
