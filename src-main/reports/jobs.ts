import { type Job, preparedJob } from '../jobs/schedule.ts';
import { drainSchedules, isScheduleDue } from './scheduleRuns.ts';

/**
 * What the clock does here: begins to make what is due. Making takes minutes and runs beside the other jobs; it takes each
 * schedule, and tells how it went, in transactions of its own.
 */
export const reportsJobs: readonly Job[] = [
  preparedJob({
    name: 'reportSchedules',
    isDue: isScheduleDue,
    async prepare({ host }) {
      void drainSchedules(host);
    },
    run: async () => false,
  }),
];
