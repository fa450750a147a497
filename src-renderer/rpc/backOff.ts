const FIRST = 400;
const LONGEST = 15_000;

/**
 * Milliseconds to wait before the n-th attempt (from 1) to connect again: doubling, at most 15 s, spread by
 * `random` (0 to 1) so that a hundred windows do not come back in the same instant.
 */
export function backOff(attempt: number, random: number): number {
  const full = Math.min(LONGEST, FIRST * 2 ** (attempt - 1));
  return Math.round(full * (0.5 + random / 2));
}
