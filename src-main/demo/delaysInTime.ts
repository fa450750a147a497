import { delaysJobs } from '../delays/service.ts';
import type { Moments } from './moment.ts';

/** The job of the delays as the weeks go by, so that predictions were made when they would have been. */
export function delaysInTime(moments: Moments): (now: number) => Promise<void> {
  return async (now) => {
    for (const job of delaysJobs) {
      while (await job.isDue(moments.tx, now)) {
        if (!(await job.run(moments.byItself(now), undefined))) break;
      }
    }
  };
}
