import type { Result } from '#shared/kernel/result.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TicketAction } from '#shared/tickets/ticket.ts';
import type { CommandContext } from '../rpc/context.ts';
import { checkStep, currentTicket, TAKING } from './access.ts';
import { assignByHand } from './assigning.ts';
import type { TicketRecord } from './record.ts';

/** What every step says: which ticket, and the version that the caller saw. */
export interface Step {
  readonly id: number | string;
  readonly version: number;
}

export type Outcome = Promise<Result<TicketRecord>>;

/**
 * The ticket, once the caller may take this step from its present state. Who starts, schedules, waits for or
 * resolves a ticket that is nobody's takes it first, within the limit.
 */
export async function stepping(ctx: CommandContext, input: Step, action: TicketAction): Outcome {
  const current = await currentTicket(ctx, input);
  if (!current.ok) return current;
  let ticket = current.value;
  if (ticket.status === 'new' && TAKING.includes(action)) {
    const allowed = checkStep(ctx.actor, { ...ticket, status: 'assigned' }, action);
    if (!allowed.ok) return allowed;
    const taken = await assignByHand(ctx, ticket, { assigneeId: ctx.actor.id });
    if (!taken.ok) return taken;
    ticket = taken.value;
  }
  const allowed = checkStep(ctx.actor, ticket, action);
  return allowed.ok ? ok(ticket) : allowed;
}

/** The standing times of a ticket, as a covered row of an event. */
export const pausesRow = (ticket: TicketRecord) => ({ entity: 'ticketPauses', id: ticket.id });
