import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { CommandContext } from '../rpc/context.ts';
import { relationTo, visibleTicket, writesToAll } from './access.ts';
import { responded } from './firstResponse.ts';
import { insertMessage, insertTime } from './insertRows.ts';
import { goOnAnswered } from './lifecycle.ts';
import { notify } from './notify.ts';
import { recordById, type TicketRecord } from './record.ts';
import { saveTicket } from './save.ts';

interface Written {
  readonly id: number | string;
  readonly body: string;
}

/** Who may write in it at all: its requester, and staff but the master. */
async function writableTicket(ctx: CommandContext, id: number | string): Promise<Result<TicketRecord>> {
  const seen = await visibleTicket(ctx.tx, ctx.actor, id);
  if (!seen.ok) return seen;
  if (!relationTo(ctx.actor, seen.value).isRequester && !writesToAll(ctx.actor)) {
    return fail({ code: 'forbidden', details: {} });
  }
  return seen;
}

/**
 * A public reply. The first one by staff is the first response; one by the requester of a ticket that waits for them
 * sets the work going again. Returns the message's id.
 */
export async function reply(ctx: CommandContext, input: Written): Promise<Result<number>> {
  const writable = await writableTicket(ctx, input.id);
  if (!writable.ok) return writable;
  const ticket = writable.value;
  if (ticket.status === 'closed' || ticket.status === 'cancelled') {
    return fail({ code: 'illegalTransition', details: { from: ticket.status, action: 'reply' } });
  }
  const byRequester = ticket.requesterId === ctx.actor.id;
  const message = await insertMessage(ctx, ticket, 'reply', input.body);
  const saved = await saveTicket(
    ctx,
    ticket,
    byRequester ? {} : await responded(ctx, ticket),
    {
      action: 'ticket.replied',
      data: { messageId: message.id },
      text: { body: input.body },
      rows: [message],
    },
    { keepsVersion: true },
  );
  await notify(ctx, saved, { kind: 'replied', to: [ticket.requesterId, ticket.assigneeId] });
  if (byRequester && saved.status === 'waiting' && saved.waitingFor === 'requester')
    await goOnAnswered(ctx, saved);
  return ok(message.id);
}

/** An internal note: the requester is neither shown it nor told. Returns the message's id. */
export async function note(ctx: CommandContext, input: Written): Promise<Result<number>> {
  const seen = await visibleTicket(ctx.tx, ctx.actor, input.id);
  if (!seen.ok) return seen;
  const ticket = seen.value;
  const message = await insertMessage(ctx, ticket, 'note', input.body);
  const saved = await saveTicket(
    ctx,
    ticket,
    {},
    { action: 'ticket.noted', data: { messageId: message.id }, text: { body: input.body }, rows: [message] },
    { keepsVersion: true },
  );
  await notify(ctx, saved, { kind: 'replied', to: [ticket.assigneeId] });
  return ok(message.id);
}

export async function logTime(
  ctx: CommandContext,
  input: { id: number | string; minutes: number; note?: string | undefined },
): Promise<Result<TicketRecord>> {
  const seen = await visibleTicket(ctx.tx, ctx.actor, input.id);
  if (!seen.ok) return seen;
  const ticket = seen.value;
  const isManager = ctx.actor.roles.includes('manager');
  if (!isManager && ticket.assigneeId !== ctx.actor.id && ticket.assigneeId !== null) {
    return fail({ code: 'forbidden', details: {} });
  }
  const row = await insertTime(ctx, ticket, { minutes: input.minutes, note: input.note ?? null });
  await saveTicket(
    ctx,
    ticket,
    { workedMinutes: ticket.workedMinutes + input.minutes },
    {
      action: 'ticket.timeLogged',
      data: { minutes: input.minutes },
      ...(input.note ? { text: { note: input.note } } : {}),
      rows: [row],
    },
    { keepsVersion: true },
  );
  return ok(await recordById(ctx.tx, ticket.id));
}
