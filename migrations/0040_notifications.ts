/** Alerts that were raised, what each person is told, and how far an import got. */
export const id = '0040_notifications';

export const statements: readonly string[] = [
  `CREATE TABLE alerts (
    ticketId INTEGER NOT NULL REFERENCES tickets, kind TEXT NOT NULL, dueAt INTEGER NOT NULL,
    raisedAt INTEGER NOT NULL, PRIMARY KEY (ticketId, kind, dueAt)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE notifications (
    id INTEGER PRIMARY KEY, personId INTEGER NOT NULL REFERENCES people, kind TEXT NOT NULL,
    ticketId INTEGER REFERENCES tickets, status TEXT, -- the ticket's state at that moment
    actorId INTEGER REFERENCES people, at INTEGER NOT NULL,
    deliverAt INTEGER NOT NULL, -- bulk actions wait ten seconds, so that an undo takes them back unseen
    readAt INTEGER, isNative INTEGER NOT NULL DEFAULT 1, bulkId INTEGER REFERENCES bulkOperations) STRICT`,
  `CREATE INDEX notifications_person ON notifications (personId, id)`,
  `CREATE INDEX notifications_unread ON notifications (personId, deliverAt) WHERE readAt IS NULL`,
  `CREATE INDEX notifications_bulk ON notifications (bulkId) WHERE bulkId IS NOT NULL`,
  `CREATE TABLE notificationPreferences (
    personId INTEGER NOT NULL REFERENCES people, kind TEXT NOT NULL, inApp INTEGER NOT NULL, native INTEGER NOT NULL,
    PRIMARY KEY (personId, kind)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE importRuns (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, source TEXT NOT NULL, fileSha256 TEXT NOT NULL,
    startedAt INTEGER NOT NULL, finishedAt INTEGER, state TEXT NOT NULL, -- running, done, takenBack
    done INTEGER NOT NULL DEFAULT 0, byId INTEGER REFERENCES people) STRICT`,
];
