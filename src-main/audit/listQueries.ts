import { sql } from 'kysely';
import { z } from 'zod';
import { defaultSettings } from '#shared/settings/contract.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Origin } from './event.ts';

const content = z.record(z.string(), z.unknown());
const institution = z.object({ timeZone: z.string() });

export interface ListedEvent {
  readonly seq: number;
  readonly recordedAt: number;
  readonly actorId: number | null;
  readonly origin: Origin;
  readonly action: string;
  readonly entity: string;
  readonly entityId: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** Null where there was none, or it was erased. */
  readonly text: Readonly<Record<string, unknown>> | null;
}

export interface EventFilter {
  readonly actorId: number | null;
  readonly action: string | null;
  /** Only events with a lower `seq`. */
  readonly below: number | null;
  /** Only events with this `seq` or a higher one. */
  readonly from: number | null;
  /** Leaves out what happens by itself and what only tells of looking. */
  readonly isDeliberate: boolean;
  readonly limit: number;
}

/** Acts that nobody means to do, or that change nothing. */
const UNSOUGHT: readonly string[] = [
  ...['inbox.read', 'export.made', 'report.made', 'issuedReport.printed'],
  ...['ticket.atRisk', 'ticket.responseOverdue', 'ticket.overdue', 'ticket.recomputed'],
  ...['alert.raised', 'alert.cleared', 'alert.stoodAgain'],
];

/** What a job does although nobody looks for it there. */
const TOLD_OF_JOBS: readonly string[] = ['system.backupFailed', 'reportSchedule.failed'];

const listed = (actions: readonly string[]) => sql.raw(actions.map((action) => `'${action}'`).join(', '));

/** In the words of the index `events_deliberate` (migrations/0084_audit_list.ts): only then it is taken. */
const deliberate = () => sql<boolean>`(events.origin <> 'job' OR events.action IN (${listed(TOLD_OF_JOBS)}))
  AND events.action NOT IN (${listed(UNSOUGHT)})`;

/**
 * Events newest first. Each filter walks an index backwards: by actor, by action, by `seq` itself, or through those
 * that are deliberate.
 */
export function eventsQuery(db: ReadDb, filter: EventFilter) {
  const { actorId, action, below, from, isDeliberate, limit } = filter;
  return db
    .selectFrom('events')
    .leftJoin('eventTexts', 'eventTexts.seq', 'events.seq')
    .select([
      'events.seq',
      'events.recordedAt',
      'events.actorId',
      'events.origin',
      'events.action',
      'events.entity',
      'events.entityId',
      'events.data',
      'eventTexts.text',
    ])
    .$if(actorId !== null, (query) => query.where('events.actorId', '=', actorId))
    .$if(action !== null, (query) => query.where('events.action', '=', action ?? ''))
    .$if(below !== null, (query) => query.where('events.seq', '<', below ?? 0))
    .$if(from !== null, (query) => query.where('events.seq', '>=', from ?? 0))
    .$if(isDeliberate, (query) => query.where(deliberate()))
    .orderBy('events.seq', 'desc')
    .limit(limit);
}

/** Whether an act is left out altogether when only deliberate ones are asked for. */
export const isUnsought = (action: string) => UNSOUGHT.includes(action);

export async function listEvents(db: ReadDb, filter: EventFilter): Promise<ListedEvent[]> {
  const rows = await eventsQuery(db, filter).execute();
  return rows.map(({ data, text, ...event }) => ({
    ...event,
    data: data === null ? {} : content.parse(JSON.parse(data)),
    text: text === null ? null : content.parse(JSON.parse(text)),
  }));
}

/**
 * The actions that events of an entity have (`ticket.created`, `ticket.assigned` …), found by jumping through the
 * index from one to the next: there are a few dozen among millions of events.
 */
export async function actionsOf(db: ReadDb, entity: string): Promise<string[]> {
  const [first, end] = [`${entity}.`, `${entity}/`];
  const { rows } = await sql<{ action: string }>`
    with recursive found (action) as (
      select min(action) from events where action >= ${first} and action < ${end}
      union all
      select (select min(events.action) from events where events.action > found.action and events.action < ${end})
      from found where found.action is not null)
    select action from found where action is not null`.execute(db);
  return rows.map(({ action }) => action);
}

/** 0 before the first. */
export async function newestSeq(db: ReadDb): Promise<number> {
  const newest = await db
    .selectFrom('events')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.seq ?? 0;
}

/** The first event that was recorded at `at` or later; above the newest when there is none. */
export async function firstSeqSince(db: ReadDb, at: number): Promise<number> {
  let [low, high] = [1, (await newestSeq(db)) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const event = await db
      .selectFrom('events')
      .select('recordedAt')
      .where('seq', '=', middle)
      .executeTakeFirst();
    if (event !== undefined && event.recordedAt < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export async function namesOf(db: ReadDb, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The zone in which the institution's days begin. Read here: the trail stands below the features. */
export async function institutionZone(db: ReadDb): Promise<string> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', 'institution')
    .executeTakeFirst();
  if (row === undefined) return defaultSettings.institution.timeZone;
  return institution.parse(JSON.parse(row.value)).timeZone;
}
