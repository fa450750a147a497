import { execFileSync } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dataPaths, writeMode } from '#main/db/dataFolder.ts';
import { connect } from '#main/db/dialects/sqlite.ts';
import { openDatabase } from '#main/db/open.ts';
import { lookAtFolder } from '#main/place/lookAtFolder.ts';
import { temporaryFolder } from '../../builders/database.ts';

let folder = '';
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (newMode: 'sharedFile' | 'local' = 'sharedFile') =>
  openDatabase({ dataDir: folder, appVersion: '1', now: Date.now, newMode });

it('an empty folder holds nothing, and what doctor looks at comes in its order, with figures', async () => {
  const look = await lookAtFolder(folder);
  expect(look).toMatchObject({ ok: true, folder, holds: 'nothing', institution: null, isFit: true });
  if (!look.ok) throw new Error(look.detail);
  expect(look.checks.map(({ key }) => key)).toEqual([
    'locks',
    'sight',
    'writes',
    'rename',
    'speed',
    'space',
    'clock',
  ]);
  expect(look.checks.find(({ key }) => key === 'space')?.figure).toBeGreaterThan(0);
  expect(look.checks[0]).toMatchObject({ isGood: true, isDoubtful: false, figure: null });
  expect(await readdir(folder)).toEqual([]);
}, 40_000);

/** What another process meets that wants to write. */
function triedByAnother(file: string): string {
  const script = `const db = require('better-sqlite3')(process.argv[1], { timeout: 0 });
    try { db.exec('BEGIN IMMEDIATE'); console.log('free') } catch (fault) { console.log(fault.code) }`;
  return execFileSync(process.execPath, ['-e', script, file], { encoding: 'utf8' }).trim();
}

it('a shared database is told by its institution, and a lock that this process has on it holds on', async () => {
  const db = await open();
  const value = '{"name":"Hospital Central"}';
  await db.write((tx) => tx.insertInto('settings').values({ key: 'institution', value }).execute());
  const { database: file } = dataPaths(folder);
  const writer = await connect({ file, mode: 'sharedFile', busyDeadlineMs: 1_000 });
  try {
    expect(triedByAnother(file)).toBe('free');
    writer.exec('BEGIN IMMEDIATE');
    const look = await lookAtFolder(folder);
    expect(look).toMatchObject({ ok: true, holds: 'sharedFile', institution: 'Hospital Central' });
    expect(triedByAnother(file)).toBe('SQLITE_BUSY');
  } finally {
    writer.close();
    await db.close();
  }
}, 60_000);

it('documents of others, and a database of another program, are not nothing; a folder that only says its mode is', async () => {
  await writeMode(folder, 'sharedFile');
  expect(await lookAtFolder(folder)).toMatchObject({ ok: true, holds: 'nothing' });
  await rm(dataPaths(folder).settings);
  await writeFile(join(folder, 'minutes.docx'), 'x');
  expect(await lookAtFolder(folder)).toMatchObject({ ok: true, holds: 'other' });
  await rm(join(folder, 'minutes.docx'));
  await writeFile(dataPaths(folder).database, 'not one of ours');
  expect(await lookAtFolder(folder)).toMatchObject({ ok: true, holds: 'other' });
}, 80_000);

it('a database of a newer version is refused by name', async () => {
  const db = await open();
  await db.close();
  const { database: file } = dataPaths(folder);
  const connection = await connect({ file, mode: 'sharedFile', busyDeadlineMs: 1_000 });
  connection.pragma('user_version = 9999');
  connection.close();
  expect(await lookAtFolder(folder)).toMatchObject({ ok: false, problem: 'newer' });
}, 40_000);

it('a folder that is not there is said to be away', async () => {
  expect(await lookAtFolder(join(folder, 'gone'))).toMatchObject({ ok: false, problem: 'folderAway' });
});
