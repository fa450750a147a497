/** The stretches in which somebody did the background work: how available the system was. */
export const id = '0085_heartbeats';

export const statements: readonly string[] = [
  `CREATE TABLE heartbeats (
    id INTEGER PRIMARY KEY, fromAt INTEGER NOT NULL, toAt INTEGER NOT NULL) STRICT`,
  `CREATE INDEX heartbeats_toAt ON heartbeats (toAt)`,
];
