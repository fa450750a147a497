import { sql } from 'kysely';
import { DAY } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Job } from '../jobs/schedule.ts';
import { loadSettings } from '../settings/load.ts';
import { digestJob } from './digest.ts';
import { prune } from './queries.ts';

const SLICE = 200;

/** Messages that are over are kept for a while, to answer whether somebody was told; null: for good. */
async function prunedBefore(db: ReadDb, now: number): Promise<number | null> {
  const { mail } = (await loadSettings(db)).retention;
  return mail === null ? null : now - mail * DAY;
}

/** What the clock does here; sending is no job, for it happens outside of transactions (rounds.ts). */
export const mailJobs: readonly Job[] = [
  digestJob,
  {
    name: 'mailPruning',
    isDue: async (db, now) => {
      const before = await prunedBefore(db, now);
      if (before === null) return false;
      const { rows } = await sql<{ found: number }>`
        SELECT EXISTS (SELECT 1 FROM mailQueue WHERE finishedAt < ${before}) AS found`.execute(db);
      return rows[0]?.found === 1;
    },
    run: async (ctx) => {
      const before = await prunedBefore(ctx.tx, ctx.now);
      return before !== null && (await prune(ctx.tx, before, SLICE)) === SLICE;
    },
  },
];
