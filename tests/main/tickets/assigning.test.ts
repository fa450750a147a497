import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { aService, aStoredCalendar } from '../../builders/catalogue.ts';
import { aSkill, aTechnician } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department, tick } from './department.ts';

async function fill(d: Department, tickets: number) {
  const made = [];
  for (let i = 0; i < tickets; i += 1) made.push(await aTicket(d, { title: `Falla ${i}` }));
  return made;
}

describe('assignment', () => {
  it('shares tickets evenly and stores why, with candidates and the tie-break', async () => {
    await using d = await aDepartment({ technicians: 3 });
    const tickets = await fill(d, 9);
    const board = await d.as(d.manager).assignment.workload({});
    expect(board.items.map((item) => [item.active, item.assignedThisWeek])).toEqual([
      [3, 3],
      [3, 3],
      [3, 3],
    ]);
    const last = tickets.at(-1);
    const why = await d.as(d.manager).assignment.explain({ id: last?.folio ?? '' });
    expect(why.items).toHaveLength(1);
    expect(why.items[0]?.explanation?.candidates).toHaveLength(3);
    expect(why.items[0]?.explanation?.candidates[0]).toMatchObject({ active: 2, excluded: [] });
  });

  it('leaves the ticket in the queue when everybody is at the limit, and hands it out when one frees up', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const tickets = await fill(d, 10);
    expect(tickets.filter((ticket) => ticket.status === 'assigned')).toHaveLength(8);
    const queued = tickets.filter((ticket) => ticket.status === 'new');
    expect(queued).toHaveLength(2);
    const why = await d.as(d.manager).assignment.explain({ id: queued[0]?.id ?? 0 });
    expect(why.now?.candidates[0]?.excluded).toEqual(['atLimit']);

    const first = tickets[0];
    if (first === undefined) throw new Error('no ticket');
    await d
      .as(d.technician(0))
      .tickets.resolve({ id: first.id, version: first.version, solution: 'Reiniciada' });
    const after = await d.as(d.manager).tickets.list({ queue: 'unassigned' });
    expect(after.items.map((row) => row.id)).toEqual([queued[1]?.id]);
    const board = await d.as(d.manager).assignment.workload({});
    expect(board.items[0]?.active).toBe(8);
  });

  it('lets a manager over the limit only with a written reason, and marks it', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const tickets = await fill(d, 9);
    const queued = tickets.at(-1);
    if (queued === undefined) throw new Error('no ticket');
    const assign = { id: queued.id, version: queued.version, assigneeId: d.technician(0).id };
    const manager = d.as(d.manager);
    await expect(manager.tickets.assign(assign)).rejects.toMatchObject({
      code: 'overLimit',
      data: { active: 8, limit: 8 },
    });
    const assigned = await manager.tickets.assign({ ...assign, reason: 'Lo pide la dirección' });
    expect(assigned).toMatchObject({ status: 'assigned', isOverLimit: true });
    const why = await manager.assignment.explain({ id: queued.id });
    expect(why.items[0]).toMatchObject({
      method: 'manual',
      reason: 'Lo pide la dirección',
      isOverLimit: true,
    });
  });

  it('does not let a technician take a ticket over the limit, nor one of somebody else', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const tickets = await fill(d, 9);
    const queued = tickets.at(-1);
    if (queued === undefined) throw new Error('no ticket');
    const me = d.technician(0);
    await expect(
      d.as(me).tickets.assign({ id: queued.id, version: queued.version, assigneeId: me.id, reason: 'Puedo' }),
    ).rejects.toMatchObject({ code: 'overLimit' });
    await expect(d.as(me).tickets.start({ id: queued.id, version: queued.version })).rejects.toMatchObject({
      code: 'overLimit',
    });
    const other = await aTechnician(d.t.host);
    const taken = tickets[0];
    await expect(
      d.as(other).tickets.assign({ id: taken?.id ?? 0, version: taken?.version ?? 0, assigneeId: other.id }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('never breaks the limit when many clients create at once', async () => {
    await using d = await aDepartment({ technicians: 2 });
    await Promise.all(Array.from({ length: 40 }, (_, i) => aTicket(d, { title: `A la vez ${i}` })));
    const board = await d.as(d.manager).assignment.workload({});
    expect(board.items.map((item) => item.active)).toEqual([8, 8]);
    const all = await d.as(d.manager).tickets.list({ limit: 100 });
    const numbers = all.items.map((row) => Number(row.folio.slice(-6))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('asks for the skill of the service, and a ticket nobody can take alerts the manager and blocks nothing', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const skill = await aSkill(d.t.host, { name: 'Fibra óptica' });
    const service = await aService(d.t.host, { skillId: skill.id });
    const stuck = await aTicket(d, { serviceId: service.id });
    expect(stuck).toMatchObject({ status: 'new', assignee: null });
    const told = await d.as(d.manager).notifications.list({});
    expect(told.items.map((item) => [item.kind, item.ticket?.id])).toEqual([['unassignable', stuck.id]]);
    expect((await aTicket(d)).status).toBe('assigned');

    const expert = await aTechnician(d.t.host, { skillIds: [skill.id] });
    await tick(d);
    const found = await d.as(d.manager).tickets.get({ id: stuck.id });
    expect(found.assignee?.id).toBe(expert.id);
  });

  it('finds the one that somebody can take behind more blocked tickets than it reads at once', async () => {
    await using d = await aDepartment({ technicians: 0 });
    const skill = await aSkill(d.t.host);
    const blocked = await aService(d.t.host, { skillId: skill.id });
    await Promise.all(Array.from({ length: 105 }, () => aTicket(d, { serviceId: blocked.id })));
    const last = await aTicket(d);
    const technician = await aTechnician(d.t.host);
    await tick(d);
    expect((await d.as(d.manager).tickets.get({ id: last.id })).assignee?.id).toBe(technician.id);
    const rest = await d.as(d.manager).tickets.list({ queue: 'unassigned', limit: 200 });
    expect(rest.items).toHaveLength(105);
  });

  it('waits for the shift, and hands out the most urgent first when it begins', async () => {
    await using d = await aDepartment({ technicians: 0 });
    const evening = await aStoredCalendar(d.t.host, { hours: { mon: [['20:00', '23:00']] } });
    const technician = await aTechnician(d.t.host, { calendarId: evening.id, activeLimit: 1 });
    const low = await aTicket(d, { title: 'Puede esperar' });
    const high = await aTicket(d, { title: 'Urge' });
    await d.as(d.manager).tickets.prioritise({
      id: high.id,
      version: high.version,
      impact: 'high',
      urgency: 'high',
      reason: 'Urgente',
    });
    expect(low.status).toBe('new');
    d.t.pass(10 * HOUR);
    await tick(d);
    expect((await d.as(d.manager).tickets.get({ id: high.id })).assignee?.id).toBe(technician.id);
    expect((await d.as(d.manager).tickets.get({ id: low.id })).status).toBe('new');
  });

  it('does not return a ticket by itself to whoever handed it back', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aTicket(d);
    const back = await d
      .as(d.technician(0))
      .tickets.putBack({ id: ticket.id, version: ticket.version, reason: 'No es de mi área' });
    expect(back).toMatchObject({ status: 'new', assignee: null });
    const why = await d.as(d.manager).assignment.explain({ id: ticket.id });
    expect(why.now?.candidates[0]?.excluded).toEqual(['handedBack']);
    const other = await aTechnician(d.t.host);
    await tick(d);
    expect((await d.as(d.manager).tickets.get({ id: ticket.id })).assignee?.id).toBe(other.id);
  });

  it('puts the active tickets of a disabled technician back in the queue and hands them on', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aTicket(d);
    const other = await aTechnician(d.t.host);
    const admin = await aTechnician(d.t.host, { roles: ['administrator'] });
    const person = await d.as(admin).people.get({ id: d.technician(0).id });
    const disabled = await d.as(admin).people.disable({ id: person.id, version: person.version });
    expect(disabled.requeued).toBe(1);
    expect((await d.as(d.manager).tickets.get({ id: ticket.id })).assignee?.id).toBe(other.id);
  });
});

describe('the clock', () => {
  it('raises at risk and overdue once each, and tells the manager of the latter', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aTicket(d);
    await d.as(d.technician(0)).tickets.start({ id: ticket.id, version: ticket.version });
    const atRisk = Date.parse(ticket.atRiskAt ?? '');
    const due = Date.parse(ticket.resolutionDueAt ?? '');
    const kinds = async (person: { id: number }) =>
      (await d.as(person).notifications.list({})).items
        .map((item) => item.kind)
        .filter((kind) => /isk|due/.test(kind));

    d.t.at(atRisk);
    await tick(d);
    await tick(d);
    expect(await kinds(d.technician(0))).toEqual(['atRisk']);
    expect(await kinds(d.manager)).toEqual([]);
    d.t.at(due);
    await tick(d);
    expect(await kinds(d.technician(0))).toEqual(['atRisk']);
    d.t.at(due + 1);
    await tick(d);
    await tick(d);
    expect(await kinds(d.technician(0))).toEqual(['overdue', 'atRisk']);
    expect(await kinds(d.manager)).toEqual(['overdue']);
  });

  it('closes what nobody confirmed after three working days', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aTicket(d);
    const resolved = await d
      .as(d.technician(0))
      .tickets.resolve({ id: ticket.id, version: ticket.version, solution: 'Listo' });
    // Solved on Monday: three working days end on Thursday at closing time.
    d.t.at(Date.parse(resolved.autoCloseAt ?? '') - 1);
    await tick(d);
    expect((await d.as(d.requester).tickets.get({ id: ticket.id })).status).toBe('resolved');
    d.t.pass(1);
    await tick(d);
    const closed = await d.as(d.requester).tickets.get({ id: ticket.id });
    expect(closed).toMatchObject({ status: 'closed', autoCloseAt: null });
    expect(d.t.now() - Date.parse(resolved.resolvedAt ?? '')).toBeGreaterThan(3 * DAY);
  });
});
