import type { Auditor } from '#main/audit/auditedWrite.ts';
import type { Trail } from '#main/audit/chain.ts';
import type { WriteTx } from '#main/db/handles.ts';
import type { Actor } from '#main/rpc/context.ts';
import { hashPassword } from '#main/sessions/passwordHash.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Language } from '#shared/people/contract.ts';
import type { Role } from '#shared/rpc/permissions.ts';

/** Whatever has an auditor: a test database or a test host. */
export interface Writable {
  readonly auditor: Auditor;
}

/** When builders make what they make, unless told otherwise: a Monday at nine in Mexico City. */
export const BUILT_AT = Date.UTC(2026, 0, 5, 15);

/** An audited write without a caller, as builders need it. */
export async function written<T>(
  { auditor }: Writable,
  now: number,
  fn: (tx: WriteTx, trail: Trail) => Promise<T>,
): Promise<T> {
  const { result } = await auditor.write<T, never>({ actorId: null, origin: 'cli', now }, async (tx, trail) =>
    ok(await fn(tx, trail)),
  );
  return given(result);
}

function given<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(`A builder was refused: ${result.error.code}`);
  return result.value;
}

export interface PersonParts {
  readonly name?: string;
  readonly username?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly employeeNumber?: string | null;
  readonly post?: string | null;
  readonly areaId?: number | null;
  readonly locationId?: number | null;
  readonly calendarId?: number | null;
  readonly activeLimit?: number | null;
  readonly language?: Language;
  readonly roles?: readonly Role[];
  readonly skillIds?: readonly number[];
  readonly teamIds?: readonly number[];
  readonly headsAreaIds?: readonly number[];
  readonly isExternal?: boolean;
  readonly isEnabled?: boolean;
  /** With one the person has an account. */
  readonly password?: string;
  readonly mustChangePassword?: boolean;
  readonly at?: number;
}

/** A person as an `Actor`, so that it can be handed to whatever asks who calls. */
export interface BuiltPerson extends Actor {
  readonly username: string | null;
}

let count = 0;

