import type { Job } from '../jobs/schedule.ts';
import { heartbeatJob } from './heartbeats.ts';

export const systemJobs: readonly Job[] = [heartbeatJob];
