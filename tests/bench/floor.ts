import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { Said } from './recorder.ts';

/**
 * The same database without anything of ours in between: statements that the product sent, sent again by bare
 * better-sqlite3, prepared once, with the same journal and the same flush at each commit.
 */
export interface Floor {
  /** The writes of one command in one transaction. */
  write(said: readonly Said[]): void;
  /** One changed page: what the disk asks for a commit, whatever is in it. */
  flush(): void;
  /** The reads of one query. */
  read(said: readonly Said[]): void;
  close(): void;
}

/** On a copy of the database as it is now; nobody may have it open. */
export async function openFloor(dataDir: string, folder: string): Promise<Floor> {
  const file = join(folder, 'floor.sqlite');
  await copyFile(join(dataDir, 'database.sqlite'), file);
  const db = new SqliteDatabase(file);
  for (const setting of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'recursive_triggers = ON',
    'temp_store = MEMORY',
    'cache_size = -32000',
    'mmap_size = 268435456',
  ]) {
    db.pragma(setting);
  }
  const prepared = new Map<string, SqliteDatabase.Statement>();
  const send = ({ sql, parameters }: Said) => {
    const known = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, known);
    if (known.reader) known.all(...parameters);
    else known.run(...parameters);
  };
  return {
    write(said) {
      db.exec('BEGIN IMMEDIATE');
      for (const each of said) send(each);
      db.exec('COMMIT');
    },
    flush() {
      db.exec('BEGIN IMMEDIATE');
      db.exec('UPDATE folioSeries SET last = last + 1');
      db.exec('COMMIT');
    },
    read(said) {
      for (const each of said) send(each);
    },
    close: () => db.close(),
  };
}

/** What of a command is writing: the floor is the price of the rows and the flush, not of the questions before. */
export function writesOf(said: readonly Said[]): Said[] {
  return said.filter(({ sql }) => /^\s*(insert|update|delete|replace)/i.test(sql));
}

export function readsOf(said: readonly Said[]): Said[] {
  return said.filter(({ sql }) => /^\s*(select|with)/i.test(sql));
}
