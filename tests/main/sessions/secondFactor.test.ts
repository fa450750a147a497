import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { peopleHandlers } from '#main/people/service.ts';
import { sessionsHandlers } from '#main/sessions/service.ts';
import { newSecret, stepOfCode } from '#main/sessions/totp.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import { peopleContract } from '#shared/people/contract.ts';
import { sessionsContract } from '#shared/sessions/contract.ts';
import { type DispatchHost, given, openDispatchHost, refusedWith } from '../../builders/dispatchHost.ts';
import { aPerson, type BuiltPerson } from '../../builders/people.ts';

const PASSWORD = 'tren-lento-azul-42';
const USERNAME = 'rosa.luna';
let h: DispatchHost;
let person: BuiltPerson;

beforeEach(async () => {
  h = await openDispatchHost();
  person = await aPerson(h.t, { username: USERNAME, password: PASSWORD });
});
afterEach(() => h.close());

const { create, beginSecondFactor, confirmSecondFactor, endSecondFactor, resetSecondFactor, secondFactor } =
  sessionsContract;

/** What the telephone shows. */
const codeOf = (secret: string, now = h.now) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });

async function enrolled() {
  const screen = await h.connection(person);
  const begun = given(
    await h.call(screen, beginSecondFactor, sessionsHandlers.beginSecondFactor, { password: PASSWORD }),
  );
  const { recoveryCodes } = given(
    await h.call(screen, confirmSecondFactor, sessionsHandlers.confirmSecondFactor, {
      code: codeOf(begun.secret),
    }),
  );
  // The code that turned it on is spent.
  h.now += MINUTE;
  return { screen, secret: begun.secret, uri: begun.uri, svg: begun.svg, recoveryCodes };
}

async function signIn(code?: string, password = PASSWORD) {
  const connection = await h.connection();
  return h.call(connection, create, sessionsHandlers.create, {
    username: USERNAME,
    password,
    ...(code === undefined ? {} : { code }),
  });
}

describe('codes of RFC 6238', () => {
  // Appendix B of the RFC, its eight digits cut to six; the secret is “12345678901234567890”.
  const secret = Buffer.from('12345678901234567890');
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %d the code is %s', (seconds, code) => {
    expect(stepOfCode(secret, code, seconds * 1_000)).toBe(Math.floor(seconds / 30));
  });

  it('are good for one step before and after, and no further', () => {
    const now = 1_111_111_111_000;
    expect(stepOfCode(secret, '050471', now + 30 * SECOND)).not.toBeNull();
    expect(stepOfCode(secret, '050471', now - 30 * SECOND)).not.toBeNull();
    expect(stepOfCode(secret, '050471', now + 90 * SECOND)).toBeNull();
  });

  it.each(['', '12345', '1234567', 'abcdef', '００５９２４', '-12345'])('“%s” is none', (code) => {
    expect(stepOfCode(secret, code, 1_234_567_890_000)).toBeNull();
  });

  it('come of 160 random bits', () => {
    expect(newSecret()).toHaveLength(20);
    expect(Buffer.from(newSecret()).equals(Buffer.from(newSecret()))).toBe(false);
  });
});

