import SqliteDatabase from 'better-sqlite3';
import { retryWhileBusy } from './busy.ts';
import { dataPaths } from './dataFolder.ts';
import { DatabaseBusy, DataFolderInUse } from './failures.ts';

/** A hold on the data folder, given back by `release`, or by the operating system when the process dies. */
export interface Presence {
  release(): void;
}

const CLAIM_WAIT_MS = 1_000;

/**
 * Says that this process has the data folder open. Many may say so at once; nobody may while the folder is claimed.
 *
 * SQLite's own lock on the database cannot serve: in rollback-journal mode an idle connection holds none. So every
 * process keeps a shared lock on a companion file for as long as it runs, through SQLite as well, because its locks
 * work wherever the database works (file servers included) and end with the process.
 */
export async function markInUse(dataDir: string): Promise<Presence> {
  return hold(dataDir, (connection) => {
    connection.exec('BEGIN');
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  });
}

/** Claims the data folder for one process alone: to replace the database, or to change its mode. */
export async function claimAlone(dataDir: string): Promise<Presence> {
  return hold(dataDir, (connection) => connection.exec('BEGIN EXCLUSIVE'));
}

async function hold(dataDir: string, lock: (connection: SqliteDatabase.Database) => void): Promise<Presence> {
  const connection = new SqliteDatabase(dataPaths(dataDir).presence, { timeout: 0 });
  try {
    await retryWhileBusy(() => {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      lock(connection);
    }, performance.now() + CLAIM_WAIT_MS);
  } catch (error) {
    connection.close();
    if (error instanceof DatabaseBusy) throw new DataFolderInUse(dataDir);
    throw error;
  }
  return { release: () => connection.close() };
}
