import { access } from 'node:fs/promises';
import SqliteDatabase from 'better-sqlite3';
import { type Dialect, SqliteAdapter, SqliteIntrospector } from 'kysely';
import { isBusy, retryWhileBusy } from '../busy.ts';
import type { DataMode } from '../dataFolder.ts';
import { SqliteDriver } from '../driver.ts';
import { type AwaitInTransaction, NotOurDatabase } from '../failures.ts';
import { watchPlace } from '../inPlace.ts';
import type { Engine } from './engine.ts';
import { SteadyCompiler } from './steadyCompiler.ts';

export interface SqliteOptions {
  readonly file: string;
  readonly mode: DataMode;
  readonly busyDeadlineMs: number;
  readonly schemaVersion: number;
  readonly onAwaitInTransaction?: ((fault: AwaitInTransaction) => void) | undefined;
}

/** SQLite waits this long by itself, with the whole thread; everything longer is waited for by the event loop. */
export const SQLITE_WAIT_MS = 3;

const MEBIBYTE = 1024 * 1024;
/** Pages that a connection keeps, in KiB: full after a minute of work, so that a long day needs no more than that. */
const CACHE_KIB = 16 * 1024;

/** Opens the read and the write connection of a migrated database. */
export async function openSqlite(options: SqliteOptions): Promise<Engine> {
  let { writer, reader } = await connectBoth(options);
  let isInPlace = placeOf(options);
  const writing = new SqliteDriver({ ...options, connection: writer, isInPlace: () => isInPlace() });
  const reading = new SqliteDriver({ ...options, connection: reader, beside: writing });
  /** Null in a transaction of ours, or where somebody is committing at this moment: the next poll will see it. */
  const asked = (pragma: string): number | null => {
    if (writer.inTransaction) return null;
    try {
      return writer.pragma(pragma, { simple: true }) as number;
    } catch (error) {
      if (isBusy(error)) return null;
      throw error;
    }
  };
  return {
    reading: dialect(reading),
    writing: dialect(writing),
    foreignVersion: () => asked('data_version'),
    isOutgrown: () => {
      const found = asked('user_version');
      return found === null ? null : found !== options.schemaVersion;
    },
    reconnect: async (databaseId) => {
      // To connect makes a file where there is none, and then the one that is away would be forgotten for it.
      await access(options.file);
      const next = await connectBoth(options);
      const found = next.reader.prepare(`SELECT value FROM meta WHERE "key" = 'databaseId'`).pluck().get();
      if (found !== databaseId) {
        next.reader.close();
        next.writer.close();
        throw new NotOurDatabase(options.file);
      }
      const old = { writer, reader };
      ({ writer, reader } = next);
      writing.use(writer);
      reading.use(reader);
      isInPlace = placeOf(options);
      old.reader.close();
      old.writer.close();
    },
    close: () => {
      reader.close();
      writer.close();
    },
  };
}

async function connectBoth(options: SqliteOptions) {
  const writer = await connect(options);
  const reader = await connect(options).catch((error) => {
    writer.close();
    throw error;
  });
  reader.pragma('query_only = ON');
  // A command touches few pages; what everybody looks at lies in the reader's cache, and behind it in the system's.
  writer.pragma(`cache_size = -${CACHE_KIB / 2}`);
  return { writer, reader };
}

/** With a rollback journal SQLite looks for itself. */
function placeOf({ file, mode }: SqliteOptions): () => boolean {
  return mode === 'sharedFile' ? () => true : watchPlace([file, `${file}-wal`]);
}

/** A connection of its own for a thread that only reads a file of this machine: nearly all of it, and all over it. */
export async function openSqliteReader(
  options: SqliteOptions,
): Promise<{ readonly reading: Dialect; readonly close: () => void }> {
  const connection = await connect(options);
  connection.pragma('query_only = ON');
  // As much as SQLite allows: a third of the processor's time went into fetching pages.
  connection.pragma(`mmap_size = ${2_047 * MEBIBYTE}`);
  return {
    reading: dialect(new SqliteDriver({ ...options, connection })),
    close: () => connection.close(),
  };
}

/** A connection with the journal of the folder's mode and the settings that keep a damaged file from doing harm. */
export async function connect(
  options: Pick<SqliteOptions, 'file' | 'mode' | 'busyDeadlineMs'>,
): Promise<SqliteDatabase.Database> {
  const connection = new SqliteDatabase(options.file, { timeout: SQLITE_WAIT_MS });
  try {
    await retryWhileBusy(
      () => configure(connection, options.mode),
      performance.now() + options.busyDeadlineMs,
    );
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function configure(connection: SqliteDatabase.Database, mode: DataMode): void {
  // The log of a file server's database would need shared memory between machines: never WAL there.
  const journal = mode === 'sharedFile' ? 'PERSIST' : 'WAL';
  const got = connection.pragma(`journal_mode = ${journal}`, { simple: true });
  if (got !== journal.toLowerCase())
    throw new Error(`SQLite keeps journal mode ${String(got)} instead of ${journal}`);
  connection.pragma('synchronous = FULL');
  connection.pragma(`journal_size_limit = ${16 * MEBIBYTE}`);
  connection.pragma('foreign_keys = ON');
  // REPLACE must fire the delete triggers that guard the audit trail.
  connection.pragma('recursive_triggers = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
  // What was erased is overwritten wherever that costs no further write.
  connection.pragma('secure_delete = FAST');
  connection.pragma('temp_store = MEMORY');
  connection.pragma(`cache_size = -${CACHE_KIB}`);
  // A mapped file that another program cuts off ends this one (SIGBUS), where a read is refused. Its pages would also
  // count as memory of the program, once for each connection.
  connection.pragma('mmap_size = 0');
}

/** Kysely would queue its queries for one connection; they are synchronous, and the database queues the writes. */
class OwnConnections extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

function dialect(driver: SqliteDriver): Dialect {
  return {
    createAdapter: () => new OwnConnections(),
    createDriver: () => driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SteadyCompiler(),
  };
}
