import { describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { aService } from '../../builders/catalogue.ts';
import { anAdministrator, aSkill, aTechnician, type BuiltPerson } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from './department.ts';

async function aWaitingTicket(d: Department, parts: { serviceId?: number } = {}) {
  const ticket = await aTicket(d, parts);
  const had = { id: ticket.assignee?.id ?? 0 };
  const step = { id: ticket.id, version: ticket.version, note: 'Refacción pedida' };
  return { had, ticket: await d.as(had).tickets.wait({ ...step, for: 'supplier' }) };
}

/** The technicians but one, by index. */
function othersThan(d: Department, one: { readonly id: number }, index: number): BuiltPerson {
  const other = d.technicians.filter(({ id }) => id !== one.id)[index];
  if (other === undefined) throw new Error(`There is no other technician ${index}`);
  return other;
}

async function disable(d: Department, person: { readonly id: number }): Promise<number> {
  const admin = d.as(await anAdministrator(d.t.host, {}));
  const { version } = await admin.people.get({ id: person.id });
  return (await admin.people.disable({ id: person.id, version })).requeued;
}

/** What a person was told of a ticket, oldest first. */
async function toldOf(d: Department, person: { readonly id: number }, ticketId: number) {
  const { items } = await d.as(person).notifications.list({});
  return items.filter((item) => item.ticket?.id === ticketId).reverse();
}

async function isClean(d: Department): Promise<void> {
  const { dataDir, profileDir } = d.t.host;
  expect((await verifyDataFolder(dataDir, { profileDir })).problems).toEqual([]);
}

describe('a ticket that waits while its technician is disabled', () => {
  it('keeps waiting with somebody else behind it, and the requester is told nothing', async () => {
    await using d = await aDepartment({ technicians: 2 });
    const { had, ticket } = await aWaitingTicket(d);
    const toldBefore = await toldOf(d, d.requester, ticket.id);
    d.t.pass(HOUR);
    expect(await disable(d, had)).toBe(1);
    const other = othersThan(d, had, 0);
    const after = await d.as(d.manager).tickets.get({ id: ticket.id });
    expect(after).toMatchObject({
      status: 'waiting',
      waitingFor: 'supplier',
      assignee: { id: other.id },
      resolutionDueAt: null,
      remainingSeconds: ticket.remainingSeconds,
    });
    expect((await toldOf(d, other, ticket.id)).map(({ kind }) => kind)).toEqual(['assigned']);
    expect(await toldOf(d, d.requester, ticket.id)).toEqual(toldBefore);
    const why = await d.as(d.manager).assignment.explain({ id: ticket.id });
    expect(why.items.at(-1)).toMatchObject({ method: 'automatic', technician: { id: other.id } });
    expect(why.items.at(-1)?.explanation?.chosenId).toBe(other.id);
    const resumed = await d.as(other).tickets.resume({ id: ticket.id, version: after.version });
    expect(resumed).toMatchObject({ status: 'inProgress', assignee: { id: other.id } });
    await isClean(d);
  });

  it('goes also to somebody at the limit, whom it gives nothing to do', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const { had, ticket } = await aWaitingTicket(d);
    const full = await aTechnician(d.t.host, { activeLimit: 0 });
    await disable(d, had);
    const after = await d.as(d.manager).tickets.get({ id: ticket.id });
    expect(after).toMatchObject({ status: 'waiting', assignee: { id: full.id }, isOverLimit: false });
  });

  it('goes to the front of the queue when nobody is left who could have it', async () => {
    await using d = await aDepartment({ technicians: 0 });
    const skill = await aSkill(d.t.host);
    await aTechnician(d.t.host, { skillIds: [skill.id] });
    await aTechnician(d.t.host);
    const service = await aService(d.t.host, { skillId: skill.id });
    const { had, ticket } = await aWaitingTicket(d, { serviceId: service.id });
    await disable(d, had);
    const after = await d.as(d.manager).tickets.get({ id: ticket.id });
    expect(after).toMatchObject({ status: 'new', assignee: null, waitingFor: null, remainingSeconds: null });
    expect(after.resolutionDueAt).not.toBeNull();
    const queue = await d.as(d.manager).tickets.list({ queue: 'unassigned' });
    expect(queue.items.map((row) => row.id)).toEqual([ticket.id]);
    await isClean(d);
  });
});

