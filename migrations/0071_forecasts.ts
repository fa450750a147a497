/**
 * Delays: how each open ticket stands (since when nobody acts on it, when it is likely to be done), the samples of
 * tickets that predictions are taken from, and the predictions that were kept with what became of them. All of
 * it follows from tickets and events and is written by a job.
 */
export const id = '0071_forecasts';

export const statements: readonly string[] = [
  // A row for each open ticket. What the lists are narrowed by stands in tickets.
  `CREATE TABLE ticketDelays (
    ticketId INTEGER PRIMARY KEY REFERENCES tickets,
    seenAt INTEGER NOT NULL, -- updatedAt of the ticket that this was reckoned from
    madeAt INTEGER NOT NULL,
    nextAt INTEGER NOT NULL, -- when it is to be reckoned anew if the ticket does not change
    stuckKind TEXT, stillSince INTEGER NOT NULL, stuckAt INTEGER, lastActAt INTEGER,
    -- the prediction; null where there is none
    unpredicted TEXT, -- why
    classKind TEXT, classServiceId INTEGER, classPriority TEXT, classTechnicianId INTEGER,
    cases INTEGER NOT NULL DEFAULT 0, casesOpen INTEGER, casesLeft INTEGER, typicalSeconds INTEGER,
    usedSeconds INTEGER, -- by whoever has it, predicted or not
    leftEarliest INTEGER, leftMedian INTEGER, leftLatest INTEGER,
    finishEarliestAt INTEGER, finishAt INTEGER, finishLatestAt INTEGER,
    dueInSeconds INTEGER, lateOdds REAL) STRICT`,
  `CREATE INDEX ticketDelays_nextAt ON ticketDelays (nextAt)`,
  `CREATE INDEX ticketDelays_stuck ON ticketDelays (stuckKind, stuckAt, ticketId)`,
  `CREATE INDEX ticketDelays_late ON ticketDelays (lateOdds, ticketId) WHERE lateOdds IS NOT NULL`,
  `CREATE INDEX ticketDelays_finish ON ticketDelays (finishAt, ticketId) WHERE finishAt IS NOT NULL`,
  // Up to which event the job has followed what happens to tickets, and the settings that it reckoned with.
  `CREATE TABLE delayFollowing (
    id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, limits TEXT NOT NULL) STRICT`,
  `CREATE TABLE forecastSamples (
    name TEXT PRIMARY KEY, takenAt INTEGER NOT NULL,
    cases TEXT NOT NULL -- JSON: [[working seconds, 1 if solved], …]
    ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE forecasts (
    id INTEGER PRIMARY KEY, ticketId INTEGER NOT NULL REFERENCES tickets, moment TEXT NOT NULL, -- assigned, atRisk
    madeAt INTEGER NOT NULL, technicianId INTEGER NOT NULL REFERENCES people,
    classKind TEXT NOT NULL, cases INTEGER NOT NULL, usedSeconds INTEGER NOT NULL,
    -- of the whole time from first assignment to the solution
    earliestSeconds INTEGER NOT NULL, medianSeconds INTEGER NOT NULL,
    latestSeconds INTEGER, -- null: nobody knows, too many like it are open
    lateOdds REAL, band INTEGER, -- the tenth that the odds lie in
    -- what happened; null until it is solved
    resolvedAt INTEGER, tookSeconds INTEGER, wasLate INTEGER) STRICT`,
  `CREATE UNIQUE INDEX forecasts_ticket ON forecasts (ticketId, moment)`,
  `CREATE INDEX forecasts_band ON forecasts (band, resolvedAt, id) WHERE resolvedAt IS NOT NULL`,
  `CREATE INDEX forecasts_bandOf ON forecasts (technicianId, band, resolvedAt, id) WHERE resolvedAt IS NOT NULL`,
  // Sums of what happened, so that the track record of years is read at once. technicianId 0 is everybody.
  `CREATE TABLE forecastTallies (
    technicianId INTEGER NOT NULL, moment TEXT NOT NULL, day TEXT NOT NULL, band INTEGER NOT NULL, -- -1: no odds
    count INTEGER NOT NULL, late INTEGER NOT NULL, odds REAL NOT NULL, squares REAL NOT NULL,
    covered INTEGER NOT NULL, PRIMARY KEY (technicianId, moment, day, band)) STRICT, WITHOUT ROWID`,
];
