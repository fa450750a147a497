import { Worker } from 'node:worker_threads';
import { workerUrl } from '../jobs/workerUrl.ts';
import { DatabaseDamaged, type DatabaseFailure, NotOurDatabase } from './failures.ts';
import type { SqliteTask } from './sqliteWorker.ts';

/**
 * A consistent copy of a database that others may be writing: `VACUUM INTO` on a connection and a thread of its own.
 *
 * It holds one read transaction from beginning to end. SQLite's online backup copies in steps and begins again
 * whenever somebody else commits: beside a busy writer it never ends. Copying all in one step would block the thread.
 * Besides, the copy has no free pages, so that what was erased does not travel along.
 *
 * @throws {DatabaseDamaged} where SQLite cannot make out what is in the file
 * @throws {NotOurDatabase} where it is none
 */
export async function copyDatabase(file: string, target: string, signal?: AbortSignal): Promise<void> {
  try {
    await runSql({ file, sql: 'VACUUM INTO ?', parameters: [target] }, signal);
  } catch (cause) {
    throw damageOf(file, cause) ?? cause;
  }
}

/** What SQLite's bare "database disk image is malformed" means to somebody who makes a copy; null for other faults. */
function damageOf(file: string, cause: unknown): DatabaseFailure | null {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code.startsWith('SQLITE_CORRUPT')) return new DatabaseDamaged(file, { cause });
  return code === 'SQLITE_NOTADB' ? new NotOurDatabase(file, { cause }) : null;
}

/** Runs one statement on a connection and a thread of its own and answers with its rows. */
export async function runSql(
  task: SqliteTask,
  signal?: AbortSignal,
): Promise<readonly Record<string, unknown>[]> {
  signal?.throwIfAborted();
  const worker = new Worker(workerUrl('db/sqlite'), { workerData: task });
  const { promise, resolve, reject } = Promise.withResolvers<readonly Record<string, unknown>[]>();
  const stop = () => {
    reject(signal?.reason);
    void worker.terminate();
  };
  signal?.addEventListener('abort', stop, { once: true });
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (status) => reject(new Error(`The SQLite thread ended with status ${status}`)));
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
