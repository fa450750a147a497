import { activeCount } from '../assignment/load.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';

/**
 * Whether one more active ticket lifts a technician above their limit. Resuming and reopening may do so; the ticket
 * is marked, and they get nothing new until they are below it.
 */
export async function isNowOverLimit(ctx: CommandContext, technicianId: number | null): Promise<0 | 1> {
  if (technicianId === null) return 0;
  const settings = await loadSettings(ctx.tx);
  const person = await ctx.tx
    .selectFrom('people')
    .select('activeLimit')
    .where('id', '=', technicianId)
    .executeTakeFirstOrThrow();
  const limit = person.activeLimit ?? settings.assignment.activeLimit;
  return (await activeCount(ctx.tx, technicianId)) >= limit ? 1 : 0;
}
