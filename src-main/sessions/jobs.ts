import { DAY } from '#shared/kernel/time.ts';
import type { Job } from '../jobs/schedule.ts';
import { hasCommandsBefore, pruneCommands } from '../rpc/commandLog.ts';
import { deleteSessionsBefore, hasSessionsBefore } from './queries.ts';

/** Sessions are kept this long after their end, for whoever looks into something that happened. */
const SESSIONS_KEPT = 90 * DAY;
/** A client that was away longer than this sends no command again. */
const OUTCOMES_KEPT = 30 * DAY;

/** Forgets what nobody asks for any more: ended sessions, and the outcomes of commands. */
export const sessionJobs: readonly Job[] = [
  {
    name: 'pruneSessions',
    isDue: (db, now) => hasSessionsBefore(db, now - SESSIONS_KEPT),
    async run({ tx, now }) {
      await deleteSessionsBefore(tx, now - SESSIONS_KEPT);
      return hasSessionsBefore(tx, now - SESSIONS_KEPT);
    },
  },
  {
    name: 'pruneCommands',
    isDue: (db, now) => hasCommandsBefore(db, now - OUTCOMES_KEPT),
    async run({ tx, now }) {
      await pruneCommands(tx, now - OUTCOMES_KEPT);
      return false;
    },
  },
];
