import type { Database } from 'better-sqlite3';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import { AwaitGuard } from './awaitGuard.ts';
import { isBusy, retryWhileBusy } from './busy.ts';
import { type AwaitInTransaction, DatabaseFromNewerVersion, DatabaseMoved } from './failures.ts';
import { StatementCache } from './statementCache.ts';

export interface DriverOptions {
  readonly connection: Database;
  /** How long a lock held by others is waited for before `DatabaseBusy`. */
  readonly busyDeadlineMs: number;
  /** `user_version` this program was opened with: another one means that a newer program migrated meanwhile. */
  readonly schemaVersion: number;
  readonly onAwaitInTransaction?: ((fault: AwaitInTransaction) => void) | undefined;
  /** Of a writer: whether its files still lie where they were opened. Absent where SQLite looks for itself. */
  readonly isInPlace?: () => boolean;
  readonly file?: string;
  /** For reads alone: the driver whose connection they may go over while it is idle. */
  readonly beside?: SqliteDriver;
}

/**
 * Kysely over one better-sqlite3 connection. Kysely's own SQLite driver begins deferred (so that a read followed by a
 * write can fail in the middle), prepares each statement anew, and rolls back when COMMIT finds a reader in its way.
 * This one begins immediate, caches, and tries BEGIN and COMMIT again while the event loop turns.
 */
export class SqliteDriver implements Driver {
  readonly #options: DriverOptions;
  readonly #guard: AwaitGuard;
  readonly #connection: SqliteConnection;
  #database: Database;
  readonly #provided: DatabaseConnection;

  constructor(options: DriverOptions) {
    this.#options = options;
    this.#database = options.connection;
    this.#guard = new AwaitGuard(options.onAwaitInTransaction);
    this.#connection = new SqliteConnection(options.connection, this.#guard, options.busyDeadlineMs);
    this.#provided =
      options.beside === undefined
        ? this.#connection
        : new ReadingConnection(this.#connection, options.beside.#connection);
  }

  async init(): Promise<void> {}

  /** Goes on over another connection to the same database; the old one is the caller's to close. Between transactions only. */
  use(connection: Database): void {
    this.#database = connection;
    this.#connection.use(connection);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#provided;
  }

  async beginTransaction(): Promise<void> {
    await this.#persistently('BEGIN IMMEDIATE');
    const version = this.#connection.statements.prepare('PRAGMA user_version').get();
    const { user_version: found } = version as { user_version: number };
    if (found !== this.#options.schemaVersion) {
      this.#rollback();
      throw new DatabaseFromNewerVersion(`its tables changed while it was open: ${found}`);
    }
    this.#guard.arm();
    this.#connection.isInTransaction = true;
  }

  async commitTransaction(): Promise<void> {
    this.#guard.check();
    const { isInPlace, file = '' } = this.#options;
    if (isInPlace?.() === false) throw new DatabaseMoved(file);
    // From here on waiting is the database's own. A reader in the way makes COMMIT fail and leaves the transaction open; SQLite meanwhile lets no new reader in.
    await this.#persistently('COMMIT');
    this.#connection.isInTransaction = false;
  }

  async rollbackTransaction(): Promise<void> {
    this.#rollback();
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#database.close();
  }

  /** SQLite may have rolled back by itself (disk full, I/O error); a second ROLLBACK would hide why. */
  #rollback(): void {
    this.#connection.isInTransaction = false;
    if (this.#database.inTransaction) this.#connection.statements.prepare('ROLLBACK').run();
  }

  async #persistently(sql: 'BEGIN IMMEDIATE' | 'COMMIT'): Promise<void> {
    const giveUpAt = performance.now() + this.#options.busyDeadlineMs;
    await retryWhileBusy(() => this.#connection.statements.prepare(sql).run(), giveUpAt);
  }
}

/**
 * Reads over the write connection while that is idle: it has the pages at hand that the last commit changed, while the
 * read connection throws its own away with each. In the middle of a transaction, or with a lock in the way, a read goes
 * over its own connection and sees what is committed.
 */
class ReadingConnection implements DatabaseConnection {
  readonly #own: SqliteConnection;
  readonly #writer: SqliteConnection;

  constructor(own: SqliteConnection, writer: SqliteConnection) {
    this.#own = own;
    this.#writer = writer;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#writer.readWhileIdle(query) ?? this.#own.executeQuery(query);
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    return this.#own.streamQuery();
  }
}

class SqliteConnection implements DatabaseConnection {
  statements: StatementCache;
  /** Between our BEGIN and the end of it; known here, since to ask SQLite at each statement costs more than some of them. */
  isInTransaction = false;
  readonly #guard: AwaitGuard;
  readonly #busyDeadlineMs: number;

  constructor(database: Database, guard: AwaitGuard, busyDeadlineMs: number) {
    this.statements = new StatementCache(database);
    this.#guard = guard;
    this.#busyDeadlineMs = busyDeadlineMs;
  }

  use(database: Database): void {
    this.statements = new StatementCache(database);
    this.isInTransaction = false;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.isInTransaction) {
      this.#guard.check();
      return this.#run(query);
    }
    try {
      return this.#run(query);
    } catch (error) {
      // Outside a transaction a statement stands alone: a lock in its way is waited for like one at BEGIN.
      if (!isBusy(error)) throw error;
      return retryWhileBusy(() => this.#run<R>(query), performance.now() + this.#busyDeadlineMs);
    }
  }

  /** A read at once, or null where it has to go another way: in a transaction, with a lock in its way, or as no read. */
  readWhileIdle<R>(query: CompiledQuery): QueryResult<R> | null {
    if (this.isInTransaction) return null;
    try {
      return this.statements.prepare(query.sql).readonly ? this.#run(query) : null;
    } catch (error) {
      // To wait here would be to read later, perhaps in the midst of what somebody writes.
      if (isBusy(error)) return null;
      throw error;
    }
  }

  // biome-ignore lint/correctness/useYield: it only refuses
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('An open iterator blocks writers: read pages by key instead of streaming.');
  }

  #run<R>(query: CompiledQuery): QueryResult<R> {
    const statement = this.statements.prepare(query.sql);
    if (statement.reader) return { rows: statement.all(...query.parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(...query.parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }
}
