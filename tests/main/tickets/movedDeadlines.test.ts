import { describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import type { Calendar } from '#shared/calendars/contract.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import type { Ticket } from '#shared/tickets/fields.ts';
import { anAdministrator } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department, tick } from './department.ts';

const ms = (iso: string | null) => Date.parse(iso ?? '');
const iso = (at: number) => new Date(at).toISOString();

/** The alerts raised of a ticket, oldest first: the kind and the due instant that it is about. */
async function alertsOf(d: Department, ticketId: number): Promise<[string, string][]> {
  const rows = await d.t.host.db.read
    .selectFrom('alerts')
    .select(['kind', 'dueAt'])
    .where('ticketId', '=', ticketId)
    .where('kind', '!=', 'responseOverdue')
    .orderBy('raisedAt')
    .execute();
  return rows.map(({ kind, dueAt }) => [kind, iso(dueAt)]);
}

/** How often the technician was told of each kind of lateness. */
async function toldOf(d: Department, kind: 'atRisk' | 'overdue'): Promise<number> {
  const { items } = await d.as(d.technician(0)).notifications.list({ limit: 200 });
  return items.filter((item) => item.kind === kind).length;
}

async function prioritise(d: Department, ticket: Ticket, level: 'low' | 'medium' | 'high') {
  const step = { id: ticket.id, version: ticket.version, reason: 'Cambió' };
  return d.as(d.manager).tickets.prioritise({ ...step, impact: level, urgency: level });
}

/** Started, so that its first response is no longer late. */
async function aStartedTicket(d: Department) {
  const ticket = await aTicket(d);
  return d.as(d.technician(0)).tickets.start({ id: ticket.id, version: ticket.version });
}

describe('an alert', () => {
  it('is raised again for a due time that moved, once for each, and not for one that comes back', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aStartedTicket(d);
    d.t.at(ms(ticket.atRiskAt));
    await tick(d);
    await tick(d);
    expect(await alertsOf(d, ticket.id)).toEqual([['atRisk', ticket.resolutionDueAt]]);

    const later = await prioritise(d, ticket, 'low');
    expect(ms(later.resolutionDueAt)).toBeGreaterThan(ms(ticket.resolutionDueAt));
    await tick(d);
    expect(await toldOf(d, 'atRisk')).toBe(1);
    d.t.at(ms(later.atRiskAt));
    await tick(d);
    await tick(d);
    expect(await alertsOf(d, ticket.id)).toEqual([
      ['atRisk', ticket.resolutionDueAt],
      ['atRisk', later.resolutionDueAt],
    ]);

    const back = await prioritise(d, later, 'medium');
    expect(back.resolutionDueAt).toBe(ticket.resolutionDueAt);
    await tick(d);
    await tick(d);
    // It is late by the old due time now, and of that it was not told yet.
    expect(await alertsOf(d, ticket.id)).toEqual([
      ['atRisk', ticket.resolutionDueAt],
      ['atRisk', later.resolutionDueAt],
      ['overdue', ticket.resolutionDueAt],
    ]);
    expect([await toldOf(d, 'atRisk'), await toldOf(d, 'overdue')]).toEqual([2, 1]);
    await prioritise(d, await prioritise(d, back, 'low'), 'medium');
    await tick(d);
    expect(await toldOf(d, 'overdue')).toBe(1);
  });

  it('of a ticket that waited comes at its new time, not at the old one', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aStartedTicket(d);
    const technician = d.as(d.technician(0));
    const step = { id: ticket.id, version: ticket.version };
    const waiting = await technician.tickets.wait({ ...step, for: 'supplier', note: 'Pieza' });
    d.t.at(ms(ticket.resolutionDueAt) + DAY);
    await tick(d);
    expect(await alertsOf(d, ticket.id)).toEqual([]);
    const resumed = await technician.tickets.resume({ id: ticket.id, version: waiting.version });
    await tick(d);
    expect(await alertsOf(d, ticket.id)).toEqual([]);
    d.t.at(ms(resumed.resolutionDueAt) + 1);
    await tick(d);
    await tick(d);
    expect(await alertsOf(d, ticket.id)).toEqual([['overdue', resumed.resolutionDueAt]]);
  });
});

/** Tuesday 6 October becomes a holiday, or the office opens in the morning only. */
async function editOffice(d: Department, change: (office: Calendar) => Partial<Calendar>): Promise<void> {
  const { calendars } = d.as(await anAdministrator(d.t.host));
  const office = (await calendars.list({})).items.find(({ isDefault }) => isDefault);
  if (office === undefined) throw new Error('There is no default calendar');
  await calendars.save({ ...office, ...change(office) });
}

