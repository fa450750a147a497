import { sql } from 'kysely';
import { DAY } from '#shared/kernel/time.ts';
import type { Job } from '../jobs/schedule.ts';
import { digestJob } from './digest.ts';
import { prune } from './queries.ts';

/** Messages that are over are kept for so long: to answer whether somebody was told. */
const KEPT = 90 * DAY;
const SLICE = 200;

/** What the clock does here; sending is no job, for it happens outside of transactions (rounds.ts). */
export const mailJobs: readonly Job[] = [
  digestJob,
  {
    name: 'mailPruning',
    isDue: async (db, now) => {
      const { rows } = await sql<{ found: number }>`
        SELECT EXISTS (SELECT 1 FROM mailQueue WHERE finishedAt < ${now - KEPT}) AS found`.execute(db);
      return rows[0]?.found === 1;
    },
    run: async (ctx) => (await prune(ctx.tx, ctx.now - KEPT, SLICE)) === SLICE,
  },
];
