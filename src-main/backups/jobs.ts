import { isBackupDue } from '#shared/backups/policy.ts';
import { type Job, preparedJob } from '../jobs/schedule.ts';
import { loadSettings } from '../settings/load.ts';
import { type MadeCopy, makeCopy } from './makeCopy.ts';
import { lastScheduled } from './queries.ts';
import { recordCopy } from './service.ts';

/** The daily copy; what nobody made while all machines were off is made at the next start. */
export const backupJobs: readonly Job[] = [
  preparedJob<MadeCopy>({
    name: 'backup',
    async isDue(db, now) {
      const { backups, institution } = await loadSettings(db);
      return isBackupDue(backups, await lastScheduled(db), now, institution.timeZone);
    },
    prepare: ({ host }) => makeCopy(host, 'scheduled'),
    async run(ctx, made) {
      await recordCopy(ctx, made);
      return false;
    },
  }),
];
