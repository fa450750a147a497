import type { Database, Statement } from 'better-sqlite3';

const CAPACITY = 500;

/** Prepared statements of one connection by their text, the least recently used dropped first. */
export class StatementCache {
  readonly #connection: Database;
  readonly #statements = new Map<string, Statement>();
  readonly #capacity: number;

  constructor(connection: Database, capacity = CAPACITY) {
    this.#connection = connection;
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#statements.size;
  }

  prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) {
      // Moving it to the end keeps the map in order of last use.
      this.#statements.delete(sql);
      this.#statements.set(sql, known);
      return known;
    }
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > this.#capacity) {
      for (const oldest of this.#statements.keys()) {
        this.#statements.delete(oldest);
        break;
      }
    }
    return statement;
  }
}
