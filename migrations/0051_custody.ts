/** Custody: the issued forms with the text that was signed, and who has held what since when. */
export const id = '0051_custody';

export const statements: readonly string[] = [
  `CREATE TABLE custodyForms (
    id INTEGER PRIMARY KEY, folio TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, -- handOver, transfer, renewal, return
    personId INTEGER NOT NULL REFERENCES people, -- who receives; on a return, who gives back
    fromPersonId INTEGER REFERENCES people, -- on a transfer, who held them before
    deliveredById INTEGER REFERENCES people, authoriserId INTEGER REFERENCES people, -- who is to authorise it
    issuedAt INTEGER NOT NULL, issuedById INTEGER REFERENCES people,
    content TEXT NOT NULL, contentSha256 TEXT NOT NULL, -- the text that is signed, frozen when issued
    logo TEXT, -- SHA-256 of the picture that it prints, so that backups keep it whatever the logo is today
    confirmedAt INTEGER, confirmedById INTEGER REFERENCES people,
    confirmedHow TEXT, -- the holder's yes: application, signature, scan
    authorisedAt INTEGER, authorisedById INTEGER REFERENCES people,
    authorisedName TEXT, -- their name at that time: what is printed stays
    endedAt INTEGER, -- nothing on it is held by it any more
    isOpen INTEGER NOT NULL, -- 1 while something is still held by it, or a return awaits its signatures
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE INDEX custodyForms_issuedAt ON custodyForms (issuedAt, id)`,
  `CREATE INDEX custodyForms_person ON custodyForms (personId, issuedAt, id)`,
  `CREATE INDEX custodyForms_fromPerson ON custodyForms (fromPersonId, issuedAt, id) WHERE fromPersonId IS NOT NULL`,
  `CREATE INDEX custodyForms_open ON custodyForms (issuedAt, id) WHERE isOpen = 1`,
  `CREATE INDEX custodyForms_unconfirmed ON custodyForms (issuedAt, id) WHERE confirmedAt IS NULL AND isOpen = 1`,
  `CREATE INDEX custodyForms_unauthorised ON custodyForms (issuedAt, id)
    WHERE authorisedAt IS NULL AND confirmedAt IS NOT NULL AND isOpen = 1`,
  `CREATE TABLE custodyItems (
    id INTEGER PRIMARY KEY, assetId INTEGER NOT NULL REFERENCES assets, personId INTEGER NOT NULL REFERENCES people,
    formId INTEGER NOT NULL REFERENCES custodyForms, fromAt INTEGER NOT NULL,
    condition TEXT NOT NULL, accessories TEXT, note TEXT,
    toAt INTEGER, endFormId INTEGER REFERENCES custodyForms, endCondition TEXT) STRICT`,
  `CREATE UNIQUE INDEX custodyItems_held ON custodyItems (assetId) WHERE toAt IS NULL`,
  `CREATE INDEX custodyItems_asset ON custodyItems (assetId, fromAt, id)`,
  `CREATE INDEX custodyItems_heldBy ON custodyItems (personId, id) WHERE toAt IS NULL`,
  `CREATE INDEX custodyItems_person ON custodyItems (personId, fromAt, id)`,
  `CREATE INDEX custodyItems_form ON custodyItems (formId, id)`,
  `CREATE INDEX custodyItems_endForm ON custodyItems (endFormId, id) WHERE endFormId IS NOT NULL`,
  `CREATE TABLE custodyFiles (
    id INTEGER PRIMARY KEY, formId INTEGER NOT NULL REFERENCES custodyForms,
    kind TEXT NOT NULL, -- delivers, receives, authorises (drawn signatures), scan
    name TEXT NOT NULL, mediaType TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
    signerName TEXT, uploadedById INTEGER REFERENCES people, at INTEGER NOT NULL) STRICT`,
  `CREATE INDEX custodyFiles_form ON custodyFiles (formId, id)`,
  `CREATE INDEX custodyFiles_sha256 ON custodyFiles (sha256)`,
  `CREATE UNIQUE INDEX custodyFiles_signature ON custodyFiles (formId, kind) WHERE kind <> 'scan'`,
];
