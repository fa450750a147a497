/** Tokens of scripts, which are sessions with a scope, and second factors. */
export const id = '0080_sign_in';

export const statements: readonly string[] = [
  // Both null of what a person at a screen opened.
  `ALTER TABLE sessions ADD COLUMN name TEXT`,
  `ALTER TABLE sessions ADD COLUMN scope TEXT`,
  `CREATE TABLE secondFactors (
    id INTEGER PRIMARY KEY REFERENCES people, -- the person
    secret BLOB NOT NULL,
    confirmedAt INTEGER, -- null until the first code was right: until then none is asked for
    lastStep INTEGER NOT NULL DEFAULT 0, -- of the newest code that was taken: none is taken twice
    recovery TEXT NOT NULL DEFAULT '[]') STRICT -- SHA-256 of the codes on paper that are left`,
];
