import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import { updateCase } from './queries.ts';

interface Seen {
  readonly id: number;
  readonly version: number;
}

interface Outcome {
  readonly done: number[];
  readonly stale: number[];
}

/**
 * Acknowledges cases for everybody, or takes that back. Of several, those that changed since they were seen are left
 * alone and named; a single one that changed is a conflict. What is past stays as it is.
 */
async function change(
  ctx: CommandContext,
  items: readonly Seen[],
  from: 'open' | 'acknowledged',
  write: (seen: Seen) => Promise<void>,
): Promise<Result<Outcome>> {
  const seen = new Map(items.map((item) => [item.id, item]));
  const rows = await ctx.tx
    .selectFrom('alertCases')
    .select(['id', 'state', 'version'])
    .where('id', 'in', [...seen.keys()])
    .execute();
  const present = new Map(rows.map((row) => [row.id, row]));
  const done: number[] = [];
  const stale: number[] = [];
  for (const item of seen.values()) {
    const row = present.get(item.id);
    if (row === undefined) return fail({ code: 'notFound', details: { entity: 'alertCase' } });
    if (row.version === item.version && row.state === from) {
      await write(item);
      done.push(item.id);
    } else if (seen.size === 1 && row.version !== item.version) {
      return fail(await conflictOf(ctx.tx, 'alertCase', row.id, row.version, item.version));
    } else {
      stale.push(item.id);
    }
  }
  return ok({ done, stale });
}

export async function acknowledge(
  ctx: CommandContext,
  { items, note }: { readonly items: readonly Seen[]; readonly note: string },
): Promise<Result<Outcome>> {
  return change(ctx, items, 'open', async ({ id, version }) => {
    const by = { acknowledgedAt: ctx.now, acknowledgedById: ctx.actor.id, note };
    await updateCase(ctx.tx, id, { state: 'acknowledged', ...by, version: version + 1 });
    await ctx.trail.record({
      action: 'alert.acknowledged',
      entity: 'alertCase',
      entityId: id,
      version: version + 1,
      data: { after: { state: 'acknowledged' } },
      text: { note },
      rows: [{ entity: 'alertCase', id }],
    });
  });
}

export async function unacknowledge(
  ctx: CommandContext,
  { items }: { readonly items: readonly Seen[] },
): Promise<Result<Outcome>> {
  return change(ctx, items, 'acknowledged', async ({ id, version }) => {
    const nobody = { acknowledgedAt: null, acknowledgedById: null, note: null };
    await updateCase(ctx.tx, id, { state: 'open', ...nobody, version: version + 1 });
    await ctx.trail.record({
      action: 'alert.unacknowledged',
      entity: 'alertCase',
      entityId: id,
      version: version + 1,
      data: { after: { state: 'open' } },
      rows: [{ entity: 'alertCase', id }],
    });
  });
}
