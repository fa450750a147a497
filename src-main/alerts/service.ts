import { z } from 'zod';
import type { alertsContract } from '#shared/alerts/contract.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { CommandContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { acknowledge, unacknowledge } from './acknowledging.ts';
import { applyChange } from './changes.ts';
import { countCases } from './counts.ts';
import { Follower } from './follow.ts';
import { type CasePlace, caseById, casesOf, shownTo } from './listing.ts';
import { mute, mutesOf, toMute, unmute } from './mutes.ts';

export { acknowledge } from './acknowledging.ts';

const place: z.ZodType<CasePlace> = z.tuple([z.number(), z.number().int()]);

export const alertsHandlers: HandlersOf<typeof alertsContract> = {
  async list(ctx, { limit, cursor, ...filter }) {
    const after = decodeCursor(place, cursor);
    if (!after.ok) return after;
    const rows = await casesOf(ctx.db, filter, after.value, limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return ok({
      items: await shownTo(ctx.db, ctx.actor.id, shown, ctx.now),
      nextCursor: rows.length > limit && last ? encodeCursor([last.raisedAt, last.id]) : null,
    });
  },

  async counts(ctx) {
    return ok(await countCases(ctx.db));
  },

  async get(ctx, input) {
    const row = await caseById(ctx.db, input.id);
    const [shown] = row === undefined ? [] : await shownTo(ctx.db, ctx.actor.id, [row], ctx.now);
    return shown === undefined ? fail({ code: 'notFound', details: { entity: 'alertCase' } }) : ok(shown);
  },

  acknowledge,
  unacknowledge,

  async mutes(ctx) {
    return ok({ items: (await mutesOf(ctx.db, ctx.actor.id, ctx.now)).map(toMute) });
  },
  mute,
  unmute: (ctx, input) => unmute(ctx, input.id),
};

/** For whoever plays time inside one transaction: what the job `alertsFollow` does, with nothing awaited but the database. */
export const createFollower = () => new Follower(async () => undefined);

export async function followInTransaction(ctx: CommandContext, follower: Follower): Promise<void> {
  while (await follower.isDue(ctx.tx, ctx.now)) {
    for (const change of follower.take(100)) await applyChange(ctx, change);
  }
}
