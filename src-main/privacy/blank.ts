import { foldText } from '#shared/kernel/fold.ts';
import type { RowRef } from '../audit/event.ts';
import type { WriteTx } from '../db/handles.ts';

/** Leaves of a person's row what figures need, and the name that stands for them from now on. */
export async function blankPerson(tx: WriteTx, id: number, alias: string): Promise<void> {
  await tx
    .updateTable('people')
    .set((eb) => ({
      name: alias,
      foldedName: foldText(alias),
      username: null,
      email: null,
      phone: null,
      employeeNumber: null,
      post: null,
      areaId: null,
      locationId: null,
      activeLimit: null,
      isEnabled: 0 as const,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** How they signed in and what they were told: none of it serves anybody any more. */
export async function removeTraces(tx: WriteTx, id: number): Promise<void> {
  await tx.deleteFrom('credentials').where('id', '=', id).execute();
  await tx.deleteFrom('secondFactors').where('id', '=', id).execute();
  await tx.deleteFrom('signInFailures').where('personId', '=', id).execute();
  await tx.deleteFrom('sessions').where('personId', '=', id).execute();
  await tx.deleteFrom('notifications').where('personId', '=', id).execute();
  await tx.deleteFrom('notificationPreferences').where('personId', '=', id).execute();
  // Outcomes of their commands hold what they saw; the program remembers them a month.
  await tx.deleteFrom('commands').where('actorId', '=', id).execute();
  await tx.deleteFrom('personSkills').where('personId', '=', id).execute();
}

/** That somebody was away explains figures; why does not. */
export async function blankAbsences(tx: WriteTx, personId: number): Promise<RowRef[]> {
  const changed = await tx
    .updateTable('absences')
    .set((eb) => ({ kind: 'other', note: null, version: eb('version', '+', 1) }))
    .where('personId', '=', personId)
    .returning('id')
    .execute();
  return changed.map(({ id }) => ({ entity: 'absence', id }));
}

/** Out of teams and of the heads of areas, each of which changes as a set of its own. */
export async function leaveGroups(tx: WriteTx, personId: number): Promise<RowRef[]> {
  const teams = await tx
    .deleteFrom('teamMembers')
    .where('personId', '=', personId)
    .returning('teamId')
    .execute();
  const areas = await tx
    .deleteFrom('areaHeads')
    .where('personId', '=', personId)
    .returning('areaId')
    .execute();
  for (const { teamId } of teams) {
    await tx
      .updateTable('teams')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', teamId)
      .execute();
  }
  for (const { areaId } of areas) {
    await tx
      .updateTable('areas')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', areaId)
      .execute();
  }
  return [
    ...teams.flatMap(({ teamId: id }) => [
      { entity: 'team', id },
      { entity: 'teamMembers', id },
    ]),
    ...areas.flatMap(({ areaId: id }) => [
      { entity: 'area', id },
      { entity: 'areaHeads', id },
    ]),
  ];
}
