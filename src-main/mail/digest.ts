import { sql } from 'kysely';
import { addToDate, fromLocal, localDate, startOfDate } from '#shared/calendars/localTime.ts';
import type { WorkingCalendar } from '#shared/calendars/workingTime.ts';
import type { Queue } from '#shared/tickets/contract.ts';
import { countCases } from '../alerts/load.ts';
import { technicianFacts } from '../assignment/load.ts';
import { loadCalendar } from '../calendars/load.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Job } from '../jobs/schedule.ts';
import { notifyPeople } from '../notifications/service.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { listTickets, queueCounts } from '../tickets/load.ts';
import type { StoredDigest } from './digestFacts.ts';

type Line = StoredDigest['lines'][number];

/** So many folios or names stand behind each count. */
const FIRST = 5;
/** How far back the working day before is looked for. */
const DAYS_BACK = 14;

/**
 * The local day whose summary is to be made now: a working day whose time has come. Null otherwise. A day that went
 * by while all machines were off is not made up for: its figures would be those of today.
 */
async function dayDue(db: ReadDb, now: number): Promise<string | null> {
  const { digest, institution } = await loadSettings(db);
  if (!digest.isOn) return null;
  const date = localDate(now, institution.timeZone);
  const from = fromLocal(`${date}T${digest.at}`, institution.timeZone);
  if (from === null || now < from) return null;
  const isMade = await db.selectFrom('digests').select('id').where('date', '=', date).executeTakeFirst();
  if (isMade !== undefined) return null;
  // Before the first start there are no working days yet.
  const usual = await db.selectFrom('calendars').select('id').where('isDefault', '=', 1).executeTakeFirst();
  if (usual === undefined) return null;
  return (await loadCalendar(db, null)).working.isWorkingDay(date) ? date : null;
}

/** Once a day, whatever the number of processes: the day is unique in its table, and written with all that it tells. */
export const digestJob: Job = {
  name: 'digest',
  isDue: async (db, now) => (await dayDue(db, now)) !== null,
  run: async (ctx) => {
    const date = await dayDue(ctx.tx, ctx.now);
    if (date !== null) await makeDigest(ctx, date);
    return false;
  },
};

async function makeDigest(ctx: CommandContext, date: string): Promise<void> {
  const { timeZone } = (await loadSettings(ctx.tx)).institution;
  const data = await figuresOf(ctx, date, timeZone);
  const { id } = await ctx.tx
    .insertInto('digests')
    .values({ date, at: ctx.now, data: JSON.stringify(data) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await notifyPeople(ctx.tx, {
    personIds: await readers(ctx.tx),
    kind: 'digest',
    ticketId: null,
    subject: { entity: 'digest', id, label: date },
    actorId: null,
    at: ctx.now,
    onceAs: `digest:${date}`,
    giveUpAt: startOfDate(addToDate(date, 1), timeZone),
  });
}

/** Managers, and any other staff who chose it on purpose; each as they chose. */
async function readers(db: ReadDb): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT p.id FROM people p WHERE p.isEnabled = 1 AND (
      EXISTS (SELECT 1 FROM personRoles r WHERE r.personId = p.id AND r.role = 'manager')
      OR (EXISTS (SELECT 1 FROM notificationPreferences c WHERE c.personId = p.id AND c.kind = 'digest')
        AND EXISTS (SELECT 1 FROM personRoles r WHERE r.personId = p.id AND r.role <> 'requester')))`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** The figures of the day, by the same queries as the queues on screen. */
async function figuresOf(ctx: CommandContext, date: string, timeZone: string): Promise<StoredDigest> {
  const { working } = await loadCalendar(ctx.tx, null);
  const solvedDate = workingDayBefore(date, working);
  const sees: QueryContext = { ...ctx, db: ctx.tx, actor: { ...ctx.actor, roles: ['manager'] } };
  const counts = new Map((await queueCounts(sees)).map((one) => [one.queue, one]));
  const lines: Line[] = [];
  for (const queue of ['overdue', 'dueToday', 'atRisk', 'unassigned'] as const) {
    const { count = 0, isCapped = false } = counts.get(queue) ?? {};
    lines.push({ line: queue, count, isCapped, ticketIds: await firstOf(sees, queue, count), personIds: [] });
  }
  const span = (day: string) =>
    [startOfDate(day, timeZone), startOfDate(addToDate(day, 1), timeZone)] as const;
  return {
    solvedDate,
    lines: [
      ...lines,
      peopleLine('overLimit', await overTheLimit(ctx)),
      peopleLine('absent', await absentWithin(ctx.tx, ...span(date))),
      countLine('solved', await solvedWithin(ctx.tx, ...span(solvedDate))),
      countLine('alerts', (await countCases(ctx.tx)).open),
    ],
  };
}

const countLine = (line: Line['line'], count: number): Line => ({
  line,
  count,
  isCapped: false,
  ticketIds: [],
  personIds: [],
});

const peopleLine = (line: Line['line'], ids: readonly number[]): Line => ({
  ...countLine(line, ids.length),
  personIds: ids.slice(0, FIRST),
});

async function firstOf(sees: QueryContext, queue: Queue, count: number): Promise<number[]> {
  if (count === 0) return [];
  const page = await listTickets(sees, { queue, limit: FIRST });
  return page.ok ? page.value.items.map(({ id }) => id) : [];
}

function workingDayBefore(date: string, working: WorkingCalendar): string {
  for (let back = 1; back <= DAYS_BACK; back += 1) {
    const day = addToDate(date, -back);
    if (working.isWorkingDay(day)) return day;
  }
  return addToDate(date, -1);
}

/** As the board has it: more active tickets than their own limit, or the institution's. */
async function overTheLimit(ctx: CommandContext): Promise<number[]> {
  const settings = await loadSettings(ctx.tx);
  const facts = await technicianFacts(ctx.tx, settings, ctx.now);
  return facts
    .filter((fact) => fact.enabled && fact.active > (fact.limit ?? settings.assignment.activeLimit))
    .map((fact) => fact.id);
}

/** Technicians with an absence that falls into the day. */
async function absentWithin(db: ReadDb, from: number, to: number): Promise<number[]> {
  const rows = await db
    .selectFrom('absences')
    .innerJoin('people', 'people.id', 'absences.personId')
    .innerJoin('personRoles', (join) =>
      join.onRef('personRoles.personId', '=', 'people.id').on('personRoles.role', '=', 'technician'),
    )
    .select('people.id')
    .distinct()
    .where('people.isEnabled', '=', 1)
    .where('absences.fromAt', '<', to)
    .where('absences.toAt', '>', from)
    .orderBy('people.id')
    .execute();
  return rows.map(({ id }) => id);
}

export function solvedQuery(db: ReadDb, from: number, to: number) {
  return db
    .selectFrom('tickets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('resolvedAt', '>=', from)
    .where('resolvedAt', '<', to);
}

async function solvedWithin(db: ReadDb, from: number, to: number): Promise<number> {
  return (await solvedQuery(db, from, to).executeTakeFirstOrThrow()).count;
}
