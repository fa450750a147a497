import { DAY, HOUR, MINUTE } from '../kernel/time.ts';

/** Failed sign-ins of an account since the last good one. Instants are UTC ms. */
export interface Failures {
  readonly failures: number;
  readonly lastAt: number;
  /** No attempt is looked at before this instant, not even a right one; null when never locked. */
  readonly lockedUntil: number | null;
}

const FIRST_LOCK = MINUTE;
const LONGEST_LOCK = HOUR;
/** Failures this long ago are forgotten, so that a slip a week does not add up to a lock. */
const FORGOTTEN_AFTER = DAY;

/**
 * What an account's failures become with one more. From the `maxFailures`-th on each locks: a minute at first, twice
 * as long each time, an hour at most. That leaves a guesser a few dozen tries a day (ASVS 5, 6.3.1), and somebody
 * who only forgot a password a short wait.
 */
export function afterFailure(before: Failures | null, now: number, maxFailures: number): Failures {
  const counts = before !== null && now - before.lastAt < FORGOTTEN_AFTER;
  const failures = (counts ? before.failures : 0) + 1;
  if (failures < maxFailures) return { failures, lastAt: now, lockedUntil: null };
  const lock = Math.min(LONGEST_LOCK, FIRST_LOCK * 2 ** (failures - maxFailures));
  return { failures, lastAt: now, lockedUntil: now + lock };
}

/**
 * Until when the account is locked; null when it is not, or no longer. None lasts longer than an hour: one that seems to
 * was set by a clock that has been put back since, and would keep everybody out for as long.
 */
export function lockedUntil(failures: Failures | null, now: number): number | null {
  const until = failures?.lockedUntil ?? null;
  return until !== null && now < until && until - now <= LONGEST_LOCK ? until : null;
}
