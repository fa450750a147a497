import { MINUTE } from '#shared/kernel/time.ts';
import type { Failures } from '#shared/sessions/lockOut.ts';

/** Failures from one address, over all accounts: against trying one password on many of them. */
const ADDRESS_FAILURES = 60;
const ADDRESS_WINDOW = 10 * MINUTE;
/** Attempts that may wait for their turn on one account. */
const LONGEST_QUEUE = 100;
/** Names and addresses remembered; the oldest are forgotten first, so that a flood of made-up ones fills no memory. */
const REMEMBERED = 10_000;

/**
 * What a sign-in asks of this process besides the database. Attempts on one account go one at a time: a hundred sent
 * at once would otherwise all be verified before the first failure is counted.
 */
export interface SignInGuard {
  /** Runs `attempt` after those on the same account before it; null when too many wait already. */
  inTurn<T>(username: string, attempt: () => Promise<T>): Promise<T | null>;
  isTooManyFrom(address: string, now: number): boolean;
  countFailureFrom(address: string, now: number): void;
  /**
   * Failures on names that are nobody's are counted like those of accounts, or a lock would tell which names exist.
   * They are lost with the process.
   */
  readonly strangers: {
    get(username: string): Failures | null;
    set(username: string, failures: Failures): void;
  };
}

export function createSignInGuard(): SignInGuard {
  const turns = new Map<string, { last: Promise<unknown>; waiting: number }>();
  const addresses = new Map<string, { failures: number; since: number }>();
  const strangers = new Map<string, Failures>();

  return {
    async inTurn(username, attempt) {
      const turn = turns.get(username) ?? { last: Promise.resolve(), waiting: 0 };
      if (turn.waiting >= LONGEST_QUEUE) return null;
      turns.set(username, turn);
      turn.waiting += 1;
      const result = turn.last.then(attempt);
      turn.last = result.catch(() => undefined);
      try {
        return await result;
      } finally {
        turn.waiting -= 1;
        if (turn.waiting === 0) turns.delete(username);
      }
    },
    isTooManyFrom(address, now) {
      const counted = addresses.get(address);
      return (
        counted !== undefined && now - counted.since < ADDRESS_WINDOW && counted.failures >= ADDRESS_FAILURES
      );
    },
    countFailureFrom(address, now) {
      const counted = addresses.get(address);
      const isCurrent = counted !== undefined && now - counted.since < ADDRESS_WINDOW;
      remember(
        addresses,
        address,
        isCurrent ? { ...counted, failures: counted.failures + 1 } : { failures: 1, since: now },
      );
    },
    strangers: {
      get: (username) => strangers.get(username) ?? null,
      set: (username, failures) => remember(strangers, username, failures),
    },
  };
}

function remember<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > REMEMBERED && !oldest.done) map.delete(oldest.value);
}
