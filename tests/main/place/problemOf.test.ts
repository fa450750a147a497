import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataPaths, writeMode } from '#main/db/dataFolder.ts';
import * as failures from '#main/db/failures.ts';
import { openDatabase } from '#main/db/open.ts';
import { ClockOff, UnfitShare } from '#main/doctor/service.ts';
import { problemOf } from '#main/place/problemOf.ts';
import { temporaryFolder } from '../../builders/database.ts';

/** Faults of the program itself or of its administration: no screen could say more than what they say. */
const UNFORESEEN = ['AwaitInTransaction', 'MigrationChanged', 'MigrationFailed'];

it('every failure of the database has a problem that a screen has a sentence for, and says more in its detail', () => {
  const { DatabaseFailure, BackupLocked, ...others } = failures;
  const all = Object.values(others).map((Failure) => new Failure('a', 'b'));
  for (const failure of all) {
    expect(failure).toBeInstanceOf(DatabaseFailure);
    const { ok, problem, detail } = problemOf(failure);
    expect(ok).toBe(false);
    expect([failure.name, problem === 'failed']).toEqual([failure.name, UNFORESEEN.includes(failure.name)]);
    expect(detail).toBe(failure.message);
  }
  expect(problemOf(new BackupLocked('a', 'missing')).problem).toBe('passphraseNeeded');
  expect(problemOf(new BackupLocked('a', 'wrong')).problem).toBe('wrongPassphrase');
  expect(problemOf(new UnfitShare('a')).problem).toBe('unfitShare');
  expect(problemOf(new ClockOff(300_000)).problem).toBe('clockOff');
  expect(problemOf(new Error('out of paper'))).toEqual({
    ok: false,
    problem: 'failed',
    detail: 'out of paper',
  });
});

it('what the system and SQLite say is told apart: away, damaged, in use', async () => {
  const folder = await temporaryFolder();
  const faultOf = (work: Promise<unknown>) => work.then(() => null, problemOf);
  const dataDir = join(folder, 'data');
  const open = () => openDatabase({ dataDir, appVersion: '1', now: Date.now });
  expect(await faultOf(stat(join(folder, 'gone')))).toMatchObject({ problem: 'folderAway' });
  await writeFile(join(folder, 'file'), 'x');
  expect(await faultOf(mkdir(join(folder, 'file', 'in it')))).toMatchObject({ problem: 'folderAway' });
  await writeMode(dataDir, 'local');
  await writeFile(dataPaths(dataDir).database, 'x'.repeat(9_000));
  expect(await faultOf(open())).toMatchObject({ problem: 'damaged' });
  await rm(folder, { recursive: true });
});
