import { type Candidate, choose } from '#shared/assignment/choose.ts';
import { isoWeek } from '#shared/calendars/localTime.ts';
import type { Settings } from '#shared/settings/contract.ts';
import type { Priority } from '#shared/sla/priority.ts';
import { loadCalendars } from '../calendars/load.ts';
import type { ReadDb } from '../db/handles.ts';
import { prebuiltQuery } from '../db/prebuilt.ts';
import { packExplanation } from './explanation.ts';

/** A technician as the choice sees them, and when they are next at work. */
export interface TechnicianFacts extends Candidate {
  readonly calendarId: number | null;
  /** Next instant on shift and not absent; now if so already; null when never. */
  readonly availableAt: number | null;
}

/** The present ISO week in the institution's zone: what "assigned this week" counts. */
export function weekOf(settings: Settings, now: number): string {
  return isoWeek(now, settings.institution.timeZone);
}

const technicians = prebuiltQuery((db) =>
  db
    .selectFrom('personRoles')
    .innerJoin('people', 'people.id', 'personRoles.personId')
    .select(['people.id', 'people.name', 'people.isEnabled', 'people.calendarId', 'people.activeLimit'])
    .select((eb) =>
      eb
        .selectFrom('assignments')
        .select((e) => e.fn.max('assignments.at').as('at'))
        .whereRef('assignments.technicianId', '=', 'people.id')
        .as('lastAssignedAt'),
    )
    .where('personRoles.role', '=', 'technician')
    .compile(),
);

const allSkills = prebuiltQuery((db) =>
  db.selectFrom('personSkills').select(['personId', 'skillId as value']).compile(),
);

const absencesAfter = prebuiltQuery((db, p: { now: number }) =>
  db.selectFrom('absences').select(['personId', 'fromAt', 'toAt']).where('toAt', '>', p.now).compile(),
);

const assignedIn = prebuiltQuery((db, p: { isoWeek: string }) =>
  db
    .selectFrom('assignments')
    .select((eb) => ['technicianId', eb.fn.countAll<number>().as('count')])
    .where('isoWeek', '=', p.isoWeek)
    .groupBy('technicianId')
    .compile(),
);

const activeOfEach = (db: ReadDb) =>
  db
    .selectFrom('tickets')
    .select((eb) => ['assigneeId', eb.fn.countAll<number>().as('count')])
    .where('isActive', '=', 1)
    .where('assigneeId', 'is not', null);

/** From the index alone: this is asked at each new ticket. */
const activeByTechnician = prebuiltQuery((db) => activeOfEach(db).groupBy('assigneeId').compile());
const activeByPriority = prebuiltQuery((db) =>
  activeOfEach(db).select('priority').groupBy(['assigneeId', 'priority']).compile(),
);

/** The facts about every technician (disabled ones included, so that an explanation can name them), five queries. */
export async function technicianFacts(
  db: ReadDb,
  settings: Settings,
  now: number,
): Promise<TechnicianFacts[]> {
  const people = await technicians.all(db, {});
  const skills = groupIds(await allSkills.all(db, {}));
  const absences = await absencesAfter.all(db, { now });
  const loads = await activeLoads(db, settings);
  const counted = await assignedIn.all(db, { isoWeek: weekOf(settings, now) });
  const week = new Map(counted.map((row) => [row.technicianId, row.count]));
  const calendarById = await loadCalendars(
    db,
    people.map((person) => person.calendarId),
  );

  return people.map((person) => {
    const calendar = calendarById(person.calendarId).working;
    const away = absences.filter((absence) => absence.personId === person.id);
    const absentUntil = away.find((absence) => absence.fromAt <= now)?.toAt ?? null;
    const load = loads.get(person.id);
    const availableAt = calendar.nextOpen(absentUntil ?? now);
    return {
      id: person.id,
      name: person.name,
      enabled: person.isEnabled === 1,
      onShift: absentUntil === null ? availableAt === now : calendar.isOpen(now),
      absent: absentUntil !== null,
      skills: skills.get(person.id) ?? [],
      active: load?.active ?? 0,
      load: load?.weight ?? 0,
      assignedThisWeek: week.get(person.id) ?? 0,
      lastAssignedAt: person.lastAssignedAt,
      limit: person.activeLimit,
      calendarId: person.calendarId,
      availableAt,
    };
  });
}

async function activeLoads(
  db: ReadDb,
  settings: Settings,
): Promise<Map<number, { active: number; weight: number }>> {
  const loads = new Map<number, { active: number; weight: number }>();
  if (!settings.assignment.usesWeights) {
    for (const { assigneeId, count } of await activeByTechnician.all(db, {})) {
      if (assigneeId !== null) loads.set(assigneeId, { active: count, weight: count });
    }
    return loads;
  }
  for (const row of await activeByPriority.all(db, {})) {
    if (row.assigneeId === null) continue;
    const load = loads.get(row.assigneeId) ?? { active: 0, weight: 0 };
    load.active += row.count;
    load.weight += row.count * weightOf(settings, row.priority);
    loads.set(row.assigneeId, load);
  }
  return loads;
}

/** How many active tickets one technician has now; the figure that the limit binds. */
export async function activeCount(db: ReadDb, technicianId: number): Promise<number> {
  const row = await db
    .selectFrom('tickets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('isActive', '=', 1)
    .where('assigneeId', '=', technicianId)
    .executeTakeFirstOrThrow();
  return row.count;
}

/**
 * The choice among technicians for one ticket; `handedBackById` put this very ticket back. `stored` is the form in which
 * an assignment keeps it.
 */
export function chooseFor(
  facts: readonly TechnicianFacts[],
  settings: Settings,
  ticket: { requiredSkillId: number | null; handedBackById: number | null },
  now: number,
) {
  const choice = choose({
    candidates: facts.map((fact) =>
      fact.id === ticket.handedBackById ? { ...fact, handedBack: true } : fact,
    ),
    limit: settings.assignment.activeLimit,
    requiredSkillId: ticket.requiredSkillId,
    now,
  });
  const { chosenId } = choice;
  return { choice, chosenId, stored: chosenId === null ? null : packExplanation(choice) };
}

/** Sums weights as `activeLoads` does, for a load kept up to date in memory while a queue drains. */
export function weightOf(settings: Settings, priority: Priority): number {
  return settings.assignment.usesWeights ? settings.assignment.weights[priority] : 1;
}

function groupIds(rows: readonly { personId: number; value: number }[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const { personId, value } of rows) groups.set(personId, [...(groups.get(personId) ?? []), value]);
  return groups;
}

/** The skill that a ticket’s service asks for; null where it asks for none. */
export async function requiredSkill(db: ReadDb, serviceId: number | null): Promise<number | null> {
  if (serviceId === null) return null;
  const service = await db
    .selectFrom('services')
    .select('skillId')
    .where('id', '=', serviceId)
    .executeTakeFirst();
  return service?.skillId ?? null;
}