const TUESDAY_OFF = { holidays: [{ date: '2026-10-06', name: 'Asueto', isWorked: false }] };

function mornings(): Partial<Calendar> {
  const morning: [string, string][] = [['09:00', '13:00']];
  return {
    versions: [
      { validFrom: null, hours: { mon: morning, tue: morning, wed: morning, thu: morning, fri: morning } },
    ],
  };
}

async function isClean(d: Department): Promise<void> {
  const { dataDir, profileDir } = d.t.host;
  expect((await verifyDataFolder(dataDir, { profileDir })).problems).toEqual([]);
}

describe('an edited calendar', () => {
  it('leaves a waiting ticket without a due time, and counts by the new hours what had been used', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aStartedTicket(d);
    const technician = d.as(d.technician(0));
    // Monday 10:00 to Wednesday 10:00: 18 working hours of 24.
    d.t.pass(2 * DAY);
    const waiting = await technician.tickets.wait({
      id: ticket.id,
      version: ticket.version,
      for: 'supplier',
      note: 'Pieza',
    });
    expect(waiting.remainingSeconds).toBe(6 * 3_600);
    d.t.pass(HOUR);
    await editOffice(d, () => TUESDAY_OFF);
    const edited = await technician.tickets.get({ id: ticket.id });
    expect(edited).toMatchObject({ status: 'waiting', resolutionDueAt: null, remainingSeconds: 15 * 3_600 });
    expect(edited.firstPromiseAt).toBe(ticket.firstPromiseAt);
    // Wednesday 11:00 with 15 hours left: seven that day, eight on Thursday.
    const resumed = await technician.tickets.resume({ id: ticket.id, version: edited.version });
    expect(resumed.resolutionDueAt).toBe('2026-10-08T23:00:00.000Z');
    await isClean(d);
  });

  it('leaves a solved ticket as it was judged, and counts by the new hours once it is reopened', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aStartedTicket(d);
    const technician = d.as(d.technician(0));
    d.t.pass(DAY);
    const solved = await technician.tickets.resolve({
      id: ticket.id,
      version: ticket.version,
      solution: 'Listo',
    });
    await editOffice(d, mornings);
    const after = await technician.tickets.get({ id: ticket.id });
    expect(after).toEqual(solved);
    // 15 of 24 hours were left. Tuesday 11:00: two that morning, then four each; three are left for Monday.
    d.t.pass(HOUR);
    const reopened = await d
      .as(d.requester)
      .tickets.reopen({ id: ticket.id, version: solved.version, reason: 'Sigue igual' });
    expect(reopened).toMatchObject({ status: 'inProgress', remainingSeconds: null });
    expect(reopened.resolutionDueAt).toBe('2026-10-12T16:00:00.000Z');
    await isClean(d);
  });

  it('does not take back a later time that was agreed on, also once work has begun or waits', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aTicket(d);
    const technician = d.as(d.technician(0));
    const to = d.t.now() + 14 * DAY;
    const scheduled = await technician.tickets.schedule({
      id: ticket.id,
      version: ticket.version,
      from: iso(to - HOUR),
      to: iso(to),
      reason: 'Llega la pieza',
    });
    const started = await technician.tickets.start({ id: ticket.id, version: scheduled.version });
    await editOffice(d, () => TUESDAY_OFF);
    const edited = await technician.tickets.get({ id: ticket.id });
    expect(edited).toMatchObject({ status: 'inProgress', resolutionDueAt: iso(to) });
    expect(edited.atRiskAt).toBe(started.atRiskAt);

    const waiting = await technician.tickets.wait({
      id: ticket.id,
      version: edited.version,
      for: 'supplier',
      note: 'Pieza',
    });
    await editOffice(d, () => ({ holidays: [] }));
    const again = await technician.tickets.get({ id: ticket.id });
    expect(again.status).toBe('waiting');
    // Tuesday counts again, nine hours more until the agreed end.
    expect(again.remainingSeconds).toBe((waiting.remainingSeconds ?? 0) + 9 * 3_600);
    d.t.pass(2 * HOUR);
    const resumed = await technician.tickets.resume({ id: ticket.id, version: again.version });
    expect(resumed.resolutionDueAt).toBe(iso(to + 2 * HOUR));
    await editOffice(d, () => TUESDAY_OFF);
    expect((await technician.tickets.get({ id: ticket.id })).resolutionDueAt).toBe(iso(to + 2 * HOUR));
    await isClean(d);
  });
});
