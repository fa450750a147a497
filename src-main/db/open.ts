import { mkdir } from 'node:fs/promises';
import { Kysely } from 'kysely';
import type { Result } from '#shared/kernel/result.ts';
import { Breather } from './breather.ts';
import { type DataMode, dataPaths, establishMode, hasWalHeader, readMode } from './dataFolder.ts';
import type { Engine } from './dialects/engine.ts';
import { openSqlite } from './dialects/sqlite.ts';
import { type AwaitInTransaction, DatabaseBusy, DataFolderUnreadable, WalOnSharedFile } from './failures.ts';
import { FifoLock } from './fifoLock.ts';
import { asWriteTx, type ReadDb, type WriteTx } from './handles.ts';
import { type Migration, migrate, schemaVersion } from './migrate.ts';
import { migrations as allMigrations } from './migrations.ts';
import { claimAlone, markInUse, type Presence } from './presence.ts';
import { finishReplacing, isReplacing } from './replaceFolder.ts';
import type { Tables } from './tables.ts';

export interface OpenOptions {
  /** Folder of the database and attachments; made when it is not there. */
  readonly dataDir: string;
  readonly appVersion: string;
  /** UTC milliseconds; asked for the times of migrations. */
  readonly now: () => number;
  /** Mode of a new folder; an existing one has its own. */
  readonly newMode?: DataMode;
  /** How long a lock held by others is waited for. */
  readonly busyDeadlineMs?: number;
  /** Told when a transaction awaits something else. Absent: that is thrown, and the transaction rolled back. */
  readonly onAwaitInTransaction?: (fault: AwaitInTransaction) => void;
  /** For tests of migrations. */
  readonly migrations?: readonly Migration[];
}

/** The refusal of a write for which others left no room. */
export type BusyRefusal = { readonly code: 'busy'; readonly details: Record<string, never> };

/** An open data folder: a read handle for queries, write transactions for commands. */
export interface Database {
  readonly dataDir: string;
  readonly file: string;
  readonly mode: DataMode;
  /** Identity of the database, kept by its copies and through restores. */
  readonly databaseId: string;
  readonly read: ReadDb;
  /**
   * One write transaction, after those asked for before it. Only the database may be awaited inside.
   * What `fn` throws rolls back. @throws {DatabaseBusy}
   */
  write<T>(fn: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** Like `write`, but a refusal (`ok: false`) rolls back too and comes back as a value, as does a busy database. */
  writeResult<T, E>(fn: (tx: WriteTx) => Promise<Result<T, E>>): Promise<Result<T, E | BusyRefusal>>;
  /** Changes when another process committed; null while it cannot be told. See foreignWrites.ts. */
  foreignVersion(): number | null;
  /** Whether a newer program migrated it meanwhile; null while it cannot be told. @throws when it cannot be read */
  isOutgrown(): boolean | null;
  /**
   * Opens the file anew after its folder was away, and the hold on the folder with it; waits for the writes under way.
   * @throws {DatabaseFailure} when what is there now is not the same; the old connections stay then
   */
  reconnect(): Promise<void>;
  /** Waits for the writes under way, then closes. */
  close(): Promise<void>;
}

const BUSY_DEADLINE_MS = 10_000;

/**
 * Opens a data folder, migrating its database first.
 *
 * @throws {DatabaseFailure} with a code for each thing that can stand in the way; see failures.ts
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const mode = await establishMode(options.dataDir, options.newMode ?? 'local');
  if (await isReplacing(options.dataDir)) await finishRestore(options.dataDir);
  const presence = await markInUse(options.dataDir);
  try {
    return await openPresent(options, mode, presence);
  } catch (error) {
    presence.release();
    throw error;
  }
}

/** A power cut interrupted a restore between two renames: the new database is ready and only has to come in. */
async function finishRestore(dataDir: string): Promise<void> {
  const alone = await claimAlone(dataDir);
  try {
    if (await isReplacing(dataDir)) await finishReplacing(dataDir);
  } finally {
    alone.release();
  }
}

async function openPresent(options: OpenOptions, mode: DataMode, presence: Presence): Promise<Database> {
  const { dataDir, migrations = allMigrations, busyDeadlineMs = BUSY_DEADLINE_MS } = options;
  const { database: file, backups: backupDir } = dataPaths(dataDir);
  if (mode === 'sharedFile' && (await hasWalHeader(file))) throw new WalOnSharedFile(file);
  const { appVersion } = options;
  await migrate({ file, mode, migrations, appVersion, now: options.now(), backupDir, busyDeadlineMs });
  const engine = await openSqlite({
    file,
    mode,
    busyDeadlineMs,
    schemaVersion: schemaVersion(migrations),
    onAwaitInTransaction: options.onAwaitInTransaction,
  });
  return assemble({ dataDir, file, mode, engine, presence, busyDeadlineMs });
}

interface Parts {
  readonly dataDir: string;
  readonly file: string;
  readonly mode: DataMode;
  readonly engine: Engine;
  readonly presence: Presence;
  readonly busyDeadlineMs: number;
}

/** Carries a refusal out of a transaction that has to be rolled back. */
class Refused<E> {
  readonly error: E;

  constructor(error: E) {
    this.error = error;
  }
}

async function assemble({ engine, busyDeadlineMs, ...parts }: Parts): Promise<Database> {
  const { presence: _, ...place } = parts;
  let presence = parts.presence;
  const read = new Kysely<Tables>({ dialect: engine.reading });
  const writer = new Kysely<Tables>({ dialect: engine.writing });
  const turn = new FifoLock();
  const breather = new Breather();
  let isClosed = false;

  async function write<T>(fn: (tx: WriteTx) => Promise<T>): Promise<T> {
    const giveUpAt = performance.now() + busyDeadlineMs;
    const next = await turn.acquire();
    try {
      await breather.breathe();
      if (isClosed) throw new Error('The database is closed');
      if (performance.now() > giveUpAt) throw new DatabaseBusy();
      return await writer.transaction().execute((transaction) => fn(asWriteTx(transaction)));
    } finally {
      next();
    }
  }

  async function writeResult<T, E>(
    fn: (tx: WriteTx) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | BusyRefusal>> {
    try {
      return await write(async (tx) => {
        const result = await fn(tx);
        if (!result.ok) throw new Refused(result.error);
        return result;
      });
    } catch (reason) {
      if (reason instanceof Refused) return { ok: false, error: reason.error as E };
      if (reason instanceof DatabaseBusy) return { ok: false, error: { code: 'busy', details: {} } };
      throw reason;
    }
  }

  async function reconnect(): Promise<void> {
    const next = await turn.acquire();
    try {
      if (isClosed) return;
      if ((await readMode(place.dataDir)) !== place.mode) throw new DataFolderUnreadable(place.dataDir);
      await engine.reconnect(databaseId);
      const again = await markInUse(place.dataDir);
      presence.release();
      presence = again;
    } finally {
      next();
    }
  }

  async function close(): Promise<void> {
    const next = await turn.acquire();
    if (!isClosed) {
      isClosed = true;
      engine.close();
      presence.release();
    }
    next();
  }

  const identity = await read
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'databaseId')
    .executeTakeFirst();
  const databaseId = identity?.value ?? '';
  return {
    ...place,
    databaseId,
    read,
    write,
    writeResult,
    foreignVersion: () => (isClosed ? null : engine.foreignVersion()),
    isOutgrown: () => (isClosed ? null : engine.isOutgrown()),
    reconnect,
    close,
  };
}
