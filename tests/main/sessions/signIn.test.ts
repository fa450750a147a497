import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { sessionsHandlers } from '#main/sessions/service.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import { sessionsContract } from '#shared/sessions/contract.ts';
import { type DispatchHost, given, openDispatchHost, refusedWith } from '../../builders/dispatchHost.ts';
import { aPerson, type BuiltPerson, written } from '../../builders/people.ts';

const PASSWORD = 'tren-lento-azul-42';
let h: DispatchHost;
let person: BuiltPerson;

beforeEach(async () => {
  h = await openDispatchHost();
  person = await aPerson(h.t, {
    username: 'rosa.luna',
    password: PASSWORD,
    roles: ['manager', 'technician'],
  });
});
afterEach(() => h.close());

async function signIn(username: string, password: string, address = 'local') {
  const connection = await h.connection(undefined, { address });
  const answer = await h.call(connection, sessionsContract.create, sessionsHandlers.create, {
    username,
    password,
  });
  return { answer, connection };
}

describe('signing in', () => {
  it('gives a token, ties the connection to the session and says who it is', async () => {
    const { answer, connection } = await signIn(' Rosa.Luna ', PASSWORD);
    const { token, user } = given(answer);
    expect(user).toMatchObject({ id: person.id, username: 'rosa.luna', mustChangePassword: false });
    expect([...user.roles].sort()).toEqual(['manager', 'technician']);
    expect(connection.token).toBe(token);
    expect(Buffer.from(token ?? '', 'base64url')).toHaveLength(32);
  });

  it('ends the session that was open on the same connection, whoever it was of', async () => {
    const { connection } = await signIn('rosa.luna', PASSWORD);
    const before = connection.token ?? '';
    const again = { username: 'rosa.luna', password: PASSWORD };
    const answer = await h.call(connection, sessionsContract.create, sessionsHandlers.create, again);
    expect(given(answer).token).not.toBe(before);
    const left = await h.connection(undefined);
    const resumed = await h.call(left, sessionsContract.resume, sessionsHandlers.resume, { token: before });
    expect(refusedWith(resumed)).toBe('unauthenticated');
    const events = await historyOf(h.t.db.read, { entity: 'person', id: person.id });
    expect(events.map(({ action }) => action)).toEqual([
      'person.created',
      'session.opened',
      'session.ended',
      'session.opened',
    ]);
  });

  it('keeps the token nowhere: only its hash, and no trace of the password', async () => {
    const { token } = given((await signIn('rosa.luna', PASSWORD)).answer);
    await h.t.db.close();
    const { readFile } = await import('node:fs/promises');
    const files = [h.t.db.file, `${h.t.db.file}-wal`];
    const bytes = Buffer.concat(
      await Promise.all(files.map((file) => readFile(file).catch(() => Buffer.alloc(0)))),
    );
    expect(bytes.includes('rosa.luna')).toBe(true);
    expect(bytes.includes(String(token))).toBe(false);
    expect(bytes.includes(PASSWORD)).toBe(false);
  });

  it('answers an unknown name, a wrong password, a disabled person and one without a password alike', async () => {
    await aPerson(h.t, { username: 'baja', password: PASSWORD, isEnabled: false });
    await aPerson(h.t, { username: 'sincuenta' });
    const answers = [
      await signIn('nadie', PASSWORD),
      await signIn('rosa.luna', 'otra-cosa-larga'),
      await signIn('baja', PASSWORD),
      await signIn('sincuenta', PASSWORD),
    ];
    for (const { answer } of answers) {
      expect(answer).toEqual({ ok: false, refusal: { code: 'wrongCredentials', data: {} } });
    }
  });

  it('takes about as long for a name that is nobody’s', async () => {
    async function median(username: string): Promise<number> {
      const times: number[] = [];
      for (let i = 0; i < 9; i += 1) {
        const started = performance.now();
        await signIn(username, 'no-es-esta-clave', `10.0.0.${i}`);
        times.push(performance.now() - started);
        h.now += 2 * HOUR; // past any lock
      }
      return times.sort((a, b) => a - b)[4] ?? 0;
    }
    const known = await median('rosa.luna');
    const unknown = await median('nadie');
    // Without the hash for nobody the second takes a tenth of the first.
    expect(unknown).toBeGreaterThan(known / 3);
  });

  it('gives no second session’s token for a repeated command id, but signs in anew and checks the password again', async () => {
    const connection = await h.connection();
    const commandId = crypto.randomUUID();
    const input = { username: 'rosa.luna', password: PASSWORD, commandId };
    const first = given(await h.call(connection, sessionsContract.create, sessionsHandlers.create, input));
    const second = given(await h.call(connection, sessionsContract.create, sessionsHandlers.create, input));
    expect(second.token).not.toBe(first.token);
    const wrong = await h.call(connection, sessionsContract.create, sessionsHandlers.create, {
      ...input,
      password: 'no-es-esta-clave',
    });
    expect(refusedWith(wrong)).toBe('wrongCredentials');
    expect(await h.t.db.read.selectFrom('commands').selectAll().execute()).toEqual([]);
  });

  it('refuses a temporary password after two weeks', async () => {
    await aPerson(h.t, { username: 'nueva', password: PASSWORD, mustChangePassword: true, at: h.now });
    h.now += 13 * 24 * HOUR;
    expect(given((await signIn('nueva', PASSWORD)).answer).user.mustChangePassword).toBe(true);
    h.now += 2 * 24 * HOUR;
    expect((await signIn('nueva', PASSWORD)).answer).toEqual({
      ok: false,
      refusal: { code: 'ruleBroken', data: { rule: 'temporaryPasswordExpired' } },
    });
  });
});

