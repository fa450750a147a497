/**
 * Cases of alerts, and what each person muted. `alerts` (0040) stays what it was: which due instants of a ticket were
 * dealt with, those of imported history among them.
 */
export const id = '0072_alerts';

export const statements: readonly string[] = [
  `CREATE TABLE alertCases (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL,
    caseKey TEXT NOT NULL UNIQUE, -- no two cases of the same occasion, whoever raises them
    subjectKey TEXT NOT NULL, -- what it is about: the same may be raised again on another occasion, once this is cleared
    severity TEXT NOT NULL, state TEXT NOT NULL, -- open, acknowledged, past
    ticketId INTEGER REFERENCES tickets, technicianId INTEGER REFERENCES people, week TEXT,
    details TEXT NOT NULL, -- JSON, by kind
    raisedAt INTEGER NOT NULL, clearedAt INTEGER,
    acknowledgedAt INTEGER, acknowledgedById INTEGER REFERENCES people, note TEXT,
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE UNIQUE INDEX alertCases_standing ON alertCases (subjectKey) WHERE clearedAt IS NULL`,
  `CREATE INDEX alertCases_subject ON alertCases (subjectKey, clearedAt)`,
  `CREATE INDEX alertCases_state ON alertCases (state, raisedAt, id)`,
  `CREATE INDEX alertCases_kind ON alertCases (kind, state, raisedAt, id)`,
  `CREATE INDEX alertCases_severity ON alertCases (state, severity, raisedAt, id)`,
  `CREATE INDEX alertCases_technician ON alertCases (technicianId, state, raisedAt, id)`,
  `CREATE INDEX alertCases_ticket ON alertCases (ticketId, state, raisedAt, id)`,
  // By kind: what still stands of it, to be compared with what is so now.
  `CREATE INDEX alertCases_held ON alertCases (kind, id) WHERE clearedAt IS NULL`,
  // One scope each: a kind, a ticket or a technician.
  `CREATE TABLE alertMutes (
    id INTEGER PRIMARY KEY, personId INTEGER NOT NULL REFERENCES people,
    kind TEXT, ticketId INTEGER REFERENCES tickets, technicianId INTEGER REFERENCES people,
    untilAt INTEGER, -- null is for good
    createdAt INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    CHECK ((kind IS NOT NULL) + (ticketId IS NOT NULL) + (technicianId IS NOT NULL) = 1)) STRICT`,
  `CREATE INDEX alertMutes_person ON alertMutes (personId, id)`,
];
