const FIRST_MS = 400;
const LONGEST_MS = 15_000;

/**
 * Milliseconds before the n-th attempt (from 1) to reach a server again: doubling up to 15 s, spread by `random` (0 to
 * 1) so that fifty workstations do not come back in the same instant.
 */
export function backOff(attempt: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round(full * (0.5 + random / 2));
}
