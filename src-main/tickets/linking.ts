import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { carryTies } from '../assets/service.ts';
import type { CommandContext } from '../rpc/context.ts';
import { checkStep, currentTicket, visibleTicket } from './access.ts';
import { writeCancel } from './endings.ts';
import type { TicketRecord } from './record.ts';
import { saveTicket } from './save.ts';

/** A duplicate ends as cancelled, pointing at the ticket that goes on; it counts in no figure of solved work. */
export async function merge(
  ctx: CommandContext,
  input: { id: number | string; version: number; intoId: number | string },
): Promise<Result<TicketRecord>> {
  const current = await currentTicket(ctx, input);
  if (!current.ok) return current;
  const ticket = current.value;
  const target = await visibleTicket(ctx.tx, ctx.actor, input.intoId);
  if (!target.ok) return target;
  const into = target.value;
  if (into.id === ticket.id) return fail({ code: 'ruleBroken', details: { rule: 'mergeIntoItself' } });
  if (into.status === 'cancelled')
    return fail({ code: 'ruleBroken', details: { rule: 'mergeIntoCancelled' } });
  const allowed = checkStep(ctx.actor, ticket, 'cancel');
  if (!allowed.ok) return allowed;
  const merged = await writeCancel(ctx, ticket, { reason: into.folio, mergedIntoId: into.id });
  await carryTies(ctx, ticket.id, into.id);
  return ok(merged);
}

interface Pair {
  readonly id: number | string;
  readonly otherId: number | string;
}

async function pairOf(ctx: CommandContext, input: Pair): Promise<Result<[TicketRecord, TicketRecord]>> {
  const one = await visibleTicket(ctx.tx, ctx.actor, input.id);
  if (!one.ok) return one;
  const other = await visibleTicket(ctx.tx, ctx.actor, input.otherId);
  if (!other.ok) return other;
  if (one.value.id === other.value.id) return fail({ code: 'ruleBroken', details: { rule: 'linkToItself' } });
  return ok([one.value, other.value]);
}

const ordered = (a: TicketRecord, b: TicketRecord) => ({
  ticketId: Math.min(a.id, b.id),
  otherId: Math.max(a.id, b.id),
});

/** Links two related tickets; the history of both shows it. Linking twice changes nothing. */
export async function link(ctx: CommandContext, input: Pair): Promise<Result<TicketRecord>> {
  return changeLink(ctx, input, 'ticket.linked', ({ ticketId, otherId }) =>
    ctx.tx
      .insertInto('ticketLinks')
      .values({ ticketId, otherId, kind: 'related', at: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst(),
  );
}

/** Takes a link away; where there is none nothing changes. */
export async function unlink(ctx: CommandContext, input: Pair): Promise<Result<TicketRecord>> {
  return changeLink(ctx, input, 'ticket.unlinked', ({ ticketId, otherId }) =>
    ctx.tx
      .deleteFrom('ticketLinks')
      .where('ticketId', '=', ticketId)
      .where('otherId', '=', otherId)
      .returning('id')
      .executeTakeFirst(),
  );
}

async function changeLink(
  ctx: CommandContext,
  input: Pair,
  action: 'ticket.linked' | 'ticket.unlinked',
  write: (pair: { ticketId: number; otherId: number }) => Promise<{ id: number } | undefined>,
): Promise<Result<TicketRecord>> {
  const pair = await pairOf(ctx, input);
  if (!pair.ok) return pair;
  const [ticket, other] = pair.value;
  const row = await write(ordered(ticket, other));
  if (row === undefined) return ok(ticket);
  const event = {
    action,
    data: { otherId: other.id, otherFolio: other.folio },
    rows: [{ entity: 'ticketLink', id: row.id }],
    about: [{ entity: 'ticket', id: other.id }],
  };
  return ok(await saveTicket(ctx, ticket, {}, event, { keepsVersion: true }));
}
