/** Which versions of the program worked here since when, and whose news each person has seen. */
export const id = '0088_updates';

export const statements: readonly string[] = [
  `CREATE TABLE programVersions (
    version TEXT PRIMARY KEY,
    firstAt INTEGER NOT NULL) STRICT, WITHOUT ROWID -- 0 of the one that this database began with`,
  `CREATE TABLE newsSeen (
    personId INTEGER PRIMARY KEY REFERENCES people, version TEXT NOT NULL) STRICT`,
];
