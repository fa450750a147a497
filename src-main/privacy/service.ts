import { z } from 'zod';
import { ok } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { privacyContract } from '#shared/privacy/contract.ts';
import type { CommandContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { cancelPerson, previewCancellation } from './cancel.ts';
import { listCancelled } from './cancelQueries.ts';
import { exportPerson } from './exportData.ts';
import { acceptNotice, noticeFor, publishedNotice, publishNotice } from './notice.ts';
import { previewRetention } from './previewRetention.ts';

const cursorKey = z.tuple([z.number().int()]);

export const privacyHandlers: HandlersOf<typeof privacyContract> = {
  notice: noticeFor,
  accept: acceptNotice,
  published: publishedNotice,
  publish: publishNotice,

  exportMine: prepared({
    before: (ctx) => exportPerson(ctx.db, ctx.actor.id, ctx.actor.language, ctx.now),
    async run(ctx, _input, { file, counts }) {
      await recordExport(ctx, ctx.actor.id, counts);
      return ok(file);
    },
  }),
  exportPerson: prepared({
    before: (ctx, { id }) => exportPerson(ctx.db, id, ctx.actor.language, ctx.now),
    async run(ctx, { id }, { file, counts }) {
      await recordExport(ctx, id, counts);
      return ok(file);
    },
  }),

  previewCancellation,
  cancelPerson,

  async cancelled(ctx, { limit, cursor }) {
    const after = decodeCursor(cursorKey, cursor);
    if (!after.ok) return after;
    const found = await listCancelled(ctx.db, after.value?.[0] ?? null, limit + 1);
    const page = found.slice(0, limit);
    const last = found.length > page.length ? page.at(-1) : undefined;
    return ok({
      items: page.map((row) => ({
        number: row.id,
        person: { id: row.personId, name: row.personName },
        at: toIso(row.at),
        by: row.byName,
        erasesTickets: row.erasesTickets === 1,
        isDone: row.doneAt !== null,
      })),
      nextCursor: last === undefined ? null : encodeCursor([last.id]),
    });
  },

  previewRetention,
};

/** Data that leave the program leave a trace: whose, by whom, and how much. */
async function recordExport(
  ctx: CommandContext,
  id: number,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  await ctx.trail.record({
    action: 'person.dataExported',
    entity: 'person',
    entityId: id,
    data: { after: counts },
  });
}
