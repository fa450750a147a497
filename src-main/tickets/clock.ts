import type { Pause, WorkingCalendar } from '#shared/calendars/workingTime.ts';
import {
  type Deadlines,
  moveDue,
  type Policy,
  pause,
  promise,
  reprioritise,
  resume,
} from '#shared/sla/deadline.ts';
import { loadCalendar } from '../calendars/load.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import type { CommandContext } from '../rpc/context.ts';
import { policyFor } from '../sla/load.ts';
import { agreedEnd } from './agreedEnd.ts';
import type { TicketRecord } from './record.ts';

/** The calendar that a ticket's promises are counted in. */
export async function calendarOf(
  db: ReadDb,
  ticket: Pick<TicketRecord, 'calendarId'>,
): Promise<WorkingCalendar> {
  return (await loadCalendar(db, ticket.calendarId)).working;
}

/** What was promised to a ticket, as its own columns keep it: a policy edited later does not reach it by itself. */
export async function promiseOf(db: ReadDb, ticket: TicketRecord): Promise<Policy> {
  return {
    firstResponseMinutes: ticket.firstResponseMinutes,
    resolutionMinutes: ticket.resolutionMinutes,
    atRiskPercent: ticket.atRiskPercent,
    calendar: await calendarOf(db, ticket),
  };
}

/** The policy in force for a service and priority, as columns for a ticket, and ready to count with. */
export async function policyColumns(
  db: ReadDb,
  serviceId: number | null,
  priority: TicketRecord['priority'],
): Promise<{ columns: PolicyColumns; policy: Policy }> {
  const policy = await policyFor(db, serviceId, priority);
  const { id: calendarId, working } = await loadCalendar(db, policy.calendarId);
  const columns = {
    policyId: policy.id,
    calendarId,
    firstResponseMinutes: policy.firstResponseMinutes,
    resolutionMinutes: policy.resolutionMinutes,
    atRiskPercent: policy.atRiskPercent,
  };
  return { columns, policy: { ...policy, calendar: working } };
}

type PolicyColumns = Pick<
  TicketRecord,
  'policyId' | 'calendarId' | 'firstResponseMinutes' | 'resolutionMinutes' | 'atRiskPercent'
>;

/** Both clocks start: at creation, or when the area's head approves. */
export function startedClocks(
  policy: Policy,
  now: number,
): Deadlines & {
  readonly clockStartedAt: number;
  readonly firstPromiseAt: number | null;
} {
  const deadlines = promise({ ...policy, startedAt: now });
  return { ...deadlines, clockStartedAt: now, firstPromiseAt: deadlines.resolutionDueAt };
}

/** When the resolution clock stood still; the last one is open (`toAt` null) while it still does. */
export async function pausesOf(db: ReadDb, ticketId: number) {
  return db
    .selectFrom('ticketPauses')
    .select(['id', 'fromAt', 'toAt', 'kind'])
    .where('ticketId', '=', ticketId)
    .orderBy('fromAt')
    .execute();
}

export function asPauses(rows: readonly { fromAt: number; toAt: number | null }[], until: number): Pause[] {
  return rows.map(({ fromAt, toAt }) => [fromAt, toAt ?? until] as const);
}

/** Stops the resolution clock. What is left is kept; a ticket that waits has no due time. */
export async function stopClock(
  ctx: CommandContext,
  ticket: TicketRecord,
  kind: 'waiting' | 'resolved',
): Promise<Pick<TicketRecord, 'remainingSeconds' | 'resolutionDueAt' | 'atRiskAt'>> {
  await ctx.tx
    .insertInto('ticketPauses')
    .values({ ticketId: ticket.id, fromAt: ctx.now, toAt: null, kind })
    .execute();
  const calendar = await calendarOf(ctx.tx, ticket);
  const remainingSeconds = pause({ resolutionDueAt: ticket.resolutionDueAt, calendar }, ctx.now);
  // A resolved ticket keeps its due time: whether it was kept is read from it.
  if (kind === 'resolved') {
    return { remainingSeconds, resolutionDueAt: ticket.resolutionDueAt, atRiskAt: ticket.atRiskAt };
  }
  return { remainingSeconds, resolutionDueAt: null, atRiskAt: null };
}

/** Starts the resolution clock again with what was left. */
export async function restartClock(
  ctx: CommandContext,
  ticket: TicketRecord,
): Promise<Pick<TicketRecord, 'remainingSeconds' | 'resolutionDueAt' | 'atRiskAt'>> {
  await closePause(ctx.tx, ticket.id, ctx.now);
  const policy = await promiseOf(ctx.tx, ticket);
  return {
    ...resume({ remainingSeconds: ticket.remainingSeconds, policy }, ctx.now),
    remainingSeconds: null,
  };
}

export async function closePause(tx: WriteTx, ticketId: number, now: number): Promise<void> {
  await tx
    .updateTable('ticketPauses')
    .set({ toAt: now })
    .where('ticketId', '=', ticketId)
    .where('toAt', 'is', null)
    .execute();
}

/**
 * All deadlines anew from creation, under a policy or calendar that may have changed; standing time does not count, and
 * a later time that was agreed on stays.
 */
export async function deadlinesAnew(
  db: ReadDb,
  ticket: TicketRecord,
  policy: Policy,
  now: number,
): Promise<Pick<TicketRecord, 'firstResponseDueAt' | 'resolutionDueAt' | 'atRiskAt' | 'remainingSeconds'>> {
  if (ticket.clockStartedAt === null) {
    return { firstResponseDueAt: null, resolutionDueAt: null, atRiskAt: null, remainingSeconds: null };
  }
  const rows = await pausesOf(db, ticket.id);
  const standing = rows.find((row) => row.toAt === null);
  const anew = reprioritise({
    ...policy,
    startedAt: ticket.clockStartedAt,
    pauses: asPauses(
      rows.filter((row) => row.toAt !== null),
      now,
    ),
    standingSince: standing?.fromAt ?? null,
  });
  // An answered ticket has had its first response; its due time is history.
  const firstResponseDueAt =
    ticket.firstRespondedAt === null ? anew.firstResponseDueAt : ticket.firstResponseDueAt;
  const agreed = await agreedEnd(db, ticket, rows, policy.calendar);
  if (agreed !== null && standing !== undefined) {
    const left = [anew.remainingSeconds, agreed.remainingSeconds].filter((seconds) => seconds !== null);
    return { ...anew, firstResponseDueAt, remainingSeconds: left.length === 0 ? null : Math.max(...left) };
  }
  const agreedDueAt = agreed?.dueAt ?? null;
  if (agreedDueAt !== null && anew.resolutionDueAt !== null && agreedDueAt > anew.resolutionDueAt) {
    return { ...anew, ...moveDue({ resolutionDueAt: agreedDueAt, policy }), firstResponseDueAt };
  }
  return { ...anew, firstResponseDueAt };
}
