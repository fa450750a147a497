import { sql } from 'kysely';
import type { AssignmentMethod } from '#shared/assignment/method.ts';
import { outlook } from '#shared/assignment/outlook.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { raiseNobodyCan } from '../alerts/load.ts';
import {
  activeCount,
  chooseFor,
  requiredSkill,
  type TechnicianFacts,
  technicianFacts,
  weekOf,
  weightOf,
} from '../assignment/load.ts';
import type { ReadDb } from '../db/handles.ts';
import { insertRow, prebuiltQuery } from '../db/prebuilt.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { restartClock } from './clock.ts';
import { type BulkNotice, notify } from './notify.ts';
import { recordById, type TicketRecord } from './record.ts';
import { saveTicket } from './save.ts';

interface Assignment {
  readonly technicianId: number;
  readonly method: AssignmentMethod;
  readonly reason?: string | undefined;
  /** Packed; only an automatic choice has one. */
  readonly explanation?: string | null;
  readonly isOverLimit?: boolean;
}

/** The row that balance is measured by, and what of it the ticket keeps. */
export async function insertAssignment(ctx: CommandContext, ticketId: number, assignment: Assignment) {
  const isoWeek = weekOf(await loadSettings(ctx.tx), ctx.now);
  const isOverLimit: 0 | 1 = assignment.isOverLimit ? 1 : 0;
  const id = await insertRow(ctx.tx, 'assignments', {
    ticketId,
    technicianId: assignment.technicianId,
    at: ctx.now,
    isoWeek,
    byId: ctx.actor.id === 0 || assignment.method === 'automatic' ? null : ctx.actor.id,
    method: assignment.method,
    reason: assignment.reason ?? null,
    explanation: assignment.explanation ?? null,
    isOverLimit,
  });
  const columns = {
    assigneeId: assignment.technicianId,
    assignedAt: ctx.now,
    assignedWeek: isoWeek,
    isOverLimit,
  };
  return { row: { entity: 'assignment', id }, columns };
}

/** Writes an assignment: the ticket, the row that balance is measured by, the event, the notices. */
export async function writeAssignment(
  ctx: CommandContext,
  ticket: TicketRecord,
  assignment: Assignment,
  bulk?: BulkNotice,
): Promise<TicketRecord> {
  const { row, columns } = await insertAssignment(ctx, ticket.id, assignment);
  const clock = ticket.status === 'waiting' ? await restartClock(ctx, ticket) : {};
  const saved = await saveTicket(
    ctx,
    ticket,
    {
      ...clock,
      ...columns,
      status: 'assigned',
      firstAssignedAt: ticket.firstAssignedAt ?? ctx.now,
      waitingFor: null,
      scheduledFrom: null,
      scheduledTo: null,
      queueFirst: 0,
      // Given by hand again, it is as if it had never been handed back.
      ...(assignment.method === 'automatic' ? {} : { handedBackById: null }),
    },
    {
      action: ticket.assigneeId === null ? 'ticket.assigned' : 'ticket.reassigned',
      data: { method: assignment.method },
      isAutomatic: assignment.method === 'automatic',
      ...(assignment.reason ? { text: { reason: assignment.reason } } : {}),
      rows: [row, ...(ticket.status === 'waiting' ? [{ entity: 'ticketPauses', id: ticket.id }] : [])],
    },
  );
  const isAutomatic = assignment.method === 'automatic';
  const byMailOnly = [ticket.requesterId];
  await notify(
    ctx,
    saved,
    { kind: 'assigned', to: [assignment.technicianId], isAutomatic, byMailOnly },
    bulk,
  );
  // Whoever had it is told to whom it went; the notice finds the receiver by the assignment of this instant.
  await notify(ctx, saved, { kind: 'reassigned', to: [ticket.assigneeId] }, bulk);
  return saved;
}

const isTechnician = async (ctx: CommandContext, id: number) =>
  ctx.tx
    .selectFrom('people')
    .innerJoin('personRoles', 'personRoles.personId', 'people.id')
    .select(['people.isEnabled', 'people.activeLimit'])
    .where('people.id', '=', id)
    .where('personRoles.role', '=', 'technician')
    .executeTakeFirst();

