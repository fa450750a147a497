import { copyFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import SqliteDatabase from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeMode } from '#main/db/changeMode.ts';
import { dataPaths, exists, hasWalHeader, readMode, writeMode } from '#main/db/dataFolder.ts';
import { DataFolderInUse, DataFolderUnreadable, NotOurDatabase, WalOnSharedFile } from '#main/db/failures.ts';
import { openDatabase } from '#main/db/open.ts';
import { claimAlone } from '#main/db/presence.ts';
import { openTestDatabase, TEST_VERSION, temporaryFolder } from '../../builders/database.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await temporaryFolder();
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const open = (newMode?: 'local' | 'sharedFile') =>
  openDatabase({
    dataDir,
    appVersion: TEST_VERSION,
    now: () => 0,
    ...(newMode === undefined ? {} : { newMode }),
  });

describe('a data folder', () => {
  it('is local when new, and keeps the mode it was made with whatever is asked for later', async () => {
    await (await open()).close();
    expect(await readMode(dataDir)).toBe('local');
    const again = await open('sharedFile');
    expect(again.mode).toBe('local');
    await again.close();
  });

  it('has a write-ahead log when local and a rollback journal when shared', async () => {
    await (await open('local')).close();
    expect(await hasWalHeader(dataPaths(dataDir).database)).toBe(true);
    await rm(dataDir, { recursive: true });
    await (await open('sharedFile')).close();
    expect(await hasWalHeader(dataPaths(dataDir).database)).toBe(false);
  });

  it('is refused when it is shared and its database has a write-ahead log', async () => {
    await (await open('local')).close();
    await writeMode(dataDir, 'sharedFile');
    await expect(open()).rejects.toThrow(WalOnSharedFile);
    expect(await exists(`${dataPaths(dataDir).database}-shm`)).toBe(false);
  });

  it('is refused when its database has lost the file that says the mode', async () => {
    await (await open()).close();
    await rm(dataPaths(dataDir).settings);
    await expect(open()).rejects.toThrow(DataFolderUnreadable);
    await writeFile(dataPaths(dataDir).settings, '{"mode":"both"}');
    await expect(open()).rejects.toThrow(DataFolderUnreadable);
  });

  it('is refused when the file is another program’s or no database', async () => {
    await writeMode(dataDir, 'local');
    const { database } = dataPaths(dataDir);
    const foreign = new SqliteDatabase(database);
    foreign.exec('CREATE TABLE theirs (id INTEGER)');
    foreign.close();
    await expect(open()).rejects.toThrow(NotOurDatabase);
    await writeFile(
      database,
      'a letter, not a database, and long enough to have a header of a hundred bytes: '.repeat(9),
    );
    await expect(open()).rejects.toThrow(NotOurDatabase);
  });

  it('changes its mode only while nobody has it open, and keeps its rows', async () => {
    const db = await open('local');
    await db.write((tx) => tx.insertInto('meta').values({ key: 'a', value: 'b' }).execute());
    await expect(changeMode(dataDir, 'sharedFile')).rejects.toThrow(DataFolderInUse);
    await db.close();
    await changeMode(dataDir, 'sharedFile');
    const shared = await open();
    expect(shared.mode).toBe('sharedFile');
    const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(shared.read);
    expect(journal.rows).toEqual([{ journal_mode: 'persist' }]);
    expect(
      await shared.read.selectFrom('meta').select('value').where('key', '=', 'a').execute(),
    ).toHaveLength(1);
    await shared.close();
    await changeMode(dataDir, 'server');
    await (await open()).close();
    expect(await hasWalHeader(dataPaths(dataDir).database)).toBe(true);
  });

  it('cannot be opened while one process has claimed it', async () => {
    await (await open()).close();
    const alone = await claimAlone(dataDir);
    await expect(open()).rejects.toThrow(DataFolderInUse);
    alone.release();
    await (await open()).close();
  });
});

it('every connection guards against damaged files and keeps what was acknowledged', async () => {
  await using t = await openTestDatabase();
  const pragmas = [
    'foreign_keys',
    'synchronous',
    'trusted_schema',
    'recursive_triggers',
    'cell_size_check',
  ] as const;
  const read = async (name: string) => {
    const { rows } = await sql<Record<string, number>>`pragma ${sql.raw(name)}`.execute(t.db.read);
    return [name, rows[0]?.[name]];
  };
  const found = Object.fromEntries(await Promise.all(pragmas.map(read)));
  expect(found).toEqual({
    foreign_keys: 1,
    synchronous: 2,
    trusted_schema: 0,
    recursive_triggers: 1,
    cell_size_check: 1,
  });
});

it('a copied folder opens like the original and keeps its identity', async () => {
  const db = await open();
  const { databaseId } = db;
  await db.close();
  const copy = await temporaryFolder();
  await copyFile(dataPaths(dataDir).database, dataPaths(copy).database);
  await copyFile(dataPaths(dataDir).settings, dataPaths(copy).settings);
  const opened = await openDatabase({ dataDir: copy, appVersion: TEST_VERSION, now: () => 0 });
  expect(opened.databaseId).toBe(databaseId);
  expect(databaseId).toMatch(/^[0-9a-f]{32}$/);
  await opened.close();
  expect((await stat(dataPaths(copy).database)).size).toBeGreaterThan(0);
  expect(await readFile(dataPaths(copy).settings, 'utf8')).toContain('local');
  await rm(copy, { recursive: true });
});
