import { fail, ok } from '#shared/kernel/result.ts';
import { fromIso, MINUTE } from '#shared/kernel/time.ts';
import { moveDue, usedSeconds } from '#shared/sla/deadline.ts';
import type { WaitingFor } from '#shared/tickets/ticket.ts';
import { loadCalendar } from '../calendars/load.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { currentTicket } from './access.ts';
import { assignByHand, drainQueue, isEnabledTechnician, writePutBack } from './assigning.ts';
import { asPauses, calendarOf, pausesOf, promiseOf, restartClock, stopClock } from './clock.ts';
import { approveTicket } from './create.ts';
import { responded } from './firstResponse.ts';
import { writeToFront } from './handingOn.ts';
import { insertMessage, insertTime } from './insertRows.ts';
import { isNowOverLimit } from './limit.ts';
import { notify } from './notify.ts';
import { recordById, type TicketRecord } from './record.ts';
import { saveTicket } from './save.ts';
import { type Outcome, pausesRow, type Step, stepping } from './stepping.ts';

export async function approve(ctx: CommandContext, input: Step): Outcome {
  const ticket = await stepping(ctx, input, 'approve');
  return ticket.ok ? ok(await approveTicket(ctx, ticket.value)) : ticket;
}

/** From assigned or scheduled; from waiting it is `resume`. */
export async function start(ctx: CommandContext, input: Step): Outcome {
  const step = await stepping(ctx, input, 'start');
  if (!step.ok) return step;
  return ok(await goOn(ctx, step.value, { byStaff: true }));
}

export async function resume(ctx: CommandContext, input: Step): Outcome {
  const current = await currentTicket(ctx, input);
  if (!current.ok) return current;
  if (current.value.status !== 'waiting') {
    return fail({ code: 'illegalTransition', details: { from: current.value.status, action: 'resume' } });
  }
  return start(ctx, input);
}

/** Work goes on; a clock that stood runs again. It may lift the technician above the limit, and is marked as such. */
export async function goOn(
  ctx: CommandContext,
  ticket: TicketRecord,
  { byStaff }: { readonly byStaff: boolean },
): Promise<TicketRecord> {
  const wasWaiting = ticket.status === 'waiting';
  const clock = wasWaiting ? await restartClock(ctx, ticket) : {};
  const saved = await saveTicket(
    ctx,
    ticket,
    {
      ...clock,
      ...(byStaff ? await responded(ctx, ticket) : {}),
      status: 'inProgress',
      waitingFor: null,
      isOverLimit: wasWaiting ? await isNowOverLimit(ctx, ticket.assigneeId) : ticket.isOverLimit,
    },
    {
      action: wasWaiting ? 'ticket.resumed' : 'ticket.started',
      ...(wasWaiting ? { rows: [pausesRow(ticket)] } : {}),
    },
  );
  await notify(ctx, saved, { kind: 'status', to: [ticket.requesterId, ticket.assigneeId] });
  return saved;
}

/**
 * The requester answered what was asked. The ticket goes on with who has it; with nobody behind it any more (they were
 * disabled meanwhile), at the front of the queue.
 */
export async function goOnAnswered(ctx: CommandContext, ticket: TicketRecord): Promise<void> {
  if (ticket.assigneeId !== null && (await isEnabledTechnician(ctx, ticket.assigneeId))) {
    await goOn(ctx, ticket, { byStaff: false });
    return;
  }
  const saved = await writeToFront(ctx, ticket, 'technicianDisabled');
  await notify(ctx, saved, { kind: 'status', to: [ticket.requesterId] });
  await drainQueue(ctx);
}

export async function wait(ctx: CommandContext, input: Step & { for: WaitingFor; note: string }): Outcome {
  const step = await stepping(ctx, input, 'wait');
  if (!step.ok) return step;
  const ticket = step.value;
  const clock = await stopClock(ctx, ticket, 'waiting');
  const saved = await saveTicket(
    ctx,
    ticket,
    { ...clock, ...(await responded(ctx, ticket)), status: 'waiting', waitingFor: input.for },
    { action: 'ticket.waiting', text: { reason: input.note }, rows: [pausesRow(ticket)] },
  );
  await notify(ctx, saved, { kind: 'status', to: [ticket.requesterId, ticket.assigneeId] });
  await drainQueue(ctx);
  return ok(saved);
}

