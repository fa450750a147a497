import { createHash } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { retryWhileBusy } from './busy.ts';
import type { DataMode } from './dataFolder.ts';
import { connect } from './dialects/sqlite.ts';
import { DatabaseFromNewerVersion, MigrationChanged, MigrationFailed, NotOurDatabase } from './failures.ts';
import { copyDatabase } from './snapshot.ts';
import { storageFaultOf } from './storageFault.ts';

/** One step forward: SQL text only, so that it means the same for ever whatever becomes of the program's code. */
export interface Migration {
  /** Four digits and a name, `0010_people`; the digits become SQLite's `user_version`. */
  readonly id: string;
  /** One SQL statement each. */
  readonly statements: readonly string[];
}

export interface MigrateOptions {
  readonly file: string;
  readonly mode: DataMode;
  readonly migrations: readonly Migration[];
  readonly appVersion: string;
  /** UTC milliseconds. */
  readonly now: number;
  /** Where the copy goes that is made before anything changes. */
  readonly backupDir: string;
  readonly busyDeadlineMs: number;
}

export interface Migrated {
  /** Ids of what was applied now. */
  readonly applied: readonly string[];
  /** The copy made before, where there was something to copy. */
  readonly backup: string | null;
}

interface AppliedRow {
  id: string;
  hash: string;
}

/** 'SBal', so that `file` and other tools know whose database it is. */
export const APPLICATION_ID = 0x5342_616c;

/** SHA-256 of a migration's statements, blind to line breaks and indentation. */
export function migrationHash(migration: Migration): string {
  const normal = migration.statements.map((statement) => statement.replace(/\s+/g, ' ').trim());
  return createHash('sha256').update(normal.join(';\n')).digest('hex');
}

/** The `user_version` of a database that has all of these migrations. */
export function schemaVersion(migrations: readonly Migration[]): number {
  const last = migrations.at(-1);
  return last === undefined ? 0 : Number.parseInt(last.id, 10);
}

/**
 * Brings a database up to the newest migration: all steps in one transaction under the write lock, so that of two
 * workstations that start together one migrates and the other finds it done. There is no way down.
 *
 * @throws {DatabaseFromNewerVersion} when it has migrations that this program does not know
 * @throws {MigrationChanged} when one that it has is not the one this program knows by that id
 * @throws {NotOurDatabase} when the file is something else
 * @throws {MigrationFailed} when a step fails; the database is as it was, and the copy made before is named
 * @throws {DatabaseBusy} when others held the lock for too long
 */
export async function migrate(options: MigrateOptions): Promise<Migrated> {
  const connection = await connectOrRefuse(options);
  const giveUpAt = performance.now() + options.busyDeadlineMs;
  try {
    // In rollback-journal mode even a look may meet somebody who is committing.
    const isDone = await retryWhileBusy(() => {
      refuseForeign(connection, options.file);
      return pendingOf(connection, options).length === 0;
    }, giveUpAt);
    if (isDone) return { applied: [], backup: null };
    // Tables may have to be rebuilt; that is checked as a whole before COMMIT. Outside a transaction only.
    connection.pragma('foreign_keys = OFF');
    await retryWhileBusy(() => connection.exec('BEGIN IMMEDIATE'), giveUpAt);
    // Somebody else may have been faster.
    const pending = pendingOf(connection, options);
    if (pending.length === 0) return { applied: [], backup: null };
    const backup = await copyBefore(connection, options);
    applyOrName(backup, () => applyAll(connection, pending, options));
    await retryWhileBusy(() => connection.exec('COMMIT'), performance.now() + options.busyDeadlineMs);
    return { applied: pending.map(({ id }) => id), backup };
  } finally {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    connection.close();
  }
}

/** A failed step names the copy; what the disk refuses stays what it is, and has a sentence of its own. */
function applyOrName(backup: string | null, apply: () => void): void {
  try {
    apply();
  } catch (cause) {
    if (backup === null || storageFaultOf(cause) !== null) throw cause;
    throw new MigrationFailed(backup, cause);
  }
}

async function connectOrRefuse(options: MigrateOptions): Promise<SqliteDatabase.Database> {
  return connect(options).catch((cause) => {
    if (cause instanceof SqliteDatabase.SqliteError && cause.code === 'SQLITE_NOTADB') {
      throw new NotOurDatabase(options.file, { cause });
    }
    throw cause;
  });
}

function refuseForeign(connection: SqliteDatabase.Database, file: string): void {
  const owner = connection.pragma('application_id', { simple: true });
  const isEmpty = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (owner !== APPLICATION_ID && !(owner === 0 && isEmpty)) throw new NotOurDatabase(file);
}

/** What is still to be applied; refuses where what was applied is not the beginning of our list. */
function pendingOf(
  connection: SqliteDatabase.Database,
  { migrations }: MigrateOptions,
): readonly Migration[] {
  const applied = appliedTo(connection);
  applied.forEach(({ id, hash }, index) => {
    const ours = migrations[index];
    if (!migrations.some((known) => known.id === id)) throw new DatabaseFromNewerVersion(id);
    if (ours?.id !== id || migrationHash(ours) !== hash) throw new MigrationChanged(id);
  });
  return migrations.slice(applied.length);
}

function appliedTo(connection: SqliteDatabase.Database): readonly AppliedRow[] {
  const table = connection
    .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'`)
    .get();
  if (table === undefined) return [];
  return connection.prepare<[], AppliedRow>('SELECT id, hash FROM migrations ORDER BY id').all();
}

/** Only who holds the write lock makes one. */
const DRAFT = 'before-migration.part';

/** The copy is taken on another connection while we hold the write lock, so that nothing falls between the two. */
async function copyBefore(
  connection: SqliteDatabase.Database,
  options: MigrateOptions,
): Promise<string | null> {
  const last = appliedTo(connection).at(-1);
  if (last === undefined) return null;
  await mkdir(options.backupDir, { recursive: true, mode: 0o700 });
  const stamp = new Date(options.now).toISOString().replace(/[:.]/g, '-');
  const copy = join(options.backupDir, `before-migration-${stamp}-from-${last.id}.sqlite`);
  // Under its name only once it is whole: whoever was killed on the way left half of one.
  const draft = join(options.backupDir, DRAFT);
  for (const ending of ['', '-journal', '-wal', '-shm']) await rm(`${draft}${ending}`, { force: true });
  await copyDatabase(options.file, draft);
  await rename(draft, copy);
  return copy;
}

function applyAll(
  connection: SqliteDatabase.Database,
  pending: readonly Migration[],
  options: MigrateOptions,
): void {
  connection.exec(
    `CREATE TABLE IF NOT EXISTS migrations (
      id TEXT PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL, appVersion TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  );
  const record = connection.prepare('INSERT INTO migrations (id, hash, at, appVersion) VALUES (?, ?, ?, ?)');
  for (const migration of pending) {
    for (const statement of migration.statements) connection.exec(statement);
    record.run(migration.id, migrationHash(migration), options.now, options.appVersion);
  }
  const orphans = connection.pragma('foreign_key_check') as readonly { table: string }[];
  if (orphans.length > 0) {
    throw new Error(
      `Migrating left ${orphans.length} rows without their parent, first in ${orphans[0]?.table}`,
    );
  }
  connection.pragma(`application_id = ${APPLICATION_ID}`);
  connection.pragma(`user_version = ${schemaVersion(options.migrations)}`);
}
