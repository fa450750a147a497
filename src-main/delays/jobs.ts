import type { Job } from '../jobs/schedule.ts';
import { follow, isAnythingToFollow } from './follow.ts';

/** Keeps how each open ticket stands, and what became of predictions; see `follow`. */
export const delaysJobs: readonly Job[] = [
  { name: 'delays', isDue: isAnythingToFollow, run: (ctx) => follow(ctx.tx, ctx.now) },
];
