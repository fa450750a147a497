import { chooseFor, requiredSkill, type TechnicianFacts, technicianFacts } from '../assignment/load.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { drainQueue, insertAssignment, withOneMore, writePutBack } from './assigning.ts';
import { restartClock } from './clock.ts';
import { notify } from './notify.ts';
import type { TicketRecord } from './record.ts';
import { saveTicket } from './save.ts';
import { pausesRow } from './stepping.ts';

/**
 * Hands on the tickets of somebody who is no technician any more (disabled, or the role taken away): the active ones
 * go back to the queue and are handed out again; those that wait keep waiting, with somebody else behind them.
 * `cause` becomes part of the events. Returns how many were handed on.
 */
export async function requeueTicketsOf(
  ctx: CommandContext,
  technicianId: number,
  cause: string,
): Promise<number> {
  const open = await ctx.tx
    .selectFrom('tickets')
    .selectAll()
    .where('isOpen', '=', 1)
    .where('assigneeId', '=', technicianId)
    .orderBy('sortDueAt')
    .orderBy('id')
    .execute();
  const active = open.filter((ticket) => ticket.isActive === 1);
  for (const ticket of active) await writePutBack(ctx, ticket, { data: { cause } }, { byThem: false });
  if (active.length > 0) await drainQueue(ctx);
  const waiting = open.filter((ticket) => ticket.status === 'waiting');
  if (waiting.length > 0) await handOnWaiting(ctx, waiting, cause);
  return active.length + waiting.length;
}

/**
 * What waits asks for no work now: it goes to whoever the rule would choose, and where nobody is eligible at this hour,
 * to somebody off shift or at the limit, which binds active tickets only. Its state and its clock stay as they are (the
 * requester has been asked, or the supplier is awaited, all the same), and the requester is told nothing. With nobody
 * left who could have it, it goes to the front of the queue, so that it is in somebody's sight.
 */
async function handOnWaiting(
  ctx: CommandContext,
  waiting: readonly TicketRecord[],
  cause: string,
): Promise<void> {
  const settings = await loadSettings(ctx.tx);
  let facts = await technicianFacts(ctx.tx, settings, ctx.now);
  for (const ticket of waiting) {
    const asked = {
      requiredSkillId: await requiredSkill(ctx.tx, ticket.serviceId),
      handedBackById: ticket.handedBackById,
    };
    const choice = chooseFor(facts, settings, asked, ctx.now);
    const anyHour = facts.map(
      (fact): TechnicianFacts => ({ ...fact, onShift: true, limit: fact.active + 1 }),
    );
    const chosenId = choice.chosenId ?? chooseFor(anyHour, settings, asked, ctx.now).chosenId;
    if (chosenId === null) {
      await writeToFront(ctx, ticket, cause);
      continue;
    }
    const { row, columns } = await insertAssignment(ctx, ticket.id, {
      technicianId: chosenId,
      method: 'automatic',
      explanation: choice.stored,
    });
    const saved = await saveTicket(ctx, ticket, columns, {
      action: 'ticket.reassigned',
      data: { method: 'automatic', cause },
      isAutomatic: true,
      rows: [row],
    });
    const byMailOnly = [saved.requesterId];
    await notify(ctx, saved, { kind: 'assigned', to: [chosenId], isAutomatic: true, byMailOnly });
    facts = facts.map((fact) =>
      fact.id === chosenId ? { ...withOneMore(fact, 0, ctx.now), active: fact.active } : fact,
    );
  }
}

/** Nobody is behind a ticket that waited: at the front of the queue, with its clock running again. */
export async function writeToFront(
  ctx: CommandContext,
  ticket: TicketRecord,
  cause: string,
): Promise<TicketRecord> {
  return saveTicket(
    ctx,
    ticket,
    {
      ...(await restartClock(ctx, ticket)),
      status: 'new',
      assigneeId: null,
      waitingFor: null,
      scheduledFrom: null,
      scheduledTo: null,
      queueFirst: 1,
      isOverLimit: 0,
    },
    { action: 'ticket.putBack', data: { cause }, rows: [pausesRow(ticket)] },
  );
}
