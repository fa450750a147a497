/**
 * What every database has whatever it is used for: its identity, the audit trail with its keys, commands that were
 * carried out, leases of background jobs, and the folios that a restore lost.
 *
 * The trail is made for eight million events, so there is no column that can be derived: the previous hash is the one
 * of `seq - 1`, topics follow from `touched`. What a row's history needs is the primary key of `eventRows`.
 */
export const id = '0001_core';

export const statements: readonly string[] = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `INSERT INTO meta (key, value) VALUES ('databaseId', lower(hex(randomblob(16))))`,
  `CREATE TRIGGER meta_identity BEFORE UPDATE ON meta WHEN old.key = 'databaseId'
   BEGIN SELECT RAISE(ABORT, 'a database keeps its identity'); END`,

  `CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL, -- goes up with every restore
    at INTEGER NOT NULL, recordedAt INTEGER NOT NULL, -- happened, written; imports differ
    actorId INTEGER, -- null: the program itself
    origin TEXT NOT NULL, -- desktop, browser, rest, cli, job, import
    action TEXT NOT NULL, entity TEXT NOT NULL, entityId INTEGER NOT NULL,
    version INTEGER, -- of the row it left
    touched TEXT NOT NULL, -- [[entity, id, version], …]: the keys of its eventRows, in the order that was hashed
    data TEXT, -- before and after, nothing personal
    textHash BLOB, -- of the personal text in eventTexts, salted
    hash BLOB NOT NULL) STRICT`,
  `CREATE INDEX events_actor ON events (actorId) WHERE actorId IS NOT NULL`,
  `CREATE INDEX events_action ON events (action)`,
  `CREATE TABLE eventRows (
    entity TEXT NOT NULL, entityId INTEGER NOT NULL, seq INTEGER NOT NULL,
    version INTEGER,
    salt BLOB, -- erased together with personal data
    digest BLOB, -- of the row as the event left it; empty: the row is gone; null: the event only speaks of it
    PRIMARY KEY (entity, entityId, seq)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE eventTexts (
    seq INTEGER PRIMARY KEY, salt BLOB, text TEXT -- both null once erased
    ) STRICT`,
  `CREATE TRIGGER events_noUpdate BEFORE UPDATE ON events
   BEGIN SELECT RAISE(ABORT, 'events are append-only'); END`,
  `CREATE TRIGGER events_noDelete BEFORE DELETE ON events
   BEGIN SELECT RAISE(ABORT, 'events are append-only'); END`,
  `CREATE TRIGGER eventRows_noUpdate BEFORE UPDATE ON eventRows
   WHEN new.salt IS NOT NULL OR new.entity <> old.entity OR new.entityId <> old.entityId OR new.seq <> old.seq
     OR new.version IS NOT old.version OR new.digest IS NOT old.digest
   BEGIN SELECT RAISE(ABORT, 'events are append-only'); END`,
  `CREATE TRIGGER eventRows_noDelete BEFORE DELETE ON eventRows
   BEGIN SELECT RAISE(ABORT, 'events are append-only'); END`,
  `CREATE TRIGGER eventTexts_noUpdate BEFORE UPDATE ON eventTexts
   WHEN new.salt IS NOT NULL OR new.text IS NOT NULL OR new.seq <> old.seq
   BEGIN SELECT RAISE(ABORT, 'a text of the audit trail can only be erased'); END`,
  `CREATE TRIGGER eventTexts_noDelete BEFORE DELETE ON eventTexts
   BEGIN SELECT RAISE(ABORT, 'events are append-only'); END`,

  `CREATE TABLE auditHead (
    id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash BLOB NOT NULL, epoch INTEGER NOT NULL,
    folios TEXT NOT NULL, -- {"SB-2026": 123}: the last number of each series
    keyId TEXT, signature BLOB) STRICT`,
  `INSERT INTO auditHead (id, seq, hash, epoch, folios) VALUES (1, 0, zeroblob(32), 1, '{}')`,
  `CREATE TRIGGER auditHead_noDelete BEFORE DELETE ON auditHead
   BEGIN SELECT RAISE(ABORT, 'the audit trail keeps its head'); END`,
  `CREATE TABLE auditKeys (
    id TEXT PRIMARY KEY, -- from the public key itself
    publicKey BLOB NOT NULL, enrolledSeq INTEGER NOT NULL,
    endorsedBy TEXT, endorsement BLOB, -- signature of an installation that was trusted before
    revokedSeq INTEGER) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER auditKeys_noUpdate BEFORE UPDATE ON auditKeys
   WHEN new.id <> old.id OR new.publicKey <> old.publicKey OR new.enrolledSeq <> old.enrolledSeq
     OR (old.revokedSeq IS NOT NULL AND new.revokedSeq IS NOT old.revokedSeq)
   BEGIN SELECT RAISE(ABORT, 'a key can only be endorsed or revoked'); END`,
  `CREATE TRIGGER auditKeys_noDelete BEFORE DELETE ON auditKeys
   BEGIN SELECT RAISE(ABORT, 'a key can only be endorsed or revoked'); END`,

  `CREATE TABLE commands (
    actorId INTEGER NOT NULL, -- 0: nobody signed in
    commandId TEXT NOT NULL, contentHash BLOB NOT NULL, outcome TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (actorId, commandId)) STRICT, WITHOUT ROWID`,
  `CREATE INDEX commands_at ON commands (at)`,
  `CREATE TABLE leases (
    name TEXT PRIMARY KEY, token TEXT NOT NULL, counter INTEGER NOT NULL, heartbeatAt INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE voidFolios (
    series TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL, reason TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (series, year, number)) STRICT, WITHOUT ROWID`,
];
