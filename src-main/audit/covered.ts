/**
 * The rows whose direct edit `verify` finds: for each, every event that changes it keeps a digest of what it left.
 * A table whose rows change without an event (sessions, notifications, counters) is not listed.
 */
export interface CoveredTable {
  readonly table: string;
  /** Integer column by which events name the row. */
  readonly idColumn: string;
  /**
   * Where several rows belong to one id (the roles of a person), the columns that put them in order; they are then
   * covered together, as one thing. Without it `idColumn` is unique.
   */
  readonly orderBy?: readonly string[];
  /** Columns that change without an event. */
  readonly except?: readonly string[];
  /**
   * NOT NULL columns that a later migration added, with the value that it gave the rows already there. A row with
   * that value hashes as it did before. (Nullable columns need no entry: null is never hashed.) A migration must not
   * rename or drop a covered column.
   */
  readonly addedWith?: Readonly<Record<string, string | number>>;
}

/** By entity, the word that events, topics and history use. */
export type Covered = Readonly<Record<string, CoveredTable>>;

const row = (table: string): CoveredTable => ({ table, idColumn: 'id' });

export const coveredTables: Covered = {
  ticket: row('tickets'),
  person: row('people'),
};
