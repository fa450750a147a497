import { Kysely } from 'kysely';
import type { DataMode } from './dataFolder.ts';
import { openSqliteReader } from './dialects/sqlite.ts';
import type { ReadDb } from './handles.ts';
import { schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

export interface Reader {
  readonly read: ReadDb;
  close(): void;
}

/** This thread blocks nobody else. */
const BUSY_DEADLINE_MS = 30_000;

/**
 * A connection of its own to a database that is open (and migrated) already, for a thread that reads long figures beside
 * the main one. A write through it throws.
 *
 * @param mode of the data folder; `sharedFile` for a local copy of a shared one, which has no write-ahead log
 */
export async function openReader(file: string, mode: DataMode): Promise<Reader> {
  const { reading, close } = await openSqliteReader({
    file,
    mode,
    busyDeadlineMs: BUSY_DEADLINE_MS,
    schemaVersion: schemaVersion(migrations),
  });
  return { read: new Kysely<Tables>({ dialect: reading }), close };
}
