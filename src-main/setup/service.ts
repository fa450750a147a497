import { timingSafeEqual } from 'node:crypto';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { passwordFault } from '#shared/sessions/passwordRules.ts';
import type { setupContract } from '#shared/setup/contract.ts';
import { createPerson } from '../people/service.ts';
import { publishFirstNotice } from '../privacy/load.ts';
import type { QueryContext } from '../rpc/context.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { badPassword, hashPassword, openSession, signInGuard, withoutToken } from '../sessions/service.ts';
import { loadSettings } from '../settings/load.ts';
import { recomputeOpenTickets } from '../tickets/service.ts';
import { hasAdministrator } from './queries.ts';
import { STARTER_HOURS, STARTER_TIME_ZONE, writeStarter } from './starter.ts';

export { type Institution, writeStarter } from './starter.ts';

const alreadyDone: AppError = { code: 'ruleBroken', details: { rule: 'setupDone' } };

export const setupHandlers: HandlersOf<typeof setupContract> = {
  async status(ctx) {
    const { institution } = await loadSettings(ctx.db);
    const needsSetup = !(await hasAdministrator(ctx.db));
    const { name, language, timeZone, accent } = institution;
    return ok({
      needsSetup,
      needsSetupCode: needsSetup && isCodeAsked(ctx),
      institution: needsSetup ? null : name,
      language,
      timeZone: needsSetup ? null : timeZone,
      accent,
      demoAccounts: ctx.host.demoAccounts === null ? null : [...ctx.host.demoAccounts],
      version: ctx.host.version,
    });
  },

  async suggestions() {
    return ok({
      timeZone: STARTER_TIME_ZONE,
      timeZones: Intl.supportedValuesOf('timeZone'),
      hours: STARTER_HOURS,
    });
  },

  complete: prepared({
    async before(ctx, input) {
      if (await hasAdministrator(ctx.db)) return fail(alreadyDone);
      const refusal = codeRefusal(ctx, input.setupCode);
      if (refusal !== null) return fail(refusal);
      const { username, name, password } = input.administrator;
      const fault = passwordFault(password, { username, name, institution: input.institution });
      if (fault !== null) return fail(badPassword('administrator.password', fault));
      return ok(await hashPassword(password));
    },
    async run(ctx, input, passwordHash) {
      // Asked again inside: two windows may be at the wizard.
      if (await hasAdministrator(ctx.tx)) return fail(alreadyDone);
      const { language, timeZone, folioPrefix, holidayTemplate, hours, administrator } = input;
      const { institution: name } = input;
      const institution = { name, language, timeZone, folioPrefix, holidayTemplate, hours };
      const calendarId = await writeStarter(ctx, institution);
      if (calendarId !== null) await recomputeOpenTickets(ctx, { calendarId });
      await publishFirstNotice(ctx, name);
      const person = {
        name: administrator.name,
        username: administrator.username,
        email: null,
        phone: null,
        employeeNumber: null,
        post: null,
        areaId: null,
        locationId: null,
        calendarId: null,
        activeLimit: null,
        language,
        isExternal: false,
        roles: ['administrator' as const],
        teamIds: [],
        skillIds: [],
      };
      const created = await createPerson(ctx, person, { passwordHash, mustChange: false });
      return created.ok ? ok(await openSession(ctx, created.value)) : created;
    },
    async after(ctx, { token }) {
      ctx.connection.token = token;
    },
    tell: withoutToken,
  }),
};

/** Whoever sits at a desktop program that serves others is at the machine itself. */
function isCodeAsked({ host, connection }: QueryContext): boolean {
  return host.setupCode !== null && connection.address !== 'local';
}

/** A first start that others can reach asks for the code on its console; guesses count like failed sign-ins. */
function codeRefusal(ctx: QueryContext, given: string | undefined): AppError | null {
  const wanted = ctx.host.setupCode;
  if (wanted === null || !isCodeAsked(ctx)) return null;
  const guard = signInGuard(ctx.db);
  const { address } = ctx.connection;
  if (guard.isTooManyFrom(address, ctx.now)) return { code: 'tooManyRequests', details: {} };
  if (given !== undefined && isSame(given.trim(), wanted)) return null;
  guard.countFailureFrom(address, ctx.now);
  return { code: 'ruleBroken', details: { rule: 'setupCode' } };
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
