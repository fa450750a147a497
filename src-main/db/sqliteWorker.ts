import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';

/** One statement for a thread of its own. */
export interface SqliteTask {
  readonly file: string;
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/** This thread blocks nobody, so SQLite may wait for a lock by itself. */
const WAIT_MS = 30_000;

const { file, sql, parameters } = workerData as SqliteTask;
const connection = new SqliteDatabase(file, { fileMustExist: true, timeout: WAIT_MS });
try {
  const statement = connection.prepare(sql);
  const rows = statement.reader ? statement.all(...parameters) : [];
  if (!statement.reader) statement.run(...parameters);
  parentPort?.postMessage(rows);
} finally {
  connection.close();
}
