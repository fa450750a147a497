import type { Area, Location, Skill, Team } from '#shared/organisation/contract.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

export async function listAreas(db: ReadDb): Promise<Area[]> {
  const rows = await db
    .selectFrom('areas')
    .select(['id', 'name', 'code', 'isEnabled', 'version'])
    .orderBy('name')
    .execute();
  const heads = await db
    .selectFrom('areaHeads')
    .innerJoin('people', 'people.id', 'areaHeads.personId')
    .select(['areaHeads.areaId', 'people.id', 'people.name'])
    .orderBy('people.foldedName')
    .execute();
  return rows.map((row) => ({
    ...row,
    isEnabled: row.isEnabled === 1,
    heads: heads.filter(({ areaId }) => areaId === row.id).map(({ id, name }) => ({ id, name })),
  }));
}

export async function listLocations(db: ReadDb): Promise<Location[]> {
  const rows = await db
    .selectFrom('locations')
    .select(['id', 'name', 'address', 'isEnabled', 'version'])
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ ...row, isEnabled: row.isEnabled === 1 }));
}

export async function listTeams(db: ReadDb): Promise<Team[]> {
  const rows = await db
    .selectFrom('teams')
    .select(['id', 'name', 'isEnabled', 'version'])
    .orderBy('name')
    .execute();
  const members = await db
    .selectFrom('teamMembers')
    .innerJoin('people', 'people.id', 'teamMembers.personId')
    .select(['teamMembers.teamId', 'people.id', 'people.name'])
    .orderBy('people.foldedName')
    .execute();
  return rows.map((row) => ({
    ...row,
    isEnabled: row.isEnabled === 1,
    members: members.filter(({ teamId }) => teamId === row.id).map(({ id, name }) => ({ id, name })),
  }));
}

/** With how many enabled technicians have each. */
export async function listSkills(db: ReadDb): Promise<Skill[]> {
  return db
    .selectFrom('skills')
    .leftJoin('personSkills', 'personSkills.skillId', 'skills.id')
    .leftJoin('people', (join) =>
      join.onRef('people.id', '=', 'personSkills.personId').on('people.isEnabled', '=', 1),
    )
    .select((eb) => [
      'skills.id',
      'skills.name',
      'skills.version',
      eb.fn.count<number>('people.id').as('technicians'),
    ])
    .groupBy(['skills.id', 'skills.name', 'skills.version'])
    .orderBy('skills.name')
    .execute();
}

/** The tables whose rows an administrator names, each name once. */
export type NamedTable = 'areas' | 'locations' | 'teams' | 'skills';

/** Whether another row has that name, whatever the case of its letters. */
export async function isNameTaken(
  db: ReadDb,
  table: NamedTable,
  name: string,
  exceptId: number,
): Promise<boolean> {
  // The tables are small; SQLite's own lower() leaves accented capitals as they are.
  const rows = await db.selectFrom(table).select(['id', 'name']).where('id', '!=', exceptId).execute();
  const wanted = name.toLocaleLowerCase('es');
  return rows.some((row) => row.name.toLocaleLowerCase('es') === wanted);
}

export interface AreaFields {
  readonly name: string;
  readonly code: string | null;
  readonly isEnabled: boolean;
}

export async function insertArea(tx: WriteTx, { isEnabled, ...fields }: AreaFields): Promise<number> {
  const values = { ...fields, isEnabled: isEnabled ? 1 : 0 } as const;
  return (await tx.insertInto('areas').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export async function updateArea(
  tx: WriteTx,
  id: number,
  { isEnabled, ...fields }: AreaFields,
): Promise<void> {
  await tx
    .updateTable('areas')
    .set((eb) => ({ ...fields, isEnabled: isEnabled ? 1 : 0, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function replaceHeads(tx: WriteTx, areaId: number, personIds: readonly number[]): Promise<void> {
  await tx.deleteFrom('areaHeads').where('areaId', '=', areaId).execute();
  if (personIds.length === 0) return;
  const rows = personIds.map((personId) => ({ areaId, personId }));
  await tx.insertInto('areaHeads').values(rows).execute();
}

export interface LocationFields {
  readonly name: string;
  readonly address: string | null;
  readonly isEnabled: boolean;
}

export async function insertLocation(tx: WriteTx, { isEnabled, ...fields }: LocationFields): Promise<number> {
  const values = { ...fields, isEnabled: isEnabled ? 1 : 0 } as const;
  return (await tx.insertInto('locations').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export async function updateLocation(
  tx: WriteTx,
  id: number,
  { isEnabled, ...fields }: LocationFields,
): Promise<void> {
  await tx
    .updateTable('locations')
    .set((eb) => ({ ...fields, isEnabled: isEnabled ? 1 : 0, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export interface TeamFields {
  readonly name: string;
  readonly isEnabled: boolean;
}

export async function insertTeam(tx: WriteTx, { isEnabled, name }: TeamFields): Promise<number> {
  const values = { name, isEnabled: isEnabled ? 1 : 0 } as const;
  return (await tx.insertInto('teams').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export async function updateTeam(tx: WriteTx, id: number, { isEnabled, name }: TeamFields): Promise<void> {
  await tx
    .updateTable('teams')
    .set((eb) => ({ name, isEnabled: isEnabled ? 1 : 0, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function replaceMembers(
  tx: WriteTx,
  teamId: number,
  personIds: readonly number[],
): Promise<void> {
  await tx.deleteFrom('teamMembers').where('teamId', '=', teamId).execute();
  if (personIds.length === 0) return;
  const rows = personIds.map((personId) => ({ teamId, personId }));
  await tx.insertInto('teamMembers').values(rows).execute();
}

/** Whether all of these are enabled technicians, or were members before (a member who was disabled may stay). */
export async function areTechnicians(db: ReadDb, personIds: readonly number[]): Promise<boolean> {
  if (personIds.length === 0) return true;
  const rows = await db
    .selectFrom('personRoles')
    .select('personId')
    .where('role', '=', 'technician')
    .where('personId', 'in', personIds)
    .execute();
  return rows.length === personIds.length;
}

export async function insertSkill(tx: WriteTx, name: string): Promise<number> {
  return (await tx.insertInto('skills').values({ name }).returning('id').executeTakeFirstOrThrow()).id;
}

export async function updateSkill(tx: WriteTx, id: number, name: string): Promise<void> {
  await tx
    .updateTable('skills')
    .set((eb) => ({ name, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
