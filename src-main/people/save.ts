import { changesBetween } from '#shared/kernel/changes.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Person } from '#shared/people/contract.ts';
import { ROLES, type Role } from '#shared/rpc/permissions.ts';
import type { RowRef } from '../audit/event.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import { endSessions, saveCredential } from '../sessions/service.ts';
import { drainQueue, requeueTicketsOf } from '../tickets/service.ts';
import * as queries from './queries.ts';
import { personView } from './view.ts';

/** What an administrator gives for a person, as the contract has it. */
export interface PersonInput extends queries.PersonFields {
  readonly roles: readonly Role[];
  readonly teamIds: readonly number[];
  readonly skillIds: readonly number[];
}

interface Belongings {
  readonly roles: readonly Role[];
  readonly teamIds: readonly number[];
  readonly skillIds: readonly number[];
}

/** Writes a new person with their event; `account` is theirs when they have a user name. */
export async function createPerson(
  ctx: CommandContext,
  input: PersonInput,
  account: NewAccount | null,
): Promise<Result<number>> {
  const refusal = await refusalOf(ctx.tx, 0, input, normalised(input));
  if (refusal !== null) return fail(refusal);
  const id = await addPerson(ctx, input, account);
  if (input.roles.includes('technician')) await drainQueue(ctx);
  return ok(id);
}

export interface NewAccount {
  readonly passwordHash: string;
  readonly mustChange: boolean;
}

type Writing = Pick<CommandContext, 'tx' | 'trail' | 'now'>;

/** The writing alone, for what has made sure of everything before: the input is valid and nobody else's. */
export async function addPerson(
  ctx: Writing,
  input: PersonInput,
  account: NewAccount | null,
): Promise<number> {
  const wanted = normalised(input);
  const fields = fieldsOf(input);
  const id = await queries.insertPerson(ctx.tx, fields, ctx.now);
  const rows = await writeBelongings(ctx, id, { roles: [], teamIds: [], skillIds: [] }, wanted);
  if (account !== null) {
    await saveCredential(ctx.tx, id, { ...account, changedAt: ctx.now });
    rows.push({ entity: 'credential', id });
  }
  const { text, data } = partsOf(fields);
  await ctx.trail.record({
    action: 'person.created',
    entity: 'person',
    entityId: id,
    version: 1,
    data: { after: { ...data, ...wanted } },
    text: { after: text },
    rows: [{ entity: 'person', id }, ...rows],
  });
  return id;
}

/**
 * Changes a person. Taking the technician's role away puts their active tickets back in the queue; taking the user
 * name away takes the account.
 */
export async function changePerson(
  ctx: CommandContext,
  id: number,
  seenVersion: number,
  input: PersonInput,
): Promise<Result<Person>> {
  const before = await queries.personById(ctx.tx, id);
  if (before === null) return fail({ code: 'notFound', details: { entity: 'person' } });
  if (before.version !== seenVersion) return fail(await staleAnswer(ctx, before, seenVersion));

  const wanted = normalised(input);
  const refusal = await refusalOf(ctx.tx, id, input, wanted);
  if (refusal !== null) return fail(refusal);
  const held = await belongingsOf(ctx.tx, id);
  const keepsAdministering = wanted.roles.includes('administrator') && input.username !== null;
  if (held.roles.includes('administrator') && before.isEnabled && !keepsAdministering) {
    if ((await queries.otherAdministrators(ctx.tx, id)) === 0) {
      return fail({ code: 'lastAdministrator', details: {} });
    }
  }

  const fields = fieldsOf(input);
  const was = partsOf(before);
  const is = partsOf(fields);
  const data = changesBetween({ ...was.data, ...held }, { ...is.data, ...wanted });
  const text = changesBetween(was.text, is.text);
  if (Object.keys({ ...data.after, ...text.after }).length > 0) {
    await queries.updatePerson(ctx.tx, id, fields);
    const rows = await writeBelongings(ctx, id, held, wanted);
    if (before.username !== null && fields.username === null) {
      await queries.deleteCredential(ctx.tx, id);
      await endSessions(ctx.tx, id, ctx.now, null);
      rows.push({ entity: 'credential', id });
    }
    await ctx.trail.record({
      action: 'person.changed',
      entity: 'person',
      entityId: id,
      version: before.version + 1,
      data,
      text,
      rows: [{ entity: 'person', id }, ...rows],
    });
    if (wanted.roles.includes('technician')) await drainQueue(ctx);
    else if (held.roles.includes('technician')) await requeueTicketsOf(ctx, id, 'technicianRoleRemoved');
  }
  return ok(await viewOf(ctx, id));
}

