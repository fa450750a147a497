import { describe, expect, it } from 'vitest';
import { anAdministrator } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';

async function withAdministrator() {
  const d = await aDepartment();
  const admin = await anAdministrator(d.t.host);
  return { d, system: d.as(admin).system };
}

describe('the state of the installation', () => {
  it('tells of database, disk, schema and figures', async () => {
    const { d, system } = await withAdministrator();
    await using _ = d;
    await aTicket(d);
    const state = await system.state({});
    expect(state).toMatchObject({
      mode: 'local',
      dataDir: d.t.host.dataDir,
      tickets: 1,
      people: 5,
      lastBackup: null,
      lastVerification: null,
      beforeMigration: null,
    });
    expect(state.schema).toMatch(/^\d{4}_/);
    expect(state.databaseBytes).toBeGreaterThan(100_000);
    expect(state.freeBytes).toBeGreaterThan(0);
    expect(state.auditSeq).toBeGreaterThan(5);
    expect(await d.as(null).system.health({})).toEqual({ status: 'ok', version: state.version });
  });
});

describe('a verification', () => {
  it('finds nothing in a sound folder, and a row that was changed behind the trail’s back', async () => {
    const { d, system } = await withAdministrator();
    await using _ = d;
    const ticket = await aTicket(d);
    expect(await system.verify({})).toEqual({ ok: true, problems: [], kinds: [] });
    expect((await system.state({})).lastVerification).toMatchObject({ ok: true, problems: 0 });

    await d.t.host.db.write((tx) =>
      tx.updateTable('tickets').set({ title: 'Otra cosa' }).where('id', '=', ticket.id).execute(),
    );
    const found = await system.verify({});
    expect(found.ok).toBe(false);
    expect(found.problems).toHaveLength(1);
    expect((await system.state({})).lastVerification).toMatchObject({ ok: false, problems: 1 });
  });

  it.each([
    [
      'personRoles',
      async (d: Department) =>
        d.t.host.db.write((tx) =>
          tx.insertInto('personRoles').values({ personId: d.requester.id, role: 'administrator' }).execute(),
        ),
    ],
    [
      'settings',
      async (d: Department) =>
        d.t.host.db.write((tx) =>
          tx.insertInto('settings').values({ key: 'security', value: '{}' }).execute(),
        ),
    ],
    [
      'areaHeads',
      async (d: Department) =>
        d.t.host.db.write((tx) =>
          tx.insertInto('areaHeads').values({ personId: d.requester.id, areaId: d.areaId }).execute(),
        ),
    ],
    [
      'credentials',
      async (d: Department) =>
        d.t.host.db.write((tx) =>
          tx
            .insertInto('credentials')
            .values({ id: d.requester.id, passwordHash: 'x', changedAt: 0 })
            .execute(),
        ),
    ],
  ])('finds a row slipped into %s', async (_table, slip) => {
    const { d, system } = await withAdministrator();
    await using _ = d;
    await slip(d);
    expect((await system.verify({})).problems).toHaveLength(1);
  });
});
