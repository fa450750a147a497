import { type Auditor, createAuditor } from '../audit/auditedWrite.ts';
import { enrolInstallation } from '../audit/enrolment.ts';
import { openInstallationKeys } from '../audit/keys.ts';
import { dataPaths, exists } from '../db/dataFolder.ts';
import { type Database, openDatabase } from '../db/open.ts';
import { appVersion } from '../files/appVersion.ts';
import type { Folders } from '../files/defaultFolders.ts';
import { CommandFailure } from './command.ts';

export interface OpenFolder {
  readonly db: Database;
  readonly auditor: Auditor;
  readonly clock: () => number;
}

/** Opens a data folder to write in it, for as long as `work` takes; a new one is made when there is none. */
export async function withDatabase<T>(folders: Folders, work: (open: OpenFolder) => Promise<T>): Promise<T> {
  const clock = Date.now;
  const db = await openDatabase({ dataDir: folders.dataDir, appVersion: appVersion(), now: clock });
  try {
    const keys = await openInstallationKeys(folders.profileDir);
    try {
      await enrolInstallation(db, keys, { actorId: null, origin: 'cli', now: clock() });
      return await work({ db, auditor: createAuditor(db, keys), clock });
    } finally {
      await keys.close();
    }
  } finally {
    await db.close();
  }
}

/** Refuses a folder without a database, where one is to be read. @throws {CommandFailure} */
export async function needDatabase({ dataDir }: Folders): Promise<void> {
  if (!(await exists(dataPaths(dataDir).database))) {
    throw new CommandFailure(`There is no database in ${dataDir}; name its folder with --data.`);
  }
}
