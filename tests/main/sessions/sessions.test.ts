import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { runSlice } from '#main/jobs/schedule.ts';
import { authenticate } from '#main/sessions/authenticate.ts';
import { verifyPassword } from '#main/sessions/passwordHash.ts';
import { flushSeen, sessionJobs, sessionsHandlers } from '#main/sessions/service.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import { sessionsContract } from '#shared/sessions/contract.ts';
import { type DispatchHost, given, openDispatchHost, refusedWith } from '../../builders/dispatchHost.ts';
import { anArea, aPerson, type BuiltPerson, written } from '../../builders/people.ts';

const PASSWORD = 'tren-lento-azul-42';
let h: DispatchHost;
let person: BuiltPerson;

beforeEach(async () => {
  h = await openDispatchHost();
  person = await aPerson(h.t, { username: 'rosa.luna', password: PASSWORD });
});
afterEach(() => h.close());

const { current, list, end, endOne, endAll, resume, changePassword } = sessionsContract;

function whoIs(token: string | null) {
  return authenticate(h.t.db.read, token ?? '', h.now);
}

describe('a session', () => {
  it('ends twelve hours after the sign-in however much it is used', async () => {
    const connection = await h.connection(person);
    for (let i = 0; i < 11; i += 1) {
      h.now += HOUR;
      expect((await h.call(connection, current, sessionsHandlers.current, {})).ok).toBe(true);
    }
    h.now += HOUR - 1;
    expect((await whoIs(connection.token)).id).toBe(person.id);
    h.now += 1;
    expect((await whoIs(connection.token)).id).toBe(0);
    expect(refusedWith(await h.call(connection, current, sessionsHandlers.current, {}))).toBe(
      'unauthenticated',
    );
  });

  it('that was opened by a clock which has been put back since lets nobody in', async () => {
    const connection = await h.connection(person);
    h.now -= 30 * 24 * HOUR;
    expect((await whoIs(connection.token)).id).toBe(0);
    h.now += 29 * 24 * HOUR + 1;
    expect((await whoIs(connection.token)).id).toBe(person.id);
  });

  it('ends after two hours without use, and use puts that off', async () => {
    const used = await h.connection(person);
    const unused = await h.connection(person);
    h.now += 90 * MINUTE;
    expect((await whoIs(used.token)).id).toBe(person.id);
    h.now += 60 * MINUTE;
    expect((await whoIs(used.token)).id).toBe(person.id);
    expect((await whoIs(unused.token)).id).toBe(0);
  });

  it('remembers its last use over a restart once that was flushed', async () => {
    const connection = await h.connection(person);
    h.now += 90 * MINUTE;
    await whoIs(connection.token);
    await flushSeen(h.host);
    const now = h.now + 60 * MINUTE;
    h = await openDispatchHost(await h.t.reopen());
    h.now = now;
    expect((await whoIs(connection.token)).id).toBe(person.id);
  });

  it('writes nothing when a call uses it', async () => {
    const connection = await h.connection(person);
    h.now += 30 * MINUTE;
    await whoIs(connection.token);
    const rows = await h.t.db.read.selectFrom('sessions').select('lastSeenAt').execute();
    expect(rows).toEqual([{ lastSeenAt: h.now - 30 * MINUTE }]);
  });

  it('is worth nothing once its person is disabled', async () => {
    const connection = await h.connection(person);
    await written(h.t, h.now, (tx) =>
      tx.updateTable('people').set({ isEnabled: 0 }).where('id', '=', person.id).execute(),
    );
    expect((await whoIs(connection.token)).id).toBe(0);
  });

  it('carries the roles and headed areas of this moment', async () => {
    const area = await anArea(h.t);
    const head = await aPerson(h.t, {
      roles: ['requester', 'manager'],
      headsAreaIds: [area.id],
      areaId: area.id,
    });
    const connection = await h.connection(head);
    const before = await whoIs(connection.token);
    expect(before.headsAreaIds).toEqual([area.id]);
    expect([...before.roles].sort()).toEqual(['manager', 'requester']);
    await written(h.t, h.now, (tx) =>
      tx.deleteFrom('personRoles').where('personId', '=', head.id).where('role', '=', 'manager').execute(),
    );
    expect((await whoIs(connection.token)).roles).toEqual(['requester']);
  });

  it('is taken up again by its token, and not by another', async () => {
    const { token } = await h.connection(person);
    const window = await h.connection();
    const user = given(await h.call(window, resume, sessionsHandlers.resume, { token: token ?? '' }));
    expect(user).toMatchObject({ id: person.id, name: person.name });
    expect(window.token).toBe(token);
    const other = await h.connection();
    const wrong = await h.call(other, resume, sessionsHandlers.resume, { token: `${token}x` });
    expect(refusedWith(wrong)).toBe('unauthenticated');
    expect(other.token).toBeNull();
  });
});

