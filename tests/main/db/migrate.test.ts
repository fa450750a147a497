import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DatabaseBusy,
  DatabaseFromNewerVersion,
  MigrationChanged,
  MigrationFailed,
} from '#main/db/failures.ts';
import { APPLICATION_ID, type Migration, migrate, migrationHash } from '#main/db/migrate.ts';
import { migrations as productMigrations } from '#main/db/migrations.ts';
import { startChild } from '../../builders/childProcess.ts';
import { temporaryFolder } from '../../builders/database.ts';
import { countKill } from '../../faults/kills.ts';
import { laterMigration, migrations } from './children/someMigrations.ts';
import frozen from './frozenMigrations.json' with { type: 'json' };

/** The long form (`npm run bench:faults`) kills forty in each mode. */
const KILLS = 2 * Number(process.env.SOPORTE_FAULT_ROUNDS ?? 1);

let folder: string;
let file: string;
let backupDir: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder, 'database.sqlite');
  backupDir = join(folder, 'backups');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (list: readonly Migration[], busyDeadlineMs = 2_000) =>
  migrate({
    file,
    mode: 'local',
    migrations: list,
    appVersion: '1.2.3',
    now: 1_700_000_000_000,
    backupDir,
    busyDeadlineMs,
  });

function inFile<T>(use: (db: SqliteDatabase.Database) => T, path = file): T {
  const db = new SqliteDatabase(path);
  try {
    return use(db);
  } finally {
    db.close();
  }
}

const fill = () =>
  inFile((db) =>
    db.exec(`INSERT INTO shelves (id, name) VALUES (1, 'Ñandú'); INSERT INTO books VALUES (7, 1, 'Árbol')`),
  );

