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
  close(): void;
}
