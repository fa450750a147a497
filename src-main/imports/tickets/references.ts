import { sql } from 'kysely';
import type { ImportError } from '#shared/imports/report.ts';
import { foldText } from '#shared/kernel/fold.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { ForeignTicket } from './gather.ts';
import type { TicketMap } from './ticketMap.ts';

/** Who asked, where the file does not say. */
export const UNKNOWN_REQUESTER = 'Solicitante desconocido';

/** The names of a file and the rows that they stand for; what is missing is added before the tickets. */
export interface References {
  /** By folded name. */
  readonly technicians: Map<string, number>;
  /** By `requesterKey`; who is a technician of the file too is only there. */
  readonly requesters: Map<string, number>;
  readonly teams: Map<string, number>;
  readonly locations: Map<string, number>;
  readonly services: Map<string, number>;
}

interface NewTechnician {
  readonly key: string;
  readonly name: string;
}

interface NewRequester extends NewTechnician {
  readonly email: string | null;
}

export interface MissingReferences {
  readonly technicians: readonly NewTechnician[];
  readonly requesters: readonly NewRequester[];
  readonly teams: readonly string[];
  readonly locations: readonly string[];
  readonly services: readonly string[];
  /** Everybody whom the file shows with a ticket of the team, by team: folded names. */
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
 * Finds what a file's names stand for. A name that several people share, or an assignee who is no technician here, is
 * an error: nobody's tickets may end up with somebody else of that name. Who both asks and solves is one person.
 */
export async function findReferences(
  db: ReadDb,
  tickets: readonly ForeignTicket[],
  map: TicketMap,
): Promise<FoundReferences> {
  const assignees = namesOf(tickets, (ticket) => ticket.observations.map((seen) => seen.assignee));
  const known = await peopleNamed(db, [
    ...assignees.keys(),
    ...tickets.map((ticket) => ticket.requester ?? UNKNOWN_REQUESTER),
  ]);
  const technicians = sortTechnicians(assignees, known, map.columns.assignee);
  const byEmail = await peopleByEmail(
    db,
    tickets.map((ticket) => ticket.requesterEmail).filter((email) => email !== null),
  );
  const requesters = sortRequesters(tickets, { known, byEmail, technicians }, map.columns.requester);

  const teamNames = namesOf(tickets, (ticket) => ticket.observations.map((seen) => seen.team));
  const teams = await idsByName(db, 'teams', teamNames.keys());
  const locationNames = namesOf(tickets, (ticket) => [ticket.location]);
  const locations = await idsByName(db, 'locations', locationNames.keys());
  const serviceNames = namesOf(tickets, (ticket) => [ticket.service]);
  const services = await servicesByName(db, serviceNames.keys(), map.serviceCategory);
  return {
    found: { technicians: technicians.found, requesters: requesters.found, teams, locations, services },
    missing: {
      technicians: [...technicians.missing.values()].sort(byName),
      requesters: [...requesters.missing.values()],
      teams: absent(teamNames, teams),
      locations: absent(locationNames, locations),
      services: absent(serviceNames, services),
      members: membersOf(tickets),
    },
    errors: [...technicians.errors, ...requesters.errors],
    isClear: (ticket) =>
      !requesters.refused.has(requesterKey(ticket)) &&
      !ticket.observations.some(
        ({ assignee }) => assignee !== null && technicians.refused.has(foldText(assignee)),
      ),
  };
}

interface Sorted<T> {
  readonly found: Map<string, number>;
  readonly missing: Map<string, T>;
  readonly refused: Set<string>;
  readonly errors: ImportError[];
}

function sortTechnicians(
  assignees: ReadonlyMap<string, ForeignTicket>,
  known: ReadonlyMap<string, readonly KnownPerson[]>,
  column: string | undefined,
): Sorted<NewTechnician> {
  const sorted = emptySorted<NewTechnician>();
  for (const [name, { line }] of assignees) {
    const key = foldText(name);
    const namesakes = known.get(key) ?? [];
    const able = namesakes.filter((person) => person.isTechnician);
    const [technician] = able;
    if (able.length > 1) refuse(sorted, key, line, column, sharedName(name), 'sharedName', name);
    else if (technician !== undefined) sorted.found.set(key, technician.id);
    else if (namesakes.length > 0)
      refuse(
        sorted,
        key,
        line,
        column,
        `“${name}” is no technician here: give the role first.`,
        'noTechnician',
        name,
      );
    else if (!sorted.missing.has(key)) sorted.missing.set(key, { key, name });
  }
  return sorted;
}

function sortRequesters(
  tickets: readonly ForeignTicket[],
  people: {
    readonly known: ReadonlyMap<string, readonly KnownPerson[]>;
    readonly byEmail: ReadonlyMap<string, number>;
    readonly technicians: Sorted<NewTechnician>;
  },
  column: string | undefined,
): Sorted<NewRequester> {
  const sorted = emptySorted<NewRequester>();
  for (const ticket of tickets) {
    const key = requesterKey(ticket);
    const email = ticket.requesterEmail;
    if (sorted.found.has(key) || sorted.missing.has(key) || sorted.refused.has(key)) continue;
    const name = ticket.requester ?? email ?? UNKNOWN_REQUESTER;
    const namesakes = email === null ? (people.known.get(key) ?? []) : [];
    const id = email === null ? namesakes[0]?.id : people.byEmail.get(email);
    const isSolverToo = people.technicians.missing.has(key);
    if (namesakes.length > 1) refuse(sorted, key, ticket.line, column, sharedName(name), 'sharedName', name);
    else if (id !== undefined) sorted.found.set(key, id);
    else if (!isSolverToo) sorted.missing.set(key, { key, name, email });
  }
  return sorted;
}

function emptySorted<T>(): Sorted<T> {
  return { found: new Map(), missing: new Map(), refused: new Set(), errors: [] };
}

function refuse<T>(
  sorted: Sorted<T>,
  key: string,
  line: number,
  column: string | undefined,
  message: string,
  rule: string,
  name: string,
): void {
  if (sorted.refused.has(key)) return;
  sorted.refused.add(key);
  sorted.errors.push({ line, column: column ?? null, message, rule, values: { name } });
}

function sharedName(name: string): string {
  return `Several people here are called “${name}”; the import cannot tell which.`;
}

function absent(names: ReadonlyMap<string, unknown>, held: ReadonlyMap<string, number>): string[] {
  return [...names.keys()].filter((name) => !held.has(name)).sort((a, b) => byName({ name: a }, { name: b }));
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, 'es', { numeric: true });
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
      if (held === undefined) members.set(team, new Set([foldText(assignee)]));
      else held.add(foldText(assignee));
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
