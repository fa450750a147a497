import { fail, ok } from '#shared/kernel/result.ts';
import { MINUTE, toIso } from '#shared/kernel/time.ts';
import type { sessionsContract } from '#shared/sessions/contract.ts';
import type { QueryContext } from '../rpc/context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import { sessionMemory } from './memory.ts';
import { accountOf, countTokens, endEverySession, endSessions, sessionsOf } from './queries.ts';

/** The sessions of a person that still let them in, newest first, as a list shows them. */
export async function shownSessions(ctx: QueryContext, personId: number) {
  const { seen } = sessionMemory(ctx.db);
  const { security } = await loadSettings(ctx.db);
  const sessions = await sessionsOf(ctx.db, personId, ctx.now);
  return sessions
    .map((session) => ({ ...session, lastSeenAt: Math.max(session.lastSeenAt, seen.get(session.id) ?? 0) }))
    .filter(({ lastSeenAt }) => ctx.now - lastSeenAt < security.idleMinutes * MINUTE)
    .map(({ createdAt, lastSeenAt, expiresAt, ...session }) => ({
      ...session,
      createdAt: toIso(createdAt),
      lastSeenAt: toIso(lastSeenAt),
      expiresAt: toIso(expiresAt),
      isCurrent: session.id === ctx.actor.sessionId,
    }));
}

type Handlers = HandlersOf<typeof sessionsContract>;

/** What an administrator does about sessions of others: after a theft, a lost telephone, a person who left. */
export const othersHandlers: Pick<Handlers, 'ofPerson' | 'endOfPerson' | 'endEverybody'> = {
  async ofPerson(ctx, { id }) {
    if ((await accountOf(ctx.db, id)) === null)
      return fail({ code: 'notFound', details: { entity: 'person' } });
    return ok({ items: await shownSessions(ctx, id), tokens: await countTokens(ctx.db, id, ctx.now) });
  },

  async endOfPerson(ctx, { id }) {
    if ((await accountOf(ctx.tx, id)) === null)
      return fail({ code: 'notFound', details: { entity: 'person' } });
    const spared = id === ctx.actor.id ? ctx.actor.sessionId : null;
    const ended = await endSessions(ctx.tx, id, ctx.now, spared);
    await ctx.trail.record({
      action: 'session.personEnded',
      entity: 'session',
      entityId: 0,
      data: { ended },
      about: [{ entity: 'person', id }],
    });
    return ok({ ended });
  },

  async endEverybody(ctx, { withTokens }) {
    const ended = await endEverySession(ctx.tx, { now: ctx.now, exceptId: ctx.actor.sessionId, withTokens });
    await ctx.trail.record({
      action: 'session.everybodyEnded',
      entity: 'session',
      entityId: 0,
      data: { ended, withTokens },
    });
    return ok({ ended });
  },
};
