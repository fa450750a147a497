import { sql } from 'kysely';
import { z } from 'zod';
import { DAY, HOUR, toIsoOrNull } from '#shared/kernel/time.ts';
import { LANGUAGES } from '#shared/people/contract.ts';
import { type Frequency, frequency } from '#shared/reports/schedule.ts';
import {
  type ReportSchedule,
  RUN_FAULTS,
  RUN_OUTCOMES,
  type scheduleFields,
} from '#shared/reports/scheduled.ts';
import {
  REPORT_FORMATS,
  type ReportFormat,
  type ReportRequest,
  reportRequest,
} from '#shared/reports/source.ts';
import type { ReadDb } from '../db/handles.ts';

const outcome = z.enum(RUN_OUTCOMES).nullable();
const fault = z.enum(RUN_FAULTS).nullable();
const format = z.enum(REPORT_FORMATS);
const language = z.enum(LANGUAGES);

type Fields = { readonly [K in keyof typeof scheduleFields]: z.infer<(typeof scheduleFields)[K]> };

/** What is stored of what somebody says of a schedule. */
export const scheduleColumns = (fields: Fields) => ({
  name: fields.name,
  request: JSON.stringify(fields.request),
  reportId: fields.request.source.kind === 'saved' ? fields.request.source.id : null,
  format: fields.format,
  frequency: JSON.stringify(fields.frequency),
  folder: fields.folder,
  language: fields.language,
});

function schedulesFrom(db: ReadDb) {
  return db
    .selectFrom('reportSchedules as s')
    .innerJoin('people as p', 'p.id', 's.ownerId')
    .leftJoin('reports as r', 'r.id', 's.reportId')
    .selectAll('s')
    .select(['p.name as ownerName', 'r.name as reportName', 'r.isArchived']);
}

type StoredSchedule = Awaited<ReturnType<ReturnType<typeof schedulesFrom>['execute']>>[number];

/** By when they were made; of everybody where no owner is given. */
export function schedulePageQuery(
  db: ReadDb,
  page: { readonly ownerId: number | null; readonly after: number | null; readonly limit: number },
) {
  const { ownerId, after, limit } = page;
  return schedulesFrom(db)
    .$if(ownerId !== null, (query) => query.where('s.ownerId', '=', ownerId ?? 0))
    .$if(after !== null, (query) => query.where('s.id', '>', after ?? 0))
    .orderBy('s.id')
    .limit(limit);
}

export async function scheduleById(db: ReadDb, id: number): Promise<ReportSchedule | undefined> {
  const row = await schedulesFrom(db).where('s.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toSchedule(row);
}

export function toSchedule(row: StoredSchedule): ReportSchedule {
  const rests = row.isPaused === 1 || row.isArchived === 1;
  return {
    id: row.id,
    name: row.name,
    request: reportRequest.parse(JSON.parse(row.request)),
    format: format.parse(row.format),
    frequency: frequency.parse(JSON.parse(row.frequency)),
    folder: row.folder,
    language: language.parse(row.language),
    owner: { id: row.ownerId, name: row.ownerName },
    reportName: row.reportName,
    state: row.claim === null ? (rests ? 'paused' : 'due') : 'running',
    nextRunAt: rests ? null : toIsoOrNull(row.nextRunAt),
    lastRunAt: toIsoOrNull(row.lastRunAt),
    lastOutcome: outcome.parse(row.lastOutcome),
    lastError: fault.parse(row.lastError),
    lastFile: row.lastFile,
    attempts: row.attempts,
    version: row.version,
  };
}

/** A schedule whose turn it is. */
export interface DueSchedule {
  readonly id: number;
  readonly name: string;
  readonly ownerId: number;
  readonly request: ReportRequest;
  readonly format: ReportFormat;
  readonly frequency: Frequency;
  readonly folder: string;
  readonly attempts: number;
  readonly version: number;
}

/** Due by now, the longest first; one whose report was put away waits until it is taken back. */
export function dueQuery(db: ReadDb, now: number) {
  return db
    .selectFrom('reportSchedules as s')
    .leftJoin('reports as r', 'r.id', 's.reportId')
    .selectAll('s')
    .where('s.nextRunAt', 'is not', null)
    .where('s.nextRunAt', '<=', now)
    .where('s.isPaused', '=', 0)
    .where('s.claim', 'is', null)
    .where(sql<boolean>`ifnull(r."isArchived", 0) = 0`)
    .orderBy('s.nextRunAt')
    .orderBy('s.id')
    .limit(1);
}

/**
 * Those whose next time lies further ahead than their turn is long (with an hour for a change to summer time): it was
 * settled by a clock that has been put back since. A small table: one row for each schedule that somebody made.
 */
export function tooFarAheadQuery(db: ReadDb, now: number) {
  const longest = sql<number>`CASE json_extract(s.frequency, '$.every')
    WHEN 'day' THEN ${now + DAY + HOUR} WHEN 'week' THEN ${now + 7 * DAY + HOUR} ELSE ${now + 31 * DAY + HOUR} END`;
  return db
    .selectFrom('reportSchedules as s')
    .selectAll('s')
    .where('s.nextRunAt', '>', longest)
    .where('s.claim', 'is', null);
}

/** Taken by a process that never told how it went. */
export function interruptedQuery(db: ReadDb, before: number) {
  return db
    .selectFrom('reportSchedules as s')
    .selectAll('s')
    .where('s.claimedAt', 'is not', null)
    .where('s.claimedAt', '<=', before)
    .orderBy('s.claimedAt')
    .limit(20);
}

export async function claimedById(db: ReadDb, id: number, claim: string): Promise<DueSchedule | undefined> {
  const row = await db
    .selectFrom('reportSchedules as s')
    .selectAll('s')
    .where('s.id', '=', id)
    .where('s.claim', '=', claim)
    .executeTakeFirst();
  return row === undefined ? undefined : toDue(row);
}

export function toDue(
  row: Pick<
    StoredSchedule,
    | 'id'
    | 'name'
    | 'ownerId'
    | 'request'
    | 'format'
    | 'frequency'
    | 'folder'
    | 'language'
    | 'attempts'
    | 'version'
  >,
): DueSchedule {
  return {
    id: row.id,
    name: row.name,
    ownerId: row.ownerId,
    request: { ...reportRequest.parse(JSON.parse(row.request)), language: language.parse(row.language) },
    format: format.parse(row.format),
    frequency: frequency.parse(JSON.parse(row.frequency)),
    folder: row.folder,
    attempts: row.attempts,
    version: row.version,
  };
}
