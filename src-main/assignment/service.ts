import { sql } from 'kysely';
import { explanationOf } from '#shared/assignment/choose.ts';
import type { assignmentContract } from '#shared/assignment/contract.ts';
import { addToDate, localDate, startOfDate } from '#shared/calendars/localTime.ts';
import { looksLikeFolio } from '#shared/kernel/ids.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import type { QueryContext } from '../rpc/context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import { unpackExplanation } from './explanation.ts';
import { chooseFor, requiredSkill, technicianFacts } from './load.ts';

export const assignmentHandlers: HandlersOf<typeof assignmentContract> = {
  workload: async (ctx) => ok({ items: await workload(ctx) }),
  explain: async (ctx, input) => {
    const explained = await explain(ctx.db, input.id, ctx.now);
    return explained === null ? fail({ code: 'notFound', details: { entity: 'ticket' } }) : ok(explained);
  },
};

/** The live board: each enabled technician's load, by the same facts that the choice uses. */
async function workload(ctx: QueryContext) {
  const { db, now } = ctx;
  const settings = await loadSettings(db);
  const { timeZone } = settings.institution;
  const endOfToday = startOfDate(addToDate(localDate(now, timeZone), 1), timeZone);
  const facts = (await technicianFacts(db, settings, now)).filter((fact) => fact.enabled);
  const { rows } = await sql<{ id: number; waiting: number; dueToday: number; overdue: number }>`
    SELECT assigneeId AS id, sum(status = 'waiting') AS waiting,
      sum(sortDueAt >= ${now} AND sortDueAt < ${endOfToday}) AS dueToday, sum(sortDueAt < ${now}) AS overdue
    FROM tickets WHERE isOpen = 1 AND assigneeId IS NOT NULL GROUP BY assigneeId`.execute(db);
  const openOf = new Map(rows.map((row) => [row.id, row]));
  const teams = await db
    .selectFrom('teamMembers')
    .innerJoin('teams', 'teams.id', 'teamMembers.teamId')
    .select(['teamMembers.personId', 'teams.name'])
    .orderBy('teams.name')
    .execute();
  return facts
    .map((fact) => ({
      technician: { id: fact.id, name: fact.name },
      active: fact.active,
      limit: fact.limit ?? settings.assignment.activeLimit,
      assignedThisWeek: fact.assignedThisWeek,
      waiting: openOf.get(fact.id)?.waiting ?? 0,
      dueToday: openOf.get(fact.id)?.dueToday ?? 0,
      overdue: openOf.get(fact.id)?.overdue ?? 0,
      isOnShift: fact.onShift,
      isAbsent: fact.absent,
      teams: teams.filter((team) => team.personId === fact.id).map((team) => team.name),
    }))
    .sort((a, b) => a.technician.name.localeCompare(b.technician.name, 'es'));
}

/** Why a ticket went to whom; for one in the queue also the choice as it would be now. Null: no such ticket. */
export async function explain(db: ReadDb, key: number | string, now: number) {
  const ticket = await ticketByKey(db, key);
  if (ticket === undefined) return null;
  const rows = await db
    .selectFrom('assignments as a')
    .innerJoin('people as technician', 'technician.id', 'a.technicianId')
    .leftJoin('people as by', 'by.id', 'a.byId')
    .select([
      'a.id',
      'a.at',
      'a.technicianId',
      'technician.name as technicianName',
      'a.byId',
      'by.name as byName',
      'a.method',
      'a.reason',
      'a.isOverLimit',
      'a.explanation',
    ])
    .where('a.ticketId', '=', ticket.id)
    .orderBy('a.id')
    .execute();
  const names = await technicianNames(db);
  const nameOf = (id: number) => names.get(id) ?? `#${id}`;
  return {
    items: rows.map((row) => ({
      id: row.id,
      at: toIso(row.at),
      technician: { id: row.technicianId, name: row.technicianName },
      by: row.byId === null || row.byName === null ? null : { id: row.byId, name: row.byName },
      method: row.method,
      reason: row.reason,
      isOverLimit: row.isOverLimit === 1,
      explanation: row.explanation === null ? null : unpackExplanation(row.explanation, nameOf),
    })),
    now: ticket.isQueued === 1 ? await choiceNow(db, ticket, now) : null,
  };
}

async function ticketByKey(db: ReadDb, key: number | string) {
  const query = db.selectFrom('tickets').select(['id', 'isQueued', 'serviceId', 'handedBackById']);
  const text = String(key).trim();
  if (/^\d{1,15}$/.test(text)) return query.where('id', '=', Number(text)).executeTakeFirst();
  if (!looksLikeFolio(text)) return undefined;
  return query.where('folio', '=', text.toUpperCase()).executeTakeFirst();
}

async function choiceNow(
  db: ReadDb,
  ticket: { serviceId: number | null; handedBackById: number | null },
  now: number,
) {
  const settings = await loadSettings(db);
  const facts = await technicianFacts(db, settings, now);
  const asked = {
    requiredSkillId: await requiredSkill(db, ticket.serviceId),
    handedBackById: ticket.handedBackById,
  };
  return explanationOf(chooseFor(facts, settings, asked, now).choice);
}

/**
 * Names of whoever was ever weighed: technicians now, and those who received a ticket once. Those are found by leaps
 * through an index: DISTINCT would read every assignment there ever was.
 */
async function technicianNames(db: ReadDb): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    WITH RECURSIVE received(id) AS (
      SELECT min(technicianId) FROM assignments
      UNION ALL
      SELECT (SELECT min(technicianId) FROM assignments WHERE technicianId > received.id)
      FROM received WHERE received.id IS NOT NULL)
    SELECT id, name FROM people
    WHERE id IN (SELECT personId FROM personRoles WHERE role = 'technician' UNION ALL SELECT id FROM received)`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
