/** Reports: the ones that people saved, and those that make themselves again and again. */
export const id = '0074_reports';

export const statements: readonly string[] = [
  `CREATE TABLE reports (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, foldedName TEXT NOT NULL,
    spec TEXT NOT NULL, -- JSON of what it consists of
    ownerId INTEGER NOT NULL REFERENCES people,
    sharedWith TEXT NOT NULL DEFAULT '[]', -- JSON list of roles
    period TEXT, -- JSON of the period it opens with; null is this month
    isArchived INTEGER NOT NULL DEFAULT 0,
    createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE INDEX reports_name ON reports (isArchived, foldedName, id)`,
  `CREATE TABLE reportSchedules (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL,
    request TEXT NOT NULL, -- JSON: source, period, filter
    reportId INTEGER REFERENCES reports, -- of a saved one
    format TEXT NOT NULL, frequency TEXT NOT NULL, -- JSON: every, local time, weekday or day
    folder TEXT NOT NULL, language TEXT NOT NULL,
    ownerId INTEGER NOT NULL REFERENCES people, -- it is made with their rights
    isPaused INTEGER NOT NULL DEFAULT 0,
    nextRunAt INTEGER, -- null while it is paused or being made
    claim TEXT, claimedAt INTEGER, -- whose turn it is while it is being made
    lastRunAt INTEGER, lastOutcome TEXT, lastError TEXT, lastFile TEXT,
    attempts INTEGER NOT NULL DEFAULT 0, -- failures in a row
    createdAt INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE INDEX reportSchedules_owner ON reportSchedules (ownerId, id)`,
  `CREATE INDEX reportSchedules_due ON reportSchedules (nextRunAt, id) WHERE nextRunAt IS NOT NULL`,
  `CREATE INDEX reportSchedules_claimed ON reportSchedules (claimedAt, id) WHERE claimedAt IS NOT NULL`,
  `CREATE INDEX reportSchedules_report ON reportSchedules (reportId) WHERE reportId IS NOT NULL`,
];