/** A requester, unless other roles are given. The user name is made up unless it is given as null. */
export async function aPerson(to: Writable, parts: PersonParts = {}): Promise<BuiltPerson> {
  count += 1;
  const { name = `Persona ${count}`, roles = ['requester'], language = 'es', at = BUILT_AT } = parts;
  const { skillIds = [], teamIds = [], headsAreaIds = [], areaId = null } = parts;
  const username = parts.username === undefined ? `persona${count}` : parts.username;
  const passwordHash = parts.password === undefined ? null : await hashPassword(parts.password);
  const mustChangePassword = parts.mustChangePassword ?? false;

  const id = await written(to, at, async (tx, trail) => {
    const person = await tx
      .insertInto('people')
      .values({
        name,
        foldedName: foldText(name),
        username,
        email: parts.email ?? null,
        phone: parts.phone ?? null,
        employeeNumber: parts.employeeNumber ?? null,
        post: parts.post ?? null,
        areaId,
        locationId: parts.locationId ?? null,
        calendarId: parts.calendarId ?? null,
        activeLimit: parts.activeLimit ?? null,
        language,
        isExternal: parts.isExternal ? 1 : 0,
        isEnabled: parts.isEnabled === false ? 0 : 1,
        createdAt: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const personId = person.id;
    for (const role of roles) await tx.insertInto('personRoles').values({ personId, role }).execute();
    for (const skillId of skillIds)
      await tx.insertInto('personSkills').values({ personId, skillId }).execute();
    for (const teamId of teamIds) await tx.insertInto('teamMembers').values({ personId, teamId }).execute();
    for (const headed of headsAreaIds) {
      await tx.insertInto('areaHeads').values({ personId, areaId: headed }).execute();
    }
    if (passwordHash !== null) {
      await tx
        .insertInto('credentials')
        .values({ id: personId, passwordHash, mustChange: mustChangePassword ? 1 : 0, changedAt: at })
        .execute();
    }
    await trail.record({
      action: 'person.created',
      entity: 'person',
      entityId: personId,
      version: 1,
      text: { name },
      rows: [
        { entity: 'person', id: personId },
        { entity: 'personRoles', id: personId },
        ...(skillIds.length > 0 ? [{ entity: 'personSkills', id: personId }] : []),
        ...teamIds.map((teamId) => ({ entity: 'teamMembers', id: teamId })),
        ...headsAreaIds.map((headed) => ({ entity: 'areaHeads', id: headed })),
        ...(passwordHash === null ? [] : [{ entity: 'credential', id: personId }]),
      ],
    });
    return personId;
  });
  return { id, name, username, roles, areaId, headsAreaIds, language, sessionId: 0, mustChangePassword };
}

export function aTechnician(to: Writable, parts: PersonParts = {}): Promise<BuiltPerson> {
  return aPerson(to, { roles: ['technician'], ...parts });
}

export function aManager(to: Writable, parts: PersonParts = {}): Promise<BuiltPerson> {
  return aPerson(to, { roles: ['manager'], ...parts });
}

export function anAdministrator(to: Writable, parts: PersonParts = {}): Promise<BuiltPerson> {
  return aPerson(to, { roles: ['administrator'], ...parts });
}

export function aMaster(to: Writable, parts: PersonParts = {}): Promise<BuiltPerson> {
  return aPerson(to, { roles: ['master'], ...parts });
}

export interface Built {
  readonly id: number;
  readonly name: string;
}

/** An area, without heads: give `headsAreaIds` to the person who heads it. */
export async function anArea(to: Writable, parts: { name?: string; code?: string } = {}): Promise<Built> {
  count += 1;
  const { name = `Área ${count}`, code = null } = parts;
  return written(to, BUILT_AT, async (tx, trail) => {
    const { id } = await tx
      .insertInto('areas')
      .values({ name, code })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trail.record(creation('area', id));
    return { id, name };
  });
}

export async function aLocation(
  to: Writable,
  parts: { name?: string; address?: string } = {},
): Promise<Built> {
  count += 1;
  const { name = `Ubicación ${count}`, address = null } = parts;
  return written(to, BUILT_AT, async (tx, trail) => {
    const row = await tx
      .insertInto('locations')
      .values({ name, address })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trail.record(creation('location', row.id));
    return { id: row.id, name };
  });
}

/** A team, without members: give `teamIds` to the people who are in it. */
export async function aTeam(to: Writable, parts: { name?: string } = {}): Promise<Built> {
  count += 1;
  const { name = `Equipo ${count}` } = parts;
  return written(to, BUILT_AT, async (tx, trail) => {
    const { id } = await tx.insertInto('teams').values({ name }).returning('id').executeTakeFirstOrThrow();
    await trail.record(creation('team', id));
    return { id, name };
  });
}

export async function aSkill(to: Writable, parts: { name?: string } = {}): Promise<Built> {
  count += 1;
  const { name = `Habilidad ${count}` } = parts;
  return written(to, BUILT_AT, async (tx, trail) => {
    const { id } = await tx.insertInto('skills').values({ name }).returning('id').executeTakeFirstOrThrow();
    await trail.record(creation('skill', id));
    return { id, name };
  });
}

export async function anAbsence(
  to: Writable,
  parts: { personId: number; from: number; to: number; kind?: string },
): Promise<{ readonly id: number }> {
  return written(to, BUILT_AT, async (tx, trail) => {
    const { id } = await tx
      .insertInto('absences')
      .values({
        personId: parts.personId,
        fromAt: parts.from,
        toAt: parts.to,
        kind: parts.kind ?? 'vacation',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trail.record({ ...creation('absence', id), about: [{ entity: 'person', id: parts.personId }] });
    return { id };
  });
}

function creation(entity: string, id: number) {
  return { action: `${entity}.created`, entity, entityId: id, version: 1, rows: [{ entity, id }] };
}
