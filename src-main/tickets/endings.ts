import { fail, ok } from '#shared/kernel/result.ts';
import { usedSeconds } from '#shared/sla/deadline.ts';
import { loadCalendar } from '../calendars/load.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { currentTicket } from './access.ts';
import { drainQueue } from './assigning.ts';
import { calendarOf, restartClock } from './clock.ts';
import { isNowOverLimit } from './limit.ts';
import { type BulkNotice, notify } from './notify.ts';
import { recordById, type TicketRecord } from './record.ts';
import { saveTicket } from './save.ts';
import { type Outcome, pausesRow, type Step, stepping } from './stepping.ts';

/** The requester confirms, with an optional rating; or a manager closes; or three working days have gone by. */
export async function close(
  ctx: CommandContext,
  input: Step & { rating?: number | undefined; comment?: string | undefined },
): Outcome {
  const step = await stepping(ctx, input, 'close');
  if (!step.ok) return step;
  const isOwn = step.value.requesterId === ctx.actor.id;
  if (input.rating !== undefined && !isOwn) return fail({ code: 'forbidden', details: {} });
  return ok(await writeClose(ctx, step.value, { ...input, isAutomatic: false }));
}

export async function writeClose(
  ctx: CommandContext,
  ticket: TicketRecord,
  how: { rating?: number | undefined; comment?: string | undefined; isAutomatic: boolean },
  bulk?: BulkNotice,
): Promise<TicketRecord> {
  const calendar = await calendarOf(ctx.tx, ticket);
  const saved = await saveTicket(
    ctx,
    ticket,
    {
      status: 'closed',
      closedAt: ctx.now,
      autoCloseAt: null,
      closureSeconds:
        ticket.firstAssignedAt === null
          ? null
          : usedSeconds({ startedAt: ticket.firstAssignedAt, pauses: [], calendar }, ctx.now),
      ...(how.rating === undefined ? {} : { rating: how.rating, ratingComment: how.comment ?? null }),
    },
    {
      action: 'ticket.closed',
      data: { isAutomatic: how.isAutomatic },
      ...(how.comment ? { text: { comment: how.comment } } : {}),
    },
  );
  await notify(ctx, saved, { kind: 'closed', to: [ticket.requesterId, ticket.assigneeId] }, bulk);
  return saved;
}

export async function rate(
  ctx: CommandContext,
  input: Step & { rating: number; comment?: string | undefined },
): Outcome {
  const current = await currentTicket(ctx, input);
  if (!current.ok) return current;
  const ticket = current.value;
  if (ticket.requesterId !== ctx.actor.id) return fail({ code: 'forbidden', details: {} });
  if (ticket.status !== 'closed') {
    return fail({ code: 'illegalTransition', details: { from: ticket.status, action: 'rate' } });
  }
  // One solution, one rating; reopening takes it back, so that the next solution can be rated.
  if (ticket.rating !== null) return fail({ code: 'ruleBroken', details: { rule: 'ratedAlready' } });
  return ok(
    await saveTicket(
      ctx,
      ticket,
      { rating: input.rating, ratingComment: input.comment ?? null },
      { action: 'ticket.rated', ...(input.comment ? { text: { comment: input.comment } } : {}) },
    ),
  );
}

/**
 * It was not solved. The clock goes on with what was left; the ticket returns to whoever solved it, or to the front
 * of the queue where they are absent or disabled. A closed ticket can be reopened within five working days.
 */
export async function reopen(ctx: CommandContext, input: Step & { reason: string }): Outcome {
  const step = await stepping(ctx, input, 'reopen');
  if (!step.ok) return step;
  const ticket = step.value;
  if (ticket.closedAt !== null) {
    const settings = await loadSettings(ctx.tx);
    const institution = (await loadCalendar(ctx.tx, null)).working;
    const { reopenDays } = settings.tickets;
    const until = reopenDays === 0 ? ticket.closedAt : institution.addDays(ticket.closedAt, reopenDays);
    if (until !== null && ctx.now > until) {
      return fail({ code: 'ruleBroken', details: { rule: 'reopenWindowOver' } });
    }
  }
  const solverId = ticket.lastSolverId ?? ticket.assigneeId;
  const isBack = solverId !== null && (await isAtWork(ctx, solverId));
  const saved = await saveTicket(
    ctx,
    ticket,
    {
      ...(await restartClock(ctx, ticket)),
      status: isBack ? 'inProgress' : 'new',
      assigneeId: isBack ? solverId : null,
      queueFirst: isBack ? 0 : 1,
      isOverLimit: isBack ? await isNowOverLimit(ctx, solverId) : 0,
      resolvedAt: null,
      closedAt: null,
      resolutionSeconds: null,
      closureSeconds: null,
      autoCloseAt: null,
      // It was of a solution that was none; the history keeps it.
      rating: null,
      ratingComment: null,
      reopenCount: ticket.reopenCount + 1,
    },
    { action: 'ticket.reopened', text: { reason: input.reason }, rows: [pausesRow(ticket)] },
  );
  await notify(ctx, saved, { kind: 'status', to: [ticket.requesterId, saved.assigneeId], act: 'reopened' });
  if (isBack) return ok(saved);
  await drainQueue(ctx);
  return ok(await recordById(ctx.tx, ticket.id));
}

/** Enabled, still a technician, and not absent now (being off shift does not matter: they come back). */
async function isAtWork(ctx: CommandContext, personId: number): Promise<boolean> {
  const person = await ctx.tx
    .selectFrom('people')
    .innerJoin('personRoles', 'personRoles.personId', 'people.id')
    .select('people.id')
    .where('people.id', '=', personId)
    .where('people.isEnabled', '=', 1)
    .where('personRoles.role', '=', 'technician')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('absences')
            .select('absences.id')
            .whereRef('absences.personId', '=', 'people.id')
            .where('absences.fromAt', '<=', ctx.now)
            .where('absences.toAt', '>', ctx.now),
        ),
      ),
    )
    .executeTakeFirst();
  return person !== undefined;
}

export async function cancel(ctx: CommandContext, input: Step & { reason: string }): Outcome {
  const step = await stepping(ctx, input, 'cancel');
  if (!step.ok) return step;
  return ok(await writeCancel(ctx, step.value, { reason: input.reason, mergedIntoId: null }));
}

export async function writeCancel(
  ctx: CommandContext,
  ticket: TicketRecord,
  how: { reason: string; mergedIntoId: number | null },
): Promise<TicketRecord> {
  const saved = await saveTicket(
    ctx,
    ticket,
    {
      status: 'cancelled',
      cancelledAt: ctx.now,
      mergedIntoId: how.mergedIntoId,
      waitingFor: null,
      scheduledFrom: null,
      scheduledTo: null,
      queueFirst: 0,
    },
    {
      action: how.mergedIntoId === null ? 'ticket.cancelled' : 'ticket.merged',
      text: { reason: how.reason },
      ...(how.mergedIntoId === null ? {} : { about: [{ entity: 'ticket', id: how.mergedIntoId }] }),
    },
  );
  await notify(ctx, saved, { kind: 'status', to: [ticket.requesterId, ticket.assigneeId] });
  await drainQueue(ctx);
  return saved;
}
