import { toIso } from '#shared/kernel/time.ts';
import type { RowRef } from '../audit/event.ts';
import type { CommandContext } from '../rpc/context.ts';
import { raiseCase, standAgain } from './cases.ts';
import { type AlertedTicket, caseKeyOf, type Found, ticketSubject } from './found.ts';
import { caseByKey, standingOf } from './queries.ts';

/** A due instant of a ticket that is near or has passed. */
export interface Deadline {
  readonly kind: 'atRisk' | 'overdue' | 'responseOverdue';
  readonly dueAt: number;
}

function foundOf(ticket: AlertedTicket, { kind, dueAt }: Deadline): Found {
  const shared = {
    ticketId: ticket.id,
    technicianId: ticket.assigneeId,
    week: null,
    occasion: String(dueAt),
  };
  if (kind === 'atRisk') {
    const details = { dueAt: toIso(dueAt), cause: 'timeUsed' as const, finishAt: null, lateOdds: null };
    return { ...shared, kind, subject: ticketSubject(ticket.id), details };
  }
  const promise = kind === 'overdue' ? 'resolution' : 'firstResponse';
  return {
    ...shared,
    kind: 'overdue',
    subject: overdueSubject(ticket.id, promise),
    details: { dueAt: toIso(dueAt), promise },
  };
}

const overdueSubject = (ticketId: number, promise: 'resolution' | 'firstResponse') =>
  `${ticketSubject(ticketId)}:${promise}`;

/**
 * Raises the case of a deadline that was not dealt with before, and tells of it. The caller's event names the rows; by
 * that event the follower finds that what is late is no longer merely at risk.
 */
export async function raiseDeadline(
  ctx: CommandContext,
  ticket: AlertedTicket,
  deadline: Deadline,
): Promise<RowRef[]> {
  const row = await raiseCase(ctx, foundOf(ticket, deadline), { ticket, isRecordedByCaller: true });
  return row === null ? [] : [row];
}

/** A due time came back that was dealt with before: its case stands again, told to nobody. Imported history has none. */
export async function recallDeadline(
  ctx: CommandContext,
  ticket: AlertedTicket,
  deadline: Deadline,
): Promise<void> {
  const found = foundOf(ticket, deadline);
  const before = await caseByKey(ctx.tx, caseKeyOf(found, ctx.now));
  if (before === null) return;
  const standing = await standingOf(ctx.tx, before.subjectKey);
  if (standing === null) await standAgain(ctx, before);
}
