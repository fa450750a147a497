import { type RawBuilder, sql } from 'kysely';
import type { TicketsOf } from '#shared/indicators/fields.ts';
import {
  type Indicator,
  type IndicatorKey,
  indicators,
  type Part,
  type TicketInstant,
} from '#shared/indicators/indicator.ts';
import type { Span } from '#shared/indicators/period.ts';
import { hourOfWeek } from './localHour.ts';
import type { Moment } from './moment.ts';
import { partCondition } from './parts.ts';

/** Which tickets: those of an indicator, or only those of a part, a week or a field of the heat map. */
export interface Asked extends TicketsOf {
  readonly indicator: IndicatorKey;
  readonly part?: Part | undefined;
  readonly week?: string | undefined;
  readonly weekday?: number | undefined;
  readonly hour?: number | undefined;
}

/**
 * Rows of which each is a ticket of the population, or (`isRepeated`) something that was done with one. Several branches
 * have no ticket in common.
 */
export interface Branch {
  readonly from: RawBuilder<unknown>;
  readonly id: RawBuilder<number>;
  /** The instant that puts it into the period. */
  readonly at: RawBuilder<number>;
  readonly technician: RawBuilder<number | null>;
  readonly where: readonly RawBuilder<boolean>[];
  readonly isRepeated: boolean;
}

/** What a report that somebody built asks besides. */
export interface Narrowing {
  /** Whether it looks at the ticket, also where what is counted was done with one. */
  readonly asksOfTickets: boolean;
  readonly conditions: (branch: Branch) => readonly RawBuilder<boolean>[];
}

/**
 * Whose a ticket is: whoever solved it (where it was solved while it was nobody's, whoever got it afterwards); while it
 * is not solved, whoever has it. (A solution that failed and is open
 * again counts for the one who gave it only in the rate of reopened ones.)
 */
export const TECHNICIAN = sql<number | null>`CASE WHEN t.resolvedAt IS NULL THEN t.assigneeId
  ELSE coalesce(t.lastSolverId, t.assigneeId) END`;
const SOLVER = sql<number | null>`coalesce(t.lastSolverId, t.assigneeId)`;

/** What is read by: an index of all tickets, or of the ended ones, the open ones being few enough to look at each. */
const INDEXES: Readonly<Record<TicketInstant, { readonly index: string; readonly onlyEnded: boolean }>> = {
  createdAt: { index: 'tickets_createdAt', onlyEnded: false },
  firstRespondedAt: { index: 'tickets_firstRespondedAt', onlyEnded: false },
  resolvedAt: { index: 'tickets_resolvedAt', onlyEnded: false },
  closedAt: { index: 'tickets_closedAt', onlyEnded: false },
  cancelledAt: { index: 'tickets_cancelledAt', onlyEnded: false },
  resolutionDueAt: { index: 'tickets_due', onlyEnded: false },
  firstPromiseAt: { index: 'tickets_firstPromiseAt', onlyEnded: true },
  firstResponseDueAt: { index: 'tickets_firstResponseDueAt', onlyEnded: true },
};

/**
 * The tickets behind a figure, as SQL: the one place that says which they are. The figure counts these rows, the list
 * shows them (design, section 2: "each figure opens the list of tickets behind it with the same count").
 */
export function populationOf(asked: Asked, moment: Moment, narrowing?: Narrowing): readonly Branch[] {
  const definition = indicators[asked.indicator];
  const isJoined = narrowing?.asksOfTickets ?? false;
  return sourcesOf(asked, definition, moment, isJoined).map((branch) => ({
    ...branch,
    where: [
      ...branch.where,
      ...definitionConditions(asked.indicator, definition),
      ...filterConditions(asked, branch),
      ...hourConditions(asked, branch, moment),
      ...(asked.part === undefined ? [] : [partCondition(asked.indicator, asked.part, moment)]),
      ...(narrowing?.conditions(branch) ?? []),
    ],
  }));
}

function sourcesOf(
  asked: Asked,
  definition: Indicator,
  moment: Moment,
  isJoined: boolean,
): readonly Branch[] {
  const { instant } = definition;
  const span = definition.upToNow
    ? { from: moment.span.from, to: Math.min(moment.span.to, moment.asOf) }
    : moment.span;
  switch (instant) {
    case 'now':
      return [open(asked, sql`t.createdAt`, [])];
    case 'assignment':
      return [assignments(asked, span, isJoined)];
    case 'timeEntry':
      return [timeEntries(asked, span, isJoined)];
    case 'resolvedAt':
      return asked.indicator === 'reopenRate' ? reopened(asked, span) : [dated(asked, instant, span)];
    default:
      return INDEXES[instant].onlyEnded ? promised(asked, instant, span) : [dated(asked, instant, span)];
  }
}

/** The tickets of one person are few: whatever is asked of them is read by their index. */
function ticketsBy(asked: Asked, index: string): RawBuilder<unknown> {
  const name = asked.requesterId === undefined ? index : 'tickets_requesterId';
  return sql`tickets t INDEXED BY ${sql.ref(name)}`;
}

const within = (at: RawBuilder<number>, span: Span): RawBuilder<boolean> =>
  sql`${at} >= ${span.from} AND ${at} < ${span.to}`;

const ofTickets = { id: sql<number>`t.id`, technician: TECHNICIAN, isRepeated: false } as const;

function open(asked: Asked, at: RawBuilder<number>, where: readonly RawBuilder<boolean>[]): Branch {
  const from = ticketsBy(asked, 'tickets_openCreated');
  return { ...ofTickets, from, at, where: [sql`t.isOpen = 1`, ...where] };
}

