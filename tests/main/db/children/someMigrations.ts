import type { Migration } from '#main/db/migrate.ts';

/** A small product's history, so that these tests do not depend on what ours became. */
export const migrations: readonly Migration[] = [
  {
    id: '0001_shelves',
    statements: ['CREATE TABLE shelves (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT'],
  },
  {
    id: '0002_books',
    statements: [
      `CREATE TABLE books (id INTEGER PRIMARY KEY, shelfId INTEGER NOT NULL REFERENCES shelves, title TEXT NOT NULL
       ) STRICT`,
      'CREATE INDEX books_shelf ON books (shelfId)',
    ],
  },
];

/** Takes long enough that a second process meets it half done. */
export const laterMigration: Migration = {
  id: '0003_pages',
  statements: [
    'ALTER TABLE books ADD COLUMN pages INTEGER',
    `CREATE TABLE filler AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i FROM n`,
    'UPDATE books SET pages = 1',
  ],
};
