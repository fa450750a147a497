import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import type { Connection } from '#main/rpc/context.ts';
import { servicesHandlers } from '#main/services/service.ts';
import { sessionsHandlers } from '#main/sessions/service.ts';
import { DAY } from '#shared/kernel/time.ts';
import { servicesContract } from '#shared/services/contract.ts';
import { sessionsContract } from '#shared/sessions/contract.ts';
import type { TokenScope } from '#shared/sessions/tokenScope.ts';
import { type DispatchHost, given, openDispatchHost, refusedWith } from '../../builders/dispatchHost.ts';
import { aPerson, type BuiltPerson } from '../../builders/people.ts';

const PASSWORD = 'tren-lento-azul-42';
const { tokens, createToken, endToken, current, changePassword, endAll } = sessionsContract;
let h: DispatchHost;
let person: BuiltPerson;

beforeEach(async () => {
  h = await openDispatchHost();
  person = await aPerson(h.t, { username: 'rosa.luna', password: PASSWORD, roles: ['technician'] });
});
afterEach(() => h.close());

const withToken = (token: string): Connection => ({ origin: 'rest', device: '', address: '10.0.0.9', token });

async function aToken(scope: Partial<TokenScope> = {}, days = 30) {
  const screen = await h.connection(person);
  const input = {
    name: 'Inventario nocturno',
    scope: { areas: ['tickets' as const], writes: false, ...scope },
    days,
    password: PASSWORD,
  };
  const made = given(await h.call(screen, createToken, sessionsHandlers.createToken, input));
  return { screen, made, connection: withToken(made.token) };
}

const whoAmI = (connection: Connection) => h.call(connection, current, sessionsHandlers.current, {});

describe('a token for a script', () => {
  it('is shown once, kept as a hash, and lets its person in until its day is over', async () => {
    const { made, connection, screen } = await aToken({}, 30);
    expect(made.token).toMatch(/^sbt_[\w-]{43}$/);
    expect(given(await whoAmI(connection)).id).toBe(person.id);
    const { items } = given(await h.call(screen, tokens, sessionsHandlers.tokens, {}));
    expect(items).toMatchObject([{ name: 'Inventario nocturno', lastUsedAt: null }]);
    expect(JSON.stringify(items)).not.toContain(made.token);
    h.now += 30 * DAY - 1;
    expect((await whoAmI(connection)).ok).toBe(true);
    h.now += 1;
    expect(refusedWith(await whoAmI(connection))).toBe('unauthenticated');
  });

  it('opens its area for reading and nothing else', async () => {
    const { connection } = await aToken({ areas: ['tickets'] });
    expect((await h.call(connection, servicesContract.list, servicesHandlers.list, {})).ok).toBe(true);
    const inventory = await aToken({ areas: ['inventory'] });
    expect(
      refusedWith(await h.call(inventory.connection, servicesContract.list, servicesHandlers.list, {})),
    ).toBe('forbidden');
  });

  it('makes no other token and changes no password', async () => {
    const { connection } = await aToken({ areas: ['administration', 'tickets'], writes: true });
    const input = {
      name: 'x',
      scope: { areas: ['tickets' as const], writes: true },
      days: 1,
      password: PASSWORD,
    };
    expect(refusedWith(await h.call(connection, createToken, sessionsHandlers.createToken, input))).toBe(
      'forbidden',
    );
    const next = { current: PASSWORD, next: 'otra-frase-muy-larga-7' };
    expect(refusedWith(await h.call(connection, changePassword, sessionsHandlers.changePassword, next))).toBe(
      'forbidden',
    );
  });

  it('asks for the password again', async () => {
    const screen = await h.connection(person);
    const input = {
      name: 'x',
      scope: { areas: ['tickets' as const], writes: false },
      days: 1,
      password: 'no-es-esta',
    };
    expect(refusedWith(await h.call(screen, createToken, sessionsHandlers.createToken, input))).toBe(
      'wrongCredentials',
    );
  });

  it('is worth nothing once it was given back, and nobody else can give it back', async () => {
    const { made, connection, screen } = await aToken();
    const other = await aPerson(h.t, { username: 'otra.persona', password: PASSWORD, roles: ['technician'] });
    const theirs = await h.connection(other);
    expect(refusedWith(await h.call(theirs, endToken, sessionsHandlers.endToken, { id: made.id }))).toBe(
      'notFound',
    );
    given(await h.call(screen, endToken, sessionsHandlers.endToken, { id: made.id }));
    expect(refusedWith(await whoAmI(connection))).toBe('unauthenticated');
  });

  it('stays when its person signs out elsewhere, and stands in no list of open sessions', async () => {
    const { connection, screen } = await aToken();
    given(await h.call(screen, endAll, sessionsHandlers.endAll, {}));
    expect((await whoAmI(connection)).ok).toBe(true);
    const open = given(await h.call(screen, sessionsContract.list, sessionsHandlers.list, {}));
    expect(open.items).toHaveLength(1);
  });

  it('is in the history of its person, its name as personal text', async () => {
    const { made } = await aToken();
    const events = await historyOf(h.t.db.read, { entity: 'person', id: person.id });
    expect(events.find(({ action }) => action === 'session.tokenMade')).toMatchObject({
      entityId: made.id,
      text: { name: 'Inventario nocturno' },
    });
  });

  it('is one of twenty at most', async () => {
    const screen = await h.connection(person);
    const make = () =>
      h.call(screen, createToken, sessionsHandlers.createToken, {
        name: 'x',
        scope: { areas: ['tickets' as const], writes: false },
        days: 1,
        password: PASSWORD,
      });
    for (let n = 0; n < 20; n += 1) given(await make());
    expect(refusedWith(await make())).toBe('ruleBroken');
  }, 30_000);
});
