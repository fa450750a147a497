import SqliteDatabase from 'better-sqlite3';
import { StatementCache } from '../statementCache.ts';

/** A file read as it stands at one moment, by those who check or describe files rather than work with the data. */
export interface FileReader {
  all<T>(sql: string, ...parameters: readonly unknown[]): readonly T[];
  /** The first row; undefined when there is none. */
  first<T>(sql: string, ...parameters: readonly unknown[]): T | undefined;
  hasTable(name: string): boolean;
  close(): void;
}

const WAIT_MS = 5_000;

/**
 * Opens a database file for reading only, whatever its version, and holds one read transaction until it is closed.
 * Beside a write-ahead log that hinders nobody; with a rollback journal writers wait for it, so there a copy should
 * be read instead (snapshot.ts).
 */
export function readSqliteFile(file: string): FileReader {
  const connection = new SqliteDatabase(file, { readonly: true, fileMustExist: true, timeout: WAIT_MS });
  const statements = new StatementCache(connection);
  const all = <T>(sql: string, ...parameters: readonly unknown[]) =>
    statements.prepare(sql).all(...parameters) as T[];
  const first = <T>(sql: string, ...parameters: readonly unknown[]) =>
    statements.prepare(sql).get(...parameters) as T | undefined;
  try {
    connection.exec('BEGIN');
    first('SELECT count(*) FROM sqlite_schema');
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    all,
    first,
    hasTable: (name) =>
      first(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`, name) !== undefined,
    close: () => connection.close(),
  };
}

/** Every table, index and trigger of a database made by these statements, as `sqlite_schema` words them. */
export function schemaOf(statements: readonly string[]): readonly SchemaItem[] {
  const connection = new SqliteDatabase(':memory:');
  try {
    for (const statement of statements) connection.exec(statement);
    return connection.prepare<[], SchemaItem>(SCHEMA_ITEMS).all();
  } finally {
    connection.close();
  }
}

export interface SchemaItem {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

export const SCHEMA_ITEMS = `SELECT type, name, sql FROM sqlite_schema
  WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name`;
