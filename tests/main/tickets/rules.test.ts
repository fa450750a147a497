import { describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';
import { aService } from '../../builders/catalogue.ts';
import { anAdministrator, aPerson, type BuiltPerson } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from './department.ts';

const iso = (at: number) => new Date(at).toISOString();

/** What a person was told of a ticket, oldest first. */
async function toldOf(d: Department, person: BuiltPerson, ticketId: number): Promise<string[]> {
  const { items } = await d.as(person).notifications.list({});
  return items
    .filter((item) => item.ticket?.id === ticketId)
    .map((item) => item.kind)
    .reverse();
}

async function isClean(d: Department): Promise<void> {
  const { dataDir, profileDir } = d.t.host;
  expect((await verifyDataFolder(dataDir, { profileDir })).problems).toEqual([]);
}

async function limitOf(d: Department, person: BuiltPerson, activeLimit: number): Promise<void> {
  const admin = d.as(await anAdministrator(d.t.host, {}));
  const { id, version, ...had } = await admin.people.get({ id: person.id });
  await admin.people.update({
    id,
    version,
    name: had.name,
    username: had.username,
    email: had.email,
    phone: had.phone,
    employeeNumber: had.employeeNumber,
    post: had.post,
    areaId: had.area?.id ?? null,
    locationId: had.location?.id ?? null,
    calendarId: had.calendar?.id ?? null,
    activeLimit,
    language: had.language,
    roles: had.roles,
    teamIds: had.teams.map((team) => team.id),
    skillIds: had.skills.map((skill) => skill.id),
    isExternal: had.isExternal,
  });
}

describe('notices', () => {
  it('tell a technician of what the system gives them when they free up themselves', async () => {
    await using d = await aDepartment({ technicians: 1 });
    await limitOf(d, d.technician(0), 1);
    const first = await aTicket(d, { title: 'Primera' });
    const second = await aTicket(d, { title: 'Segunda' });
    expect([first.status, second.status]).toEqual(['assigned', 'new']);
    await d
      .as(d.technician(0))
      .tickets.resolve({ id: first.id, version: first.version, solution: 'Reiniciada' });
    expect(await toldOf(d, d.technician(0), second.id)).toEqual(['assigned']);
  });
});

describe('the limit', () => {
  it('is marked as passed also when a time is agreed on for a ticket that waited', async () => {
    await using d = await aDepartment({ technicians: 1 });
    await limitOf(d, d.technician(0), 1);
    const technician = d.as(d.technician(0));
    const one = await aTicket(d, { title: 'Una' });
    const waiting = await technician.tickets.wait({
      id: one.id,
      version: one.version,
      for: 'supplier',
      note: 'Refacción',
    });
    await aTicket(d, { title: 'Otra' });
    const from = d.t.now() + HOUR;
    const scheduled = await technician.tickets.schedule({
      id: one.id,
      version: waiting.version,
      from: iso(from),
      to: iso(from + HOUR),
      reason: 'Acordado',
    });
    expect(scheduled).toMatchObject({ status: 'scheduled', isOverLimit: true });
  });

  it('is marked as passed when an undone bulk action gives tickets back to somebody who got others', async () => {
    await using d = await aDepartment({ technicians: 2 });
    await limitOf(d, d.technician(0), 1);
    const manager = d.as(d.manager);
    const ticket = await aTicket(d, { title: 'Va y viene' });
    const [from, to] = ticket.assignee?.id === d.technician(0).id ? [0, 1] : [1, 0];
    await limitOf(d, d.technician(from), 1);
    const done = await manager.tickets.bulk({
      action: 'assign',
      items: [{ id: ticket.id, version: ticket.version }],
      assigneeId: d.technician(to).id,
      reason: 'Reparto',
    });
    const other = await aTicket(d, { title: 'Otra' });
    expect(other.assignee?.id).toBe(d.technician(from).id);
    await manager.tickets.undoBulk({ bulkId: done.bulkId });
    const back = await manager.tickets.get({ id: ticket.id });
    expect([back.assignee?.id, back.isOverLimit]).toEqual([d.technician(from).id, true]);
    await isClean(d);
  });
});

describe('an undone bulk assignment', () => {
  it('was received by nobody: board, turn and explanation are as before', async () => {
    await using d = await aDepartment({ technicians: 2 });
    const manager = d.as(d.manager);
    const ticket = await aTicket(d);
    const waiting = await d
      .as(d.technician(ticket.assignee?.id === d.technician(0).id ? 0 : 1))
      .tickets.wait({ id: ticket.id, version: ticket.version, for: 'requester', note: '¿Cuál?' });
    const other = d.technicians.find((technician) => technician.id !== ticket.assignee?.id);
    const before = await manager.assignment.workload({});
    d.t.pass(MINUTE);
    const done = await manager.tickets.bulk({
      action: 'assign',
      items: [{ id: ticket.id, version: waiting.version }],
      assigneeId: other?.id ?? 0,
    });
    expect(await manager.assignment.workload({})).not.toEqual(before);
    d.t.pass(5_000);
    await manager.tickets.undoBulk({ bulkId: done.bulkId });
    expect(await manager.assignment.workload({})).toEqual(before);
    expect((await manager.assignment.explain({ id: ticket.id })).items).toHaveLength(1);
    const after = await manager.tickets.get({ id: ticket.id });
    expect(after).toMatchObject({
      status: 'waiting',
      resolutionDueAt: null,
      remainingSeconds: waiting.remainingSeconds,
    });
    await isClean(d);
  });
});

describe('a ticket that was handed back', () => {
  it('may return by itself after a manager gave it to the same technician again', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const technician = d.as(d.technician(0));
    const ticket = await aTicket(d);
    const back = await technician.tickets.putBack({
      id: ticket.id,
      version: ticket.version,
      reason: 'No es mía',
    });
    expect(back.status).toBe('new');
    const given = await d
      .as(d.manager)
      .tickets.assign({ id: ticket.id, version: back.version, assigneeId: d.technician(0).id });
    const solved = await technician.tickets.resolve({
      id: ticket.id,
      version: given.version,
      solution: 'Hecho',
    });
    const row = await d.t.host.db.read
      .selectFrom('tickets')
      .select('handedBackById')
      .where('id', '=', solved.id)
      .executeTakeFirstOrThrow();
    expect(row.handedBackById).toBeNull();
  });

  it('is not said of one whose technician was disabled', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const admin = d.as(await anAdministrator(d.t.host, {}));
    const ticket = await aTicket(d);
    const { version } = await admin.people.get({ id: d.technician(0).id });
    const { person } = await admin.people.disable({ id: d.technician(0).id, version });
    const queued = await d.as(d.manager).assignment.explain({ id: ticket.id });
    expect(queued.now?.candidates[0]?.excluded).toEqual(['disabled']);
    await admin.people.enable({ id: person.id, version: person.version });
    expect((await d.as(d.manager).tickets.get({ id: ticket.id })).assignee?.id).toBe(person.id);
  });

  it('an answered ticket whose technician was disabled while it waited goes on with somebody else', async () => {
    await using d = await aDepartment({ technicians: 2 });
    const admin = d.as(await anAdministrator(d.t.host, {}));
    const ticket = await aTicket(d);
    const had = ticket.assignee?.id ?? 0;
    await d
      .as({ id: had })
      .tickets.wait({ id: ticket.id, version: ticket.version, for: 'requester', note: '¿Qué equipo?' });
    const { version } = await admin.people.get({ id: had });
    await admin.people.disable({ id: had, version });
    d.t.pass(HOUR);
    await d.as(d.requester).tickets.reply({ id: ticket.id, body: 'El del pasillo' });
    const after = await d.as(d.manager).tickets.get({ id: ticket.id });
    expect(after.status).toBe('inProgress');
    expect(after.assignee?.id).not.toBe(had);
    expect(after.resolutionDueAt).not.toBeNull();
    await isClean(d);
  });
});

