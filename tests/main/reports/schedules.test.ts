import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSlice } from '#main/jobs/schedule.ts';
import { reportsJobs } from '#main/reports/jobs.ts';
import { drainSchedules } from '#main/reports/scheduleRuns.ts';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { aStoredCalendar } from '../../builders/catalogue.ts';
import { type Client, openTestHost, type TestHost } from '../../builders/host.ts';
import { aManager, anAdministrator, type BuiltPerson } from '../../builders/people.ts';
import { OFFICE } from '../tickets/department.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let t: TestHost;
let manager: BuiltPerson;
let as: Client['reports'];
let folder: string;
beforeEach(async () => {
  t = await openTestHost();
  await aStoredCalendar(t.host, { isDefault: true, hours: OFFICE });
  manager = await aManager(t.host, { name: 'Ema' });
  as = t.as(manager).reports;
  folder = await mkdtemp(join(tmpdir(), 'soporte-out-'));
});
afterEach(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every day at 11:00 in Mexico City; the clock of the tests begins at 10:00. */
const daily = () =>
  ({
    name: 'Estados: mes/día',
    request: { source: { kind: 'builtIn', name: 'byState' }, period: { relative: 'lastMonth' } },
    format: 'csv',
    frequency: { every: 'day', time: '11:00' },
    folder,
    language: 'es',
  }) as const;

const files = async () => (await readdir(folder)).sort();
const only = async () => {
  const [one] = (await as.schedules({})).items;
  if (one === undefined) throw new Error('There is no schedule');
  return one;
};

describe('a schedule', () => {
  it('writes its file when its time has come, and not before', async () => {
    const added = await as.addSchedule(daily());
    expect(added).toMatchObject({ state: 'due', nextRunAt: '2026-10-05T17:00:00.000Z', lastRunAt: null });
    await drainSchedules(t.host);
    expect(await files()).toEqual([]);
    t.pass(HOUR);
    await drainSchedules(t.host);
    expect(await files()).toEqual(['Estados mes día 2026-10-05.csv']);
    const text = await readFile(join(folder, 'Estados mes día 2026-10-05.csv'), 'utf8');
    expect(text).toContain('Solicitudes por estado');
    expect(await only()).toMatchObject({
      state: 'due',
      nextRunAt: '2026-10-06T17:00:00.000Z',
      lastOutcome: 'written',
      lastFile: 'Estados mes día 2026-10-05.csv',
      attempts: 0,
    });
    await drainSchedules(t.host);
    expect(await files()).toHaveLength(1);
  });

  it('is begun by the job of the clock', async () => {
    await as.addSchedule(daily());
    const [job] = reportsJobs;
    if (job === undefined) throw new Error('There is no job');
    expect(await job.isDue(t.host.db.read, t.now())).toBe(false);
    t.pass(HOUR);
    expect(await job.isDue(t.host.db.read, t.now())).toBe(true);
    await runSlice(t.host, job, async () => true);
    await drainSchedules(t.host);
    expect(await files()).toHaveLength(1);
    expect(await job.isDue(t.host.db.read, t.now())).toBe(false);
  });

  it('catches up once however many times were missed', async () => {
    await as.addSchedule(daily());
    t.pass(10 * DAY);
    await drainSchedules(t.host);
    await drainSchedules(t.host);
    expect(await files()).toEqual(['Estados mes día 2026-10-15.csv']);
    expect((await only()).nextRunAt).toBe('2026-10-15T17:00:00.000Z');
  });

  it('that a clock ahead of its time settled is due at its own time once the clock is put right', async () => {
    await as.addSchedule(daily());
    t.pass(30 * DAY);
    await drainSchedules(t.host);
    expect((await only()).nextRunAt).toBe('2026-11-04T17:00:00.000Z');
    t.pass(-30 * DAY);
    const [job] = reportsJobs;
    expect(await job?.isDue(t.host.db.read, t.now())).toBe(true);
    await drainSchedules(t.host);
    expect(await files()).toHaveLength(1);
    expect((await only()).nextRunAt).toBe('2026-10-05T17:00:00.000Z');
    expect(await job?.isDue(t.host.db.read, t.now())).toBe(false);
  });

  it('is made by one of two processes', async () => {
    await as.addSchedule(daily());
    t.pass(HOUR);
    const { dataDir, profileDir } = t.host;
    const other = await openServiceHost({
      dataDir,
      profileDir: join(profileDir, '..', 'other'),
      clock: () => t.now(),
      runsJobs: false,
    });
    try {
      await Promise.all([drainSchedules(t.host), drainSchedules(other.host)]);
      expect(await files()).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  it('never writes over a file', async () => {
    await as.addSchedule(daily());
    await writeFile(join(folder, 'Estados mes día 2026-10-05.csv'), 'mine');
    t.pass(HOUR);
    await drainSchedules(t.host);
    expect(await files()).toEqual(['Estados mes día 2026-10-05 (2).csv', 'Estados mes día 2026-10-05.csv']);
    expect(await readFile(join(folder, 'Estados mes día 2026-10-05.csv'), 'utf8')).toBe('mine');
  });

  it('tells its owner when the folder is gone, tries again, and goes on once it is back', async () => {
    await as.addSchedule(daily());
    await rm(folder, { recursive: true });
    t.pass(HOUR);
    await drainSchedules(t.host);
    expect(await only()).toMatchObject({ lastOutcome: 'failed', lastError: 'folderMissing', attempts: 1 });
    const notices = async () =>
      (await t.as(manager).notifications.list({})).items.filter(({ kind }) => kind === 'reportFailed');
    expect(await notices()).toHaveLength(1);
    t.pass(10 * 60_000);
    await drainSchedules(t.host);
    // The second failure of the same trouble is no news.
    expect(await only()).toMatchObject({ attempts: 2 });
    expect(await notices()).toHaveLength(1);
    await mkdir(folder);
    t.pass(30 * 60_000);
    await drainSchedules(t.host);
    expect(await files()).toHaveLength(1);
    expect(await only()).toMatchObject({ lastOutcome: 'written', lastError: null, attempts: 0 });
  });

  it('pauses when its owner is disabled, and says so', async () => {
    const administrator = await anAdministrator(t.host);
    await as.addSchedule(daily());
    const person = await t.as(administrator).people.get({ id: manager.id });
    await t.as(administrator).people.disable({ id: manager.id, version: person.version });
    t.pass(HOUR);
    await drainSchedules(t.host);
    expect(await files()).toEqual([]);
    const [schedule] = (await t.as(administrator).reports.schedules({})).items;
    expect(schedule).toMatchObject({ state: 'paused', lastError: 'disabled', nextRunAt: null });
    const seen = { id: schedule?.id ?? 0, version: schedule?.version ?? 0 };
    await expect(t.as(administrator).reports.resumeSchedule(seen)).rejects.toMatchObject({
      code: 'ruleBroken',
      data: { rule: 'scheduleOwnerDisabled' },
    });
  });

  it('rests while it is paused, and begins with its next time', async () => {
    const added = await as.addSchedule(daily());
    const paused = await as.pauseSchedule({ id: added.id, version: added.version });
    t.pass(3 * DAY);
    await drainSchedules(t.host);
    expect(await files()).toEqual([]);
    await as.resumeSchedule({ id: added.id, version: paused.version });
    await drainSchedules(t.host);
    expect(await files()).toEqual([]);
    t.pass(HOUR);
    await drainSchedules(t.host);
    expect(await files()).toHaveLength(1);
  });

  it('is made at once when asked to, besides its times', async () => {
    const added = await as.addSchedule(daily());
    await as.runSchedule({ id: added.id, version: added.version });
    await expect(as.runSchedule({ id: added.id, version: added.version })).rejects.toMatchObject({
      data: { rule: 'scheduleRunning' },
    });
    await drainSchedules(t.host);
    expect(await files()).toHaveLength(1);
    expect(await only()).toMatchObject({ state: 'due', nextRunAt: '2026-10-05T17:00:00.000Z' });
  });

  it('that a process took and never ended is taken over', async () => {
    await as.addSchedule(daily());
    t.pass(HOUR);
    await t.host.db.write(async (tx) => {
      await tx
        .updateTable('reportSchedules')
        .set({ claim: 'gone', claimedAt: t.now(), nextRunAt: t.now() + DAY })
        .execute();
    });
    await drainSchedules(t.host);
    expect(await files()).toEqual([]);
    t.pass(31 * 60_000);
    await drainSchedules(t.host);
    expect(await only()).toMatchObject({ lastError: 'interrupted', attempts: 1 });
    t.pass(10 * 60_000);
    await drainSchedules(t.host);
    expect(await files()).toHaveLength(1);
  });
});

describe('saving a schedule', () => {
  const rule = (name: string) => ({ code: 'ruleBroken', data: { rule: name } });

  it('needs a folder that is there, can be written into, and is not the program’s own', async () => {
    const into = (path: string) => as.addSchedule({ ...daily(), folder: path });
    await expect(into('informes')).rejects.toMatchObject(rule('folderNotAbsolute'));
    await expect(into(join(folder, 'none'))).rejects.toMatchObject(rule('folderMissing'));
    await writeFile(join(folder, 'file'), '');
    await expect(into(join(folder, 'file'))).rejects.toMatchObject(rule('folderMissing'));
    await expect(into(t.host.dataDir)).rejects.toMatchObject(rule('folderOfData'));
    await expect(into(join(t.host.dataDir, 'blobs'))).rejects.toMatchObject({ code: 'ruleBroken' });
    const closed = join(folder, 'closed');
    await mkdir(closed);
    await chmod(closed, 0o500);
    // Whoever runs as root may write anywhere.
    if (process.getuid?.() !== 0) {
      await expect(into(closed)).rejects.toMatchObject(rule('folderNotWritable'));
    }
    expect((await as.schedules({})).items).toEqual([]);
  });

  it('is refused for a report that its owner may not see', async () => {
    const source = { kind: 'saved', id: 77 } as const;
    await expect(as.addSchedule({ ...daily(), request: { source } })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('shows each his own, and all of them to administrators', async () => {
    await as.addSchedule(daily());
    const other = await aManager(t.host);
    expect((await t.as(other).reports.schedules({})).items).toEqual([]);
    expect((await t.as(await anAdministrator(t.host)).reports.schedules({})).items).toHaveLength(1);
    const { id, version } = await only();
    await expect(t.as(other).reports.removeSchedule({ id, version })).rejects.toMatchObject({
      code: 'notFound',
    });
    await as.removeSchedule({ id, version });
    expect((await as.schedules({})).items).toEqual([]);
  });
});
