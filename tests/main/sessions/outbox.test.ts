import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outboxSecret } from '#main/sessions/outboxSecret.ts';
import { sessionsHandlers } from '#main/sessions/service.ts';
import { sessionsContract } from '#shared/sessions/contract.ts';
import { scopeAllows } from '#shared/sessions/tokenScope.ts';
import { type DispatchHost, given, openDispatchHost, refusedWith } from '../../builders/dispatchHost.ts';
import { aPerson, type BuiltPerson } from '../../builders/people.ts';

let h: DispatchHost;
let rosa: BuiltPerson;
let luis: BuiltPerson;

beforeEach(async () => {
  h = await openDispatchHost();
  rosa = await aPerson(h.t, { username: 'rosa.luna', password: 'tren-lento-azul-42', roles: ['requester'] });
  luis = await aPerson(h.t, { username: 'luis.rey', password: 'tren-lento-azul-43', roles: ['technician'] });
});
afterEach(() => h.close());

const ask = async (person: BuiltPerson) =>
  given(await h.call(await h.connection(person), sessionsContract.outbox, sessionsHandlers.outbox, {}));

describe('the secret of an outbox', () => {
  it('is the same for every session of a person, and another one for anybody else', async () => {
    const first = await ask(rosa);
    expect(first).toMatchObject({ personId: rosa.id, epoch: 1 });
    expect(Buffer.from(first.secret, 'base64url')).toHaveLength(32);
    expect(await ask(rosa)).toEqual(first);
    const other = await ask(luis);
    expect(other.databaseId).toBe(first.databaseId);
    expect(other.secret).not.toBe(first.secret);
  });

  it('is another one in another database', async () => {
    const { databaseId, secret } = await ask(rosa);
    expect(await outboxSecret(h.t.db.read, databaseId, rosa.id)).toBe(secret);
    expect(await outboxSecret(h.t.db.read, 'another', rosa.id)).not.toBe(secret);
  });

  it('is given to nobody without a session, and to no script', async () => {
    const nobody = { origin: 'rest', device: '', address: '10.0.0.9', token: null } as const;
    const asked = await h.call({ ...nobody }, sessionsContract.outbox, sessionsHandlers.outbox, {});
    expect(refusedWith(asked)).toBe('unauthenticated');
    const areas = ['tickets', 'inventory', 'figures', 'administration'] as const;
    expect(scopeAllows({ areas: [...areas], writes: true }, 'sessions.outbox', 'query')).toBe(false);
  });
});
