import { sql } from 'kysely';
import type { ImportError } from '#shared/imports/contract.ts';
import { foldText } from '#shared/kernel/fold.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { ForeignTicket } from './gather.ts';
import type { TicketMap } from './ticketMap.ts';

/** Who asked, where the file does not say. */
export const UNKNOWN_REQUESTER = 'Solicitante desconocido';

/** The names of a file and the rows that they stand for; what is missing is added before the tickets. */
export interface References {
  readonly technicians: Map<string, number>;
  /** By `requesterKey`. */
  readonly requesters: Map<string, number>;
  readonly teams: Map<string, number>;
  readonly locations: Map<string, number>;
  readonly services: Map<string, number>;
}

export interface MissingReferences {
  readonly technicians: readonly string[];
  readonly requesters: readonly {
    readonly key: string;
    readonly name: string;
    readonly email: string | null;
  }[];
  readonly teams: readonly string[];
  readonly locations: readonly string[];
  readonly services: readonly string[];
  /** Everybody whom the file shows with a ticket of the team, by team. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
}

interface FoundReferences {
  readonly found: References;
  readonly missing: MissingReferences;
  readonly errors: readonly ImportError[];
  /** Whether every name of a ticket stands for somebody, or can be added. */
  isClear(ticket: ForeignTicket): boolean;
}

/** A requester is known by the e-mail address where there is one, else by the name. */
export function requesterKey(ticket: Pick<ForeignTicket, 'requester' | 'requesterEmail'>): string {
  return ticket.requesterEmail ?? foldText(ticket.requester ?? UNKNOWN_REQUESTER);
}

/**
 * Finds what a file's names stand for. A name that two people share, or an assignee who is no technician here, is an
 * error: nobody's tickets may end up with somebody else of that name.
 */
export async function findReferences(
  db: ReadDb,
  tickets: readonly ForeignTicket[],
  map: TicketMap,
): Promise<FoundReferences> {
  const refused = new Set<string>();
  const errors: ImportError[] = [];
  const refuse = (ticket: ForeignTicket | undefined, column: string | undefined, message: string) =>
    errors.push({ line: ticket?.line ?? 1, column: column ?? null, message });

  const assignees = namesOf(tickets, (ticket) => ticket.observations.map((seen) => seen.assignee));
  const people = await peopleNamed(db, [
    ...assignees.keys(),
    ...tickets.map((t) => t.requester ?? UNKNOWN_REQUESTER),
  ]);
  const technicians = new Map<string, number>();
  for (const [name, ticket] of assignees) {
    const before = errors.length;
    const [person, other] = people.get(foldText(name)) ?? [];
    if (other !== undefined) {
      refuse(
        ticket,
        map.columns.assignee,
        `Two people here are called “${name}”; the import cannot tell which.`,
      );
    } else if (person !== undefined && !person.isTechnician) {
      refuse(ticket, map.columns.assignee, `“${name}” is no technician here: give the role first.`);
    } else if (person !== undefined) technicians.set(name, person.id);
    if (errors.length > before) refused.add(name);
  }

  const requesters = new Map<string, number>();
  const newRequesters = new Map<string, { key: string; name: string; email: string | null }>();
  const byEmail = await peopleByEmail(
    db,
    tickets.map((ticket) => ticket.requesterEmail).filter((e) => e !== null),
  );
  for (const ticket of tickets) {
    const key = requesterKey(ticket);
    if (requesters.has(key) || newRequesters.has(key) || refused.has(key)) continue;
    const name = ticket.requester ?? ticket.requesterEmail ?? UNKNOWN_REQUESTER;
    const namesakes = ticket.requesterEmail === null ? (people.get(key) ?? []) : [];
    const id = ticket.requesterEmail === null ? namesakes[0]?.id : byEmail.get(ticket.requesterEmail);
    if (namesakes.length > 1) {
      refuse(
        ticket,
        map.columns.requester,
        `Two people here are called “${name}”; the import cannot tell which.`,
      );
      refused.add(key);
    } else if (id !== undefined) requesters.set(key, id);
    else newRequesters.set(key, { key, name, email: ticket.requesterEmail });
  }

  const teamNames = namesOf(tickets, (ticket) => ticket.observations.map((seen) => seen.team));
  const teams = await idsByName(db, 'teams', teamNames.keys());
  const locationNames = namesOf(tickets, (ticket) => [ticket.location]);
  const locations = await idsByName(db, 'locations', locationNames.keys());
  const serviceNames = namesOf(tickets, (ticket) => [ticket.service]);
  const services = await servicesByName(db, serviceNames.keys(), map.serviceCategory);
  const absent = (names: ReadonlyMap<string, unknown>, held: ReadonlyMap<string, number>) =>
    [...names.keys()]
      .filter((name) => !held.has(name))
      .sort((a, b) => a.localeCompare(b, 'es', { numeric: true }));

  return {
    found: { technicians, requesters, teams, locations, services },
    missing: {
      technicians: absent(assignees, technicians).filter((name) => !refused.has(name)),
      requesters: [...newRequesters.values()],
      teams: absent(teamNames, teams),
      locations: absent(locationNames, locations),
      services: absent(serviceNames, services),
      members: membersOf(tickets),
    },
    errors,
    isClear: (ticket) =>
      !refused.has(requesterKey(ticket)) &&
      !ticket.observations.some(({ assignee }) => assignee !== null && refused.has(assignee)),
  };
}

