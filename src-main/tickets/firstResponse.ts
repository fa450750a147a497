import { usedSeconds } from '#shared/sla/deadline.ts';
import type { CommandContext } from '../rpc/context.ts';
import { calendarOf } from './clock.ts';
import type { TicketRecord } from './record.ts';

/**
 * The columns of the first response: the first public act of staff (reply, start, agreed time, wait, resolution), by
 * the indicators' definition. Its clock never stands still. Unchanged where there was one already.
 */
export async function responded(
  ctx: CommandContext,
  ticket: TicketRecord,
): Promise<Pick<TicketRecord, 'firstRespondedAt' | 'responseSeconds'>> {
  if (ticket.firstRespondedAt !== null || ticket.clockStartedAt === null) {
    return { firstRespondedAt: ticket.firstRespondedAt, responseSeconds: ticket.responseSeconds };
  }
  const calendar = await calendarOf(ctx.tx, ticket);
  const clock = { startedAt: ticket.clockStartedAt, pauses: [], calendar };
  return { firstRespondedAt: ctx.now, responseSeconds: usedSeconds(clock, ctx.now) };
}
