import type { Dialect } from 'kysely';

/** What the services' Kysely cannot say in every engine's words; one implementation for each engine. */
export interface Engine {
  /** Reads only, each statement for itself. */
  readonly reading: Dialect;
  /** One connection; its transactions take the write lock at their beginning. */
  readonly writing: Dialect;
  /**
   * A number that changes when another process committed, and only then; null while it cannot be asked
   * (a transaction of ours is open).
   */
  foreignVersion(): number | null;
  /**
   * Whether a newer program changed the tables since this one opened the file; null while it cannot be asked.
   * @throws when the file cannot be read
   */
  isOutgrown(): boolean | null;
  /**
   * Opens the file anew and goes on with that: a file server that was away may have forgotten the handles. To be called
   * between transactions; where it fails, the old connections stay.
   *
   * @throws {NotOurDatabase} when there is another database now
   */
  reconnect(databaseId: string): Promise<void>;
  close(): void;
}