describe('migrating', () => {
  it('makes a new database, marks it as ours and notes what was applied', async () => {
    const { applied, backup } = await run(migrations);
    expect(applied).toEqual(['0001_shelves', '0002_books']);
    expect(backup).toBeNull();
    inFile((db) => {
      expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
      expect(db.pragma('user_version', { simple: true })).toBe(2);
      expect(db.prepare('SELECT id, at, appVersion FROM migrations').all()).toEqual([
        { id: '0001_shelves', at: 1_700_000_000_000, appVersion: '1.2.3' },
        { id: '0002_books', at: 1_700_000_000_000, appVersion: '1.2.3' },
      ]);
    });
  });

  it('does nothing the second time, and copies nothing', async () => {
    await run(migrations);
    expect(await run(migrations)).toEqual({ applied: [], backup: null });
    await expect(readdir(backupDir)).rejects.toThrow(/ENOENT/);
  });

  it('copies what is there before it changes it, and leaves the rows as they were', async () => {
    await run(migrations);
    fill();
    const { applied, backup } = await run([...migrations, laterMigration]);
    expect(applied).toEqual(['0003_pages']);
    expect(inFile((db) => db.prepare('SELECT * FROM books').all())).toEqual([
      { id: 7, shelfId: 1, title: 'Árbol', pages: 1 },
    ]);
    expect(backup).toMatch(/before-migration-.*-from-0002_books\.sqlite$/);
    const before = inFile((db) => db.prepare('SELECT * FROM books').all(), backup ?? '');
    expect(before).toEqual([{ id: 7, shelfId: 1, title: 'Árbol' }]);
  });

  it('changes nothing when a later statement of it fails', async () => {
    await run(migrations);
    fill();
    const broken = {
      id: '0003_broken',
      statements: ['DELETE FROM books', 'CREATE TABLE shelves (id INTEGER)'],
    };
    await expect(run([...migrations, broken])).rejects.toThrow(/already exists/);
    inFile((db) => {
      expect(db.prepare('SELECT count(*) FROM books').pluck().get()).toBe(1);
      expect(db.prepare('SELECT max(id) FROM migrations').pluck().get()).toBe('0002_books');
      expect(db.pragma('user_version', { simple: true })).toBe(2);
    });
  });

  it('names the copy that was made before a step that failed, and that copy is whole', async () => {
    await run(migrations);
    fill();
    const broken = { id: '0003_broken', statements: ['DELETE FROM books', 'SELECT * FROM nowhere'] };
    const failure: unknown = await run([...migrations, broken]).catch((error: unknown) => error);
    if (!(failure instanceof MigrationFailed)) throw new Error(`Not what was expected: ${failure}`);
    expect(failure.message).toContain(failure.backup);
    expect(failure.message).toMatch(/no such table: nowhere/);
    inFile((db) => {
      expect(db.prepare('SELECT id, title FROM books').all()).toEqual([{ id: 7, title: 'Árbol' }]);
      expect(db.pragma('user_version', { simple: true })).toBe(2);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    }, failure.backup);
    expect(inFile((db) => db.prepare('SELECT count(*) FROM books').pluck().get())).toBe(1);
    // The program of before opens it again.
    expect(await run(migrations)).toEqual({ applied: [], backup: null });
  });

  it('refuses to leave rows without their parent', async () => {
    await run(migrations);
    fill();
    const orphaning = { id: '0003_orphans', statements: ['DELETE FROM shelves'] };
    await expect(run([...migrations, orphaning])).rejects.toThrow(/without their parent, first in books/);
    expect(inFile((db) => db.prepare('SELECT count(*) FROM shelves').pluck().get())).toBe(1);
  });

  it('refuses a database of a newer program and leaves it unchanged', async () => {
    await run([...migrations, laterMigration]);
    await expect(run(migrations)).rejects.toThrow(DatabaseFromNewerVersion);
    expect(inFile((db) => db.prepare('SELECT count(*) FROM migrations').pluck().get())).toBe(3);
  });

  it('refuses a migration that was changed after it was applied, or slipped in before others', async () => {
    await run(migrations);
    const [first, second] = migrations;
    if (first === undefined || second === undefined) throw new Error('There are two');
    const edited = { ...second, statements: [...second.statements, 'DELETE FROM books'] };
    await expect(run([first, edited])).rejects.toThrow(MigrationChanged);
    await expect(run([first, laterMigration, second])).rejects.toThrow(MigrationChanged);
  });

  it('waits for a writer and gives up with a typed failure', async () => {
    await run(migrations);
    const writer = new SqliteDatabase(file);
    writer.exec('BEGIN IMMEDIATE');
    await expect(run([...migrations, laterMigration], 150)).rejects.toThrow(DatabaseBusy);
    writer.close();
    expect((await run([...migrations, laterMigration])).applied).toHaveLength(1);
  });

  it.each(['sharedFile', 'local'] as const)(
    'is done once in mode %s when two programs start at the same moment',
    async (mode) => {
      await migrate({
        file,
        mode,
        migrations,
        appVersion: '1',
        now: 1,
        backupDir,
        busyDeadlineMs: 1_000,
      });
      fill();
      const script = new URL('./children/migrate.ts', import.meta.url);
      const startAt = String(Date.now() + 1_000);
      const children = [1, 2].map(() => startChild(script, [file, backupDir, startAt, mode]));
      const said = await Promise.all(children.map((child) => child.line('applied')));
      expect(said.sort()).toEqual(['applied 0', 'applied 1']);
      expect(await readdir(backupDir)).toHaveLength(1);
      expect(inFile((db) => db.prepare('SELECT count(*) FROM filler').pluck().get())).toBe(200_000);
    },
  );

  it.each(['sharedFile', 'local'] as const)(
    'that is killed on the way in mode %s leaves the old tables or the new ones, and the next program ends it',
    {
      timeout: 30_000 + KILLS * 3_000,
    },
    async (mode) => {
      const options = { mode, appVersion: '1', now: 1, backupDir, busyDeadlineMs: 1_000 };
      const script = new URL('./children/migrate.ts', import.meta.url);
      for (let round = 0; round < KILLS; round += 1) {
        for (const name of await readdir(folder))
          if (name.startsWith('database')) await rm(join(folder, name));
        await migrate({ ...options, file, migrations });
        fill();
        const child = startChild(script, [file, backupDir, '0', mode]);
        await child.line('begins');
        // It takes some 150 ms: the copy, then the tables.
        await sleep(Math.random() * 150);
        countKill(child.process);
        await child.ended;
        await migrate({ ...options, file, migrations: [...migrations, laterMigration] });
        expect(inFile((db) => db.prepare('SELECT title, pages FROM books').all())).toEqual([
          { title: 'Árbol', pages: 1 },
        ]);
        expect(inFile((db) => db.prepare('SELECT count(*) FROM filler').pluck().get())).toBe(200_000);
        expect(inFile((db) => db.pragma('integrity_check', { simple: true }))).toBe('ok');
        for (const copy of await readdir(backupDir)) {
          const titles = inFile((db) => db.prepare('SELECT title FROM books').all(), join(backupDir, copy));
          expect([copy, titles]).toEqual([expect.stringMatching(/\.sqlite$/), [{ title: 'Árbol' }]]);
        }
      }
    },
  );
});

describe('the hash of a migration', () => {
  it('is blind to line breaks and indentation and to nothing else', () => {
    const one = migrationHash({ id: 'x', statements: ['CREATE TABLE a (b TEXT)', 'SELECT 1'] });
    expect(migrationHash({ id: 'x', statements: ['CREATE TABLE a\r\n    (b TEXT) ', 'SELECT 1'] })).toBe(one);
    expect(migrationHash({ id: 'x', statements: ['CREATE TABLE a (b BLOB)', 'SELECT 1'] })).not.toBe(one);
  });
});

// Until the first release a migration may still change: run `UPDATE_FROZEN=1 npx vitest run tests/main/db/migrate`
// and commit the file. Afterwards a change here means a database in the field that will refuse to open.
it('no migration of the product differs from the frozen one', async () => {
  const now = Object.fromEntries(
    productMigrations.map((migration) => [migration.id, migrationHash(migration)]),
  );
  if (process.env.UPDATE_FROZEN === '1') {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(new URL('./frozenMigrations.json', import.meta.url), `${JSON.stringify(now, null, 2)}\n`);
    return;
  }
  expect(now).toEqual(frozen);
});
