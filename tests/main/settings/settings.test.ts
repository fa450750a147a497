import { describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { loadSettings } from '#main/settings/load.ts';
import { defaultSettings } from '#shared/settings/contract.ts';
import { anAdministrator, written } from '../../builders/people.ts';
import { aDepartment, aTicket } from '../tickets/department.ts';

async function withAdministrator() {
  const d = await aDepartment({ technicians: 1 });
  const admin = await anAdministrator(d.t.host);
  return { d, settings: d.as(admin).settings };
}

describe('settings', () => {
  it('are the defaults until somebody saves, each group with a version of its own', async () => {
    const { d, settings } = await withAdministrator();
    await using _ = d;
    const before = await settings.get({});
    expect(before.settings).toEqual(defaultSettings);
    expect(Object.values(before.versions)).toEqual(Object.keys(defaultSettings).map(() => 0));

    const tickets = { autoCloseDays: 5, reopenDays: 10 };
    const saved = await settings.save({ settings: { tickets }, versions: before.versions });
    expect(saved.settings).toEqual({ ...defaultSettings, tickets });
    expect(saved.versions).toEqual({ ...before.versions, tickets: 1 });
    expect(await loadSettings(d.t.host.db.read)).toEqual(saved.settings);
    const row = await d.t.host.db.read.selectFrom('settings').select('id').executeTakeFirstOrThrow();
    expect(await historyOf(d.t.host.db.read, { entity: 'setting', id: row.id })).toMatchObject([
      {
        action: 'setting.saved',
        data: { group: 'tickets', before: defaultSettings.tickets, after: tickets },
      },
    ]);
    expect((await verifyDataFolder(d.t.host.dataDir)).problems).toEqual([]);
  });

  it('show to every signed-in person the few that screens need, as saved', async () => {
    const { d, settings } = await withAdministrator();
    await using _ = d;
    const { shown } = d.as(d.requester).settings;
    expect(await shown({})).toEqual({
      currency: 'MXN',
      statuses: defaultSettings.inventory.statuses,
      maxBytes: 25_000_000,
    });
    const { versions } = await settings.get({});
    const attachments = { maxBytes: 1_000_000 };
    await settings.save({ settings: { attachments }, versions });
    expect((await shown({})).maxBytes).toBe(1_000_000);
  });

  it('refuse a stale save of a group, and then write none of the others either', async () => {
    const { d, settings } = await withAdministrator();
    await using _ = d;
    const { versions } = await settings.get({});
    await settings.save({ settings: { tickets: { autoCloseDays: 5, reopenDays: 10 } }, versions });
    const security = { ...defaultSettings.security, maxFailures: 3 };
    await expect(
      settings.save({ settings: { security, tickets: { autoCloseDays: 9, reopenDays: 9 } }, versions }),
    ).rejects.toMatchObject({
      code: 'conflict',
      data: { entity: 'setting', version: 1, changes: [{ after: { autoCloseDays: 5, reopenDays: 10 } }] },
    });
    const now = await settings.get({});
    expect(now.settings.security).toEqual(defaultSettings.security);
    expect(now.settings.tickets.autoCloseDays).toBe(5);
    // Another group is saved beside it: its version is still the one that was seen.
    expect((await settings.save({ settings: { security }, versions })).settings.security.maxFailures).toBe(3);
  });

  it('take a default for what an older program did not know', async () => {
    const { d } = await withAdministrator();
    await using _ = d;
    const value = JSON.stringify({ activeLimit: 4 });
    await written(d.t.host, d.t.now(), (tx) =>
      tx.insertInto('settings').values({ key: 'assignment', value }).execute(),
    );
    const { assignment } = await loadSettings(d.t.host.db.read);
    expect(assignment).toEqual({ ...defaultSettings.assignment, activeLimit: 4 });
  });

  it('hand out what waits once the limit is raised', async () => {
    const { d, settings } = await withAdministrator();
    await using _ = d;
    const { versions } = await settings.get({});
    const assignment = { ...defaultSettings.assignment, activeLimit: 1 };
    const saved = await settings.save({ settings: { assignment }, versions });
    await aTicket(d);
    const waiting = await aTicket(d, { title: 'Sin tóner' });
    expect(waiting.assignee).toBeNull();
    await settings.save({
      settings: { assignment: { ...assignment, activeLimit: 2 } },
      versions: saved.versions,
    });
    const now = await d.as(d.manager).tickets.get({ id: String(waiting.id) });
    expect(now.assignee?.id).toBe(d.technician(0).id);
  });

  it('name a time zone that exists', async () => {
    const { d, settings } = await withAdministrator();
    await using _ = d;
    const { versions } = await settings.get({});
    const institution = { ...defaultSettings.institution, name: 'X', timeZone: 'America/Ciudad' };
    await expect(settings.save({ settings: { institution }, versions })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});
