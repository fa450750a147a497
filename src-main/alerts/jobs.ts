import { type Job, preparedJob } from '../jobs/schedule.ts';
import { applyChange } from './changes.ts';
import { followerOf } from './follow.ts';
import { roundsIn } from './rounds.ts';

/** Cases raised or cleared per transaction: each with its event and notices, so that nobody waits for a job. */
const SLICE = 15;

/** What the clock does to alerts: those that ended with what happened to their ticket, then a look for each kind. */
export const alertsJobs: readonly Job[] = [
  {
    name: 'alertsFollow',
    isDue: (db, now) => followerOf(db).isDue(db, now),
    run: async (ctx) => {
      const changes = followerOf(ctx.host.db.read).take(SLICE);
      for (const change of changes) await applyChange(ctx, change);
      return true;
    },
  },
  preparedJob({
    name: 'alertsLook',
    isDue: async (db, now) => roundsIn(db).isDue(now),
    prepare: async (ctx) => {
      const changes = await roundsIn(ctx.db).next(ctx, SLICE);
      return changes.length === 0 ? null : changes;
    },
    run: async (ctx, changes) => {
      for (const change of changes) await applyChange(ctx, change);
      return true;
    },
  }),
];
