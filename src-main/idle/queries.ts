import { sql } from 'kysely';
import { z } from 'zod';
import type { TicketStep } from '#shared/idle/standing.ts';
import type { Span } from '#shared/indicators/period.ts';
import { TICKET_STATUSES } from '#shared/tickets/ticket.ts';
import type { ReadDb } from '../db/handles.ts';

/** An event of a ticket: what was done, by whom, and where it left the ticket. */
export interface StoredStep extends TicketStep {
  readonly seq: number;
  readonly actorId: number | null;
  readonly action: string;
  readonly ticketId: number;
}

const after = z.object({
  status: z.enum(TICKET_STATUSES).optional(),
  assigneeId: z.number().int().nullable().optional(),
  scheduledFrom: z.string().nullable().optional(),
});

interface StepRow {
  readonly seq: number;
  readonly at: number;
  readonly actorId: number | null;
  readonly action: string;
  readonly ticketId: number;
  readonly after: string | null;
}

const COLUMNS = sql`e.seq, e.recordedAt AS at, e.actorId, e.action, e.entityId AS ticketId, e.data -> '$.after' AS after`;

function rowToStep({ after: told, ...row }: StepRow): StoredStep {
  return { ...row, ...(told === null ? {} : after.parse(JSON.parse(told))) };
}

/** Between two events, by their `seq`: the first belongs to it, the last does not. */
export interface SeqRange {
  readonly from: number;
  readonly to: number;
}

/** What somebody did with tickets; what an import tells of the past was done elsewhere. */
export const actsQuery = (actorId: number, { from, to }: SeqRange) => sql<StepRow>`
  SELECT ${COLUMNS} FROM events e INDEXED BY events_actor
  WHERE e.actorId = ${actorId} AND e.seq >= ${from} AND e.seq < ${to}
    AND e.entity = 'ticket' AND e.origin <> 'import'
  ORDER BY e.seq`;

export async function actsOf(db: ReadDb, actorId: number, range: SeqRange): Promise<StoredStep[]> {
  return (await actsQuery(actorId, range).execute(db)).rows.map(rowToStep);
}

/** The newest thing that somebody did with a ticket. */
export const lastActQuery = (actorId: number) => sql<StepRow>`
  SELECT ${COLUMNS} FROM events e INDEXED BY events_actor
  WHERE e.actorId = ${actorId} AND e.entity = 'ticket' AND e.origin <> 'import'
  ORDER BY e.seq DESC LIMIT 1`;

export async function lastActOf(db: ReadDb, actorId: number): Promise<StoredStep | null> {
  const row = (await lastActQuery(actorId).execute(db)).rows[0];
  return row === undefined ? null : rowToStep(row);
}

/** All events of some tickets, each ticket's in order. */
export const stepsQuery = (ticketIds: readonly number[]) => sql<StepRow>`
  SELECT ${COLUMNS} FROM json_each(${JSON.stringify(ticketIds)}) AS wanted
  CROSS JOIN eventRows r ON r.entity = 'ticket' AND r.entityId = wanted.value
  CROSS JOIN events e ON e.seq = r.seq AND e.entity = 'ticket' AND e.entityId = r.entityId
  ORDER BY r.entityId, r.seq`;

/** Tickets whose events are read at once: a slice that holds nobody up. */
const SLICE = 100;

/** @param breathe lets the event loop turn after each slice: outside of transactions alone */
export async function stepsOf(
  db: ReadDb,
  ticketIds: Iterable<number>,
  breathe?: () => Promise<unknown>,
): Promise<ReadonlyMap<number, readonly StoredStep[]>> {
  const ids = [...new Set(ticketIds)];
  const byTicket = new Map<number, StoredStep[]>();
  for (let from = 0; from < ids.length; from += SLICE) {
    for (const row of (await stepsQuery(ids.slice(from, from + SLICE)).execute(db)).rows) {
      const known = byTicket.get(row.ticketId) ?? [];
      known.push(rowToStep(row));
      byTicket.set(row.ticketId, known);
    }
    await breathe?.();
  }
  return byTicket;
}

/** Tickets that were given to somebody in a span and had not ended before another instant. */
export const heldQuery = (technicianId: number, given: Span, notEndedBefore: number) => sql<{ id: number }>`
  SELECT DISTINCT a.ticketId AS id FROM assignments a INDEXED BY assignments_technician
  CROSS JOIN tickets t ON t.id = a.ticketId
  WHERE a.technicianId = ${technicianId} AND a.at >= ${given.from} AND a.at < ${given.to}
    AND (t.isOpen = 1 OR coalesce(t.closedAt, t.resolvedAt, t.cancelledAt, t.updatedAt) >= ${notEndedBefore})`;

export async function heldIn(
  db: ReadDb,
  technicianId: number,
  given: Span,
  notEndedBefore: number,
): Promise<number[]> {
  return (await heldQuery(technicianId, given, notEndedBefore).execute(db)).rows.map(({ id }) => id);
}

