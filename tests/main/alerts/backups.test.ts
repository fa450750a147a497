import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOverdue } from '#main/alerts/kinds/backupOverdue.ts';
import { lastGoodQuery, newestCopyQuery } from '#main/backups/queries.ts';
import type { defaultBackupPolicy } from '#shared/backups/policy.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';
import { subjectAddress } from '#shared/notifications/address.ts';
import { openTestDatabase, temporaryFolder } from '../../builders/database.ts';
import { anAdministrator, type BuiltPerson } from '../../builders/people.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';
import { aDepartment, type Department } from '../tickets/department.ts';
import { beat, beatAfter, casesIn, setKind, toldTo } from './alerted.ts';

let d: Department;
let admin: BuiltPerson;
beforeEach(async () => {
  d = await aDepartment();
  admin = await anAdministrator(d.t.host);
});
afterEach(() => d[Symbol.asyncDispose]());

const make = () => d.as(admin).backups.make({});

async function policy(change: Partial<typeof defaultBackupPolicy>) {
  const { settings, versions } = await d.as(admin).settings.get({});
  await d.as(admin).settings.save({
    settings: { backups: { ...settings.backups, ...change } },
    versions: { backups: versions.backups ?? 0 },
  });
}

/** A place where no copy can be written. */
async function blocked(): Promise<string> {
  const file = join(await temporaryFolder(), 'archivo');
  await writeFile(file, 'no es una carpeta');
  return join(file, 'copias');
}

describe('a copy that failed', () => {
  it('is one case until a copy is good again, however often it fails, and a new one after that', async () => {
    const nowhere = await blocked();
    await policy({ folder: nowhere });
    await make();
    await beat(d);
    expect(await casesIn(d, 'open', 'backupFailed')).toMatchObject([
      { severity: 'critical', ticket: null, technician: null, week: null, details: { outcome: 'failed' } },
    ]);
    await beatAfter(d, HOUR);
    await make();
    await beatAfter(d, MINUTE);
    expect(await casesIn(d, 'open', 'backupFailed')).toHaveLength(1);
    expect(await toldTo(d, admin, 'backupFailed')).toBe(1);

    await policy({ folder: null });
    expect(await make()).toMatchObject({ outcome: 'good' });
    await beatAfter(d, MINUTE);
    expect(await casesIn(d, 'open', 'backupFailed')).toEqual([]);

    await policy({ folder: nowhere });
    d.t.pass(DAY);
    await make();
    await beatAfter(d, MINUTE);
    expect(await casesIn(d, 'open', 'backupFailed')).toHaveLength(1);
    expect(await casesIn(d, 'past', 'backupFailed')).toHaveLength(1);
    expect(await toldTo(d, admin, 'backupFailed')).toBe(2);
  });

  it('leads administrators to the copies, tells nobody else unless it is set so, and them of the case', async () => {
    await policy({ folder: await blocked() });
    await make();
    await beat(d);
    const { items } = await d.as(admin).notifications.list({ limit: 200 });
    const { name } = (await d.as(admin).settings.get({})).settings.institution;
    const subject = items.find(({ kind }) => kind === 'backupFailed')?.subject;
    expect(subject).toMatchObject({ entity: 'backups', label: name });
    if (!subject) throw new Error('Nothing was told');
    expect(subjectAddress('backupFailed', subject)).toBe('/administracion/respaldos');
    expect(await toldTo(d, d.manager, 'backupFailed')).toBe(0);

    await setKind(d, 'backupFailed', { isOn: false });
    await beatAfter(d, MINUTE);
    expect(await casesIn(d, 'open', 'backupFailed')).toEqual([]);
    await setKind(d, 'backupFailed', { isOn: true, tells: ['manager'] });
    await beatAfter(d, MINUTE);
    const [open] = await casesIn(d, 'open', 'backupFailed');
    const told = (await d.as(d.manager).notifications.list({ limit: 200 })).items;
    expect(told.filter(({ kind }) => kind === 'backupFailed')).toMatchObject([
      { subject: { entity: 'alertCase', id: open?.id } },
    ]);
    expect(await toldTo(d, admin, 'backupFailed')).toBe(1);
  });

  it('that was written and does not read back is told as such', async () => {
    await make();
    await d.t.host.db.write((tx) => tx.updateTable('backups').set({ outcome: 'bad' }).execute());
    await beat(d);
    expect(await casesIn(d, 'open', 'backupFailed')).toMatchObject([{ details: { outcome: 'bad' } }]);
  });
});

describe('copies that are overdue', () => {
  it('are one case from the set hours on, over with the next good copy', async () => {
    await policy({ warnAfterHours: 30 });
    await make();
    const lastAt = new Date(d.t.now()).toISOString();
    await beat(d);
    await beatAfter(d, 30 * HOUR);
    expect(await casesIn(d, 'open', 'backupOverdue')).toEqual([]);
    await beatAfter(d, 5 * MINUTE);
    expect(await casesIn(d, 'open', 'backupOverdue')).toMatchObject([{ details: { lastAt, hours: 30 } }]);
    await beatAfter(d, DAY);
    await beatAfter(d, DAY);
    expect(await casesIn(d, 'open', 'backupOverdue')).toHaveLength(1);
    expect(await toldTo(d, admin, 'backupOverdue')).toBe(1);

    await make();
    await beatAfter(d, 5 * MINUTE);
    expect(await casesIn(d, 'open', 'backupOverdue')).toEqual([]);
    expect(await casesIn(d, 'past', 'backupOverdue')).toHaveLength(1);
  });

  it('are not looked for where none are scheduled, nor before the start had time to catch up', async () => {
    await policy({ isOn: false });
    await make();
    await beat(d);
    await beatAfter(d, 5 * DAY);
    expect(await casesIn(d, 'open', 'backupOverdue')).toEqual([]);
    await policy({ isOn: true });
    await beatAfter(d, 5 * MINUTE);
    expect(await casesIn(d, 'open', 'backupOverdue')).toHaveLength(1);
    await policy({ isOn: false });
    await beatAfter(d, 5 * MINUTE);
    expect(await casesIn(d, 'open', 'backupOverdue')).toEqual([]);
  });

  it('count from the beginning where there never was a good one', async () => {
    expect(isOverdue({ lastGoodAt: null, since: 0 }, 2, 2 * HOUR)).toBe(false);
    expect(isOverdue({ lastGoodAt: null, since: 0 }, 2, 2 * HOUR + 1)).toBe(true);
    await beat(d);
    await beatAfter(d, 3 * DAY);
    expect(await casesIn(d, 'open', 'backupOverdue')).toMatchObject([{ details: { lastAt: null } }]);
  });
});

describe('the queries about copies', () => {
  it('read one entry of an index', async () => {
    await using t = await openTestDatabase();
    await expectNoScan(t.db.read, newestCopyQuery(t.db.read), ['SCAN backups']);
    await expectNoScan(t.db.read, lastGoodQuery(t.db.read, 1));
  });
});
