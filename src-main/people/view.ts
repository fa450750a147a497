import { DAY, toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { Person, PersonRow } from '#shared/people/contract.ts';
import { ROLES, type Role } from '#shared/rpc/permissions.ts';
import { lockedUntil } from '#shared/sessions/lockOut.ts';
import { technicianFacts } from '../assignment/load.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Actor } from '../rpc/context.ts';
import { accountOf, secondFactorOf } from '../sessions/load.ts';
import { loadSettings } from '../settings/load.ts';
import { absencesOf } from './absenceQueries.ts';
import { belongings, type ListedPerson } from './listQueries.ts';
import { type Named, namedRef, personById } from './queries.ts';

/** Absences that ended longer ago are no longer shown with the person. */
const ABSENCES_SHOWN = 90 * DAY;

/**
 * A person with everything that belongs to them. Why somebody is absent is for those who manage absences and for the
 * person; a colleague sees that they are.
 */
export async function personView(db: ReadDb, id: number, viewer: Actor, now: number): Promise<Person | null> {
  const person = await personById(db, id);
  if (person === null) return null;
  const { rolesOf, teamsOf, skillsOf } = await belongings(db, [id]);
  const account = await accountOf(db, id);
  const absences = await absencesOf(db, id, now - ABSENCES_SHOWN);
  const seesReasons =
    viewer.id === id || viewer.roles.some((role) => role !== 'technician' && role !== 'requester');
  const { areaId, locationId, calendarId, username, ...rest } = person;
  return {
    ...rest,
    username,
    area: await named(db, 'areas', areaId),
    location: await named(db, 'locations', locationId),
    calendar: await named(db, 'calendars', calendarId),
    roles: inOrder(rolesOf(id)),
    teams: teamsOf(id),
    skills: skillsOf(id),
    headsAreas: await headedAreas(db, id),
    hasSecondFactor: (await secondFactorOf(db, id))?.isOn === true,
    hasAccount: username !== null && account?.passwordHash !== null,
    lockedUntil: seesReasons ? toIsoOrNull(lockedUntil(account?.failures ?? null, now)) : null,
    absences: absences.map((absence) => ({
      id: absence.id,
      from: toIso(absence.fromAt),
      to: toIso(absence.toAt),
      kind: seesReasons ? absence.kind : 'other',
      note: seesReasons ? absence.note : null,
      version: absence.version,
    })),
  };
}

/** The people of a page as a list shows them, technicians with their load. */
export async function personRows(
  db: ReadDb,
  people: readonly ListedPerson[],
  now: number,
): Promise<PersonRow[]> {
  const { rolesOf, teamsOf, skillsOf } = await belongings(
    db,
    people.map(({ id }) => id),
  );
  const loads = people.some(({ id }) => rolesOf(id).includes('technician'))
    ? await technicianLoads(db, now)
    : new Map<number, PersonRow['load']>();
  return people.map(({ foldedName: _foldedName, ...person }) => ({
    ...person,
    roles: inOrder(rolesOf(person.id)),
    teams: teamsOf(person.id),
    skills: skillsOf(person.id),
    load: loads.get(person.id) ?? null,
  }));
}

/** All technicians at once, by the figures that assignment goes by. */
async function technicianLoads(db: ReadDb, now: number): Promise<Map<number, PersonRow['load']>> {
  const settings = await loadSettings(db);
  const facts = await technicianFacts(db, settings, now);
  return new Map(
    facts.map(({ id, active, limit, onShift, absent }) => [
      id,
      { active, limit: limit ?? settings.assignment.activeLimit, isOnShift: onShift, isAbsent: absent },
    ]),
  );
}

function inOrder(roles: readonly Role[]): Role[] {
  return ROLES.filter((role) => roles.includes(role));
}

async function named(
  db: ReadDb,
  table: 'areas' | 'locations' | 'calendars',
  id: number | null,
): Promise<Named | null> {
  if (id === null) return null;
  const row = await db.selectFrom(table).select(['id', 'name']).where('id', '=', id).executeTakeFirst();
  return namedRef(id, row?.name ?? null);
}

async function headedAreas(db: ReadDb, personId: number): Promise<Named[]> {
  return db
    .selectFrom('areaHeads')
    .innerJoin('areas', 'areas.id', 'areaHeads.areaId')
    .select(['areas.id', 'areas.name'])
    .where('areaHeads.personId', '=', personId)
    .orderBy('areas.name')
    .execute();
}
