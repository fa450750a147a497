/** Privacy notices and who accepted them, people whose data were cancelled, and what retention times need to find their rows. */
export const id = '0083_privacy';

export const statements: readonly string[] = [
  `CREATE TABLE privacyNotices (
    id INTEGER PRIMARY KEY, -- the version, from 1
    texts TEXT NOT NULL, -- JSON by language; what was accepted stays readable
    publishedAt INTEGER NOT NULL, publishedById INTEGER REFERENCES people) STRICT`,
  `CREATE TABLE privacyAcceptances (
    id INTEGER PRIMARY KEY, personId INTEGER NOT NULL REFERENCES people,
    noticeId INTEGER NOT NULL REFERENCES privacyNotices, at INTEGER NOT NULL) STRICT`,
  `CREATE UNIQUE INDEX privacyAcceptances_person ON privacyAcceptances (personId, noticeId)`,
  `CREATE INDEX privacyAcceptances_notice ON privacyAcceptances (noticeId)`,
  `CREATE TABLE cancelledPeople (
    id INTEGER PRIMARY KEY, -- the N of “Persona cancelada N”
    personId INTEGER NOT NULL UNIQUE REFERENCES people,
    at INTEGER NOT NULL, byId INTEGER NOT NULL REFERENCES people,
    erasesTickets INTEGER NOT NULL, -- 1: the texts of their requests go as well, some at a time
    lastTicketId INTEGER NOT NULL DEFAULT 0, -- as far as that has come
    doneAt INTEGER) STRICT`,
  `CREATE INDEX cancelledPeople_pending ON cancelledPeople (id) WHERE doneAt IS NULL`,
  `ALTER TABLE tickets ADD COLUMN textsErasedAt INTEGER`,
  // Those that ended and whose texts are still there, oldest first.
  `CREATE INDEX tickets_kept ON tickets (ifnull(closedAt, cancelledAt), id)
    WHERE isOpen = 0 AND textsErasedAt IS NULL`,
  `CREATE INDEX notifications_at ON notifications (at)`,
  `CREATE INDEX sessions_expiresAt ON sessions (expiresAt)`,
  `CREATE INDEX attachments_at ON attachments (at, id)`,
  `CREATE INDEX ticketMessages_author ON ticketMessages (authorId, id) WHERE authorId IS NOT NULL`,
  // Files that lost a row which named them: they go once no other does and nobody brought them again.
  `CREATE TABLE releasedFiles (
    sha256 TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE INDEX releasedFiles_at ON releasedFiles (at)`,
  // How far a kind that is walked along the trail has come.
  `CREATE TABLE retentionProgress (kind TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
];
