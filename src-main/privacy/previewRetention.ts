import { ok, type Result } from '#shared/kernel/result.ts';
import { DAY } from '#shared/kernel/time.ts';
import { MOST_COUNTED } from '#shared/privacy/contract.ts';
import type { RetentionKind, RetentionSettings } from '#shared/privacy/retention.ts';
import type { ReadDb } from '../db/handles.ts';
import type { QueryContext } from '../rpc/context.ts';
import * as queries from './retentionQueries.ts';

type Counts = Record<RetentionKind, number>;

/** How much these times would erase now, by kind; those of the request log are files, which are not counted. */
export async function previewRetention(
  ctx: QueryContext,
  { retention }: { readonly retention: RetentionSettings },
): Promise<Result<{ counts: Counts }>> {
  const upTo = async (kind: RetentionKind, query: Parameters<typeof queries.countUpTo>[1]) => {
    const days = retention[kind];
    return days === null ? 0 : queries.countUpTo(ctx.db, query, ctx.now - days * DAY);
  };
  return ok({
    counts: {
      ticketTexts: await upTo('ticketTexts', queries.endedTickets),
      attachments: await upTo('attachments', queries.oldAttachments),
      notifications: await upTo('notifications', queries.oldNotifications),
      sessions: await upTo('sessions', queries.oldSessions),
      mail: await upTo('mail', queries.oldMail),
      requestLogs: 0,
      exports: retention.exports === null ? 0 : await countExports(ctx.db, ctx.now - retention.exports * DAY),
    },
  });
}

async function countExports(db: ReadDb, before: number): Promise<number> {
  const seq = await queries.progressOf(db, 'exports');
  const next = await queries.rowsOf(db, queries.exportsAfter(db, seq, MOST_COUNTED));
  return next.filter(({ recordedAt, hasText }) => hasText === 1 && recordedAt < before).length;
}
