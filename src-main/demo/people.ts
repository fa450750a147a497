import { foldText } from '#shared/kernel/fold.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import { organisationHandlers } from '../organisation/service.ts';
import { addPerson, type PersonInput } from '../people/service.ts';
import type { Actor } from '../rpc/context.ts';
import { hashPassword } from '../sessions/service.ts';
import { type CastName, cast, DEMO_PASSWORD, firstNames, posts, REQUESTERS, surnames } from './cast.ts';
import type { Institution } from './made.ts';
import { act, type Moments } from './moment.ts';
import { areas, moreSkills, teams } from './places.ts';
import type { Random } from './random.ts';

/** Everybody in the story, as the actors they are. */
export interface People {
  readonly byUsername: ReadonlyMap<string, Actor>;
  readonly technicians: readonly Actor[];
  /** The cast's two among them. */
  readonly requesters: readonly Actor[];
  /** By area. */
  readonly heads: ReadonlyMap<number, Actor>;
  named(username: CastName): Actor;
}

/** A hash for each account, made at once and before the transaction: each takes 20 ms in a thread. */
export function hashesForAll(): Promise<string[]> {
  return Promise.all(
    Array.from({ length: staff.length + REQUESTERS_WITH_ACCOUNT }, () => hashPassword(DEMO_PASSWORD)),
  );
}

const staff = cast.filter((member) => member.role !== 'requester');
/** Requesters who can sign in; the others are served by phone and in person, as everywhere. */
const REQUESTERS_WITH_ACCOUNT = 24;

/** An actor without a session: the story's people act through handlers, not through a connection. */
function actorOf(id: number, name: string, role: Role, areaId: number | null): Actor {
  return {
    id,
    name,
    roles: [role],
    areaId,
    headsAreaIds: [],
    language: 'es',
    sessionId: 0,
    mustChangePassword: false,
  };
}

/** The staff, 78 requesters in their areas, and a head for each area. */
export async function createPeople(
  moments: Moments,
  createdAt: number,
  made: Institution,
  hashes: readonly string[],
  random: Random,
): Promise<People> {
  const { administrator } = made;
  const byUsername = new Map<string, Actor>([[administrator.username, administrator.actor]]);
  const ctx = () => moments.at(createdAt, administrator.actor);
  let used = 1;
  const add = async (person: Partial<PersonInput> & { name: string; username: string }, role: Role) => {
    const passwordHash = hashes[used];
    used += 1;
    const areaId = person.areaId ?? null;
    const hasAccount = passwordHash !== undefined;
    const id = await addPerson(
      ctx(),
      personInput({ ...person, username: hasAccount ? person.username : null, roles: [role] }),
      hasAccount ? { passwordHash, mustChange: false } : null,
    );
    const actor = actorOf(id, person.name, role, areaId);
    byUsername.set(person.username, actor);
    return actor;
  };

  for (const member of staff) {
    if (member.username === administrator.username) continue;
    const isTechnician = member.role === 'technician';
    await add(
      {
        ...contact(member.name, member.username, used),
        post: member.post,
        locationId: made.locationIds[2] ?? null,
        calendarId: made.shiftOf.get(member.username) ?? null,
        skillIds: isTechnician ? made.skillsOf(member.username) : [],
        teamIds: isTechnician
          ? teams.flatMap((team, index) =>
              (team.members as readonly string[]).includes(member.username) ? [made.teamIds[index] ?? 0] : [],
            )
          : [],
      },
      member.role,
    );
  }

  const requesters: Actor[] = [];
  for (let index = 0; index < REQUESTERS; index += 1) {
    const member = cast.filter(({ role }) => role === 'requester')[index];
    const name = member?.name ?? `${firstNames[index]} ${random.pick(surnames)} ${random.pick(surnames)}`;
    const username = member?.username ?? freeUsername(name, byUsername);
    requesters.push(
      await add(
        {
          ...contact(name, username, used),
          post: member?.post ?? random.pick(posts),
          // The cast's requester and head share an area, so that one approves what the other asks for.
          areaId: made.areaIds[index < 2 ? 1 : index % areas.length] ?? null,
          locationId: random.pick(made.locationIds),
        },
        'requester',
      ),
    );
  }

  const heads = new Map<number, Actor>();
  for (const [index, areaId] of made.areaIds.entries()) {
    const ofArea = requesters.filter((requester) => requester.areaId === areaId);
    const head = index === 1 ? requesters[1] : ofArea.at(-1);
    const [name, code] = areas[index] ?? ['', ''];
    if (head === undefined) continue;
    await act(organisationHandlers.saveArea, ctx(), {
      id: areaId,
      version: 1,
      name,
      code,
      headIds: [head.id],
      isEnabled: true,
    });
    const heading = { ...head, headsAreaIds: [areaId] };
    heads.set(areaId, heading);
    requesters[requesters.indexOf(head)] = heading;
  }

  const named = (username: string) => {
    const actor = byUsername.get(username);
    if (actor === undefined) throw new Error(`Nobody is called ${username}`);
    return actor;
  };
  return {
    byUsername,
    requesters,
    heads,
    named,
    technicians: staff.filter(({ role }) => role === 'technician').map(({ username }) => named(username)),
  };
}

/** Skills by name that a technician has beside those of the starter catalogue. */
export function ownSkills(username: string): string[] {
  return moreSkills
    .filter((skill) => (skill.of as readonly string[]).includes(username))
    .map(({ name }) => name);
}

export function personInput(
  person: Partial<PersonInput> & { name: string; username: string | null; roles: readonly Role[] },
): PersonInput {
  return {
    email: null,
    phone: null,
    employeeNumber: null,
    post: null,
    areaId: null,
    locationId: null,
    calendarId: null,
    activeLimit: null,
    language: 'es',
    isExternal: false,
    teamIds: [],
    skillIds: [],
    ...person,
  };
}

function contact(name: string, username: string, number: number) {
  return {
    name,
    username,
    email: `${username}@muestra.example`,
    phone: `55 0000 ${String(1_000 + number)}`,
    employeeNumber: `E${String(10_000 + number)}`,
  };
}

/** `laura.campos`, and `laura.campos2` for the second of that name. */
function freeUsername(name: string, taken: ReadonlyMap<string, unknown>): string {
  const [first = '', last = ''] = foldText(name).split(' ');
  const wanted = `${first}.${last}`;
  for (let number = 1; ; number += 1) {
    const username = number === 1 ? wanted : `${wanted}${number}`;
    if (!taken.has(username)) return username;
  }
}
