import { readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupJobs } from '#main/backups/jobs.ts';
import { isSealedFile, verifyBackup } from '#main/db/backupFile.ts';
import { dataPaths } from '#main/db/dataFolder.ts';
import { runSlice } from '#main/jobs/schedule.ts';
import type { defaultBackupPolicy } from '#shared/backups/policy.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { temporaryFolder } from '../../builders/database.ts';
import { anAdministrator, type BuiltPerson } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';

let d: Department;
let admin: BuiltPerson;
beforeEach(async () => {
  d = await aDepartment();
  admin = await anAdministrator(d.t.host);
  await aTicket(d);
});
afterEach(() => d[Symbol.asyncDispose]());

const backups = () => d.as(admin).backups;

async function policy(change: Partial<typeof defaultBackupPolicy>) {
  const { settings, versions } = await d.as(admin).settings.get({});
  await d.as(admin).settings.save({
    settings: { backups: { ...settings.backups, ...change } },
    versions: { backups: versions.backups ?? 0 },
  });
}

/** What the clock does, as the job runner does it; whether there was something to do. */
async function tick(): Promise<boolean> {
  const [job] = backupJobs;
  if (job === undefined || !(await job.isDue(d.t.host.db.read, d.t.now()))) return false;
  await runSlice(d.t.host, job, async () => true);
  return true;
}

const folder = () => dataPaths(d.t.host.dataDir).backups;

describe('a copy made by hand', () => {
  it('is whole, checked, listed and in the audit log', async () => {
    const made = await backups().make({});
    expect(made).toMatchObject({ kind: 'manual', outcome: 'good', problem: null, isSealed: false });
    const verified = await verifyBackup(join(folder(), made.file ?? ''));
    expect(verified).toMatchObject({ ok: true, problems: [] });
    expect(verified.manifest.counts.tickets).toBe(1);
    expect((await backups().list({})).items).toEqual([made]);
    const { items } = await d.as(admin).audit.list({ action: 'system.backedUp' });
    expect(items).toMatchObject([{ after: { kind: 'manual', file: made.file } }]);
    expect((await d.as(admin).system.state({})).lastBackup).toMatchObject({ bytes: made.bytes });
  });

  it('that does not read back in order is told as bad: it was read, not only written', async () => {
    await aTicket(d);
    const database = new SqliteDatabase(dataPaths(d.t.host.dataDir).database);
    database.exec(`UPDATE tickets SET priority = 'critical'`);
    database.close();
    const made = await backups().make({});
    expect(made).toMatchObject({ outcome: 'bad', problem: expect.stringContaining('ticket') });
  });

  it('that cannot be written says why, and the failure is kept', async () => {
    const blocked = join(await temporaryFolder(), 'archivo');
    await writeFile(blocked, 'no es una carpeta');
    await policy({ folder: join(blocked, 'copias') });
    const made = await backups().make({});
    expect(made).toMatchObject({ outcome: 'failed', file: null });
    expect(made.problem).toMatch(/ENOTDIR|EEXIST|not a directory/);
    expect((await d.as(admin).audit.list({ action: 'system.backupFailed' })).items).toHaveLength(1);
  });

  it('does not make anew the path to a disk that is away', async () => {
    const away = join(await temporaryFolder(), 'disco');
    await policy({ folder: join(away, 'copias') });
    const made = await backups().make({});
    expect(made).toMatchObject({ outcome: 'failed' });
    await expect(readdir(away)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('goes to the folder that was set', async () => {
    const elsewhere = join(await temporaryFolder(), 'otro disco');
    await policy({ folder: elsewhere });
    const made = await backups().make({});
    expect(await readdir(elsewhere)).toEqual([made.file]);
  });
});

describe('the daily copy', () => {
  it('is made once a day, and caught up after days that were slept through', async () => {
    expect(await tick()).toBe(true);
    expect(await tick()).toBe(false);
    d.t.pass(DAY);
    expect(await tick()).toBe(true);
    d.t.pass(5 * DAY);
    expect(await tick()).toBe(true);
    expect(await tick()).toBe(false);
    const { items } = await backups().list({});
    expect(items.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(Array(3).fill('scheduled good'));
  });

  it('is tried again an hour after it failed, and not before', async () => {
    const blocked = join(await temporaryFolder(), 'archivo');
    await writeFile(blocked, '');
    await policy({ folder: join(blocked, 'copias') });
    expect(await tick()).toBe(true);
    expect(await tick()).toBe(false);
    d.t.pass(HOUR);
    await policy({ folder: null });
    expect(await tick()).toBe(true);
    expect((await backups().list({})).items.map(({ outcome }) => outcome)).toEqual(['good', 'failed']);
  });

  it('takes away what is no longer kept, and nothing that it did not make', async () => {
    await policy({ keepDaily: 2, keepWeekly: 0, keepMonthly: 0 });
    await tick();
    await writeFile(join(folder(), 'soporte-de-otro.tar.gz'), 'ajeno');
    for (let day = 0; day < 3; day += 1) {
      d.t.pass(DAY);
      await tick();
    }
    const { items } = await backups().list({});
    expect(items).toHaveLength(2);
    expect((await readdir(folder())).sort()).toEqual(
      [...items.map(({ file }) => file), 'soporte-de-otro.tar.gz'].sort(),
    );
  }, 30_000);

  it('no longer lists a copy that somebody removed from the folder', async () => {
    await tick();
    const [first] = (await backups().list({})).items;
    await rm(join(folder(), first?.file ?? ''));
    d.t.pass(DAY);
    await tick();
    expect((await backups().list({})).items.map(({ id }) => id)).not.toContain(first?.id);
  });
});

describe('a passphrase', () => {
  it('seals the copies from then on, and the installation itself reads them back without being told it', async () => {
    await backups().setPassphrase({ passphrase: 'caballo azul con sombrero' });
    const made = await backups().make({});
    expect(made).toMatchObject({ outcome: 'good', isSealed: true });
    const file = join(folder(), made.file ?? '');
    expect(await isSealedFile(file)).toBe(true);
    expect(await backups().rehearse({ id: made.id })).toMatchObject({ ok: true, problems: [] });
    expect((await backups().list({})).isSealing).toBe(true);
    const events = await d.as(admin).audit.list({});
    expect(JSON.stringify(events)).not.toContain('caballo');
    await backups().setPassphrase({ passphrase: null });
    expect(await backups().make({})).toMatchObject({ isSealed: false });
  });
});

describe('a rehearsal of restoring', () => {
  it('says what is in the copy and that it opens', async () => {
    const { id } = await backups().make({});
    const rehearsal = await backups().rehearse({ id });
    expect(rehearsal).toMatchObject({ ok: true, problems: [], counts: { tickets: 1 } });
    const [listed] = (await backups().list({})).items;
    expect(listed?.rehearsedAt).not.toBeNull();
  });

  it('finds a copy that was cut off or is gone, in a sentence', async () => {
    const { id, file } = await backups().make({});
    const path = join(folder(), file ?? '');
    await truncate(path, 5_000);
    expect(await backups().rehearse({ id })).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('not a whole backup')],
    });
    await rm(path);
    const gone = await backups().rehearse({ id });
    expect(gone.ok).toBe(false);
    expect(gone.problems).toHaveLength(1);
    await expect(backups().rehearse({ id: 999 })).rejects.toMatchObject({ code: 'notFound' });
  });
});