describe('the lock-out', () => {
  const fail = async (times: number, username = 'rosa.luna') => {
    for (let i = 0; i < times; i += 1) await signIn(username, `no-es-esta-clave-${i}`);
  };

  it('locks at the fifth failure for a minute, also against the right password', async () => {
    await fail(4);
    const { answer } = await signIn('rosa.luna', 'no-es-esta-clave');
    expect(answer).toEqual({
      ok: false,
      refusal: { code: 'lockedOut', data: { until: new Date(h.now + MINUTE).toISOString() } },
    });
    expect(refusedWith((await signIn('rosa.luna', PASSWORD)).answer)).toBe('lockedOut');
    h.now += MINUTE;
    expect((await signIn('rosa.luna', PASSWORD)).answer.ok).toBe(true);
  });

  it('doubles with each failure after it, to an hour', async () => {
    await fail(5);
    const locks: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      h.now += HOUR;
      const { answer } = await signIn('rosa.luna', 'no-es-esta-clave');
      const { until } = (answer as { refusal: { data: { until: string } } }).refusal.data;
      locks.push((Date.parse(until) - h.now) / MINUTE);
    }
    expect(locks).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('is forgotten with a good sign-in', async () => {
    await fail(4);
    expect((await signIn('rosa.luna', PASSWORD)).answer.ok).toBe(true);
    await fail(4);
    expect((await signIn('rosa.luna', PASSWORD)).answer.ok).toBe(true);
  });

  it('survives a restart', async () => {
    await fail(5);
    const now = h.now;
    h = await openDispatchHost(await h.t.reopen());
    h.now = now + 30_000;
    expect(refusedWith((await signIn('rosa.luna', PASSWORD)).answer)).toBe('lockedOut');
  });

  it('lets no more than the allowed guesses through when a hundred come at once', async () => {
    const guesses = Array.from({ length: 60 }, (_, i) =>
      signIn('rosa.luna', `clave-posible-${i}`, `10.1.0.${i}`),
    );
    // The right one among them, after more wrong ones than are allowed.
    guesses.push(signIn('rosa.luna', PASSWORD, '10.1.1.1'));
    const answers = await Promise.all(guesses);
    const codes = answers.map(({ answer }) => (answer.ok ? 'in' : answer.refusal.code));
    expect(codes.filter((code) => code === 'wrongCredentials')).toHaveLength(4);
    expect(codes.filter((code) => code === 'lockedOut')).toHaveLength(57);
    expect(codes).not.toContain('in');
  });

  it('locks a name that is nobody’s in the same way', async () => {
    await fail(4, 'nadie');
    expect(refusedWith((await signIn('nadie', PASSWORD)).answer)).toBe('lockedOut');
  });

  it('stops an address that tries many accounts', async () => {
    for (let i = 0; i < 60; i += 1) await signIn(`cuenta${i}`, 'primavera-2026', '192.0.2.7');
    expect(refusedWith((await signIn('rosa.luna', PASSWORD, '192.0.2.7')).answer)).toBe('tooManyRequests');
    expect((await signIn('rosa.luna', PASSWORD, '192.0.2.8')).answer.ok).toBe(true);
    h.now += 10 * MINUTE;
    expect((await signIn('rosa.luna', PASSWORD, '192.0.2.7')).answer.ok).toBe(true);
  });

  it('writes an event for each failure, with neither what was typed nor who does not exist', async () => {
    await signIn('rosa.luna', 'clave-equivocada');
    await signIn('una-clave-en-el-campo-equivocado', 'x');
    const events = await historyOf(h.t.db.read, { entity: 'session', id: 0 });
    expect(events.map(({ action, actorId, text }) => ({ action, actorId, text }))).toEqual([
      { action: 'session.refused', actorId: null, text: null },
      { action: 'session.refused', actorId: null, text: null },
    ]);
    expect(JSON.stringify(events)).not.toContain('equivocad');
    const known = await historyOf(h.t.db.read, { entity: 'person', id: person.id });
    expect(known.map(({ action }) => action)).toEqual(['person.created', 'session.refused']);
  });

  it('follows the setting', async () => {
    await written(h.t, h.now, async (tx) => {
      await tx
        .insertInto('settings')
        .values({
          key: 'security',
          value: JSON.stringify({ sessionHours: 12, idleMinutes: 60, maxFailures: 3 }),
        })
        .execute();
    });
    await fail(2);
    expect(refusedWith((await signIn('rosa.luna', 'no-es-esta-clave')).answer)).toBe('lockedOut');
  });
});