/** A time agreed with the requester. One that ends after the due time needs a reason and moves the due time there. */
export async function schedule(
  ctx: CommandContext,
  input: Step & { from: string; to: string; reason?: string | undefined },
): Outcome {
  const step = await stepping(ctx, input, 'schedule');
  if (!step.ok) return step;
  const ticket = step.value;
  const from = fromIso(input.from);
  const to = fromIso(input.to);
  if (to <= from) return fail({ code: 'ruleBroken', details: { rule: 'endBeforeStart' } });
  if (to <= ctx.now - MINUTE) return fail({ code: 'ruleBroken', details: { rule: 'inThePast' } });
  const wasWaiting = ticket.status === 'waiting';
  const clock = wasWaiting
    ? await restartClock(ctx, ticket)
    : { resolutionDueAt: ticket.resolutionDueAt, atRiskAt: ticket.atRiskAt, remainingSeconds: null };
  const isAfterDue = clock.resolutionDueAt !== null && to > clock.resolutionDueAt;
  if (isAfterDue && !input.reason) return fail({ code: 'reasonRequired', details: {} });
  const moved = isAfterDue
    ? moveDue({ resolutionDueAt: to, policy: await promiseOf(ctx.tx, ticket) })
    : { resolutionDueAt: clock.resolutionDueAt, atRiskAt: clock.atRiskAt };
  const saved = await saveTicket(
    ctx,
    ticket,
    {
      ...clock,
      ...moved,
      ...(await responded(ctx, ticket)),
      status: 'scheduled',
      scheduledFrom: from,
      scheduledTo: to,
      waitingFor: null,
      isOverLimit: wasWaiting ? await isNowOverLimit(ctx, ticket.assigneeId) : ticket.isOverLimit,
    },
    {
      action: 'ticket.scheduled',
      ...(input.reason ? { text: { reason: input.reason } } : {}),
      ...(wasWaiting ? { rows: [pausesRow(ticket)] } : {}),
    },
  );
  await notify(ctx, saved, { kind: 'status', to: [ticket.requesterId, ticket.assigneeId] });
  return ok(saved);
}

export async function resolve(
  ctx: CommandContext,
  input: Step & { solution: string; minutes?: number | undefined },
): Outcome {
  const step = await stepping(ctx, input, 'resolve');
  if (!step.ok) return step;
  const ticket = step.value;
  const settings = await loadSettings(ctx.tx);
  const institution = (await loadCalendar(ctx.tx, null)).working;
  // From waiting the clock stands already: it goes on for no time at all, so that the kept due time tells the truth.
  const running = ticket.status === 'waiting' ? { ...ticket, ...(await restartClock(ctx, ticket)) } : ticket;
  const clock = await stopClock(ctx, running, 'resolved');
  const pauses = asPauses(await pausesOf(ctx.tx, ticket.id), ctx.now);
  const calendar = await calendarOf(ctx.tx, ticket);
  const message = await insertMessage(ctx, ticket, 'solution', input.solution);
  const worked =
    input.minutes === undefined
      ? []
      : [await insertTime(ctx, ticket, { minutes: input.minutes, note: null })];
  const saved = await saveTicket(
    ctx,
    ticket,
    {
      ...clock,
      ...(await responded(ctx, ticket)),
      status: 'resolved',
      solution: input.solution,
      resolvedAt: ctx.now,
      resolutionSeconds:
        ticket.firstAssignedAt === null
          ? null
          : usedSeconds({ startedAt: ticket.firstAssignedAt, pauses, calendar }, ctx.now),
      autoCloseAt: institution.addDays(ctx.now, settings.tickets.autoCloseDays),
      lastSolverId: ticket.assigneeId,
      workedMinutes: ticket.workedMinutes + (input.minutes ?? 0),
      waitingFor: null,
    },
    {
      action: 'ticket.resolved',
      text: { solution: input.solution },
      rows: [message, ...worked, pausesRow(ticket)],
    },
  );
  await notify(ctx, saved, { kind: 'status', to: [ticket.requesterId, ticket.assigneeId] });
  await drainQueue(ctx);
  return ok(saved);
}

/** Hands a ticket back to the queue; it does not return to the same technician by itself. */
export async function putBack(ctx: CommandContext, input: Step & { reason: string }): Outcome {
  const step = await stepping(ctx, input, 'putBack');
  if (!step.ok) return step;
  await writePutBack(ctx, step.value, { text: { reason: input.reason } }, { byThem: true });
  await drainQueue(ctx);
  return ok(await recordById(ctx.tx, step.value.id));
}

export async function assign(
  ctx: CommandContext,
  input: Step & { assigneeId: number; reason?: string | undefined },
): Outcome {
  const step = await stepping(ctx, input, 'assign');
  if (!step.ok) return step;
  const assigned = await assignByHand(ctx, step.value, input);
  if (assigned.ok && step.value.assigneeId !== null) await drainQueue(ctx);
  return assigned;
}