/** A ticket that waited in the queue, and the skill that its service asks for. */
export interface Waiting {
  readonly id: number;
  readonly skillId: number | null;
}

const WAITING = sql`SELECT t.id, s.skillId FROM tickets t`;
const SERVICE = sql`LEFT JOIN services s ON s.id = t.serviceId`;

/** Those created in a span that were not given to anybody at once, nor before another instant. */
export const waitedQuery = (created: Span, notGivenBefore: number) => sql<Waiting>`
  ${WAITING} INDEXED BY tickets_createdAt ${SERVICE}
  WHERE t.createdAt >= ${created.from} AND t.createdAt < ${created.to}
    AND (t.firstAssignedAt IS NULL OR (t.firstAssignedAt > t.createdAt AND t.firstAssignedAt >= ${notGivenBefore}))
    AND (t.cancelledAt IS NULL OR t.cancelledAt >= ${notGivenBefore})`;

/** Those that were put back into the queue. */
export const putBackQuery = ({ from, to }: SeqRange) => sql<Waiting>`
  SELECT DISTINCT t.id, s.skillId FROM events e INDEXED BY events_action
  CROSS JOIN tickets t ON t.id = e.entityId ${SERVICE}
  WHERE e.action = 'ticket.putBack' AND e.seq >= ${from} AND e.seq < ${to}`;

/** Those that wait now. */
export const queueQuery = (limit: number) => sql<Waiting>`
  ${WAITING} INDEXED BY tickets_queue ${SERVICE} WHERE t.isQueued = 1 LIMIT ${limit}`;

/** More than wait anywhere, and few enough to look at. */
const MOST_QUEUED = 1_000;

/** Those that wait now, the front of the queue first. */
export async function waitingNow(db: ReadDb, most = MOST_QUEUED): Promise<readonly Waiting[]> {
  return (await queueQuery(most).execute(db)).rows;
}

export async function waitedIn(
  db: ReadDb,
  created: Span,
  notGivenBefore: number,
  range: SeqRange,
): Promise<readonly Waiting[]> {
  const found = [
    ...(await waitedQuery(created, notGivenBefore).execute(db)).rows,
    ...(await putBackQuery(range).execute(db)).rows,
    ...(await waitingNow(db)),
  ];
  return [...new Map(found.map((each) => [each.id, each])).values()];
}

/** Tickets that each technician has active now. */
export const activeQuery = (technicianId: number) => sql<{ id: number }>`
  SELECT id FROM tickets INDEXED BY tickets_active WHERE isActive = 1 AND assigneeId = ${technicianId}`;

export async function activeOf(db: ReadDb, technicianId: number): Promise<number[]> {
  return (await activeQuery(technicianId).execute(db)).rows.map(({ id }) => id);
}

export interface TechnicianRow {
  readonly id: number;
  readonly name: string;
  readonly calendarId: number | null;
  readonly activeLimit: number | null;
  readonly createdAt: number;
  readonly isEnabled: boolean;
  readonly skills: ReadonlySet<number>;
}

/** Technicians by name, disabled ones included; or one of them. */
export async function technicians(db: ReadDb, id: number | null): Promise<TechnicianRow[]> {
  let query = db
    .selectFrom('personRoles as r')
    .innerJoin('people as p', 'p.id', 'r.personId')
    .select(['p.id', 'p.name', 'p.calendarId', 'p.activeLimit', 'p.createdAt', 'p.isEnabled'])
    .where('r.role', '=', 'technician')
    .orderBy('p.foldedName')
    .orderBy('p.id');
  if (id !== null) query = query.where('p.id', '=', id);
  const skills = await db.selectFrom('personSkills').select(['personId', 'skillId']).execute();
  return (await query.execute()).map((row) => ({
    ...row,
    isEnabled: row.isEnabled === 1,
    skills: new Set(skills.filter(({ personId }) => personId === row.id).map(({ skillId }) => skillId)),
  }));
}

/** Absences that touch a span. */
export async function absencesIn(db: ReadDb, { from, to }: Span) {
  return db
    .selectFrom('absences')
    .select(['personId', 'fromAt', 'toAt'])
    .where('fromAt', '<', to)
    .where('toAt', '>', from)
    .execute();
}

/** Names of people and folios of tickets, for events that are shown. */
export async function namesOf(db: ReadDb, steps: readonly StoredStep[]) {
  const list = (ids: readonly (number | null)[]) => JSON.stringify([...new Set(ids)]);
  const { rows: people } = await sql<{ id: number; name: string }>`
    SELECT id, name FROM people WHERE id IN (SELECT value FROM json_each(${list(steps.map(({ actorId }) => actorId))}))`.execute(
    db,
  );
  const { rows: tickets } = await sql<{ id: number; folio: string }>`
    SELECT id, folio FROM tickets WHERE id IN (SELECT value FROM json_each(${list(steps.map(({ ticketId }) => ticketId))}))`.execute(
    db,
  );
  return {
    nameOf: new Map(people.map(({ id, name }) => [id, name])),
    folioOf: new Map(tickets.map(({ id, folio }) => [id, folio])),
  };
}
