/** What the inventory adds to the tables before it: notices about other things than tickets, kept mappings of imports. */
export const id = '0055_inventory_ties';

export const statements: readonly string[] = [
  `ALTER TABLE notifications ADD COLUMN subject TEXT`, // what it tells of where that is no ticket: entity, id and words
  `CREATE TABLE importMappings (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, -- tickets, people, assets
    name TEXT NOT NULL, headersKey TEXT NOT NULL, -- folded headings of the file that it was made for
    mapping TEXT NOT NULL, savedAt INTEGER NOT NULL, savedById INTEGER REFERENCES people,
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE UNIQUE INDEX importMappings_name ON importMappings (kind, name)`,
  `CREATE INDEX importMappings_headers ON importMappings (kind, headersKey)`,
];
