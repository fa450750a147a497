import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { type Impact, priorityOf, type Urgency } from '#shared/sla/priority.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadMatrix } from '../sla/load.ts';
import { currentTicket } from './access.ts';
import { deadlinesAnew, policyColumns, promiseOf } from './clock.ts';
import { type BulkNotice, notify } from './notify.ts';
import type { TicketRecord } from './record.ts';
import { saveTicket } from './save.ts';

interface NewPriority {
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly reason: string;
}

/** A manager changes impact and urgency with a reason; deadlines are computed anew from creation. */
export async function prioritise(
  ctx: CommandContext,
  input: NewPriority & { id: number | string; version: number },
): Promise<Result<TicketRecord>> {
  const current = await currentTicket(ctx, input);
  return current.ok ? writePriority(ctx, current.value, input) : current;
}

export async function writePriority(
  ctx: CommandContext,
  ticket: TicketRecord,
  input: NewPriority,
  bulk?: BulkNotice,
): Promise<Result<TicketRecord>> {
  if (ticket.isOpen === 0) {
    return fail({ code: 'illegalTransition', details: { from: ticket.status, action: 'prioritise' } });
  }
  const { matrix } = await loadMatrix(ctx.tx);
  const priority = priorityOf(matrix, input.impact, input.urgency);
  const { columns, policy } = await policyColumns(ctx.tx, ticket.serviceId, priority);
  const saved = await saveTicket(
    ctx,
    ticket,
    {
      impact: input.impact,
      urgency: input.urgency,
      priority,
      ...columns,
      ...(await deadlinesAnew(ctx.tx, ticket, policy, ctx.now)),
    },
    { action: 'ticket.prioritised', text: { reason: input.reason } },
  );
  await notify(ctx, saved, { kind: 'status', to: [ticket.assigneeId] }, bulk);
  return ok(saved);
}

/**
 * Open tickets whose promises changed on purpose: an edited calendar, or an edited policy applied to what is open.
 * Returns how many were computed anew.
 */
export async function recomputeOpenTickets(
  ctx: CommandContext,
  filter: {
    readonly calendarId?: number;
    readonly policyId?: number;
    readonly serviceId?: number;
    readonly priority?: TicketRecord['priority'];
  },
): Promise<number> {
  let query = ctx.tx.selectFrom('tickets').selectAll().where('isOpen', '=', 1);
  if (filter.calendarId !== undefined) query = query.where('calendarId', '=', filter.calendarId);
  if (filter.policyId !== undefined) query = query.where('policyId', '=', filter.policyId);
  if (filter.serviceId !== undefined) query = query.where('serviceId', '=', filter.serviceId);
  if (filter.priority !== undefined) query = query.where('priority', '=', filter.priority);
  const tickets = await query.execute();
  let recomputed = 0;
  for (const ticket of tickets) {
    const isPolicyEdit = filter.policyId !== undefined || filter.serviceId !== undefined;
    const { columns, policy } = isPolicyEdit
      ? await policyColumns(ctx.tx, ticket.serviceId, ticket.priority)
      : { columns: {}, policy: await promiseOf(ctx.tx, ticket) };
    const anew = { ...columns, ...(await deadlinesAnew(ctx.tx, ticket, policy, ctx.now)) };
    const isSame = Object.entries(anew).every(
      ([column, value]) => ticket[column as keyof TicketRecord] === value,
    );
    if (isSame) continue;
    await saveTicket(ctx, ticket, anew, {
      action: 'ticket.recomputed',
      data: { cause: isPolicyEdit ? 'policy' : 'calendar' },
    });
    recomputed += 1;
  }
  return recomputed;
}
