import { fail, ok } from '#shared/kernel/result.ts';
import type { sessionsContract } from '#shared/sessions/contract.ts';
import { passwordFault } from '#shared/sessions/passwordRules.ts';
import { newestEvent } from '../audit/history.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import { authenticate } from './authenticate.ts';
import { badPassword } from './badPassword.ts';
import { meOf, type OpenedSession, openSession } from './openSession.ts';
import { othersHandlers, shownSessions } from './others.ts';
import { outboxSecret } from './outboxSecret.ts';
import { hashPassword } from './passwordHash.ts';
import * as queries from './queries.ts';
import { codeFault, recogniseWithCode, secondFactorHandlers, spendCode } from './secondFactor.ts';
import { recognise, recogniseAgain } from './signIn.ts';
import { tokenHandlers } from './tokens.ts';

export { badPassword } from './badPassword.ts';
export { flushSeen } from './flush.ts';
export { sessionJobs } from './jobs.ts';
export { signInGuard } from './memory.ts';
export { openSession } from './openSession.ts';
export { hashPassword } from './passwordHash.ts';
export { clearFailures, endSessions, saveCredential } from './queries.ts';
export { newTemporaryPassword } from './temporaryPassword.ts';

/** Whoever signs in where a session is open leaves that one: its token is worth nothing from then on (ASVS 5, 7.2.4). */
async function endSessionBefore(ctx: CommandContext): Promise<void> {
  const { id, sessionId, scope } = ctx.actor;
  if (sessionId === 0 || (scope ?? null) !== null) return;
  if (!(await queries.endSession(ctx.tx, id, sessionId, ctx.now))) return;
  await ctx.trail.record({
    action: 'session.ended',
    entity: 'session',
    entityId: sessionId,
    actorId: id,
    about: [{ entity: 'person', id }],
  });
}

/** A browser has it in its cookie; in an answer a script of the page could read it (ASVS 5, 3.3.4). */
export function withoutToken(
  { connection }: Pick<QueryContext, 'connection'>,
  outcome: OpenedSession,
): OpenedSession {
  return connection.origin === 'browser' ? { ...outcome, token: null } : outcome;
}

export const sessionsHandlers: HandlersOf<typeof sessionsContract> = {
  ...tokenHandlers,
  ...secondFactorHandlers,
  ...othersHandlers,

  create: prepared({
    before: (ctx, { username, password, code }) =>
      recognise(ctx, username, password, (personId) => codeFault(ctx.db, personId, code, ctx.now)),
    async run(ctx, { code }, { account }) {
      // Disabled, or given another password, while this one was being verified.
      const present = await queries.accountOf(ctx.tx, account.personId);
      if (!present?.isEnabled || present.passwordHash !== account.passwordHash) {
        return fail({ code: 'wrongCredentials', details: {} });
      }
      const wayIn = await spendCode(ctx, account.personId, code);
      if (!wayIn.ok) return wayIn;
      await queries.clearFailures(ctx.tx, account.personId);
      await endSessionBefore(ctx);
      return ok(await openSession(ctx, account.personId, wayIn.value));
    },
    async after(ctx, { token }) {
      ctx.connection.token = token;
    },
    tell: withoutToken,
  }),

  async resume(ctx, input) {
    const actor = await authenticate(ctx.db, input.token, ctx.now);
    if (actor.id === 0) return fail({ code: 'unauthenticated', details: {} });
    ctx.connection.token = input.token;
    return ok(await meOf(ctx.db, actor.id));
  },

  async current(ctx) {
    return ok(await meOf(ctx.db, ctx.actor.id));
  },

  async outbox(ctx) {
    const { databaseId } = ctx.host.db;
    const { epoch } = await newestEvent(ctx.db);
    const personId = ctx.actor.id;
    return ok({ personId, databaseId, epoch, secret: await outboxSecret(ctx.db, databaseId, personId) });
  },

  async list(ctx) {
    return ok({ items: await shownSessions(ctx, ctx.actor.id) });
  },

  end: prepared({
    before: async () => ok(null),
    async run(ctx) {
      await queries.endSession(ctx.tx, ctx.actor.id, ctx.actor.sessionId, ctx.now);
      await ctx.trail.record({
        action: 'session.ended',
        entity: 'session',
        entityId: ctx.actor.sessionId,
        about: [{ entity: 'person', id: ctx.actor.id }],
      });
      return ok({ done: true });
    },
    async after(ctx) {
      ctx.connection.token = null;
    },
  }),

  async endOne(ctx, input) {
    if (!(await queries.endSession(ctx.tx, ctx.actor.id, input.id, ctx.now))) {
      return fail({ code: 'notFound', details: { entity: 'session' } });
    }
    await ctx.trail.record({
      action: 'session.ended',
      entity: 'session',
      entityId: input.id,
      about: [{ entity: 'person', id: ctx.actor.id }],
    });
    return ok({ done: true });
  },

  async endAll(ctx) {
    const ended = await queries.endSessions(ctx.tx, ctx.actor.id, ctx.now, ctx.actor.sessionId);
    await ctx.trail.record({
      action: 'session.othersEnded',
      entity: 'session',
      entityId: ctx.actor.sessionId,
      data: { ended },
      about: [{ entity: 'person', id: ctx.actor.id }],
    });
    return ok({ ended });
  },

  changePassword: prepared({
    async before(ctx, input) {
      // Whoever must change a temporary one signed in a moment ago, with their code: it cannot be given twice.
      const recognised = ctx.actor.mustChangePassword
        ? await recogniseAgain(ctx, input.current)
        : await recogniseWithCode(ctx, { password: input.current, code: input.code });
      if (!recognised.ok) return recognised;
      const { account } = recognised.value;
      const { institution } = await loadSettings(ctx.db);
      const fault = passwordFault(input.next, {
        username: account.username,
        name: account.name,
        institution: institution.name,
        current: input.current,
      });
      if (fault !== null) return fail(badPassword('next', fault));
      return ok({ before: account.passwordHash, after: await hashPassword(input.next) });
    },
    async run(ctx, { code }, hashes) {
      const { id, sessionId, mustChangePassword } = ctx.actor;
      const present = await queries.accountOf(ctx.tx, id);
      if (present?.passwordHash !== hashes.before) return fail({ code: 'wrongCredentials', details: {} });
      const spent = mustChangePassword ? ok(null) : await spendCode(ctx, id, code);
      if (!spent.ok) return spent;
      const passwordHash = hashes.after;
      await queries.saveCredential(ctx.tx, id, { passwordHash, mustChange: false, changedAt: ctx.now });
      await queries.clearFailures(ctx.tx, id);
      const ended = await queries.endSessions(ctx.tx, id, ctx.now, sessionId);
      await ctx.trail.record({
        action: 'person.passwordChanged',
        entity: 'person',
        entityId: id,
        data: { endedSessions: ended },
        rows: [{ entity: 'credential', id }],
      });
      return ok({ done: true });
    },
  }),
};
