import { HOUR, MINUTE } from '#shared/kernel/time.ts';

const FIRST = MINUTE;
const LONGEST = 6 * HOUR;

/** How long to wait after the n-th failed attempt (1, 2 …): a minute, then twice as long each time, six hours at most. */
export function backOff(attempts: number): number {
  return Math.min(FIRST * 2 ** Math.min(Math.max(attempts, 1) - 1, 20), LONGEST);
}
