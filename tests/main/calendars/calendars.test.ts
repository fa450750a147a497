import { describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import type { Calendar } from '#shared/calendars/contract.ts';
import { anAdministrator, aTechnician } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department, OFFICE } from '../tickets/department.ts';

const FIELDS = {
  name: 'Guardia',
  timeZone: 'America/Mexico_City',
  holidayTemplate: 'lft74',
  versions: [{ validFrom: null, hours: OFFICE }],
  holidays: [],
} as const;

/** The input of a save is mutable; what tests share is not. */
function mutable(fields: Omit<Calendar, 'id' | 'version' | 'isDefault' | 'isEnabled'> | typeof FIELDS) {
  return structuredClone(fields) as Omit<Calendar, 'id' | 'version' | 'isDefault' | 'isEnabled'>;
}

async function calendarsOf(d: Department) {
  const { calendars } = d.as(await anAdministrator(d.t.host));
  const office = (await calendars.list({})).items.find(({ isDefault }) => isDefault);
  if (office === undefined) throw new Error('There is no default calendar');
  return { calendars, office };
}

describe('calendars', () => {
  it('keep their dated versions and holidays', async () => {
    await using d = await aDepartment();
    const { calendars } = await calendarsOf(d);
    const { calendar } = await calendars.save({
      ...mutable(FIELDS),
      versions: [
        { validFrom: '2027-01-01', hours: { mon: [['08:00', '12:00']] } },
        { validFrom: null, hours: OFFICE },
      ],
      holidays: [
        { date: '2026-12-24', name: 'Nochebuena' },
        { date: '2026-02-02', name: 'Se trabaja', isWorked: true },
      ],
    });
    expect(calendar.versions.map(({ validFrom }) => validFrom)).toEqual([null, '2027-01-01']);
    expect(calendar.holidays).toEqual([
      { date: '2026-02-02', name: 'Se trabaja', isWorked: true },
      { date: '2026-12-24', name: 'Nochebuena', isWorked: false },
    ]);
    expect((await calendars.list({})).items.map(({ name }) => name)).toEqual(['Oficina', 'Guardia']);

    const emptied = await calendars.save({ ...calendar, holidays: [] });
    expect(emptied.calendar).toEqual({ ...calendar, holidays: [], version: 2 });
    const events = await historyOf(d.t.host.db.read, { entity: 'calendar', id: calendar.id });
    expect(events.at(-1)?.data).toMatchObject({
      before: { holidays: calendar.holidays },
      after: { holidays: [] },
    });
    expect((await verifyDataFolder(d.t.host.dataDir)).problems).toEqual([]);
  });

  it('edited compute the deadlines of their open tickets anew; a new name alone does not', async () => {
    await using d = await aDepartment();
    const { calendars, office } = await calendarsOf(d);
    const ticket = await aTicket(d);
    const renamed = await calendars.save({ ...office, name: 'Oficina central' });
    expect(renamed.recomputed).toBe(0);
    const saved = await calendars.save({
      ...renamed.calendar,
      holidays: [{ date: '2026-10-06', name: 'Asueto' }],
    });
    expect(saved.recomputed).toBe(1);
    const after = await d.as(d.manager).tickets.get({ id: ticket.id });
    // A whole working day later: 24 working hours from Monday at ten were due on Wednesday.
    expect(ticket.resolutionDueAt).toBe('2026-10-07T22:00:00.000Z');
    expect(after.resolutionDueAt).toBe('2026-10-08T22:00:00.000Z');
    expect(after.firstPromiseAt).toBe(ticket.firstPromiseAt);
    expect((await verifyDataFolder(d.t.host.dataDir)).problems).toEqual([]);
  });

  it('hand the mark of the default on, and there is always one that has it', async () => {
    await using d = await aDepartment();
    const { calendars, office } = await calendarsOf(d);
    const rule = { code: 'ruleBroken', data: { rule: 'defaultCalendarNeeded' } };
    await expect(calendars.save({ ...office, isDefault: false })).rejects.toMatchObject(rule);
    await expect(calendars.save({ ...office, isEnabled: false })).rejects.toMatchObject(rule);
    await expect(
      calendars.save({ ...mutable(FIELDS), isDefault: true, isEnabled: false }),
    ).rejects.toMatchObject(rule);
    const { calendar } = await calendars.save({ ...mutable(FIELDS), isDefault: true });
    const marks = async () =>
      (await calendars.list({})).items.map(({ name, isDefault, version }) => [name, isDefault, version]);
    expect(await marks()).toEqual([
      ['Guardia', true, 1],
      ['Oficina', false, 2],
    ]);
    await calendars.save({ ...office, version: 2, isDefault: true });
    expect(await marks()).toEqual([
      ['Oficina', true, 3],
      ['Guardia', false, 2],
    ]);
    await calendars.save({ ...calendar, version: 2, isDefault: false, isEnabled: false });
    expect((await verifyDataFolder(d.t.host.dataDir)).problems).toEqual([]);
  });

  it('in use by a shift or a policy are not put out of use', async () => {
    await using d = await aDepartment();
    const { calendars } = await calendarsOf(d);
    const { calendar } = await calendars.save(mutable(FIELDS));
    await aTechnician(d.t.host, { calendarId: calendar.id });
    await expect(calendars.save({ ...calendar, isEnabled: false })).rejects.toMatchObject({
      code: 'inUse',
      data: { by: 'person' },
    });
  });

  it('refuse taken names, stale saves, and what no calendar can be, field by field', async () => {
    await using d = await aDepartment();
    const { calendars, office } = await calendarsOf(d);
    await expect(calendars.save({ ...mutable(FIELDS), name: 'Oficina' })).rejects.toMatchObject({
      code: 'duplicate',
      data: { field: 'name' },
    });
    await calendars.save({ ...office, name: 'Otra' });
    await expect(calendars.save({ ...office, holidayTemplate: 'federal' })).rejects.toMatchObject({
      code: 'conflict',
      data: { entity: 'calendar', version: 2, changes: [{ after: { name: 'Otra' } }] },
    });
    const day = { date: '2026-05-05', name: 'Puebla' };
    await expect(
      calendars.save({
        ...mutable(FIELDS),
        timeZone: 'America/Atlantis',
        versions: [
          { validFrom: '2026-01-01', hours: {} },
          { validFrom: '2026-01-01', hours: {} },
        ],
        holidays: [day, day],
      }),
    ).rejects.toMatchObject({
      code: 'invalid',
      data: {
        issues: [
          { path: 'timeZone', rule: 'timeZone' },
          { path: 'versions', rule: 'sameValidFrom' },
          { path: 'holidays.1.date', rule: 'sameDate' },
        ],
      },
    });
  });
});

it('shows the days of a template for any year, handover included', async () => {
  await using d = await aDepartment({ technicians: 1 });
  const holidays = async (template: 'none' | 'lft74' | 'federal', year: number) =>
    (await d.as(d.requester).calendars.holidays({ template, year })).items.map(({ date }) => date);
  expect(await holidays('none', 2026)).toEqual([]);
  expect(await holidays('federal', 2030)).toEqual([
    '2030-01-01',
    '2030-02-04',
    '2030-03-18',
    '2030-05-01',
    '2030-05-05',
    '2030-09-16',
    '2030-10-01',
    '2030-11-18',
    '2030-12-25',
  ]);
  expect(await holidays('lft74', 2026)).not.toContain('2026-05-05');
});
