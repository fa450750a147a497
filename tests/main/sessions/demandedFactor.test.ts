import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { peopleHandlers } from '#main/people/service.ts';
import type { Connection } from '#main/rpc/context.ts';
import { servicesHandlers } from '#main/services/service.ts';
import { sessionsHandlers } from '#main/sessions/service.ts';
import { settingsHandlers } from '#main/settings/service.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { peopleContract } from '#shared/people/contract.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import { servicesContract } from '#shared/services/contract.ts';
import { sessionsContract } from '#shared/sessions/contract.ts';
import { defaultSettings, settingsContract } from '#shared/settings/contract.ts';
import { type DispatchHost, given, openDispatchHost, refusedWith } from '../../builders/dispatchHost.ts';
import { aPerson, type BuiltPerson } from '../../builders/people.ts';

const PASSWORD = 'tren-lento-azul-42';
let h: DispatchHost;
let person: BuiltPerson;
let admin: BuiltPerson;

beforeEach(async () => {
  h = await openDispatchHost();
  person = await aPerson(h.t, { username: 'rosa.luna', password: PASSWORD, roles: ['technician'] });
  admin = await aPerson(h.t, { username: 'ada.soto', password: PASSWORD, roles: ['administrator'] });
});
afterEach(() => h.close());

const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: h.now });

async function demand(roles: readonly Role[], connection?: Connection) {
  const desk = connection ?? (await h.connection(admin));
  const { versions } = given(await h.call(desk, settingsContract.get, settingsHandlers.get, {}));
  const security = { ...defaultSettings.security, secondFactorRoles: [...roles] };
  return h.call(desk, settingsContract.save, settingsHandlers.save, { settings: { security }, versions });
}

async function enrol(screen: Connection) {
  const { beginSecondFactor, confirmSecondFactor } = sessionsContract;
  const { secret } = given(
    await h.call(screen, beginSecondFactor, sessionsHandlers.beginSecondFactor, { password: PASSWORD }),
  );
  const code = codeOf(secret);
  given(await h.call(screen, confirmSecondFactor, sessionsHandlers.confirmSecondFactor, { code }));
  h.now += MINUTE;
  return secret;
}

async function signIn(code?: string) {
  const credentials = { username: 'rosa.luna', password: PASSWORD, ...(code === undefined ? {} : { code }) };
  const connection = await h.connection();
  return {
    connection,
    answer: await h.call(connection, sessionsContract.create, sessionsHandlers.create, credentials),
  };
}

const services = (connection: Connection) =>
  h.call(connection, servicesContract.list, servicesHandlers.list, {});
const whoAmI = (connection: Connection) =>
  h.call(connection, sessionsContract.current, sessionsHandlers.current, {});

describe('a second factor that is demanded of a role', () => {
  it('opens nothing but the way to it until it is set up, and then everything', async () => {
    given(await demand(['technician', 'manager']));
    const { connection, answer } = await signIn();
    expect(given(answer).user.lacksSecondFactor).toBe(true);
    expect(refusedWith(await services(connection))).toBe('secondFactorMissing');
    expect(given(await whoAmI(connection)).lacksSecondFactor).toBe(true);
    const secret = await enrol(connection);
    expect(given(await whoAmI(connection)).lacksSecondFactor).toBe(false);
    given(await services(connection));
    expect(refusedWith((await signIn()).answer)).toBe('secondFactorRequired');
    given((await signIn(codeOf(secret))).answer);
  });

  it('holds at once for whoever is at work, and for the tokens of their scripts', async () => {
    const screen = await h.connection(person);
    const { token } = given(
      await h.call(screen, sessionsContract.createToken, sessionsHandlers.createToken, {
        name: 'Nocturno',
        scope: { areas: ['tickets'], writes: false },
        days: 30,
        password: PASSWORD,
      }),
    );
    const script = { ...(await h.connection()), token };
    given(await services(script));
    given(await demand(['technician']));
    expect(refusedWith(await services(screen))).toBe('secondFactorMissing');
    expect(refusedWith(await services(script))).toBe('secondFactorMissing');
    await enrol(screen);
    given(await services(script));
  });

  it('is not asked of other roles, and of nobody unless the administrator says so', async () => {
    const screen = await h.connection(person);
    given(await services(screen));
    given(await demand(['manager', 'master']));
    given(await services(screen));
  });

  it('is not turned off by the person, and is set up anew after an administrator took it off', async () => {
    const screen = await h.connection(person);
    const secret = await enrol(screen);
    given(await demand(['technician']));
    const state = given(
      await h.call(screen, sessionsContract.secondFactor, sessionsHandlers.secondFactor, {}),
    );
    expect(state).toMatchObject({ isOn: true, isDemanded: true });
    const end = { password: PASSWORD, code: codeOf(secret) };
    expect(
      await h.call(screen, sessionsContract.endSecondFactor, sessionsHandlers.endSecondFactor, end),
    ).toMatchObject({ refusal: { code: 'ruleBroken', data: { rule: 'secondFactorDemanded' } } });
    const desk = await h.connection(admin);
    const { resetSecondFactor } = sessionsContract;
    given(await h.call(desk, resetSecondFactor, sessionsHandlers.resetSecondFactor, { id: person.id }));
    const { connection, answer } = await signIn();
    given(answer);
    expect(refusedWith(await services(connection))).toBe('secondFactorMissing');
  });

  it('cannot be demanded of one’s own role by an administrator who has none: nobody is shut out', async () => {
    expect(await demand(['administrator'])).toMatchObject({
      refusal: { code: 'ruleBroken', data: { rule: 'ownSecondFactorFirst' } },
    });
    const desk = await h.connection(admin);
    await enrol(desk);
    given(await demand(['administrator'], desk));
    given(await services(desk));
  });

  it('comes after a temporary password was changed', async () => {
    given(await demand(['technician']));
    const desk = await h.connection(admin);
    const { temporaryPassword } = given(
      await h.call(desk, peopleContract.resetPassword, peopleHandlers.resetPassword, { id: person.id }),
    );
    const connection = await h.connection();
    const credentials = { username: 'rosa.luna', password: temporaryPassword ?? '' };
    given(await h.call(connection, sessionsContract.create, sessionsHandlers.create, credentials));
    expect(refusedWith(await services(connection))).toBe('passwordChangeRequired');
    const change = { current: temporaryPassword ?? '', next: 'las tres poleas del pozo' };
    given(await h.call(connection, sessionsContract.changePassword, sessionsHandlers.changePassword, change));
    expect(refusedWith(await services(connection))).toBe('secondFactorMissing');
  });
});

