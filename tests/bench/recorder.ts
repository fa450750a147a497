import SqliteDatabase from 'better-sqlite3';

/** A statement that went to SQLite, with what was bound to it. */
export interface Said {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface Recorder {
  /** The statements of all connections since `record` began. */
  record<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly said: readonly Said[] }>;
  restore(): void;
}

/**
 * Listens at the database driver: every statement prepared from now on tells when it runs. To be made before a
 * database is opened, since prepared statements are kept.
 */
export function createRecorder(): Recorder {
  const prototype = SqliteDatabase.prototype;
  const prepare = prototype.prepare;
  let heard: Said[] | null = null;
  prototype.prepare = function listening(this: SqliteDatabase.Database, sql: string) {
    const statement = prepare.call(this, sql);
    for (const method of ['run', 'all', 'get'] as const) {
      const original = statement[method] as (...parameters: unknown[]) => unknown;
      Object.defineProperty(statement, method, {
        value: (...parameters: unknown[]) => {
          heard?.push({ sql, parameters });
          return original.apply(statement, parameters);
        },
      });
    }
    return statement;
  } as typeof prototype.prepare;
  return {
    async record(work) {
      const said: Said[] = [];
      heard = said;
      try {
        return { result: await work(), said };
      } finally {
        heard = null;
      }
    },
    restore: () => {
      prototype.prepare = prepare;
    },
  };
}
