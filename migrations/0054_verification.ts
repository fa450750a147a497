/** Physical inventory: rounds by location, what each expected and what was scanned. */
export const id = '0054_verification';

export const statements: readonly string[] = [
  `CREATE TABLE verificationRounds (
    id INTEGER PRIMARY KEY, folio TEXT NOT NULL UNIQUE, locationId INTEGER NOT NULL REFERENCES locations,
    status TEXT NOT NULL, -- open, closed, cancelled
    startedAt INTEGER NOT NULL, startedById INTEGER REFERENCES people,
    closedAt INTEGER, closedById INTEGER REFERENCES people, note TEXT,
    record TEXT, recordSha256 TEXT, -- the printed record, frozen when closed
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE UNIQUE INDEX verificationRounds_open ON verificationRounds (locationId) WHERE status = 'open'`,
  `CREATE INDEX verificationRounds_location ON verificationRounds (locationId, startedAt, id)`,
  `CREATE INDEX verificationRounds_startedAt ON verificationRounds (startedAt, id)`,
  // What was recorded at that place when the round began.
  `CREATE TABLE verificationExpected (
    id INTEGER PRIMARY KEY, roundId INTEGER NOT NULL REFERENCES verificationRounds,
    assetId INTEGER NOT NULL REFERENCES assets, foundAt INTEGER) STRICT`,
  `CREATE UNIQUE INDEX verificationExpected_round ON verificationExpected (roundId, assetId)`,
  `CREATE INDEX verificationExpected_missing ON verificationExpected (roundId, assetId) WHERE foundAt IS NULL`,
  `CREATE TABLE verificationScans (
    id INTEGER PRIMARY KEY, roundId INTEGER NOT NULL REFERENCES verificationRounds, scanned TEXT NOT NULL,
    foldedScan TEXT NOT NULL, result TEXT NOT NULL, -- found, elsewhere, unknown
    assetId INTEGER REFERENCES assets, note TEXT, at INTEGER NOT NULL, byId INTEGER REFERENCES people) STRICT`,
  `CREATE UNIQUE INDEX verificationScans_round ON verificationScans (roundId, foldedScan)`,
  `CREATE UNIQUE INDEX verificationScans_asset ON verificationScans (roundId, assetId) WHERE assetId IS NOT NULL`,
  `CREATE INDEX verificationScans_result ON verificationScans (roundId, result, id)`,
  `CREATE INDEX verificationScans_list ON verificationScans (roundId, id)`,
];
