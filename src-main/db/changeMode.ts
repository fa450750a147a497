import { type DataMode, dataPaths, exists, writeMode } from './dataFolder.ts';
import { connect } from './dialects/sqlite.ts';
import { claimAlone } from './presence.ts';

const WAIT_MS = 2_000;

/**
 * Changes who is to open a data folder. On the way to a shared file the write-ahead log is written back and removed
 * before the folder says so: a crash in between leaves a database that the old mode opens too. On the way back the
 * folder's word is enough, since opening turns the log on.
 *
 * @throws {DataFolderInUse} while any process has it open
 */
export async function changeMode(dataDir: string, mode: DataMode): Promise<void> {
  const alone = await claimAlone(dataDir);
  try {
    const { database } = dataPaths(dataDir);
    if (mode === 'sharedFile' && (await exists(database))) await removeLog(database);
    await writeMode(dataDir, mode);
  } finally {
    alone.release();
  }
}

/** Leaving WAL mode writes the log back into the file and removes it, or fails while somebody uses it. */
async function removeLog(file: string): Promise<void> {
  const connection = await connect({ file, mode: 'sharedFile', busyDeadlineMs: WAIT_MS });
  connection.close();
}