export async function isEnabledTechnician(ctx: CommandContext, id: number): Promise<boolean> {
  return (await isTechnician(ctx, id))?.isEnabled === 1;
}

/**
 * Assignment by hand. A technician takes what is nobody's, within the limit; a manager may assign to any enabled
 * technician, and over the limit only with a written reason (design, section 2, "Assignment").
 */
export async function assignByHand(
  ctx: CommandContext,
  ticket: TicketRecord,
  input: { assigneeId: number; reason?: string | undefined },
  bulk?: BulkNotice,
): Promise<Result<TicketRecord>> {
  const isManager = ctx.actor.roles.includes('manager');
  const isTaking = input.assigneeId === ctx.actor.id && ticket.assigneeId === null;
  if (!isManager && !isTaking) return fail({ code: 'forbidden', details: {} });
  if (ticket.assigneeId === input.assigneeId) {
    return fail({ code: 'ruleBroken', details: { rule: 'alreadyAssigned' } });
  }
  const technician = await isTechnician(ctx, input.assigneeId);
  if (technician === undefined) return fail({ code: 'notEligible', details: { reason: 'notTechnician' } });
  if (technician.isEnabled === 0) return fail({ code: 'notEligible', details: { reason: 'disabled' } });
  const settings = await loadSettings(ctx.tx);
  const limit = technician.activeLimit ?? settings.assignment.activeLimit;
  const active = await activeCount(ctx.tx, input.assigneeId);
  const isOverLimit = active >= limit;
  if (isOverLimit && (!isManager || !input.reason)) {
    return fail({ code: 'overLimit', details: { active, limit } });
  }
  const saved = await writeAssignment(
    ctx,
    ticket,
    {
      technicianId: input.assigneeId,
      method: isTaking ? 'taken' : 'manual',
      reason: input.reason,
      isOverLimit,
    },
    bulk,
  );
  return ok(saved);
}

/** Waiting tickets read at once while a queue drains. */
const SLICE = 100;
/** Slices that one drain looks at; the next tick of the job begins at the front again. */
const SLICES = 50;
/** Tickets that one transaction hands out, so that nobody waits for it: the job hands out the rest. */
export const HANDED_OUT_AT_ONCE = 30;

/**
 * Hands out the queue: front of the queue first, then the most urgent deadline, each to the technician with the
 * lightest load. What nobody can take stays and blocks nothing. Runs inside the caller's write transaction, so that
 * two clients cannot break the limit at once; what is more than one transaction may hand out is left to the job, which
 * goes on within seconds. Returns the facts about the technicians as they were before.
 */
export async function drainQueue(ctx: CommandContext): Promise<readonly TechnicianFacts[]> {
  return (await handOut(ctx)).before;
}

/** One transaction's share of the queue; `isMore` where it was not enough. */
export async function handOut(
  ctx: CommandContext,
): Promise<{ readonly before: readonly TechnicianFacts[]; readonly isMore: boolean }> {
  const settings = await loadSettings(ctx.tx);
  const before = await technicianFacts(ctx.tx, settings, ctx.now);
  if (!settings.assignment.isAutomatic) return { before, isMore: false };
  let handedOut = 0;
  const limitOf = (fact: TechnicianFacts) => fact.limit ?? settings.assignment.activeLimit;
  const isFree = (fact: TechnicianFacts) =>
    fact.enabled && fact.onShift && !fact.absent && fact.active < limitOf(fact);
  let facts: readonly TechnicianFacts[] = before;
  const hopeless = new Set<number | null>();
  let after = FRONT;
  for (let slice = 0; slice < SLICES && facts.some(isFree); slice += 1) {
    const skills = JSON.stringify([...new Set(facts.filter(isFree).flatMap((fact) => fact.skills))]);
    const queued: QueuedTicket[] = await queuedAfter.all(ctx.tx, { ...after, skills });
    for (const { id, handedBackById, skillId } of queued) {
      if (!facts.some(isFree)) break;
      if (hopeless.has(skillId) && handedBackById === null) continue;
      const asked = { requiredSkillId: skillId, handedBackById };
      const { chosenId, stored } = chooseFor(facts, settings, asked, ctx.now);
      if (chosenId === null) {
        if (handedBackById === null) hopeless.add(skillId);
        continue;
      }
      if (handedOut === HANDED_OUT_AT_ONCE) return { before, isMore: true };
      handedOut += 1;
      const ticket = await recordById(ctx.tx, id);
      await writeAssignment(ctx, ticket, {
        technicianId: chosenId,
        method: 'automatic',
        explanation: stored,
      });
      const weight = weightOf(settings, ticket.priority);
      facts = facts.map((fact) => (fact.id === chosenId ? withOneMore(fact, weight, ctx.now) : fact));
    }
    if (queued.length < SLICE) break;
    after = queued.at(-1) ?? after;
  }
  return { before, isMore: false };
}