describe('signing in with a second factor', () => {
  it('asks for nothing new until the first code was right', async () => {
    const screen = await h.connection(person);
    given(
      await h.call(screen, beginSecondFactor, sessionsHandlers.beginSecondFactor, { password: PASSWORD }),
    );
    expect((await signIn()).ok).toBe(true);
    expect(
      refusedWith(
        await h.call(screen, confirmSecondFactor, sessionsHandlers.confirmSecondFactor, { code: '000000' }),
      ),
    ).toBe('secondFactorRequired');
    expect((await signIn()).ok).toBe(true);
  });

  it('then takes the password with a code and no longer without', async () => {
    const { secret, uri, svg } = await enrolled();
    expect(uri).toContain('otpauth://totp/SoporteBalance');
    expect(svg).toMatch(/^<svg /);
    expect(await signIn()).toMatchObject({
      ok: false,
      refusal: { code: 'secondFactorRequired', data: { isWrong: false } },
    });
    expect((await signIn(codeOf(secret))).ok).toBe(true);
  });

  it('says nothing of the second factor to whoever does not know the password', async () => {
    const { secret } = await enrolled();
    expect(refusedWith(await signIn(codeOf(secret), 'no-es-la-clave'))).toBe('wrongCredentials');
  });

  it('takes no code twice', async () => {
    const { secret } = await enrolled();
    const code = codeOf(secret);
    expect((await signIn(code)).ok).toBe(true);
    expect(refusedWith(await signIn(code))).toBe('secondFactorRequired');
    h.now += 30 * SECOND;
    expect((await signIn(codeOf(secret))).ok).toBe(true);
  });

  it('lets one of two in who come with the same code at once', async () => {
    const { secret } = await enrolled();
    const code = codeOf(secret);
    const answers = await Promise.all([signIn(code), signIn(code)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('locks after five wrong codes, though the password is right', async () => {
    const { secret } = await enrolled();
    for (let n = 0; n < 5; n += 1) await signIn('000000');
    expect(refusedWith(await signIn(codeOf(secret)))).toBe('lockedOut');
  });

  it('takes each code on paper once', async () => {
    const { recoveryCodes, screen } = await enrolled();
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^([2-9a-z]{6}-){3}[2-9a-z]{6}$/);
    const [first = ''] = recoveryCodes;
    expect((await signIn(` ${first.toUpperCase()} `)).ok).toBe(true);
    expect(refusedWith(await signIn(first))).toBe('secondFactorRequired');
    expect(given(await h.call(screen, secondFactor, sessionsHandlers.secondFactor, {}))).toEqual({
      isOn: true,
      isDemanded: false,
      recoveryCodes: 9,
    });
  });
});

describe('a second factor', () => {
  it('is begun with the password alone, and not while one is on', async () => {
    const { screen } = await enrolled();
    const begin = (password: string) =>
      h.call(screen, beginSecondFactor, sessionsHandlers.beginSecondFactor, { password });
    expect(refusedWith(await begin('no-es-la-clave'))).toBe('wrongCredentials');
    expect(refusedWith(await begin(PASSWORD))).toBe('ruleBroken');
  });

  it('is ended with password and code', async () => {
    const { screen, secret } = await enrolled();
    const end = (code: string) =>
      h.call(screen, endSecondFactor, sessionsHandlers.endSecondFactor, { password: PASSWORD, code });
    expect(refusedWith(await end('000000'))).toBe('secondFactorRequired');
    given(await end(codeOf(secret)));
    expect((await signIn()).ok).toBe(true);
  });

  it('is taken off by an administrator, and the sessions end', async () => {
    const { screen } = await enrolled();
    const administrator = await aPerson(h.t, {
      username: 'admin.uno',
      password: PASSWORD,
      roles: ['administrator'],
    });
    const theirs = await h.connection(administrator);
    expect(
      refusedWith(
        await h.call(screen, resetSecondFactor, sessionsHandlers.resetSecondFactor, { id: administrator.id }),
      ),
    ).toBe('forbidden');
    given(await h.call(theirs, resetSecondFactor, sessionsHandlers.resetSecondFactor, { id: person.id }));
    expect(refusedWith(await h.call(screen, secondFactor, sessionsHandlers.secondFactor, {}))).toBe(
      'unauthenticated',
    );
    expect((await signIn()).ok).toBe(true);
  });

  it('is asked for with a temporary password too', async () => {
    const { secret } = await enrolled();
    const desk = await h.connection(await aPerson(h.t, { roles: ['administrator'] }));
    const { temporaryPassword } = given(
      await h.call(desk, peopleContract.resetPassword, peopleHandlers.resetPassword, { id: person.id }),
    );
    const input = { username: 'rosa.luna', password: temporaryPassword ?? '' };
    const anew = async (code?: string) =>
      h.call(await h.connection(undefined), create, sessionsHandlers.create, {
        ...input,
        ...(code && { code }),
      });
    expect(refusedWith(await anew())).toBe('secondFactorRequired');
    h.now += MINUTE;
    expect((await anew(codeOf(secret))).ok).toBe(true);
  });

  it('is covered by the audit trail: a secret that was put there behind its back is found', async () => {
    await enrolled();
    await h.t.db.write((tx) =>
      tx
        .updateTable('secondFactors')
        .set({ secret: Buffer.alloc(20) })
        .execute(),
    );
    const report = await verifyDataFolder(h.t.dataDir, { profileDir: h.t.profileDir });
    expect(report.problems).toContainEqual(
      expect.objectContaining({ kind: 'changedRow', entity: 'secondFactor', id: person.id }),
    );
  });
});