/** Each name that occurs, with the first ticket that has it. */
function namesOf(
  tickets: readonly ForeignTicket[],
  pick: (ticket: ForeignTicket) => readonly (string | null)[],
): Map<string, ForeignTicket> {
  const names = new Map<string, ForeignTicket>();
  for (const ticket of tickets) {
    for (const name of pick(ticket)) if (name !== null && !names.has(name)) names.set(name, ticket);
  }
  return names;
}

function membersOf(tickets: readonly ForeignTicket[]): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>();
  for (const { observations } of tickets) {
    for (const { team, assignee } of observations) {
      if (team === null || assignee === null) continue;
      const held = members.get(team);
      if (held === undefined) members.set(team, new Set([assignee]));
      else held.add(assignee);
    }
  }
  return members;
}

interface KnownPerson {
  readonly id: number;
  readonly isTechnician: boolean;
}

async function peopleNamed(db: ReadDb, names: readonly string[]): Promise<Map<string, KnownPerson[]>> {
  const folded = JSON.stringify([...new Set(names.map(foldText))]);
  const { rows } = await sql<{ id: number; foldedName: string; isTechnician: number }>`
    select p.id, p.foldedName,
      exists (select 1 from personRoles r where r.personId = p.id and r.role = 'technician') as isTechnician
    from people p where p.foldedName in (select value from json_each(${folded})) order by p.id`.execute(db);
  const people = new Map<string, KnownPerson[]>();
  for (const { id, foldedName, isTechnician } of rows) {
    const person = { id, isTechnician: isTechnician === 1 };
    people.set(foldedName, [...(people.get(foldedName) ?? []), person]);
  }
  return people;
}

async function peopleByEmail(db: ReadDb, emails: readonly string[]): Promise<Map<string, number>> {
  const wanted = JSON.stringify([...new Set(emails)]);
  const { rows } = await sql<{ id: number; email: string }>`
    select min(id) as id, lower(email) as email from people
    where email in (select value from json_each(${wanted})) group by lower(email)`.execute(db);
  return new Map(rows.map(({ id, email }) => [email, id]));
}

async function idsByName(
  db: ReadDb,
  table: 'teams' | 'locations',
  names: Iterable<string>,
): Promise<Map<string, number>> {
  const wanted = JSON.stringify([...names]);
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from ${sql.table(table)} where name in (select value from json_each(${wanted}))`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** A service of that name: the one in the import's category first, else the oldest. */
async function servicesByName(
  db: ReadDb,
  names: Iterable<string>,
  category: string,
): Promise<Map<string, number>> {
  const wanted = new Set(names);
  const rows = await db
    .selectFrom('services')
    .select(['id', 'name', 'category'])
    .orderBy('id', 'desc')
    .execute();
  const found = new Map<string, number>();
  for (const { id, name } of rows) if (wanted.has(name)) found.set(name, id);
  for (const { id, name, category: of } of rows) if (wanted.has(name) && of === category) found.set(name, id);
  return found;
}
