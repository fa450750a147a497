/**
 * What the secrets of people's outboxes are derived from (src-main/sessions/outboxSecret.ts). SQLite's own random
 * source, as for the database's id; copies and restores keep it, so that what waits on a workstation can be opened.
 */
export const id = '0082_outbox';

export const statements: readonly string[] = [
  `INSERT INTO meta (key, value) VALUES ('outboxSeed', lower(hex(randomblob(32))))`,
];
