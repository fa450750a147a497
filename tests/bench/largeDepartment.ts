import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { openInstallationKeys } from '#main/audit/keys.ts';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { newToken, tokenHash } from '#main/sessions/token.ts';
import { isoWeek, localYear } from '#shared/calendars/localTime.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { formatFolio } from '#shared/kernel/ids.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { isActive, isOpen, type TicketStatus } from '#shared/tickets/ticket.ts';
import { aCatalogue, aService } from '../builders/catalogue.ts';
import { aManager, anArea, aSkill, aTechnician, type Built } from '../builders/people.ts';
import { seededRandom } from '../builders/seededRandom.ts';
import { RawTrail } from './rawTrail.ts';
import { COMMON_WORD, RARE_WORD, vocabulary } from './vocabulary.ts';

const ZONE = 'America/Mexico_City';
const NEVER = 9_000_000_000_000_000;
const SPAN = 730 * DAY;
const TECHNICIANS = 40;
const AREAS = 12;
const SERVICES = 15;

/** A department of forty technicians with years behind it, on disk. */
export interface LargeDepartment {
  readonly folder: string;
  readonly dataDir: string;
  readonly profileDir: string;
  readonly now: number;
  readonly managerId: number;
  readonly technicianIds: readonly number[];
  readonly requesterIds: readonly number[];
  readonly serviceIds: readonly number[];
  readonly areaIds: readonly number[];
  /** Someone whose name nobody else has. */
  readonly rareName: string;
  /** A hundred of them, from all the years. */
  readonly someFolios: readonly string[];
  /** A session of each, by person. */
  readonly tokens: ReadonlyMap<number, string>;
  remove(): Promise<void>;
}

/**
 * Writes that many tickets with their messages, assignments, notices, search texts and events: rows as the product
 * leaves them, nine hundred or so of a hundred thousand still open. The chain of events is a true one.
 */
