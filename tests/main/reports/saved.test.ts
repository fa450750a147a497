import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDatabase } from '#main/audit/verify.ts';
import { savedPageQuery } from '#main/reports/savedQueries.ts';
import { dueQuery, interruptedQuery, schedulePageQuery } from '#main/reports/scheduleQueries.ts';
import { reportSpec } from '#shared/reports/spec.ts';
import { aStoredCalendar } from '../../builders/catalogue.ts';
import { openTestHost, type TestHost } from '../../builders/host.ts';
import { aManager, aMaster, anAdministrator, aTechnician, type BuiltPerson } from '../../builders/people.ts';
import { expectNoScan, explain } from '../../builders/queryPlan.ts';
import { OFFICE } from '../tickets/department.ts';

let t: TestHost;
let manager: BuiltPerson;
let technician: BuiltPerson;
let master: BuiltPerson;
let administrator: BuiltPerson;
beforeEach(async () => {
  t = await openTestHost();
  await aStoredCalendar(t.host, { isDefault: true, hours: OFFICE });
  manager = await aManager(t.host, { name: 'Ema' });
  technician = await aTechnician(t.host, { name: 'Tadeo' });
  master = await aMaster(t.host, { name: 'Mara' });
  administrator = await anAdministrator(t.host, { name: 'Ada' });
});
afterEach(() => t.close());

const SPEC = reportSpec.parse({
  v: 1,
  kind: 'summary',
  title: 'By service',
  dataset: 'tickets',
  rows: [{ by: 'service' }],
  measures: ['received'],
});

const names = async (person: BuiltPerson, input = {}) =>
  (await t.as(person).reports.saved(input)).items.map(({ name }) => name);

describe('saved reports', () => {
  it('are their owner’s until shared, and then of those who hold a role', async () => {
    const as = t.as(manager).reports;
    const report = await as.save({ name: 'Árbol', spec: SPEC });
    expect(await names(manager)).toEqual(['Árbol']);
    expect(await names(technician)).toEqual([]);
    await expect(t.as(technician).reports.savedReport({ id: report.id })).rejects.toMatchObject({
      code: 'notFound',
    });
    expect(await names(administrator)).toEqual(['Árbol']);
    const shared = await as.change({
      id: report.id,
      version: report.version,
      sharedWith: ['technician', 'technician'],
    });
    expect(shared.sharedWith).toEqual(['technician']);
    expect(shared.spec).toEqual(SPEC);
    expect(await names(technician)).toEqual(['Árbol']);
    expect(await names(master)).toEqual([]);
    // Seen is not owned.
    const seen = await t.as(technician).reports.savedReport({ id: report.id });
    expect(seen.mayEdit).toBe(false);
    await expect(
      t.as(technician).reports.change({ id: report.id, version: seen.version, name: 'Mine' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const copy = await t.as(technician).reports.duplicate({ id: report.id, name: 'Copy' });
    expect(copy).toMatchObject({ owner: { name: 'Tadeo' }, sharedWith: [], mayEdit: true, spec: SPEC });
  });

  it('make data only within the reach of whoever makes them', async () => {
    const report = await t.as(manager).reports.save({ name: 'R', spec: SPEC, sharedWith: ['technician'] });
    const { data } = await t
      .as(technician)
      .reports.preview({ source: { kind: 'saved', id: report.id }, language: 'en' });
    expect(JSON.stringify(data.filters)).toContain('Tadeo');
  });

  it('are found by words, paged by name, archived and taken back', async () => {
    const as = t.as(manager).reports;
    const ids = [];
    for (const name of ['Zeta', 'álamo grande', 'Beta']) ids.push(await as.save({ name, spec: SPEC }));
    expect(await names(manager)).toEqual(['álamo grande', 'Beta', 'Zeta']);
    expect(await names(manager, { q: 'GRÁN' })).toEqual(['álamo grande']);
    expect(await names(manager, { q: 'rande' })).toEqual([]);
    const first = await as.saved({ limit: 2 });
    const second = await as.saved({ limit: 2, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      'álamo grande',
      'Beta',
      'Zeta',
    ]);
    expect(second.nextCursor).toBeNull();
    const [zeta] = ids;
    if (zeta === undefined) throw new Error('none');
    const away = await as.archive({ id: zeta.id, version: zeta.version });
    expect(await names(manager)).not.toContain('Zeta');
    expect(await names(manager, { archived: true })).toEqual(['Zeta']);
    await as.restore({ id: zeta.id, version: away.version });
    expect(await names(manager)).toContain('Zeta');
  });

  it('refuse a stale change, and a spec whose parts do not fit', async () => {
    const as = t.as(manager).reports;
    const report = await as.save({ name: 'R', spec: SPEC });
    await as.change({ id: report.id, version: 1, name: 'S' });
    await expect(as.change({ id: report.id, version: 1, name: 'T' })).rejects.toMatchObject({
      code: 'conflict',
      data: { version: 2 },
    });
    expect(await names(manager)).toEqual(['S']);
    const twice = { ...SPEC, rows: [{ by: 'service' as const }, { by: 'service' as const }] };
    await expect(as.save({ name: 'Bad', spec: { ...SPEC, ...twice } })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('leave a trail that verifies', async () => {
    const as = t.as(manager).reports;
    const report = await as.save({ name: 'R', spec: SPEC });
    await as.archive({ id: report.id, version: 1 });
    const { ok, problems } = await verifyDatabase(t.host.db.file, {});
    expect(problems).toEqual([]);
    expect(ok).toBe(true);
  });
});

describe('the lists', () => {
  it('read by their indexes', async () => {
    const { read } = t.host.db;
    const page = { archived: false, after: ['b', 3] as const, limit: 50 };
    const saved = await explain(read, savedPageQuery(read, manager, page));
    expect(saved.join('\n')).toContain('reports_name');
    // The roles of one row, and of the caller.
    await expectNoScan(read, savedPageQuery(read, manager, page), [
      'VIRTUAL TABLE',
      'SCAN s',
      'SCAN json_each',
    ]);
    await expectNoScan(read, schedulePageQuery(read, { ownerId: 1, after: 5, limit: 50 }));
    await expectNoScan(read, schedulePageQuery(read, { ownerId: null, after: 5, limit: 50 }));
    await expectNoScan(read, dueQuery(read, 1));
    await expectNoScan(read, interruptedQuery(read, 1));
  });
});
