import { isoWeek, localYear } from '#shared/calendars/localTime.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { formatFolio } from '#shared/kernel/ids.ts';
import { activeCount } from '../../assignment/load.ts';
import type { RowRef } from '../../audit/event.ts';
import { nextFolio } from '../../db/folios.ts';
import { alertInstants, derivedColumns } from '../../tickets/service.ts';
import type { SliceContext } from '../sliceWriter.ts';
import { clockColumns } from './deadlines.ts';
import type { ForeignTicket } from './gather.ts';
import { type References, requesterKey } from './references.ts';
import { type Story, storyOf } from './story.ts';
import { priorityFrom, type Rules } from './ticketRules.ts';
import { writeHistory } from './writeHistory.ts';

/** One ticket with its history, in the transaction of a slice. Answers with its id. */
export async function writeTicket(
  ctx: SliceContext,
  rules: Rules,
  names: References,
  ticket: ForeignTicket,
): Promise<number> {
  const story = storyOf(ticket);
  const technician = (name: string) => idFrom(names.technicians)(foldText(name));
  const serviceId = ticket.service === null ? null : idFrom(names.services)(ticket.service);
  const assigneeId = story.end.assignee === null ? null : technician(story.end.assignee);
  const isActive = ['assigned', 'inProgress'].includes(story.end.status);
  const isOverLimit =
    isActive && assigneeId !== null && (await activeCount(ctx.tx, assigneeId)) >= rules.limitOf(assigneeId);

  const columns = {
    ...ticketColumns(ctx, rules, ticket, story, serviceId),
    requesterId: requesterOf(names, ticket),
    locationId: ticket.location === null ? null : idFrom(names.locations)(ticket.location),
    assigneeId,
    lastSolverId: story.lastSolver === null ? null : technician(story.lastSolver),
    isOverLimit: isOverLimit ? 1 : 0,
  } as const;
  const derived = derivedColumns(columns);
  const alerts = derived.isOpen === 1 ? alertInstants(columns) : [];
  const ahead = alerts.map((alert) => alert.from).filter((from) => from > ctx.now);
  const year = localYear(ticket.openedAt, rules.settings.institution.timeZone);
  const prefix = rules.settings.institution.folioPrefix;
  const { id } = await ctx.tx
    .insertInto('tickets')
    .values({
      ...columns,
      ...derived,
      // What fell due before the import alerts nobody.
      nextAlertAt: ahead.length === 0 ? null : Math.min(...ahead),
      folio: formatFolio(prefix, year, await nextFolio(ctx.tx, prefix, year)),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const { kind, dueAt, from } of alerts) {
    if (from > ctx.now) continue;
    const raised = { ticketId: id, kind, dueAt, raisedAt: ctx.now };
    await ctx.tx
      .insertInto('alerts')
      .values(raised)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const rows: RowRef[] = [{ entity: 'ticket', id }];
  rows.push(
    ...(await writeAssignments(ctx, rules, story, id, technician, isOverLimit ? ticket.number : null)),
  );
  rows.push(...(await writePauses(ctx, story, id)), ...(await writeSolution(ctx, columns, id)));
  const body = columns.solution === null ? ticket.description : `${ticket.description}\n${columns.solution}`;
  await ctx.tx
    .insertInto('ticketSearch')
    .values({ rowid: id, title: ticket.title, body, notes: '' })
    .execute();
  const { requesterId } = columns;
  await writeHistory(ctx, rules, story, ticket, { id, serviceId, requesterId, rows, technician });
  return id;
}

function ticketColumns(
  ctx: SliceContext,
  rules: Rules,
  ticket: ForeignTicket,
  story: Story,
  serviceId: number | null,
) {
  const { end, assignments } = story;
  const opening = story.steps[0]?.after ?? end;
  const priority = priorityFrom(rules)(end);
  const first = rules.policy(serviceId, priorityFrom(rules)(opening));
  const policy = rules.policy(serviceId, priority);
  const lastAssignment = assignments.at(-1) ?? null;
  const { timeZone } = rules.settings.institution;
  return {
    title: ticket.title,
    description: ticket.description,
    status: end.status,
    impact: end.impact,
    urgency: end.urgency,
    priority,
    channel: ticket.channel,
    serviceId,
    areaId: null,
    createdById: null,
    createdAt: ticket.openedAt,
    updatedAt: ticket.updatedAt,
    policyId: policy.id,
    calendarId: policy.calendarId,
    firstResponseMinutes: policy.firstResponseMinutes,
    resolutionMinutes: policy.resolutionMinutes,
    atRiskPercent: policy.atRiskPercent,
    ...clockColumns(story, ticket.openedAt, first, policy),
    firstRespondedAt: story.firstRespondedAt,
    firstAssignedAt: assignments[0]?.at ?? null,
    assignedAt: lastAssignment?.at ?? null,
    assignedWeek: lastAssignment === null ? null : isoWeek(lastAssignment.at, timeZone),
    resolvedAt: story.resolvedAt,
    closedAt: story.closedAt,
    cancelledAt: story.cancelledAt,
    autoCloseAt: end.status === 'resolved' ? autoCloseAt(ctx, rules, story) : null,
    waitingFor: end.waitingFor,
    solution: story.resolvedAt === null ? null : ticket.solution,
    reopenCount: story.reopenCount,
    foreignSystem: rules.system,
    foreignNumber: ticket.number,
    isImported: 1,
  } as const;
}

/** Nobody could confirm it here before the import: what would have closed already gets the usual days from now. */
function autoCloseAt(ctx: SliceContext, rules: Rules, { resolvedAt }: Story): number | null {
  const { autoCloseDays } = rules.settings.tickets;
  const due = resolvedAt === null ? null : rules.calendar.addDays(resolvedAt, autoCloseDays);
  return due !== null && due > ctx.now ? due : rules.calendar.addDays(ctx.now, autoCloseDays);
}

async function writeAssignments(
  ctx: SliceContext,
  rules: Rules,
  story: Story,
  ticketId: number,
  technician: (name: string) => number,
  overLimitNumber: string | null,
): Promise<RowRef[]> {
  const rows: RowRef[] = [];
  for (const [index, { at, technician: name }] of story.assignments.entries()) {
    const isOver = overLimitNumber !== null && index === story.assignments.length - 1;
    const { id } = await ctx.tx
      .insertInto('assignments')
      .values({
        ticketId,
        technicianId: technician(name),
        at,
        isoWeek: isoWeek(at, rules.settings.institution.timeZone),
        byId: null,
        method: 'imported',
        reason: isOver ? `${rules.system} ${overLimitNumber}` : null,
        explanation: null,
        isOverLimit: isOver ? 1 : 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    rows.push({ entity: 'assignment', id });
  }
  return rows;
}

async function writePauses(ctx: SliceContext, story: Story, ticketId: number): Promise<RowRef[]> {
  const pauses = story.pauses.filter(({ fromAt, toAt }) => fromAt !== toAt);
  for (const pause of pauses) {
    await ctx.tx
      .insertInto('ticketPauses')
      .values({ ...pause, ticketId })
      .execute();
  }
  return pauses.length === 0 ? [] : [{ entity: 'ticketPauses', id: ticketId }];
}

async function writeSolution(
  ctx: SliceContext,
  ticket: { solution: string | null; resolvedAt: number | null; lastSolverId: number | null },
  ticketId: number,
): Promise<RowRef[]> {
  if (ticket.solution === null || ticket.resolvedAt === null) return [];
  const { id } = await ctx.tx
    .insertInto('ticketMessages')
    .values({
      ticketId,
      kind: 'solution',
      authorId: ticket.lastSolverId,
      body: ticket.solution,
      at: ticket.resolvedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return [{ entity: 'ticketMessage', id }];
}

function requesterOf(names: References, ticket: ForeignTicket): number {
  const key = requesterKey(ticket);
  return names.requesters.get(key) ?? idFrom(names.technicians)(key);
}

function idFrom(ids: ReadonlyMap<string, number>): (name: string) => number {
  return (name) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`“${name}” was not added before the tickets`);
    return id;
  };
}
