import { z } from 'zod';
import { LANGUAGES } from '#shared/people/contract.ts';
import { ROLES } from '#shared/rpc/permissions.ts';
import type { ReadDb } from '../db/handles.ts';
import { type Actor, nobody } from '../rpc/context.ts';

const role = z.enum(ROLES);
const language = z.enum(LANGUAGES).catch('es');

/** Somebody with the rights that they have at this moment; null for whoever is disabled or not there. */
export async function actorOf(db: ReadDb, personId: number): Promise<Actor | null> {
  const person = await db
    .selectFrom('people')
    .select(['id', 'name', 'areaId', 'language', 'isEnabled'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (person === undefined || person.isEnabled !== 1) return null;
  const roles = await db.selectFrom('personRoles').select('role').where('personId', '=', personId).execute();
  const heads = await db.selectFrom('areaHeads').select('areaId').where('personId', '=', personId).execute();
  return {
    ...nobody,
    id: person.id,
    name: person.name,
    areaId: person.areaId,
    language: language.parse(person.language),
    roles: roles.map((row) => role.parse(row.role)),
    headsAreaIds: heads.map(({ areaId }) => areaId),
  };
}
