import { describe, expect, it } from 'vitest';
import { HOUR } from '#shared/kernel/time.ts';
import { aPolicy, aService, aStoredCalendar } from '../../builders/catalogue.ts';
import { aTechnician } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department, OFFICE } from './department.ts';

const utc = (iso: string) => Date.parse(iso);

/** How many tickets each technician got in the present week, as the board says. */
async function thisWeek(d: Department): Promise<number[]> {
  const { items } = await d.as(d.manager).assignment.workload({});
  return items.map(({ assignedThisWeek }) => assignedThisWeek);
}

describe('over New Year', () => {
  it('folios begin anew at midnight of the institution, not of UTC', async () => {
    await using d = await aDepartment({ technicians: 0 });
    d.t.at(utc('2026-12-31T12:00:00Z'));
    const folioAt = async (iso: string) => {
      d.t.at(utc(iso));
      return (await aTicket(d)).folio;
    };
    expect(await folioAt('2026-12-31T23:00:00Z')).toBe('SB-2026-000001');
    // In UTC it is the new year already; in Mexico City 23:59.
    expect(await folioAt('2027-01-01T05:59:59Z')).toBe('SB-2026-000002');
    expect(await folioAt('2027-01-01T06:00:00Z')).toBe('SB-2027-000001');
    expect(await folioAt('2027-01-01T06:00:01Z')).toBe('SB-2027-000002');
    // A clock set back goes on where that year ended: no number twice, none left out.
    expect(await folioAt('2026-12-31T23:30:00Z')).toBe('SB-2026-000003');
  });

  it('a week that lies in both years is one week, and the next begins on Monday', async () => {
    await using d = await aDepartment({ technicians: 0 });
    const always = await aStoredCalendar(d.t.host, {});
    await aTechnician(d.t.host, { calendarId: always.id });
    // Thursday and Friday of 2026-W53.
    d.t.at(utc('2026-12-31T18:00:00Z'));
    await aTicket(d);
    d.t.at(utc('2027-01-01T18:00:00Z'));
    await aTicket(d);
    expect(await thisWeek(d)).toEqual([2]);
    // Sunday 23:59 and Monday 00:00 in Mexico City.
    d.t.at(utc('2027-01-04T05:59:59Z'));
    await aTicket(d);
    expect(await thisWeek(d)).toEqual([3]);
    d.t.at(utc('2027-01-04T06:00:00Z'));
    expect(await thisWeek(d)).toEqual([0]);
    await aTicket(d);
    expect(await thisWeek(d)).toEqual([1]);
    const weeks = await d.t.host.db.read.selectFrom('assignments').select('isoWeek').orderBy('id').execute();
    expect(weeks.map(({ isoWeek }) => isoWeek)).toEqual(['2026-W53', '2026-W53', '2026-W53', '2027-W01']);
  });

  it('whoever got fewest this week is the next also when the week began in the old year', async () => {
    await using d = await aDepartment({ technicians: 0 });
    const always = await aStoredCalendar(d.t.host, {});
    const first = await aTechnician(d.t.host, { name: 'Ana', calendarId: always.id });
    const second = await aTechnician(d.t.host, { name: 'Beto', calendarId: always.id });
    d.t.at(utc('2026-12-31T18:00:00Z'));
    const one = await aTicket(d);
    expect(one.assignee?.id).toBe(first.id);
    await d.as(first).tickets.resolve({ id: one.id, version: one.version, solution: 'Listo' });
    // Both have nothing now: the week decides.
    d.t.at(utc('2027-01-01T18:00:00Z'));
    const two = await aTicket(d);
    expect(two.assignee?.id).toBe(second.id);
    const why = await d.as(d.manager).assignment.explain({ id: two.id });
    expect(why.items[0]?.explanation?.decidedBy).toBe('week');
  });
});

/** A service whose times are counted in Tijuana, which changes its clocks with the United States. */
async function inTijuana(d: Department, parts: { minutes: number; isOpenAlways?: boolean }) {
  const calendar = await aStoredCalendar(d.t.host, {
    timeZone: 'America/Tijuana',
    ...(parts.isOpenAlways ? {} : { hours: OFFICE }),
  });
  const service = await aService(d.t.host, { defaultImpact: 'medium', defaultUrgency: 'medium' });
  const resolutionMinutes = parts.minutes;
  await aPolicy(d.t.host, { serviceId: service.id, calendarId: calendar.id, resolutionMinutes });
  return service.id;
}

describe('a deadline over a change of the clocks', () => {
  it.each([
    // Friday 16:00, two hours that day; the other six end at 15:00 on Monday, an hour nearer to UTC.
    ['spring', '2027-03-13T00:00:00.000Z', '2027-03-15T22:00:00.000Z'],
    ['autumn', '2026-10-30T23:00:00.000Z', '2026-11-02T23:00:00.000Z'],
  ])('in %s keeps to the clock on the wall in office hours', async (_, created, due) => {
    await using d = await aDepartment({ technicians: 0 });
    const serviceId = await inTijuana(d, { minutes: 480 });
    d.t.at(utc(created));
    const ticket = await aTicket(d, { serviceId });
    expect([ticket.createdAt, ticket.resolutionDueAt]).toEqual([created, due]);
    expect(ticket.firstPromiseAt).toBe(due);
  });

  it.each([
    ['spring', '2027-03-13T00:00:00.000Z'],
    ['autumn', '2026-10-30T23:00:00.000Z'],
  ])('in %s gives as many hours as were promised where it is open day and night', async (_, created) => {
    await using d = await aDepartment({ technicians: 0 });
    const serviceId = await inTijuana(d, { minutes: 72 * 60, isOpenAlways: true });
    d.t.at(utc(created));
    const ticket = await aTicket(d, { serviceId });
    expect(utc(ticket.resolutionDueAt ?? '') - utc(created)).toBe(72 * HOUR);
  });

  it('is moved by the working time of a wait, not by the hour that was skipped', async () => {
    await using d = await aDepartment({ technicians: 0 });
    const always = await aStoredCalendar(d.t.host, {});
    const technician = await aTechnician(d.t.host, { calendarId: always.id });
    const serviceId = await inTijuana(d, { minutes: 480 });
    d.t.at(utc('2027-03-13T00:00:00.000Z'));
    const ticket = await aTicket(d, { serviceId });
    const waiting = await d
      .as(technician)
      .tickets.wait({ id: ticket.id, version: ticket.version, for: 'supplier', note: 'Pieza' });
    expect(waiting.remainingSeconds).toBe(8 * 3_600);
    // Monday 10:00 in Tijuana: eight hours from there are 18:00.
    d.t.at(utc('2027-03-15T17:00:00.000Z'));
    const resumed = await d.as(technician).tickets.resume({ id: ticket.id, version: waiting.version });
    expect(resumed.resolutionDueAt).toBe('2027-03-16T01:00:00.000Z');
  });
});