describe('what others may know and do', () => {
  it('a head of an area cancels a request only while it waits for their yes', async () => {
    await using d = await aDepartment();
    const head = await aPerson(d.t.host, { name: 'Jefa', headsAreaIds: [d.areaId] });
    const service = await aService(d.t.host, { needsApproval: true });
    const asked = await aTicket(d, { serviceId: service.id });
    expect(asked.status).toBe('pendingApproval');
    const approved = await d.as(head).tickets.approve({ id: asked.id, version: asked.version });
    expect(approved.allowedActions).not.toContain('cancel');
    await expect(
      d.as(head).tickets.cancel({ id: asked.id, version: approved.version, reason: 'Ya no' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const second = await aTicket(d, { serviceId: service.id });
    const cancelled = await d
      .as(head)
      .tickets.cancel({ id: second.id, version: second.version, reason: 'No procede' });
    expect(cancelled.status).toBe('cancelled');
  });

  it('a conflict tells requesters nothing of notes', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const technician = d.as({ id: ticket.assignee?.id ?? 0 });
    await technician.tickets.start({ id: ticket.id, version: ticket.version });
    await technician.tickets.note({ id: ticket.id, body: 'Entre nosotros' });
    const stale = { id: ticket.id, version: ticket.version, reason: 'Ya no' };
    const actions = async (person: { readonly id: number }) => {
      try {
        await d.as(person).tickets.cancel(stale);
        return [];
      } catch (fault) {
        const { data } = fault as { data: { changes: { action: string }[] } };
        return data.changes.map((change) => change.action);
      }
    };
    expect(await actions(d.requester)).toEqual(['ticket.started']);
    expect(await actions(d.manager)).toEqual(['ticket.started', 'ticket.noted']);
  });

  it('the history of a ticket tells its requester nothing of what was merged into it', async () => {
    await using d = await aDepartment();
    const other = await aPerson(d.t.host, { name: 'Otra Persona' });
    const kept = await aTicket(d);
    const duplicate = await aTicket(d, { by: other });
    await d.as(d.manager).tickets.merge({ id: duplicate.id, version: duplicate.version, intoId: kept.id });
    const seen = async (person: BuiltPerson) =>
      (await d.as(person).tickets.history({ id: kept.id })).items.map((item) => item.action);
    expect(await seen(d.requester)).not.toContain('ticket.merged');
    expect(await seen(d.manager)).toContain('ticket.merged');
  });
});

describe('an agreed time', () => {
  it('moves the warning with the due time, also when the priority changes afterwards', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aTicket(d);
    const to = d.t.now() + 20 * DAY;
    const scheduled = await d.as(d.technician(0)).tickets.schedule({
      id: ticket.id,
      version: ticket.version,
      from: iso(to - HOUR),
      to: iso(to),
      reason: 'Llega la pieza',
    });
    const changed = await d.as(d.manager).tickets.prioritise({
      id: ticket.id,
      version: scheduled.version,
      impact: 'high',
      urgency: 'high',
      reason: 'Urge',
    });
    expect(changed.resolutionDueAt).toBe(iso(to));
    expect(Date.parse(changed.atRiskAt ?? '')).toBeGreaterThan(to - 5 * DAY);
  });

  it('that lasts for days is in the view of each of them', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aTicket(d);
    const from = d.t.now();
    await d.as(d.technician(0)).tickets.schedule({
      id: ticket.id,
      version: ticket.version,
      from: iso(from),
      to: iso(from + 3 * DAY),
      reason: 'Migración',
    });
    const seenOn = async (date: string) =>
      (await d.as(d.manager).tickets.day({ date })).items[0]?.appointments.map((a) => a.id);
    expect(await seenOn('2026-10-05')).toEqual([ticket.id]);
    expect(await seenOn('2026-10-08')).toEqual([ticket.id]);
    expect(await seenOn('2026-10-09')).toEqual([]);
  });
});
