import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveEvent } from '#shared/live/contract.ts';
import { anAdministrator, aPerson, type BuiltPerson } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';

let d: Department;
beforeEach(async () => {
  d = await aDepartment();
});
afterEach(() => d[Symbol.asyncDispose]());

interface Listener {
  readonly heard: LiveEvent[];
  /** Resolves when the stream ended by itself. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** Opens a person's stream and waits until it has begun. */
async function listen(person: BuiltPerson): Promise<Listener> {
  // What builders wrote is told before, to nobody.
  d.t.host.hub.poke();
  await settle();
  const stop = new AbortController();
  const events = await d.as(person).live.events({}, { signal: stop.signal });
  const heard: LiveEvent[] = [];
  const begun = Promise.withResolvers<void>();
  const ended = (async () => {
    for await (const event of events) {
      heard.push(event);
      begun.resolve();
    }
  })().catch(() => undefined);
  await begun.promise;
  return { heard, ended, stop: () => stop.abort() };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 60));
const ticketIds = ({ heard }: Listener) =>
  heard.flatMap((event) =>
    event.type === 'changed'
      ? event.topics.flatMap(({ entity, ids }) => (entity === 'ticket' ? ids : []))
      : [],
  );
const entities = ({ heard }: Listener) =>
  heard.flatMap((event) => (event.type === 'changed' ? event.topics.map(({ entity }) => entity) : []));

describe('live events', () => {
  it('tell requesters of their own tickets only, and staff of all', async () => {
    const other = await aPerson(d.t.host, { name: 'Otra Persona' });
    const own = await listen(d.requester);
    const foreign = await listen(other);
    const staff = await listen(d.technician(0));
    const ticket = await aTicket(d);
    await d.as(d.technician(0)).tickets.note({ id: ticket.id, body: 'Interno' });
    await settle();
    expect(new Set(ticketIds(own))).toEqual(new Set([ticket.id]));
    expect(new Set(ticketIds(staff))).toEqual(new Set([ticket.id]));
    expect(ticketIds(foreign)).toEqual([]);
    expect(entities(foreign)).toEqual([]);
    expect(entities(own)).not.toContain('ticketMessage');
    // The numbers go on for all alike, so that nobody takes silence for a gap.
    const seqs = (listener: Listener) =>
      listener.heard.flatMap((event) => (event.type === 'changed' ? [event.seq] : []));
    expect(seqs(foreign)).toEqual(seqs(staff));
    for (const listener of [own, foreign, staff]) listener.stop();
  });

  it('show who is in a ticket to staff, and to its requester while they are in it too', async () => {
    const other = await aPerson(d.t.host, { name: 'Otra Persona' });
    const ticket = await aTicket(d);
    const [own, foreign, staff] = [
      await listen(d.requester),
      await listen(other),
      await listen(d.technician(1)),
    ];
    const people = ({ heard }: Listener) =>
      heard.flatMap((event) => (event.type === 'presence' ? [event.people.map(({ name }) => name)] : []));
    await d.as(d.technician(0)).tickets.presence({ id: ticket.id, state: 'looking' });
    await settle();
    expect([people(own), people(foreign), people(staff)]).toEqual([[], [], [['Técnica 0']]]);
    await d.as(d.requester).tickets.presence({ id: ticket.id, state: 'typing' });
    await expect(d.as(other).tickets.presence({ id: ticket.id, state: 'looking' })).rejects.toMatchObject({
      code: 'notFound',
    });
    await settle();
    expect([people(own), people(foreign)]).toEqual([[['Técnica 0', 'Solicitante Sosa']], []]);
    for (const listener of [own, foreign, staff]) listener.stop();
  });

  it('end when the person signs out', async () => {
    const listener = await listen(d.requester);
    await d.as(d.requester).sessions.end({});
    await listener.ended;
    expect(entities(listener)).toEqual([]);
  });

  it('end when the person is disabled, before anything else is told', async () => {
    const administrator = await anAdministrator(d.t.host, {});
    const technician = d.technician(0);
    const { version } = await d.as(administrator).people.get({ id: technician.id });
    const listener = await listen(technician);
    await d.as(administrator).people.disable({ id: technician.id, version });
    await listener.ended;
    expect(listener.heard.map((event) => event.type)).toEqual(['here', 'standing']);
  });

  it('begin anew when roles change, so that what is told fits them', async () => {
    const administrator = await anAdministrator(d.t.host, {});
    const { host } = d.t;
    const person = await d.as(administrator).people.get({ id: d.technician(1).id });
    const listener = await listen(d.technician(1));
    await host.auditor.write(
      { actorId: administrator.id, origin: 'rest', now: d.t.now() },
      async (tx, trail) => {
        await tx.deleteFrom('personRoles').where('personId', '=', person.id).execute();
        await tx.insertInto('personRoles').values({ personId: person.id, role: 'requester' }).execute();
        await trail.record({
          action: 'person.changed',
          entity: 'person',
          entityId: person.id,
          version: person.version,
          rows: [{ entity: 'personRoles', id: person.id }],
        });
        return { ok: true, value: null };
      },
    );
    host.hub.poke();
    await listener.ended;
    const again = await listen(d.technician(1));
    await aTicket(d);
    await settle();
    expect(ticketIds(again)).toEqual([]);
    again.stop();
  });
});
