import { foldText } from '#shared/kernel/fold.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import type { RowRef } from '../../audit/event.ts';
import type { SliceContext, SliceWriter } from '../sliceWriter.ts';
import type { MissingReferences, References } from './references.ts';

/** Adds what a file names and nobody knows yet, and puts the ids into `found`. Each thing with its own event. */
export async function addReferences(
  writer: SliceWriter,
  found: References,
  missing: MissingReferences,
  serviceCategory: string,
): Promise<void> {
  await writer.each(missing.locations, async (ctx, name) => {
    const { id } = await ctx.tx
      .insertInto('locations')
      .values({ name, address: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(ctx, 'location', id, { name });
    found.locations.set(name, id);
  });
  await writer.each(missing.services, async (ctx, name) => {
    const service = { category: serviceCategory, name, estimatedMinutes: null, skillId: null };
    const { id } = await ctx.tx
      .insertInto('services')
      .values(service)
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(ctx, 'service', id, service);
    found.services.set(name, id);
  });
  await writer.each(missing.technicians, async (ctx, { key, name }) => {
    const id = await addPerson(ctx, { name, email: null, role: 'technician', isExternal: false });
    found.technicians.set(key, id);
  });
  await writer.each(missing.requesters, async (ctx, { key, name, email }) => {
    const id = await addPerson(ctx, { name, email, role: 'requester', isExternal: true });
    found.requesters.set(key, id);
  });
  await writer.each(missing.teams, async (ctx, name) => {
    const { id } = await ctx.tx
      .insertInto('teams')
      .values({ name })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(ctx, 'team', id, { name });
    found.teams.set(name, id);
  });
  await writer.each([...missing.members], async (ctx, [team, names]) => addMembers(ctx, found, team, names));
}

/** Technicians may get an account later; requesters of another system are external, without one. */
async function addPerson(
  ctx: SliceContext,
  person: { name: string; email: string | null; role: Role; isExternal: boolean },
): Promise<number> {
  const { name, email, role, isExternal } = person;
  const { id } = await ctx.tx
    .insertInto('people')
    .values({ name, foldedName: foldText(name), email, isExternal: isExternal ? 1 : 0, createdAt: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.tx.insertInto('personRoles').values({ personId: id, role }).execute();
  await ctx.trail.record({
    action: 'person.created',
    entity: 'person',
    entityId: id,
    version: 1,
    data: { after: { roles: [role], isExternal } },
    text: { after: { name, email } },
    rows: [
      { entity: 'person', id },
      { entity: 'personRoles', id },
    ],
  });
  return id;
}

async function addMembers(
  ctx: SliceContext,
  found: References,
  team: string,
  names: ReadonlySet<string>,
): Promise<void> {
  const teamId = found.teams.get(team);
  if (teamId === undefined) throw new Error(`Team ${team} was not added`);
  const present = await ctx.tx
    .selectFrom('teamMembers')
    .select('personId')
    .where('teamId', '=', teamId)
    .execute();
  const held = new Set(present.map(({ personId }) => personId));
  const joining = [...names]
    .flatMap((name) => found.technicians.get(name) ?? [])
    .filter((id) => !held.has(id));
  if (joining.length === 0) return;
  await ctx.tx
    .insertInto('teamMembers')
    .values(joining.map((personId) => ({ teamId, personId })))
    .execute();
  const { version } = await ctx.tx
    .updateTable('teams')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', teamId)
    .returning('version')
    .executeTakeFirstOrThrow();
  await ctx.trail.record({
    action: 'team.changed',
    entity: 'team',
    entityId: teamId,
    version,
    data: { joined: joining },
    rows: [
      { entity: 'team', id: teamId },
      { entity: 'teamMembers', id: teamId },
    ],
  });
}

async function record(
  ctx: SliceContext,
  entity: string,
  id: number,
  after: Record<string, unknown>,
): Promise<void> {
  const rows: RowRef[] = [{ entity, id }];
  await ctx.trail.record({
    action: `${entity}.created`,
    entity,
    entityId: id,
    version: 1,
    data: { after },
    rows,
  });
}
