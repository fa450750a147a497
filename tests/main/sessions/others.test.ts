import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/rpc/context.ts';
import { sessionsHandlers } from '#main/sessions/service.ts';
import { sessionsContract } from '#shared/sessions/contract.ts';
import { type DispatchHost, given, openDispatchHost, refusedWith } from '../../builders/dispatchHost.ts';
import { aPerson, type BuiltPerson } from '../../builders/people.ts';

const PASSWORD = 'tren-lento-azul-42';
const { current, ofPerson, endOfPerson, endEverybody, createToken } = sessionsContract;
let h: DispatchHost;
let person: BuiltPerson;
let desk: Connection;
let admin: BuiltPerson;

beforeEach(async () => {
  h = await openDispatchHost();
  person = await aPerson(h.t, { username: 'rosa.luna', password: PASSWORD, roles: ['technician'] });
  admin = await aPerson(h.t, { username: 'ada.soto', password: PASSWORD, roles: ['administrator'] });
  desk = await h.connection(admin);
});
afterEach(() => h.close());

const isIn = async (connection: Connection) =>
  (await h.call(connection, current, sessionsHandlers.current, {})).ok;

async function aToken(connection: Connection): Promise<Connection> {
  const input = { name: 'Nocturno', scope: { areas: ['tickets' as const], writes: false }, days: 30 };
  const made = given(
    await h.call(connection, createToken, sessionsHandlers.createToken, { ...input, password: PASSWORD }),
  );
  return { ...(await h.connection()), token: made.token };
}

describe('an administrator', () => {
  it('sees where a person is signed in, and how many tokens they have', async () => {
    const screen = await h.connection(person, { device: 'Firefox, Windows' });
    await aToken(screen);
    expect(given(await h.call(desk, ofPerson, sessionsHandlers.ofPerson, { id: person.id }))).toMatchObject({
      items: [{ device: 'Firefox, Windows', isCurrent: false }],
      tokens: 1,
    });
    expect(refusedWith(await h.call(screen, ofPerson, sessionsHandlers.ofPerson, { id: admin.id }))).toBe(
      'forbidden',
    );
    expect(refusedWith(await h.call(desk, ofPerson, sessionsHandlers.ofPerson, { id: 9_999 }))).toBe(
      'notFound',
    );
  });

  it('ends all sessions of a person, their scripts’ too, and nobody else’s', async () => {
    const screen = await h.connection(person);
    const script = await aToken(screen);
    const other = await h.connection(await aPerson(h.t, {}));
    const end = await h.call(desk, endOfPerson, sessionsHandlers.endOfPerson, { id: person.id });
    expect(given(end)).toEqual({ ended: 2 });
    expect([await isIn(screen), await isIn(script), await isIn(other), await isIn(desk)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('is not shut out by ending their own', async () => {
    const elsewhere = await h.connection(admin);
    given(await h.call(desk, endOfPerson, sessionsHandlers.endOfPerson, { id: admin.id }));
    expect([await isIn(desk), await isIn(elsewhere)]).toEqual([true, false]);
  });

  it('signs everybody out but themselves, and scripts when that is asked for', async () => {
    const screen = await h.connection(person);
    const script = await aToken(screen);
    const end = (withTokens: boolean) =>
      h.call(desk, endEverybody, sessionsHandlers.endEverybody, { withTokens });
    expect(given(await end(false))).toEqual({ ended: 1 });
    expect([await isIn(screen), await isIn(script), await isIn(desk)]).toEqual([false, true, true]);
    expect(given(await end(true))).toEqual({ ended: 1 });
    expect([await isIn(script), await isIn(desk)]).toEqual([false, true]);
  });

  it('leaves both in the audit log', async () => {
    await h.connection(person);
    given(await h.call(desk, endOfPerson, sessionsHandlers.endOfPerson, { id: person.id }));
    given(await h.call(desk, endEverybody, sessionsHandlers.endEverybody, { withTokens: false }));
    const events = await h.t.db.read
      .selectFrom('events')
      .select(['action', 'actorId'])
      .where('entity', '=', 'session')
      .execute();
    expect(events).toEqual([
      { action: 'session.personEnded', actorId: admin.id },
      { action: 'session.everybodyEnded', actorId: admin.id },
    ]);
  });
});
