import { type Expression, type SqlBool, sql } from 'kysely';
import { foldText } from '#shared/kernel/fold.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import type { ReadDb } from '../db/handles.ts';
import { type Named, namedRef } from './queries.ts';

/** What of a person a list shows, before roles, teams and skills are added. */
export interface ListedPerson {
  readonly id: number;
  readonly name: string;
  readonly foldedName: string;
  readonly username: string | null;
  readonly email: string | null;
  readonly post: string | null;
  readonly area: Named | null;
  readonly location: Named | null;
  readonly isExternal: boolean;
  readonly isEnabled: boolean;
  readonly version: number;
}

const listed = (db: ReadDb) =>
  db
    .selectFrom('people')
    .leftJoin('areas', 'areas.id', 'people.areaId')
    .leftJoin('locations', 'locations.id', 'people.locationId')
    .select([
      'people.id',
      'people.name',
      'people.foldedName',
      'people.username',
      'people.email',
      'people.post',
      'people.areaId',
      'areas.name as areaName',
      'people.locationId',
      'locations.name as locationName',
      'people.isExternal',
      'people.isEnabled',
      'people.version',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number];

function rowToListed(row: Row): ListedPerson {
  const { areaId, areaName, locationId, locationName, ...person } = row;
  return {
    ...person,
    area: namedRef(areaId, areaName),
    location: namedRef(locationId, locationName),
    isExternal: row.isExternal === 1,
    isEnabled: row.isEnabled === 1,
  };
}

export interface PeopleFilter {
  readonly q: string;
  readonly role: Role | null;
  readonly areaId: number | null;
  readonly isEnabled: boolean | null;
  /** Folded name and id of the last one on the page before. */
  readonly after: readonly [string, number] | null;
  readonly limit: number;
}

/**
 * People by name, a page at a time. Any part of a name matches, which no index answers: the index by name is walked in
 * order until the page is full.
 */
export async function listPeople(db: ReadDb, filter: PeopleFilter): Promise<ListedPerson[]> {
  const rows = await peopleQuery(db, filter).execute();
  return rows.map(rowToListed);
}

export function peopleQuery(db: ReadDb, { q, role, areaId, isEnabled, after, limit }: PeopleFilter) {
  return listed(db)
    .$if(q !== '', (query) => query.where(matches(q)))
    .$if(role !== null, (query) => query.where(holds([role ?? 'requester'])))
    .$if(areaId !== null, (query) => query.where('people.areaId', '=', areaId))
    .$if(isEnabled !== null, (query) => query.where('people.isEnabled', '=', isEnabled ? 1 : 0))
    .$if(after !== null, (query) =>
      query.where(sql<SqlBool>`(people.foldedName, people.id) > (${after?.[0] ?? ''}, ${after?.[1] ?? 0})`),
    )
    .orderBy('people.foldedName')
    .orderBy('people.id')
    .limit(limit);
}

export interface StaffFilter {
  readonly q: string;
  readonly teamId: number | null;
  readonly skillId: number | null;
  readonly limit: number;
}

const STAFF_ROLES: readonly Role[] = ['technician', 'manager', 'administrator', 'master'];

/** Enabled people with a role beyond requester, by name. */
export async function listStaff(db: ReadDb, filter: StaffFilter): Promise<ListedPerson[]> {
  const rows = await staffQuery(db, filter).execute();
  return rows.map(rowToListed);
}

export function staffQuery(db: ReadDb, { q, teamId, skillId, limit }: StaffFilter) {
  return listed(db)
    .where('people.isEnabled', '=', 1)
    .where('people.id', 'in', (eb) =>
      eb.selectFrom('personRoles').select('personId').where('role', 'in', STAFF_ROLES),
    )
    .$if(q !== '', (query) => query.where(matches(q)))
    .$if(teamId !== null, (query) =>
      query.where('people.id', 'in', (eb) =>
        eb.selectFrom('teamMembers').select('personId').where('teamId', '=', teamId),
      ),
    )
    .$if(skillId !== null, (query) =>
      query.where('people.id', 'in', (eb) =>
        eb.selectFrom('personSkills').select('personId').where('skillId', '=', skillId),
      ),
    )
    .orderBy('people.foldedName')
    .orderBy('people.id')
    .limit(limit);
}

/** Nearly everybody is a requester: there each person is asked; the other roles are few and looked up first. */
function holds(roles: readonly Role[]): Expression<SqlBool> {
  const list = sql.join(roles);
  return roles.includes('requester')
    ? sql<SqlBool>`exists (select 1 from "personRoles" where "personId" = people.id and role in (${list}))`
    : sql<SqlBool>`people.id in (select "personId" from "personRoles" where role in (${list}))`;
}

/** Every word in the name whatever its accents, or the whole in the user name, e-mail or employee number. */
function matches(q: string): Expression<SqlBool> {
  const words = foldText(q).split(/\s+/).filter(Boolean);
  const inName = words.map((word) => sql<SqlBool>`people."foldedName" like ${anywhere(word)} escape '\\'`);
  const whole = anywhere(q.toLowerCase());
  return sql<SqlBool>`((${sql.join(inName, sql` and `)})
    or people.username like ${whole} escape '\\'
    or lower(people.email) like ${whole} escape '\\'
    or lower(people."employeeNumber") like ${whole} escape '\\')`;
}

function anywhere(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Roles, teams and skills of everybody on a page: one query each. */
export async function belongings(db: ReadDb, personIds: readonly number[]) {
  const roles = new Map<number, Role[]>();
  const teams = new Map<number, Named[]>();
  const skills = new Map<number, Named[]>();
  if (personIds.length > 0) {
    for (const { personId, role } of await rolesQuery(db, personIds).execute()) add(roles, personId, role);
    for (const { personId, ...team } of await teamsQuery(db, personIds).execute()) add(teams, personId, team);
    for (const { personId, ...skill } of await skillsQuery(db, personIds).execute())
      add(skills, personId, skill);
  }
  return {
    rolesOf: (id: number): Role[] => roles.get(id) ?? [],
    teamsOf: (id: number): Named[] => teams.get(id) ?? [],
    skillsOf: (id: number): Named[] => skills.get(id) ?? [],
  };
}

export const rolesQuery = (db: ReadDb, personIds: readonly number[]) =>
  db.selectFrom('personRoles').select(['personId', 'role']).where('personId', 'in', personIds).orderBy('id');

export const teamsQuery = (db: ReadDb, personIds: readonly number[]) =>
  db
    .selectFrom('teamMembers')
    .innerJoin('teams', 'teams.id', 'teamMembers.teamId')
    .select(['teamMembers.personId', 'teams.id', 'teams.name'])
    .where('teamMembers.personId', 'in', personIds)
    .orderBy('teams.name');

export const skillsQuery = (db: ReadDb, personIds: readonly number[]) =>
  db
    .selectFrom('personSkills')
    .innerJoin('skills', 'skills.id', 'personSkills.skillId')
    .select(['personSkills.personId', 'skills.id', 'skills.name'])
    .where('personSkills.personId', 'in', personIds)
    .orderBy('skills.name');

function add<V>(map: Map<number, V[]>, key: number, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
