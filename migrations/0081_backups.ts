/** The copies that were made, were to be made, and were taken away again. */
export const id = '0081_backups';

export const statements: readonly string[] = [
  `CREATE TABLE backups (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, -- scheduled, manual
    outcome TEXT NOT NULL, -- good, bad (does not read back), failed (was not written)
    folder TEXT NOT NULL, file TEXT, bytes INTEGER, isSealed INTEGER NOT NULL DEFAULT 0, problem TEXT,
    headSeq INTEGER, rehearsedAt INTEGER,
    removedAt INTEGER) STRICT -- taken away because newer ones are kept`,
  `CREATE INDEX backups_at ON backups (at, id)`,
  `CREATE INDEX backups_kept ON backups (at, id) WHERE removedAt IS NULL AND outcome = 'good'`,
];
