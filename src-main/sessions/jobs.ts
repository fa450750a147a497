import { DAY } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Job } from '../jobs/schedule.ts';
import { hasCommandsBefore, pruneCommands } from '../rpc/commandLog.ts';
import { loadSettings } from '../settings/load.ts';
import { deleteSessionsBefore, hasSessionsBefore } from './queries.ts';

/** A client that was away longer than this sends no command again. */
const OUTCOMES_KEPT = 30 * DAY;

/** Sessions are kept for a while after their end, for whoever looks into something that happened; null: for good. */
async function sessionsBefore(db: ReadDb, now: number): Promise<number | null> {
  const { sessions } = (await loadSettings(db)).retention;
  return sessions === null ? null : now - sessions * DAY;
}

/** Forgets what nobody asks for any more: ended sessions, and the outcomes of commands. */
export const sessionJobs: readonly Job[] = [
  {
    name: 'pruneSessions',
    async isDue(db, now) {
      const before = await sessionsBefore(db, now);
      return before !== null && (await hasSessionsBefore(db, before));
    },
    async run({ tx, now }) {
      const before = await sessionsBefore(tx, now);
      if (before === null) return false;
      await deleteSessionsBefore(tx, before);
      return hasSessionsBefore(tx, before);
    },
  },
  {
    name: 'pruneCommands',
    isDue: (db, now) => hasCommandsBefore(db, now - OUTCOMES_KEPT),
    async run({ tx, now }) {
      await pruneCommands(tx, now - OUTCOMES_KEPT);
      return hasCommandsBefore(tx, now - OUTCOMES_KEPT);
    },
  },
];
