import type { MessageKind } from '#shared/tickets/ticket.ts';
import type { RowRef } from '../audit/event.ts';
import { indexTexts } from '../db/dialects/ticketSearch.ts';
import { insertRow } from '../db/prebuilt.ts';
import type { CommandContext } from '../rpc/context.ts';
import type { TicketRecord } from './record.ts';

/** A message and its search text; the caller's event names the row that comes back. */
export async function insertMessage(
  ctx: CommandContext,
  ticket: TicketRecord,
  kind: MessageKind,
  body: string,
): Promise<RowRef> {
  const message = { ticketId: ticket.id, kind, authorId: ctx.actor.id, body, at: ctx.now };
  const id = await insertRow(ctx.tx, 'ticketMessages', message);
  await indexTexts(ctx.tx, ticket.id);
  return { entity: 'ticketMessage', id };
}

/** A row of time worked; the ticket's total is the caller's to write. */
export async function insertTime(
  ctx: CommandContext,
  ticket: TicketRecord,
  entry: { minutes: number; note: string | null },
): Promise<RowRef> {
  const { id } = await ctx.tx
    .insertInto('timeEntries')
    .values({
      ticketId: ticket.id,
      personId: ctx.actor.id,
      minutes: entry.minutes,
      note: entry.note,
      at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { entity: 'timeEntry', id };
}