export function withOneMore(fact: TechnicianFacts, weight: number, now: number): TechnicianFacts {
  return {
    ...fact,
    active: fact.active + 1,
    load: fact.load + weight,
    assignedThisWeek: fact.assignedThisWeek + 1,
    lastAssignedAt: now,
  };
}

/** A place in the order in which the queue is handed out: what was put at the front, then what is due first. */
interface QueuePlace {
  readonly rank: number;
  readonly sortDueAt: number;
  readonly id: number;
}

const FRONT: QueuePlace = { rank: -2, sortDueAt: 0, id: 0 };

interface QueuedTicket extends QueuePlace {
  readonly handedBackById: number | null;
  readonly skillId: number | null;
}

/** The next slice of what asks for no skill or for one of `skills` (JSON), in the order in which it is handed out. */
const queuedAfter = prebuiltQuery((db, p: QueuePlace & { skills: string }) =>
  db
    .selectFrom('tickets as t')
    .leftJoin('services', 'services.id', 't.serviceId')
    .select(['t.id', 't.sortDueAt', 't.handedBackById', 'services.skillId'])
    .select(sql<number>`-t.queueFirst`.as('rank'))
    .where('t.isQueued', '=', 1)
    .where(sql<boolean>`(-t.queueFirst, t.sortDueAt, t.id) > (${p.rank}, ${p.sortDueAt}, ${p.id})`)
    .where(
      sql<boolean>`(services.skillId is null or services.skillId in (select value from json_each(${p.skills})))`,
    )
    .orderBy('t.queueFirst', 'desc')
    .orderBy('t.sortDueAt')
    .orderBy('t.id')
    .limit(SLICE)
    .compile(),
);

/** Raises an alert at once when nobody can take a ticket before it is due. */
export async function alertIfHopeless(
  ctx: CommandContext,
  ticket: TicketRecord,
  technicians: readonly TechnicianFacts[],
): Promise<void> {
  const requiredSkillId = await requiredSkill(ctx.tx, ticket.serviceId);
  const dueAt = ticket.resolutionDueAt;
  const why = outlook({ technicians, requiredSkillId, dueAt });
  if (why === 'possible') return;
  await raiseNobodyCan(ctx, ticket, { why, dueAt, skill: await skillName(ctx.tx, requiredSkillId) });
}

async function skillName(db: ReadDb, skillId: number | null): Promise<string | null> {
  if (skillId === null) return null;
  const skill = await db.selectFrom('skills').select('name').where('id', '=', skillId).executeTakeFirst();
  return skill?.name ?? null;
}

/** Back to the queue, nobody's again; the deadline goes on. */
export async function writePutBack(
  ctx: CommandContext,
  ticket: TicketRecord,
  event: { data?: Record<string, unknown>; text?: Record<string, string> },
  /** Whether they handed it back: then it does not return to them by itself. */
  how: { byThem: boolean },
): Promise<TicketRecord> {
  return saveTicket(
    ctx,
    ticket,
    {
      status: 'new',
      assigneeId: null,
      scheduledFrom: null,
      scheduledTo: null,
      handedBackById: how.byThem ? ticket.assigneeId : null,
      isOverLimit: 0,
    },
    { action: 'ticket.putBack', ...event },
  );
}