function dated(asked: Asked, instant: TicketInstant, span: Span): Branch {
  // By its own name or, far away where there is none, the column that lists sort by.
  const at = sql<number>`${sql.ref(`t.${instant === 'resolutionDueAt' ? 'sortDueAt' : instant}`)}`;
  return { ...ofTickets, from: ticketsBy(asked, INDEXES[instant].index), at, where: [within(at, span)] };
}

function promised(asked: Asked, instant: TicketInstant, span: Span): readonly Branch[] {
  const ended = dated(asked, instant, span);
  return [
    { ...ended, where: [sql`t.isOpen = 0`, ...ended.where] },
    open(asked, ended.at, [within(ended.at, span)]),
  ];
}

/** Solved in the period; or solved in it, reopened and open again, by when the solution that failed was given. */
function reopened(asked: Asked, span: Span): readonly Branch[] {
  const solved = dated(asked, 'resolvedAt', span);
  const failed = sql`FROM ticketPauses p WHERE p.ticketId = t.id AND p.kind = 'resolved'
    AND p.fromAt >= ${span.from} AND p.fromAt < ${span.to}`;
  const again = open(asked, sql`(SELECT max(p.fromAt) ${failed})`, [
    sql`t.reopenCount > 0`,
    sql`EXISTS (SELECT 1 ${failed})`,
  ]);
  return [
    { ...solved, technician: SOLVER, where: [sql`t.isOpen = 0`, ...solved.where] },
    { ...again, technician: SOLVER },
  ];
}

/** Whether a filter looks at the ticket; where none does, what was done with it need not be joined to it. */
function asksOfTickets({ areaId, serviceId, requesterId, channel, priority, status }: TicketsOf): boolean {
  return [areaId, serviceId, requesterId, channel, priority, status].some((value) => value !== undefined);
}

/** By week or by period; each receiver counts, so the technician is the one of the assignment. */
function assignments(asked: Asked, span: Span, isJoined: boolean): Branch {
  return {
    from:
      isJoined || asksOfTickets(asked)
        ? sql`assignments a CROSS JOIN tickets t ON t.id = a.ticketId`
        : sql`assignments a`,
    id: sql`a.ticketId`,
    at: sql`a.at`,
    technician: sql`a.technicianId`,
    where: [asked.week === undefined ? within(sql`a.at`, span) : sql`a.isoWeek = ${asked.week}`],
    isRepeated: true,
  };
}

function timeEntries(asked: Asked, span: Span, isJoined: boolean): Branch {
  return {
    from:
      isJoined || asksOfTickets(asked)
        ? sql`timeEntries e CROSS JOIN tickets t ON t.id = e.ticketId`
        : sql`timeEntries e`,
    id: sql`e.ticketId`,
    at: sql`e.at`,
    technician: sql`e.personId`,
    where: [within(sql`e.at`, span)],
    isRepeated: true,
  };
}

function definitionConditions(key: IndicatorKey, definition: Indicator): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [];
  if (!definition.countsMerged) conditions.push(sql`t.mergedIntoId IS NULL`);
  if (definition.statuses !== null && key !== 'backlog') {
    conditions.push(sql`t.status IN (${sql.join(definition.statuses.map((status) => sql.lit(status)))})`);
  }
  // Time of which nobody recorded any is not a time of nothing.
  if (definition.measure === 'workedMinutes') conditions.push(sql`t.workedMinutes > 0`);
  else if (definition.measure !== null)
    conditions.push(sql`${sql.ref(`t.${definition.measure}`)} IS NOT NULL`);
  return conditions;
}

function filterConditions(asked: TicketsOf, branch: Branch): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [];
  const add = (column: RawBuilder<unknown>, value: number | string | undefined) => {
    if (value === undefined) return;
    conditions.push(value === 'none' ? sql`${column} IS NULL` : sql`${column} = ${value}`);
  };
  add(sql`t.areaId`, asked.areaId);
  add(sql`t.serviceId`, asked.serviceId);
  add(branch.technician, asked.technicianId);
  add(sql`t.requesterId`, asked.requesterId);
  add(sql`t.channel`, asked.channel);
  add(sql`t.priority`, asked.priority);
  add(sql`t.status`, asked.status);
  return conditions;
}

function hourConditions(asked: Asked, branch: Branch, moment: Moment): RawBuilder<boolean>[] {
  if (asked.weekday === undefined && asked.hour === undefined) return [];
  const hour = hourOfWeek(branch.at, moment.span, moment.timeZone);
  const conditions: RawBuilder<boolean>[] = [];
  if (asked.weekday !== undefined) conditions.push(sql`(${hour}) / 24 = ${asked.weekday - 1}`);
  if (asked.hour !== undefined) conditions.push(sql`(${hour}) % 24 = ${asked.hour}`);
  return conditions;
}

/** `FROM … WHERE …` of a branch, for what is counted in it. */
export function sourceOf(branch: Branch): RawBuilder<unknown> {
  return sql`FROM ${branch.from} WHERE ${sql.join(branch.where, sql` AND `)}`;
}

/** Id and instant of each ticket of the population, each once. */
export function idsOf(population: readonly Branch[]): RawBuilder<{ id: number; at: number }> {
  const parts = population.map((branch) =>
    branch.isRepeated
      ? sql`SELECT ${branch.id} AS id, max(${branch.at}) AS at ${sourceOf(branch)} GROUP BY ${branch.id}`
      : sql`SELECT ${branch.id} AS id, ${branch.at} AS at ${sourceOf(branch)}`,
  );
  return sql`${sql.join(parts, sql` UNION ALL `)}`;
}