describe('signing out', () => {
  it('ends this session only, and lets go of the connection', async () => {
    const here = await h.connection(person);
    const there = await h.connection(person);
    const { token } = here;
    given(await h.call(here, end, sessionsHandlers.end, {}));
    expect(here.token).toBeNull();
    expect((await whoIs(token)).id).toBe(0);
    expect((await whoIs(there.token)).id).toBe(person.id);
  });

  it('everywhere else leaves this one', async () => {
    const here = await h.connection(person);
    const there = await h.connection(person);
    const stranger = await h.connection(await aPerson(h.t));
    expect(given(await h.call(here, endAll, sessionsHandlers.endAll, {}))).toEqual({ ended: 1 });
    expect((await whoIs(here.token)).id).toBe(person.id);
    expect((await whoIs(there.token)).id).toBe(0);
    expect((await whoIs(stranger.token)).id).not.toBe(0);
  });

  it('of one session in the list, but never of somebody else’s', async () => {
    const here = await h.connection(person);
    h.now += MINUTE;
    const there = await h.connection(person, { origin: 'browser', device: 'Firefox · Linux' });
    const { items } = given(await h.call(here, list, sessionsHandlers.list, {}));
    expect(items.map(({ device, origin, isCurrent }) => ({ device, origin, isCurrent }))).toEqual([
      { device: 'Firefox · Linux', origin: 'browser', isCurrent: false },
      { device: 'Prueba', origin: 'desktop', isCurrent: true },
    ]);
    const id = items[0]?.id ?? 0;
    const stranger = await h.connection(await aPerson(h.t));
    const theirs = await h.call(stranger, endOne, sessionsHandlers.endOne, { id });
    expect(refusedWith(theirs)).toBe('notFound');
    expect((await whoIs(there.token)).id).toBe(person.id);
    given(await h.call(here, endOne, sessionsHandlers.endOne, { id }));
    expect((await whoIs(there.token)).id).toBe(0);
  });

  it('leaves no row for ever, nor do the outcomes of commands', async () => {
    const connection = await h.connection(person);
    const input = { commandId: crypto.randomUUID() };
    given(await h.call(connection, endAll, sessionsHandlers.endAll, input));
    const left = async () => [
      (await h.t.db.read.selectFrom('sessions').select('id').execute()).length,
      (
        await h.t.db.read
          .selectFrom('commands')
          .select('at')
          .where('commandId', '=', input.commandId)
          .execute()
      ).length,
    ];
    const others = (count: number) =>
      h.t.db.write((tx) => {
        const rows = Array.from({ length: count }, () => ({
          actorId: person.id,
          commandId: crypto.randomUUID(),
          contentHash: Buffer.alloc(32),
          outcome: '{}',
          at: h.now,
        }));
        return tx.insertInto('commands').values(rows).execute();
      });
    async function afterDays(days: number) {
      h.now += days * 24 * HOUR;
      for (const job of sessionJobs) {
        if (await job.isDue(h.t.db.read, h.now)) await runSlice(h.host, job, async () => true);
      }
      return left();
    }
    expect(await left()).toEqual([1, 1]);
    expect(await afterDays(29)).toEqual([1, 1]);
    // Of the newest thousand it stays whatever the clock says: it may have been put forward, and the client repeats it.
    await others(999);
    expect(await afterDays(2)).toEqual([1, 1]);
    await others(1);
    expect(await afterDays(0)).toEqual([1, 0]);
    expect(await afterDays(59)).toEqual([1, 0]);
    expect(await afterDays(1)).toEqual([0, 0]);
  });
});

describe('changing the password', () => {
  const change = async (
    next: string,
    currentPassword = PASSWORD,
    connection?: Parameters<typeof h.call>[0],
  ) =>
    h.call(connection ?? (await h.connection(person)), changePassword, sessionsHandlers.changePassword, {
      current: currentPassword,
      next,
    });
  const storedHash = async () =>
    h.t.db.read
      .selectFrom('credentials')
      .select(['passwordHash', 'mustChange'])
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow();

  it('ends the other sessions, and the new one is good from then on', async () => {
    const here = await h.connection(person);
    const there = await h.connection(person);
    given(await change('montaña-clara-9-soles', PASSWORD, here));
    const { passwordHash } = await storedHash();
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(passwordHash, 'montaña-clara-9-soles'.normalize('NFD'))).toBe(true);
    expect((await whoIs(here.token)).id).toBe(person.id);
    expect((await whoIs(there.token)).id).toBe(0);
    const events = await historyOf(h.t.db.read, { entity: 'credential', id: person.id });
    expect(events.map(({ action }) => action)).toEqual(['person.created', 'person.passwordChanged']);
  });

  it('asks for the present one, and locks like a sign-in when it is guessed', async () => {
    const here = await h.connection(person);
    for (let i = 0; i < 4; i += 1) {
      expect(refusedWith(await change('montaña-clara-9-soles', `mal-${i}`, here))).toBe('wrongCredentials');
    }
    expect(refusedWith(await change('montaña-clara-9-soles', 'mal', here))).toBe('lockedOut');
    expect(refusedWith(await change('montaña-clara-9-soles', PASSWORD, here))).toBe('lockedOut');
  });

  it.each([
    ['the old one', PASSWORD, 'passwordUnchanged'],
    ['one with the user name', 'rosa.luna-tiene-gato', 'passwordNamesPerson'],
    ['one of the commonest', 'Contraseña2026!', 'passwordCommon'],
  ])('refuses %s and stores nothing', async (_what, next, rule) => {
    const before = await storedHash();
    const answer = await change(next);
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', data: { issues: [{ path: 'next', rule }] } },
    });
    expect(await storedHash()).toEqual(before);
  });

  it('is all that a temporary password opens', async () => {
    const fresh = await aPerson(h.t, { username: 'nueva', password: PASSWORD, mustChangePassword: true });
    const connection = await h.connection(fresh);
    expect(refusedWith(await h.call(connection, list, sessionsHandlers.list, {}))).toBe(
      'passwordChangeRequired',
    );
    given(await h.call(connection, current, sessionsHandlers.current, {}));
    given(await change('montaña-clara-9-soles', PASSWORD, connection));
    given(await h.call(connection, list, sessionsHandlers.list, {}));
  });
});
