import type { Job } from '../jobs/schedule.ts';

/** What the clock does here. */
export const reportsJobs: readonly Job[] = [];
