import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { DatabaseBusy } from './failures.ts';

const FIRST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 15;

/**
 * Whether SQLite refused because somebody else holds a lock. PROTOCOL is the same thing in another coat: a
 * write-ahead log that was being opened or closed by somebody else each time it was looked at.
 */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof SqliteDatabase.SqliteError)) return false;
  return (
    error.code.startsWith('SQLITE_BUSY') ||
    error.code.startsWith('SQLITE_LOCKED') ||
    error.code === 'SQLITE_PROTOCOL'
  );
}

/**
 * Runs `attempt` until it is not refused for a lock. Between attempts the event loop turns, so that windows, sockets
 * and the other writers of this process go on; the pauses grow and are jittered, so that two processes that collided
 * do not collide again.
 *
 * @param giveUpAt instant of `performance.now()` after which `DatabaseBusy` is thrown
 */
export async function retryWhileBusy<T>(attempt: () => T, giveUpAt: number): Promise<T> {
  let pause = FIRST_PAUSE_MS;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() + pause > giveUpAt) throw new DatabaseBusy({ cause: error });
    }
    await sleep(pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}