describe('whoever has a second factor gives a code again', () => {
  it('to change the password, once', async () => {
    const screen = await h.connection(person);
    const secret = await enrol(screen);
    const change = (code?: string) =>
      h.call(screen, sessionsContract.changePassword, sessionsHandlers.changePassword, {
        current: PASSWORD,
        next: 'las tres poleas del pozo',
        ...(code === undefined ? {} : { code }),
      });
    expect(refusedWith(await change())).toBe('secondFactorRequired');
    expect(refusedWith(await change('000000'))).toBe('secondFactorRequired');
    const code = codeOf(secret);
    given(await change(code));
    const again = await h.call(screen, sessionsContract.changePassword, sessionsHandlers.changePassword, {
      current: 'las tres poleas del pozo',
      next: 'cuatro cuervos cruzan callados',
      code,
    });
    expect(refusedWith(again)).toBe('secondFactorRequired');
  });

  it('to make a token', async () => {
    const screen = await h.connection(person);
    const secret = await enrol(screen);
    const make = (code?: string) =>
      h.call(screen, sessionsContract.createToken, sessionsHandlers.createToken, {
        name: 'Nocturno',
        scope: { areas: ['tickets'], writes: false },
        days: 30,
        password: PASSWORD,
        ...(code === undefined ? {} : { code }),
      });
    expect(refusedWith(await make())).toBe('secondFactorRequired');
    given(await make(codeOf(secret)));
  });

  it('but not for a temporary password, which was changed for a code a moment ago', async () => {
    const screen = await h.connection(person);
    const secret = await enrol(screen);
    const desk = await h.connection(admin);
    const { temporaryPassword } = given(
      await h.call(desk, peopleContract.resetPassword, peopleHandlers.resetPassword, { id: person.id }),
    );
    const connection = await h.connection();
    const password = temporaryPassword ?? '';
    const credentials = { username: 'rosa.luna', password, code: codeOf(secret) };
    given(await h.call(connection, sessionsContract.create, sessionsHandlers.create, credentials));
    const change = { current: password, next: 'las tres poleas del pozo' };
    given(await h.call(connection, sessionsContract.changePassword, sessionsHandlers.changePassword, change));
  });
});

it('a sign-in is in the audit log with what it was done by', async () => {
  const secret = await enrol(await h.connection(person));
  given((await signIn(codeOf(secret))).answer);
  const opened = await h.t.db.read
    .selectFrom('events')
    .select('entityId')
    .where('action', '=', 'session.opened')
    .executeTakeFirstOrThrow();
  expect(await historyOf(h.t.db.read, { entity: 'session', id: opened.entityId })).toMatchObject([
    { action: 'session.opened', data: { wayIn: 'code' } },
  ]);
});
