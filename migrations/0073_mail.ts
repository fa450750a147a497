/** Outgoing mail and the daily digest. No text and no address is kept: both are read when a message is made. */
export const id = '0073_mail';

export const statements: readonly string[] = [
  // none, own (only about one's own requests), all; null: never chosen.
  `ALTER TABLE notificationPreferences ADD COLUMN email TEXT`,
  `CREATE TABLE mailQueue (
    id INTEGER PRIMARY KEY, dedupeKey TEXT NOT NULL UNIQUE,
    personId INTEGER NOT NULL REFERENCES people, ticketId INTEGER REFERENCES tickets,
    state TEXT NOT NULL DEFAULT 'waiting', -- waiting, sending, sent, failed, cancelled
    createdAt INTEGER NOT NULL,
    openUntil INTEGER NOT NULL, -- until then more about the same ticket joins it
    attempts INTEGER NOT NULL DEFAULT 0,
    nextAttemptAt INTEGER, -- of one in hand: when its process is taken for dead; null once it is over
    giveUpAt INTEGER NOT NULL, -- a failure after that is the last
    claim TEXT, -- the process that has it in hand
    lastError TEXT, -- JSON
    messageId TEXT NOT NULL, -- the same over all attempts
    sentAt INTEGER, finishedAt INTEGER) STRICT`,
  `CREATE INDEX mailQueue_due ON mailQueue (nextAttemptAt) WHERE nextAttemptAt IS NOT NULL`,
  `CREATE INDEX mailQueue_state ON mailQueue (state, id)`,
  `CREATE INDEX mailQueue_finished ON mailQueue (finishedAt) WHERE finishedAt IS NOT NULL`,
  `CREATE INDEX mailQueue_thread ON mailQueue (personId, ticketId, id) WHERE ticketId IS NOT NULL`,
  `CREATE INDEX mailQueue_sent ON mailQueue (sentAt) WHERE sentAt IS NOT NULL`,
  `CREATE TABLE mailParts (
    id INTEGER PRIMARY KEY, mailId INTEGER NOT NULL REFERENCES mailQueue, dedupeKey TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, status TEXT, -- the ticket's state at that moment
    act TEXT, -- what the state alone does not say: asked, reopened
    isOwn INTEGER NOT NULL, -- whether the reader is the requester
    actorId INTEGER REFERENCES people, subject TEXT, at INTEGER NOT NULL,
    bulkId INTEGER REFERENCES bulkOperations) STRICT`,
  `CREATE INDEX mailParts_mail ON mailParts (mailId, id)`,
  `CREATE INDEX mailParts_bulk ON mailParts (bulkId) WHERE bulkId IS NOT NULL`,
  `CREATE TABLE digests (
    id INTEGER PRIMARY KEY, date TEXT NOT NULL UNIQUE, -- local day: one each, whatever the number of processes
    at INTEGER NOT NULL, data TEXT NOT NULL) STRICT -- JSON: counts and ids, no names`,
];
