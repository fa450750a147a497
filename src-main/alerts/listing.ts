import { sql } from 'kysely';
import { type AlertCase, alertCase, type CaseState } from '#shared/alerts/contract.ts';
import type { Severity } from '#shared/alerts/kind.ts';
import type { AlertKind } from '#shared/alerts/kinds.ts';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import { isMuted } from './muted.ts';
import { mutesOf } from './mutes.ts';

/** Where a page ended. */
export type CasePlace = readonly [raisedAt: number, id: number];

export interface CaseFilter {
  readonly state: CaseState;
  readonly kind?: AlertKind | undefined;
  readonly severity?: Severity | undefined;
  readonly technicianId?: number | undefined;
  readonly ticketId?: number | undefined;
}

function casesFrom(db: ReadDb) {
  return db
    .selectFrom('alertCases as c')
    .leftJoin('tickets as t', 't.id', 'c.ticketId')
    .leftJoin('people as a', 'a.id', 't.assigneeId')
    .leftJoin('people as p', 'p.id', 'c.technicianId')
    .leftJoin('people as by', 'by.id', 'c.acknowledgedById')
    .select([
      'c.id',
      'c.kind',
      'c.severity',
      'c.state',
      'c.ticketId',
      'c.technicianId',
      'c.week',
      'c.details',
      'c.raisedAt',
      'c.clearedAt',
      'c.acknowledgedAt',
      'c.acknowledgedById',
      'c.note',
      'c.version',
      't.folio',
      't.title',
      't.status',
      't.assigneeId',
      'a.name as assigneeName',
      'p.name as technicianName',
      'by.name as acknowledgedByName',
    ]);
}

/** A page, newest first. */
export function casesQuery(db: ReadDb, filter: CaseFilter, after: CasePlace | null, limit: number) {
  const { state, kind, severity, technicianId, ticketId } = filter;
  return casesFrom(db)
    .where('c.state', '=', state)
    .$if(kind !== undefined, (query) => query.where('c.kind', '=', kind ?? ''))
    .$if(severity !== undefined, (query) => query.where('c.severity', '=', severity ?? ''))
    .$if(technicianId !== undefined, (query) => query.where('c.technicianId', '=', technicianId ?? 0))
    .$if(ticketId !== undefined, (query) => query.where('c.ticketId', '=', ticketId ?? 0))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(c.raisedAt, c.id) < (${after?.[0] ?? 0}, ${after?.[1] ?? 0})`),
    )
    .orderBy('c.raisedAt', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit);
}

export async function casesOf(
  db: ReadDb,
  filter: CaseFilter,
  after: CasePlace | null,
  limit: number,
): Promise<CaseRow[]> {
  return casesQuery(db, filter, after, limit).execute();
}

export async function caseById(db: ReadDb, id: number): Promise<CaseRow | undefined> {
  return casesFrom(db).where('c.id', '=', id).executeTakeFirst();
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof casesFrom>['execute']>>[number];

/** As one person sees them: their own mutes are marked. */
export async function shownTo(
  db: ReadDb,
  personId: number,
  rows: readonly CaseRow[],
  now: number,
): Promise<AlertCase[]> {
  const mutes = rows.length === 0 ? [] : await mutesOf(db, personId, now);
  return rows.map((row) => {
    const shown = toCase(row);
    const about = { kind: shown.kind, ticketId: row.ticketId, technicianId: row.technicianId };
    return { ...shown, isMuted: isMuted(mutes, about) };
  });
}

const refOf = (id: number | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** What was stored is parsed as it leaves: kind, severity and details belong together. */
function toCase(row: CaseRow): AlertCase {
  return alertCase.parse({
    id: row.id,
    kind: row.kind,
    severity: row.severity,
    state: row.state,
    ticket:
      row.ticketId === null
        ? null
        : {
            id: row.ticketId,
            folio: row.folio,
            title: row.title,
            status: row.status,
            assignee: refOf(row.assigneeId, row.assigneeName),
          },
    technician: refOf(row.technicianId, row.technicianName),
    week: row.week,
    details: JSON.parse(row.details),
    raisedAt: toIso(row.raisedAt),
    clearedAt: toIsoOrNull(row.clearedAt),
    acknowledgedAt: toIsoOrNull(row.acknowledgedAt),
    acknowledgedBy: refOf(row.acknowledgedById, row.acknowledgedByName),
    note: row.note,
    isMuted: false,
    version: row.version,
  });
}