/** The `conflict` of a person, names included: whoever edits people may read them. */
export function staleAnswer(
  ctx: CommandContext,
  present: { readonly id: number; readonly version: number },
  seenVersion: number,
): Promise<AppError> {
  return conflictOf(ctx.tx, 'person', present.id, present.version, seenVersion, { withText: true });
}

/** The person as the caller may see them after a change. */
export async function viewOf(ctx: CommandContext, id: number): Promise<Person> {
  const view = await personView(ctx.tx, id, ctx.actor, ctx.now);
  if (view === null) throw new Error(`Person ${id} is gone`);
  return view;
}

async function belongingsOf(db: ReadDb, id: number): Promise<Belongings> {
  return {
    roles: inOrder(await queries.rolesOf(db, id)),
    teamIds: await queries.teamIdsOf(db, id),
    skillIds: await queries.skillIdsOf(db, id),
  };
}

/** Sets without repetitions; teams and skills are a technician's, and go with the role. */
function normalised(input: PersonInput): Belongings {
  const roles = inOrder(input.roles);
  const isTechnician = roles.includes('technician');
  return {
    roles,
    teamIds: isTechnician ? sortedIds(input.teamIds) : [],
    skillIds: isTechnician ? sortedIds(input.skillIds) : [],
  };
}

function inOrder(roles: readonly Role[]): Role[] {
  return ROLES.filter((role) => roles.includes(role));
}

function sortedIds(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}

async function refusalOf(
  db: ReadDb,
  id: number,
  input: PersonInput,
  { roles, teamIds, skillIds }: Belongings,
): Promise<AppError | null> {
  if (roles.length === 0) {
    const message = 'A person has at least one role.';
    return { code: 'invalid', details: { issues: [{ path: 'roles', rule: 'roleMissing', message }] } };
  }
  if (input.isExternal && (input.username !== null || roles.some((role) => role !== 'requester'))) {
    return { code: 'ruleBroken', details: { rule: 'externalHasNoAccount' } };
  }
  const taken = await queries.takenField(db, input, id);
  if (taken !== null) return { code: 'duplicate', details: { field: taken } };
  const referred = [
    ['area', 'areas', input.areaId],
    ['location', 'locations', input.locationId],
    ['calendar', 'calendars', input.calendarId],
  ] as const;
  for (const [entity, table, referredId] of referred) {
    const ids = referredId === null ? [] : [referredId];
    if (!(await queries.allExist(db, table, ids))) return { code: 'notFound', details: { entity } };
  }
  if (!(await queries.allExist(db, 'teams', teamIds)))
    return { code: 'notFound', details: { entity: 'team' } };
  if (!(await queries.allExist(db, 'skills', skillIds)))
    return { code: 'notFound', details: { entity: 'skill' } };
  return null;
}

/** Writes what differs; answers the covered rows that it changed. */
async function writeBelongings(
  { tx }: Pick<CommandContext, 'tx'>,
  id: number,
  held: Belongings,
  wanted: Belongings,
): Promise<RowRef[]> {
  const rows: RowRef[] = [];
  if (held.roles.join() !== wanted.roles.join()) {
    await queries.replaceRoles(tx, id, wanted.roles);
    rows.push({ entity: 'personRoles', id });
  }
  if (held.skillIds.join() !== wanted.skillIds.join()) {
    await queries.replaceSkills(tx, id, wanted.skillIds);
    rows.push({ entity: 'personSkills', id });
  }
  const joined = wanted.teamIds.filter((teamId) => !held.teamIds.includes(teamId));
  const left = held.teamIds.filter((teamId) => !wanted.teamIds.includes(teamId));
  await queries.changeTeams(tx, id, { joined, left });
  for (const teamId of [...joined, ...left]) {
    rows.push({ entity: 'team', id: teamId }, { entity: 'teamMembers', id: teamId });
  }
  return rows;
}

function fieldsOf(input: PersonInput): queries.PersonFields {
  const { name, username, email, phone, employeeNumber, post } = input;
  const { areaId, locationId, calendarId, activeLimit, language, isExternal } = input;
  const text = { name, username, email, phone, employeeNumber, post };
  return { ...text, areaId, locationId, calendarId, activeLimit, language, isExternal };
}

/** What an event may keep for ever, and the personal words that can be erased. */
function partsOf(fields: queries.PersonFields) {
  const { name, username, email, phone, employeeNumber, post } = fields;
  const { areaId, locationId, calendarId, activeLimit, language, isExternal } = fields;
  return {
    data: { areaId, locationId, calendarId, activeLimit, language, isExternal },
    text: { name, username, email, phone, employeeNumber, post },
  };
}