export async function aLargeDepartment(options: {
  readonly tickets: number;
  readonly requesters: number;
  readonly now: number;
}): Promise<LargeDepartment> {
  const folder = await mkdtemp(join(tmpdir(), 'soporte-bench-'));
  const dataDir = join(folder, 'data');
  const profileDir = join(folder, 'profile');
  const { now } = options;
  const staff = await createStaff({ dataDir, profileDir }, now);
  const db = new SqliteDatabase(join(dataDir, 'database.sqlite'));
  const keys = await openInstallationKeys(profileDir);
  // What is being made is thrown away when it fails.
  db.pragma('synchronous = OFF');
  db.pragma('recursive_triggers = ON');
  const requesterIds: number[] = [];
  const tokens = new Map<number, string>();
  db.transaction(() => {
    const trail = new RawTrail(db);
    writeRequesters(db, trail, options.requesters, staff.areas, now, requesterIds);
    writeTickets(db, trail, options.tickets, { ...staff, requesterIds, now });
    const session =
      db.prepare(`INSERT INTO sessions (tokenHash, personId, createdAt, lastSeenAt, expiresAt, origin,
      device) VALUES (?, ?, ?, ?, ?, 'rest', 'bench')`);
    for (const personId of [staff.managerId, ...staff.technicianIds, ...requesterIds.slice(0, 100)]) {
      const token = newToken();
      tokens.set(personId, token);
      session.run(tokenHash(token), personId, now, now + 365 * DAY, now + 365 * DAY);
    }
    trail.seal(keys.signer);
  })();
  const someFolios = db
    .prepare('SELECT folio FROM tickets WHERE id % ? = 0 LIMIT 100')
    .pluck()
    .all(Math.max(1, Math.floor(options.tickets / 100))) as string[];
  await keys.close();
  db.close();
  return {
    someFolios,
    folder,
    dataDir,
    profileDir,
    now,
    managerId: staff.managerId,
    technicianIds: staff.technicianIds,
    requesterIds,
    serviceIds: staff.services.map(({ id }) => id),
    areaIds: staff.areas.map(({ id }) => id),
    rareName: 'Xóchitl Zerecero',
    tokens,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function createStaff(place: { dataDir: string; profileDir: string }, now: number) {
  const { host, close } = await openServiceHost({ ...place, clock: () => now, runsJobs: false });
  const { calendarId, policyIds } = await aCatalogue(host);
  const areas: Built[] = [];
  for (let index = 0; index < AREAS; index += 1) areas.push(await anArea(host));
  const services: Built[] = [];
  for (let index = 0; index < SERVICES; index += 1) services.push(await aService(host));
  // What waits in the queue waits for a skill that nobody has; otherwise the first drain would hand it out.
  const skill = await aSkill(host);
  const stuck = await aService(host, { skillId: skill.id });
  const technicianIds: number[] = [];
  for (let index = 0; index < TECHNICIANS; index += 1) {
    technicianIds.push((await aTechnician(host, { name: `Técnica ${index}`, activeLimit: 200 })).id);
  }
  const manager = await aManager(host);
  await close();
  return { calendarId, policyIds, areas, services, stuck, technicianIds, managerId: manager.id };
}

type Staff = Awaited<ReturnType<typeof createStaff>>;

function writeRequesters(
  db: SqliteDatabase.Database,
  trail: RawTrail,
  count: number,
  areas: readonly Built[],
  now: number,
  ids: number[],
): void {
  const person = db.prepare(
    'INSERT INTO people (name, foldedName, areaId, language, createdAt) VALUES (?, ?, ?, ?, ?)',
  );
  const role = db.prepare(`INSERT INTO personRoles (personId, role) VALUES (?, 'requester')`);
  for (let index = 0; index < count; index += 1) {
    const name = index === 7 ? 'Xóchitl Zerecero' : `Solicitante ${index} de la Prueba`;
    const areaId = areas[index % areas.length]?.id ?? null;
    const id = Number(person.run(name, foldText(name), areaId, 'es', now - SPAN).lastInsertRowid);
    role.run(id);
    ids.push(id);
    trail.record({
      at: now - SPAN,
      actorId: null,
      action: 'person.created',
      entity: 'person',
      entityId: id,
      data: { after: { areaId } },
      text: { after: { name } },
      rows: [
        { entity: 'person', id },
        { entity: 'personRoles', id },
      ],
    });
  }
}

const OPEN: readonly TicketStatus[] = [
  'new',
  'new',
  'assigned',
  'assigned',
  'assigned',
  'assigned',
  'inProgress',
  'inProgress',
  'inProgress',
  'scheduled',
  'waiting',
  'waiting',
  'pendingApproval',
];

function writeTickets(
  db: SqliteDatabase.Database,
  trail: RawTrail,
  count: number,
  staff: Staff & { readonly requesterIds: readonly number[]; readonly now: number },
): void {
  const random = seededRandom(20_26);
  // What figures measure, apart: the rest stays as it was.
  const measures = seededRandom(20_27);
  const words = vocabulary(random);
  const insert = inserter(db);
  const search = db.prepare('INSERT INTO ticketSearch (rowid, title, body, notes) VALUES (?, ?, ?, ?)');
  const openFrom = count - Math.max(30, Math.round(count * 0.009));
  const folios = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const createdAt = staff.now - SPAN + Math.floor((index / count) * SPAN) + random.whole(0, 60_000);
    const isStillOpen = index >= openFrom && createdAt < staff.now;
    const status: TicketStatus = isStillOpen ? random.pick(OPEN) : random.chance(4) ? 'cancelled' : 'closed';
    const open = isOpen(status);
    const assigned = status !== 'new' && status !== 'pendingApproval';
    const technicianId = random.pick(staff.technicianIds);
    const priority = random.pick(PRIORITIES);
    const year = localYear(createdAt, ZONE);
    const number = (folios.get(year) ?? 0) + 1;
    folios.set(year, number);
    const resolvedAt = status === 'closed' ? createdAt + random.whole(1, 60) * HOUR : null;
    const dueAt =
      status === 'pendingApproval' || status === 'waiting' ? null : createdAt + random.whole(8, 90) * HOUR;
    const endedAt = resolvedAt === null ? null : Math.min(staff.now, resolvedAt + random.whole(1, 70) * HOUR);
    const title = `${random.chance(20) ? `${COMMON_WORD} ` : ''}${words.text(6)}`;
    const description = `${index % 10_000 === 4_321 ? `${RARE_WORD} ` : ''}${words.text(40)}`;
    const requesterId = random.pick(staff.requesterIds);
    const id = insert('tickets', {
      folio: formatFolio('SB', year, number),
      title,
      description,
      status,
      impact: 'low',
      urgency: 'medium',
      priority,
      channel: 'portal',
      serviceId: status === 'new' ? staff.stuck.id : random.pick(staff.services).id,
      requesterId,
      areaId: random.pick(staff.areas).id,
      assigneeId: assigned ? technicianId : null,
      createdById: requesterId,
      createdAt,
      updatedAt: endedAt ?? createdAt + 30 * MINUTE,
      policyId: staff.policyIds[priority],
      calendarId: staff.calendarId,
      firstResponseMinutes: 60,
      resolutionMinutes: 480,
      atRiskPercent: 80,
      clockStartedAt: createdAt,
      firstPromiseAt: dueAt,
      firstResponseDueAt: createdAt + HOUR,
      resolutionDueAt: dueAt,
      atRiskAt: dueAt === null ? null : dueAt - HOUR,
      remainingSeconds: status === 'waiting' ? 3_600 : null,
      sortDueAt: dueAt ?? NEVER,
      firstRespondedAt: assigned ? createdAt + 20 * MINUTE : null,
      firstAssignedAt: assigned ? createdAt : null,
      assignedAt: assigned ? createdAt : null,
      assignedWeek: assigned ? isoWeek(createdAt, ZONE) : null,
      resolvedAt,
      closedAt: status === 'closed' ? endedAt : null,
      cancelledAt: status === 'cancelled' ? createdAt + HOUR : null,
      responseSeconds: assigned ? measures.whole(60, 7_200) : null,
      resolutionSeconds: resolvedAt === null ? null : measures.whole(600, 200_000),
      closureSeconds: status === 'closed' ? measures.whole(600, 300_000) : null,
      lastSolverId: resolvedAt === null ? null : technicianId,
      workedMinutes: measures.chance(60) ? measures.whole(5, 240) : 0,
      rating: status === 'closed' && measures.chance(40) ? measures.whole(1, 5) : null,
      reopenCount: measures.chance(3) ? 1 : 0,
      waitingFor: status === 'waiting' ? 'requester' : null,
      scheduledFrom: status === 'scheduled' ? staff.now + random.whole(1, 48) * HOUR : null,
      solution: status === 'closed' ? words.text(12) : null,
      isOpen: open ? 1 : 0,
      isActive: isActive(status) ? 1 : 0,
      isQueued: status === 'new' ? 1 : 0,
      version: 1,
    });
    const rows = [{ entity: 'ticket', id }];
    let body = description;
    let notes = '';
    const messages = random.whole(0, 3);
    for (let told = 0; told < messages; told += 1) {
      const text = words.text(20);
      const kind = told === 1 ? 'note' : 'reply';
      if (kind === 'note') notes += text;
      else body += `\n${text}`;
      const at = createdAt + told * HOUR;
      const message = { ticketId: id, kind, authorId: technicianId, body: text, at };
      rows.push({ entity: 'ticketMessage', id: insert('ticketMessages', message) });
    }
    if (assigned) {
      const isoWeekOf = isoWeek(createdAt, ZONE);
      const row = { ticketId: id, technicianId, at: createdAt, isoWeek: isoWeekOf, method: 'automatic' };
      rows.push({ entity: 'assignment', id: insert('assignments', row) });
      for (const personId of [technicianId, requesterId]) {
        const readAt = open ? null : createdAt + HOUR;
        insert('notifications', {
          personId,
          kind: 'assigned',
          ticketId: id,
          at: createdAt,
          deliverAt: createdAt,
          readAt,
        });
      }
    }
    search.run(id, title, body, notes);
    const event = { actorId: requesterId, entity: 'ticket', entityId: id, data: { after: { status } } };
    trail.record({ ...event, at: createdAt, action: 'ticket.created', text: { title, description }, rows });
    for (const action of assigned ? ['ticket.assigned', 'ticket.started'] : []) {
      trail.record({ ...event, at: createdAt + MINUTE, action, rows: [{ entity: 'ticket', id }] });
    }
    if (endedAt !== null) {
      trail.record({ ...event, at: endedAt, action: 'ticket.closed', rows: [{ entity: 'ticket', id }] });
    }
  }
  for (const [year, last] of folios) insert('folioSeries', { series: 'SB', year, last });
}

/** Inserts objects as rows, each shape with one prepared statement. */
function inserter(db: SqliteDatabase.Database) {
  const statements = new Map<string, SqliteDatabase.Statement>();
  return (table: string, row: Readonly<Record<string, string | number | null>>): number => {
    const columns = Object.keys(row);
    const known = statements.get(table);
    const statement =
      known ??
      db.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
    statements.set(table, statement);
    return Number(statement.run(...Object.values(row)).lastInsertRowid);
  };
}
