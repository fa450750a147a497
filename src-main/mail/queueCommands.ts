import type { InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import { z } from 'zod';
import { ok, type Result } from '#shared/kernel/result.ts';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { mailContract } from '#shared/mail/contract.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import * as queries from './queries.ts';

type Schemas<K extends keyof typeof mailContract> = (typeof mailContract)[K]['~orpc'];
type Input<K extends keyof typeof mailContract> = InferSchemaOutput<NonNullable<Schemas<K>['inputSchema']>>;
type Output<K extends keyof typeof mailContract> = InferSchemaInput<NonNullable<Schemas<K>['outputSchema']>>;

/** Newest first. */
export async function listMail(ctx: QueryContext, input: Input<'list'>): Promise<Result<Output<'list'>>> {
  const cursor = decodeCursor(z.number().int().positive(), input.cursor);
  if (!cursor.ok) return cursor;
  const rows = await queries.queuedMail(ctx.db, {
    state: input.state ?? null,
    beforeId: cursor.value,
    limit: input.limit + 1,
  });
  const items = rows.slice(0, input.limit).map((row) => ({
    ...row,
    createdAt: toIso(row.createdAt),
    nextAttemptAt: toIsoOrNull(row.nextAttemptAt),
    sentAt: toIsoOrNull(row.sentAt),
  }));
  const last = items.at(-1);
  return ok({ items, nextCursor: rows.length > input.limit && last ? encodeCursor(last.id) : null });
}

/** At once, and for another day: whatever it was that failed may be mended by now. */
export async function retryMail(
  ctx: CommandContext,
  input: Input<'retry'>,
): Promise<Result<Output<'retry'>>> {
  const count = await queries.retry(ctx.tx, input.ids ?? (input.held === true ? 'held' : 'tried'), ctx.now);
  if (count > 0) await record(ctx, 'mail.retried', count);
  return ok({ count });
}

export async function cancelMail(
  ctx: CommandContext,
  input: Input<'cancel'>,
): Promise<Result<Output<'cancel'>>> {
  const count = await queries.cancel(ctx.tx, input.ids, ctx.now);
  if (count > 0) await record(ctx, 'mail.cancelled', count);
  return ok({ count });
}

const record = (ctx: CommandContext, action: string, count: number) =>
  ctx.trail.record({ action, entity: 'mail', entityId: 1, data: { count } });
