import { foldText } from '#shared/kernel/fold.ts';
import type { Language } from '#shared/people/contract.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { languageOf } from './language.ts';

/** A row referred to by its id and name. */
export interface Named {
  readonly id: number;
  readonly name: string;
}

export function namedRef(id: number | null, name: string | null): Named | null {
  return id === null ? null : { id, name: name ?? '' };
}

/** What an administrator edits of a person's own row. */
export interface PersonFields {
  readonly name: string;
  readonly username: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly employeeNumber: string | null;
  readonly post: string | null;
  readonly areaId: number | null;
  readonly locationId: number | null;
  readonly calendarId: number | null;
  readonly activeLimit: number | null;
  readonly language: Language;
  readonly isExternal: boolean;
}

export interface StoredPerson extends PersonFields {
  readonly id: number;
  readonly isEnabled: boolean;
  readonly version: number;
}

export async function personById(db: ReadDb, id: number): Promise<StoredPerson | null> {
  const row = await db
    .selectFrom('people')
    .select([
      'id',
      'name',
      'username',
      'email',
      'phone',
      'employeeNumber',
      'post',
      'areaId',
      'locationId',
      'calendarId',
      'activeLimit',
      'language',
      'isExternal',
      'isEnabled',
      'version',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    ...row,
    language: languageOf(row.language),
    isExternal: row.isExternal === 1,
    isEnabled: row.isEnabled === 1,
  };
}

function columnsOf(fields: PersonFields) {
  return {
    name: fields.name,
    foldedName: foldText(fields.name),
    username: fields.username,
    email: fields.email,
    phone: fields.phone,
    employeeNumber: fields.employeeNumber,
    post: fields.post,
    areaId: fields.areaId,
    locationId: fields.locationId,
    calendarId: fields.calendarId,
    activeLimit: fields.activeLimit,
    language: fields.language,
    isExternal: fields.isExternal ? 1 : 0,
  } as const;
}

export async function insertPerson(tx: WriteTx, fields: PersonFields, createdAt: number): Promise<number> {
  const { id } = await tx
    .insertInto('people')
    .values({ ...columnsOf(fields), createdAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes the fields and the next version. */
export async function updatePerson(tx: WriteTx, id: number, fields: PersonFields): Promise<void> {
  await tx
    .updateTable('people')
    .set((eb) => ({ ...columnsOf(fields), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function setEnabled(tx: WriteTx, id: number, isEnabled: boolean): Promise<void> {
  await tx
    .updateTable('people')
    .set((eb) => ({ isEnabled: isEnabled ? 1 : 0, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** The next version of people whose teams changed from elsewhere, so that a form opened before is stale. */
export async function touchPeople(tx: WriteTx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('people')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute();
}

/** Which of two unique values somebody else has already. */
export async function takenField(
  db: ReadDb,
  fields: Pick<PersonFields, 'username' | 'employeeNumber'>,
  exceptId: number,
): Promise<'username' | 'employeeNumber' | null> {
  for (const field of ['username', 'employeeNumber'] as const) {
    const value = fields[field];
    if (value === null) continue;
    const holder = await db
      .selectFrom('people')
      .select('id')
      .where(field, '=', value)
      .where('id', '!=', exceptId)
      .executeTakeFirst();
    if (holder !== undefined) return field;
  }
  return null;
}

/** How many others could still administer: enabled, with the role and a password to sign in with. */
export async function otherAdministrators(db: ReadDb, exceptId: number): Promise<number> {
  const { count } = await db
    .selectFrom('personRoles')
    .innerJoin('people', 'people.id', 'personRoles.personId')
    .innerJoin('credentials', 'credentials.id', 'people.id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('personRoles.role', '=', 'administrator')
    .where('people.isEnabled', '=', 1)
    .where('people.username', 'is not', null)
    .where('people.id', '!=', exceptId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function rolesOf(db: ReadDb, personId: number): Promise<Role[]> {
  const rows = await db.selectFrom('personRoles').select('role').where('personId', '=', personId).execute();
  return rows.map(({ role }) => role).sort();
}

export async function skillIdsOf(db: ReadDb, personId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('personSkills')
    .select('skillId')
    .where('personId', '=', personId)
    .execute();
  return rows.map(({ skillId }) => skillId).sort((a, b) => a - b);
}

export async function teamIdsOf(db: ReadDb, personId: number): Promise<number[]> {
  const rows = await db.selectFrom('teamMembers').select('teamId').where('personId', '=', personId).execute();
  return rows.map(({ teamId }) => teamId).sort((a, b) => a - b);
}

export async function replaceRoles(tx: WriteTx, personId: number, roles: readonly Role[]): Promise<void> {
  await tx.deleteFrom('personRoles').where('personId', '=', personId).execute();
  if (roles.length === 0) return;
  const rows = roles.map((role) => ({ personId, role }));
  await tx.insertInto('personRoles').values(rows).execute();
}

export async function replaceSkills(
  tx: WriteTx,
  personId: number,
  skillIds: readonly number[],
): Promise<void> {
  await tx.deleteFrom('personSkills').where('personId', '=', personId).execute();
  if (skillIds.length === 0) return;
  const rows = skillIds.map((skillId) => ({ personId, skillId }));
  await tx.insertInto('personSkills').values(rows).execute();
}

/** Also gives each of these teams its next version: its list of members is another one now. */
export async function changeTeams(
  tx: WriteTx,
  personId: number,
  { joined, left }: { readonly joined: readonly number[]; readonly left: readonly number[] },
): Promise<void> {
  if (left.length > 0) {
    await tx.deleteFrom('teamMembers').where('personId', '=', personId).where('teamId', 'in', left).execute();
  }
  if (joined.length > 0) {
    const rows = joined.map((teamId) => ({ personId, teamId }));
    await tx.insertInto('teamMembers').values(rows).execute();
  }
  const changed = [...joined, ...left];
  if (changed.length === 0) return;
  await tx
    .updateTable('teams')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', 'in', changed)
    .execute();
}

type Referable = 'areas' | 'locations' | 'calendars' | 'teams' | 'skills' | 'people';

/** Whether every one of these ids is there. */
export async function allExist(db: ReadDb, table: Referable, ids: readonly number[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const { count } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow();
  return count === new Set(ids).size;
}

export async function deleteCredential(tx: WriteTx, personId: number): Promise<void> {
  await tx.deleteFrom('credentials').where('id', '=', personId).execute();
}