describe('whoever loses a ticket', () => {
  it('is told to whom it went, however often it moves on', async () => {
    await using d = await aDepartment({ technicians: 3 });
    const ticket = await aTicket(d);
    const first = { id: ticket.assignee?.id ?? 0 };
    const [second, third] = [othersThan(d, first, 0), othersThan(d, first, 1)];
    const manager = d.as(d.manager);
    const moved = await manager.tickets.assign({
      id: ticket.id,
      version: ticket.version,
      assigneeId: second.id,
    });
    d.t.pass(HOUR);
    await manager.tickets.assign({ id: ticket.id, version: moved.version, assigneeId: third.id });
    const passedOn = async (person: { readonly id: number }) =>
      (await toldOf(d, person, ticket.id))
        .filter(({ kind }) => kind === 'reassigned')
        .map(({ actor, receiver }) => [actor?.id, receiver?.id]);
    expect(await passedOn(first)).toEqual([[d.manager.id, second.id]]);
    expect(await passedOn(second)).toEqual([[d.manager.id, third.id]]);
    expect(await passedOn(third)).toEqual([]);
    const others = await toldOf(d, third, ticket.id);
    expect(others.map(({ kind, receiver }) => [kind, receiver])).toEqual([['assigned', null]]);
  });

  it('is told nothing of a bulk assignment that was undone', async () => {
    await using d = await aDepartment({ technicians: 2 });
    const ticket = await aTicket(d);
    const had = { id: ticket.assignee?.id ?? 0 };
    const other = othersThan(d, had, 0);
    const manager = d.as(d.manager);
    const done = await manager.tickets.bulk({
      action: 'assign',
      items: [{ id: ticket.id, version: ticket.version }],
      assigneeId: other.id,
    });
    d.t.pass(5_000);
    await manager.tickets.undoBulk({ bulkId: done.bulkId });
    d.t.pass(HOUR);
    expect((await toldOf(d, had, ticket.id)).map(({ kind }) => kind)).not.toContain('reassigned');
  });
});

describe('a rating', () => {
  it('is given once, and again for another solution', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const technician = d.as(d.technician(0));
    const requester = d.as(d.requester);
    const ticket = await aTicket(d);
    const solved = await technician.tickets.resolve({
      id: ticket.id,
      version: ticket.version,
      solution: 'Listo',
    });
    const closed = await requester.tickets.close({ id: ticket.id, version: solved.version });
    const rated = await requester.tickets.rate({ id: ticket.id, version: closed.version, rating: 2 });
    await expect(
      requester.tickets.rate({ id: ticket.id, version: rated.version, rating: 5 }),
    ).rejects.toMatchObject({ code: 'ruleBroken', data: { rule: 'ratedAlready' } });
    expect((await requester.tickets.get({ id: ticket.id })).rating).toBe(2);

    const reopened = await requester.tickets.reopen({
      id: ticket.id,
      version: rated.version,
      reason: 'Sigue igual',
    });
    expect(reopened.rating).toBeNull();
    const again = await technician.tickets.resolve({
      id: ticket.id,
      version: reopened.version,
      solution: 'Ahora sí',
    });
    const closedAgain = await requester.tickets.close({ id: ticket.id, version: again.version });
    expect(closedAgain.allowedActions).toContain('rate');
    const better = await requester.tickets.rate({ id: ticket.id, version: closedAgain.version, rating: 5 });
    expect(better.rating).toBe(5);
  });
});
