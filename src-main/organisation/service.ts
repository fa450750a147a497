import { changesBetween } from '#shared/kernel/changes.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { organisationContract } from '#shared/organisation/contract.ts';
import type { RowRef } from '../audit/event.ts';
import { allPeopleExist, touchPeople } from '../people/load.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import * as queries from './queries.ts';

export const organisationHandlers: HandlersOf<typeof organisationContract> = {
  areas: async (ctx) => ok({ items: await queries.listAreas(ctx.db) }),
  locations: async (ctx) => ok({ items: await queries.listLocations(ctx.db) }),
  teams: async (ctx) => ok({ items: await queries.listTeams(ctx.db) }),
  skills: async (ctx) => ok({ items: await queries.listSkills(ctx.db) }),

  async saveArea(ctx, input) {
    const saving = await checked(ctx, 'areas', input, await queries.listAreas(ctx.tx));
    if (!saving.ok) return saving;
    const before = saving.value;
    const headIds = sortedIds(input.headIds);
    if (!(await allPeopleExist(ctx.tx, headIds)))
      return fail({ code: 'notFound', details: { entity: 'person' } });

    const { name, code, isEnabled } = input;
    const heldIds = sortedIds(before?.heads.map((head) => head.id) ?? []);
    const areHeadsNew = heldIds.join() !== headIds.join();
    const was = before && {
      name: before.name,
      code: before.code,
      isEnabled: before.isEnabled,
      headIds: heldIds,
    };
    const saved = await written(ctx, 'area', before, was, { name, code, isEnabled, headIds }, async () => {
      const fields = { name, code, isEnabled };
      const id = before?.id ?? (await queries.insertArea(ctx.tx, fields));
      if (before !== null) await queries.updateArea(ctx.tx, id, fields);
      if (areHeadsNew) await queries.replaceHeads(ctx.tx, id, headIds);
      return { id, rows: areHeadsNew ? [{ entity: 'areaHeads', id }] : [] };
    });
    return ok(found(await queries.listAreas(ctx.tx), saved));
  },

  async saveLocation(ctx, input) {
    const saving = await checked(ctx, 'locations', input, await queries.listLocations(ctx.tx));
    if (!saving.ok) return saving;
    const before = saving.value;
    const { name, address, isEnabled } = input;
    const fields = { name, address, isEnabled };
    const was = before && { name: before.name, address: before.address, isEnabled: before.isEnabled };
    const saved = await written(ctx, 'location', before, was, fields, async () => {
      const id = before?.id ?? (await queries.insertLocation(ctx.tx, fields));
      if (before !== null) await queries.updateLocation(ctx.tx, id, fields);
      return { id, rows: [] };
    });
    return ok(found(await queries.listLocations(ctx.tx), saved));
  },

  /** The members are technicians; each of those who joined or left gets a next version, since their form is stale. */
  async saveTeam(ctx, input) {
    const saving = await checked(ctx, 'teams', input, await queries.listTeams(ctx.tx));
    if (!saving.ok) return saving;
    const before = saving.value;
    const memberIds = sortedIds(input.memberIds);
    if (!(await allPeopleExist(ctx.tx, memberIds)))
      return fail({ code: 'notFound', details: { entity: 'person' } });
    if (!(await queries.areTechnicians(ctx.tx, memberIds))) {
      return fail({ code: 'ruleBroken', details: { rule: 'teamOfTechnicians' } });
    }
    const { name, isEnabled } = input;
    const heldIds = sortedIds(before?.members.map((member) => member.id) ?? []);
    const moved = [
      ...memberIds.filter((id) => !heldIds.includes(id)),
      ...heldIds.filter((id) => !memberIds.includes(id)),
    ];
    const was = before && { name: before.name, isEnabled: before.isEnabled, memberIds: heldIds };
    const saved = await written(ctx, 'team', before, was, { name, isEnabled, memberIds }, async () => {
      const id = before?.id ?? (await queries.insertTeam(ctx.tx, { name, isEnabled }));
      if (before !== null) await queries.updateTeam(ctx.tx, id, { name, isEnabled });
      if (moved.length === 0) return { id, rows: [] };
      await queries.replaceMembers(ctx.tx, id, memberIds);
      await touchPeople(ctx.tx, moved);
      const people = moved.map((personId) => ({ entity: 'person', id: personId }));
      return { id, rows: [{ entity: 'teamMembers', id }, ...people] };
    });
    return ok(found(await queries.listTeams(ctx.tx), saved));
  },

  async saveSkill(ctx, input) {
    const saving = await checked(ctx, 'skills', input, await queries.listSkills(ctx.tx));
    if (!saving.ok) return saving;
    const before = saving.value;
    const { name } = input;
    const saved = await written(ctx, 'skill', before, before && { name: before.name }, { name }, async () => {
      const id = before?.id ?? (await queries.insertSkill(ctx.tx, name));
      if (before !== null) await queries.updateSkill(ctx.tx, id, name);
      return { id, rows: [] };
    });
    return ok(found(await queries.listSkills(ctx.tx), saved));
  },
};

interface Saved {
  readonly id?: number | undefined;
  readonly version?: number | undefined;
  readonly name: string;
}

interface Stored {
  readonly id: number;
  readonly version: number;
}

const ENTITY = { areas: 'area', locations: 'location', teams: 'team', skills: 'skill' } as const;

/** The row to be changed, or null for a new one, once it is certain that the save may go on. */
async function checked<R extends Stored>(
  ctx: CommandContext,
  table: queries.NamedTable,
  input: Saved,
  rows: readonly R[],
): Promise<Result<R | null>> {
  const entity = ENTITY[table];
  const present = rows.find((row) => row.id === input.id) ?? null;
  if (input.id !== undefined) {
    if (present === null) return fail({ code: 'notFound', details: { entity } });
    const seen = input.version ?? 0;
    if (present.version !== seen) {
      return fail(await conflictOf(ctx.tx, entity, present.id, present.version, seen));
    }
  }
  if (await queries.isNameTaken(ctx.tx, table, input.name, present?.id ?? 0)) {
    return fail({ code: 'duplicate', details: { field: 'name' } });
  }
  return ok(present);
}

/** Writes and records, unless nothing differs. Answers the id of the row. */
async function written<F extends object>(
  ctx: CommandContext,
  entity: string,
  present: Stored | null,
  before: F | null,
  after: F,
  write: () => Promise<{ readonly id: number; readonly rows: readonly RowRef[] }>,
): Promise<number> {
  const data = before === null ? { after } : changesBetween(before, after);
  if (present !== null && Object.keys(data.after).length === 0) return present.id;
  const { id, rows } = await write();
  await ctx.trail.record({
    action: present === null ? `${entity}.created` : `${entity}.changed`,
    entity,
    entityId: id,
    version: (present?.version ?? 0) + 1,
    data,
    rows: [{ entity, id }, ...rows],
  });
  return id;
}

function found<R extends Stored>(rows: readonly R[], id: number): R {
  const row = rows.find((each) => each.id === id);
  if (row === undefined) throw new Error(`Row ${id} was not stored`);
  return row;
}

function sortedIds(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}
