import { fail, ok } from '#shared/kernel/result.ts';
import { DAY, toIso } from '#shared/kernel/time.ts';
import type { sessionsContract } from '#shared/sessions/contract.ts';
import type { ReadDb } from '../db/handles.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { sessionMemory } from './memory.ts';
import { accountOf, endSession, insertSession, scopeIn } from './queries.ts';
import { recogniseWithCode, spendCode } from './secondFactor.ts';
import { newToken, tokenHash } from './token.ts';

/** By which whoever finds one knows what it opens; programs that look for lost secrets know it too. */
const PREFIX = 'sbt_';
/** Of one person at a time. */
const MOST_TOKENS = 20;

/** Tokens of a person that are good, newest first. */
async function tokensOf(db: ReadDb, personId: number, now: number) {
  const { seen } = sessionMemory(db);
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'name', 'scope', 'createdAt', 'lastSeenAt', 'expiresAt'])
    .where('personId', '=', personId)
    .where('scope', 'is not', null)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('id', 'desc')
    .execute();
  return rows.flatMap(({ id, name, scope, createdAt, lastSeenAt, expiresAt }) => {
    const known = scopeIn(scope);
    if (known === null) return [];
    const usedAt = Math.max(lastSeenAt, seen.get(id) ?? 0);
    return {
      id,
      name: name ?? '',
      scope: known,
      createdAt: toIso(createdAt),
      // It was made at that moment and not used since.
      lastUsedAt: usedAt > createdAt ? toIso(usedAt) : null,
      expiresAt: toIso(expiresAt),
    };
  });
}

type Handlers = HandlersOf<typeof sessionsContract>;

/** Tokens for scripts: shown once, kept as a hash, never more than their person may do. */
export const tokenHandlers: Pick<Handlers, 'tokens' | 'createToken' | 'endToken'> = {
  async tokens(ctx) {
    return ok({ items: await tokensOf(ctx.db, ctx.actor.id, ctx.now) });
  },

  createToken: prepared({
    async before(ctx, input) {
      const recognised = await recogniseWithCode(ctx, input);
      return recognised.ok ? ok({ passwordHash: recognised.value.account.passwordHash }) : recognised;
    },
    async run(ctx, { name, scope, days, code }, { passwordHash }) {
      const { id } = ctx.actor;
      const present = await accountOf(ctx.tx, id);
      if (present?.passwordHash !== passwordHash) return fail({ code: 'wrongCredentials', details: {} });
      if ((await tokensOf(ctx.tx, id, ctx.now)).length >= MOST_TOKENS) {
        return fail({ code: 'ruleBroken', details: { rule: 'tooManyTokens' } });
      }
      const spent = await spendCode(ctx, id, code);
      if (!spent.ok) return spent;
      const token = `${PREFIX}${newToken()}`;
      const expiresAt = ctx.now + days * DAY;
      const tokenId = await insertSession(ctx.tx, {
        personId: id,
        tokenHash: tokenHash(token),
        createdAt: ctx.now,
        expiresAt,
        origin: 'rest',
        device: '',
        name,
        scope,
      });
      await ctx.trail.record({
        action: 'session.tokenMade',
        entity: 'session',
        entityId: tokenId,
        data: { after: { scope, expiresAt: toIso(expiresAt) } },
        text: { name },
        about: [{ entity: 'person', id }],
      });
      return ok({ id: tokenId, token, expiresAt: toIso(expiresAt) });
    },
  }),

  async endToken(ctx, { id }) {
    const tokens = await tokensOf(ctx.tx, ctx.actor.id, ctx.now);
    const isTheirs = tokens.some((token) => token.id === id);
    if (!isTheirs || !(await endSession(ctx.tx, ctx.actor.id, id, ctx.now))) {
      return fail({ code: 'notFound', details: { entity: 'session' } });
    }
    await ctx.trail.record({
      action: 'session.tokenEnded',
      entity: 'session',
      entityId: id,
      about: [{ entity: 'person', id: ctx.actor.id }],
    });
    return ok({ done: true });
  },
};
