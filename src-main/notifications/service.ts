import { z } from 'zod';
import { ok } from '#shared/kernel/result.ts';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import { isMailAddress } from '#shared/mail/address.ts';
import { NOTIFICATION_KINDS, type notificationsContract } from '#shared/notifications/contract.ts';
import { shownPreference } from '#shared/notifications/defaultPreference.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Actor } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import * as queries from './queries.ts';

export { type Notice, notifyPeople } from './notifyPeople.ts';

/** Counting stops here: nobody reads a number above it. */
const UNREAD_CAP = 100;

export const notificationsHandlers: HandlersOf<typeof notificationsContract> = {
  async list(ctx, input) {
    const cursor = decodeCursor(z.number().int().positive(), input.cursor);
    if (!cursor.ok) return cursor;
    const rows = await queries.notificationsOf(ctx.db, {
      personId: ctx.actor.id,
      now: ctx.now,
      onlyUnread: input.onlyUnread ?? false,
      afterId: input.afterId ?? null,
      beforeId: cursor.value,
      limit: input.limit + 1,
    });
    const items = rows.slice(0, input.limit).map((row) => ({
      ...row,
      at: toIso(row.at),
      ticket: row.ticket && { ...row.ticket, resolutionDueAt: toIsoOrNull(row.ticket.resolutionDueAt) },
    }));
    const last = items.at(-1);
    return ok({ items, nextCursor: rows.length > input.limit && last ? encodeCursor(last.id) : null });
  },

  async unread(ctx) {
    const count = await queries.countUnread(ctx.db, ctx.actor.id, ctx.now, UNREAD_CAP);
    const newestId = await queries.newestNotificationId(ctx.db, ctx.actor.id, ctx.now);
    return ok({ count, isCapped: count === UNREAD_CAP, newestId });
  },

  async markRead(ctx, input) {
    const { ids, ticketId, subject, all } = input;
    const isNarrowed = ids !== undefined || ticketId !== undefined || subject !== undefined;
    if (!isNarrowed && all !== true) return ok({ count: 0 });
    const which = {
      personId: ctx.actor.id,
      ...(ids === undefined ? {} : { ids }),
      ...(ticketId === undefined ? {} : { ticketId }),
      ...(subject === undefined ? {} : { subject }),
    };
    const count = await queries.markRead(ctx.tx, which, ctx.now);
    // The event is what tells the person's other windows; nothing to tell, nothing recorded.
    if (count > 0) {
      await ctx.trail.record({
        action: 'inbox.read',
        entity: 'inbox',
        entityId: ctx.actor.id,
        data: { count },
      });
    }
    return ok({ count });
  },

  async preferences(ctx) {
    return ok(await preferencesWithMail(ctx.db, ctx.actor));
  },

  async savePreferences(ctx, input) {
    const before = await allPreferences(ctx.tx, ctx.actor);
    for (const { kind, ...preference } of input.items) {
      await queries.savePreference(ctx.tx, ctx.actor.id, kind, preference);
    }
    const items = await allPreferences(ctx.tx, ctx.actor);
    await ctx.trail.record({
      action: 'inbox.preferencesChanged',
      entity: 'inbox',
      entityId: ctx.actor.id,
      data: { before, after: items },
    });
    return ok(await preferencesWithMail(ctx.tx, ctx.actor));
  },
};

type Who = Pick<Actor, 'id' | 'roles'>;

async function preferencesWithMail(db: ReadDb, person: Who) {
  const { mail } = await loadSettings(db);
  const address = await queries.addressOf(db, person.id);
  return {
    items: await allPreferences(db, person),
    mail: { isOn: mail.isOn, hasAddress: address !== null && isMailAddress(address) },
  };
}

/** Every kind, as chosen or by default. */
async function allPreferences(db: ReadDb, { id, roles }: Who) {
  const chosen = await queries.preferencesOf(db, id);
  return NOTIFICATION_KINDS.map((kind) => ({ kind, ...(chosen.get(kind) ?? shownPreference(kind, roles)) }));
}
