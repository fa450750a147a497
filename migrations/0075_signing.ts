/** Issued reports, each state of their paper, and the certification authorities that signatures are trusted by. */
export const id = '0075_signing';

export const statements: readonly string[] = [
  `CREATE TABLE issuedReports (
    id INTEGER PRIMARY KEY, folio TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, language TEXT NOT NULL,
    request TEXT NOT NULL, -- JSON: what was asked for
    dataSha256 TEXT NOT NULL, -- stored file: the canonical JSON of what was printed
    issuedAt INTEGER NOT NULL, issuedById INTEGER REFERENCES people,
    signers INTEGER NOT NULL, signed INTEGER NOT NULL, -- how many lines there are, and how many bear a signature
    toSign INTEGER NOT NULL, -- 1 while a line waits for its signature
    withdrawnAt INTEGER, withdrawnById INTEGER REFERENCES people, withdrawnReason TEXT,
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE INDEX issuedReports_issuedAt ON issuedReports (issuedAt, id)`,
  `CREATE INDEX issuedReports_issuedBy ON issuedReports (issuedById, issuedAt, id)`,
  `CREATE INDEX issuedReports_toSign ON issuedReports (issuedAt, id) WHERE toSign = 1`,
  `CREATE INDEX issuedReports_signed ON issuedReports (issuedAt, id)
    WHERE toSign = 0 AND signers > 0 AND withdrawnAt IS NULL`,
  `CREATE INDEX issuedReports_unsigned ON issuedReports (issuedAt, id) WHERE signers = 0 AND withdrawnAt IS NULL`,
  `CREATE INDEX issuedReports_withdrawn ON issuedReports (issuedAt, id) WHERE withdrawnAt IS NOT NULL`,
  `CREATE INDEX issuedReports_data ON issuedReports (dataSha256)`,
  `CREATE TABLE issuedSigners (
    id INTEGER PRIMARY KEY, reportId INTEGER NOT NULL REFERENCES issuedReports,
    position INTEGER NOT NULL, -- from 1, in the order of the lines
    personId INTEGER REFERENCES people, -- null: somebody from outside, who signs at the issuer's side
    name TEXT NOT NULL, post TEXT NOT NULL, role TEXT NOT NULL,
    issuedAt INTEGER NOT NULL, -- of the report, so that one index gives a person's
    UNIQUE (reportId, position)) STRICT`,
  `CREATE INDEX issuedSigners_person ON issuedSigners (personId, issuedAt, reportId) WHERE personId IS NOT NULL`,
  `CREATE TABLE issuedRevisions (
    id INTEGER PRIMARY KEY, reportId INTEGER NOT NULL REFERENCES issuedReports,
    number INTEGER NOT NULL, -- 0 as issued, then one for each signature
    signerId INTEGER UNIQUE REFERENCES issuedSigners, -- null of number 0
    bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, -- stored file: begins with the whole of the one before
    at INTEGER NOT NULL, byId INTEGER REFERENCES people, -- who was signed in
    reason TEXT, certificates TEXT, -- JSON: base64 of the signer's certificate and its chain
    seenSeq INTEGER NOT NULL, seenEpoch INTEGER NOT NULL, seenHash BLOB NOT NULL, -- head of the audit trail just before
    UNIQUE (reportId, number)) STRICT`,
  `CREATE INDEX issuedRevisions_sha256 ON issuedRevisions (sha256)`,
  `CREATE TABLE trustRoots (
    id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE, -- SHA-256 of the DER form
    isRoot INTEGER NOT NULL, -- 0: an intermediate, which is trusted only by a root
    subject TEXT NOT NULL, validFrom INTEGER NOT NULL, validTo INTEGER NOT NULL,
    certificate TEXT NOT NULL, -- base64 of the DER form
    addedAt INTEGER NOT NULL, addedById INTEGER REFERENCES people) STRICT`,
];
