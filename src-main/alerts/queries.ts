import { sql } from 'kysely';
import { z } from 'zod';
import type { CaseState } from '#shared/alerts/contract.ts';
import { SEVERITIES, type Severity } from '#shared/alerts/kind.ts';
import { ALERT_KINDS, type AlertKind } from '#shared/alerts/kinds.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { insertRow, prebuiltQuery, updateRow } from '../db/prebuilt.ts';

const kindColumn = z.enum(ALERT_KINDS);
export const severityColumn = z.enum(SEVERITIES);
const ids = (values: readonly number[]) => JSON.stringify([...new Set(values)]);

/** What of a case its raising and clearing needs. */
export interface StandingCase {
  readonly id: number;
  readonly kind: AlertKind;
  readonly caseKey: string;
  readonly subjectKey: string;
  readonly ticketId: number | null;
  readonly details: unknown;
  readonly acknowledgedAt: number | null;
  readonly version: number;
}

const standingColumns = [
  'id',
  'kind',
  'caseKey',
  'subjectKey',
  'ticketId',
  'details',
  'acknowledgedAt',
  'version',
] as const;

type StandingRow = Omit<StandingCase, 'kind' | 'details'> & {
  readonly kind: string;
  readonly details: string;
};

const toStanding = (row: StandingRow): StandingCase => ({
  ...row,
  kind: kindColumn.parse(row.kind),
  details: JSON.parse(row.details),
});

const bySubject = prebuiltQuery((db, p: { subjectKey: string }) =>
  db
    .selectFrom('alertCases')
    .select(standingColumns)
    .where('subjectKey', '=', p.subjectKey)
    .where('clearedAt', 'is', null)
    .compile(),
);

const byCaseKey = prebuiltQuery((db, p: { caseKey: string }) =>
  db.selectFrom('alertCases').select(standingColumns).where('caseKey', '=', p.caseKey).compile(),
);

const lastOfSubject = prebuiltQuery((db, p: { subjectKey: string; since: number }) =>
  db
    .selectFrom('alertCases')
    .select(standingColumns)
    .where('subjectKey', '=', p.subjectKey)
    .where('clearedAt', '>', p.since)
    .orderBy('clearedAt', 'desc')
    .limit(1)
    .compile(),
);

/** The case of a subject that stands now. */
export async function standingOf(db: ReadDb, subjectKey: string): Promise<StandingCase | null> {
  const row = await bySubject.first(db, { subjectKey });
  return row === undefined ? null : toStanding(row);
}

export async function caseByKey(db: ReadDb, caseKey: string): Promise<StandingCase | null> {
  const row = await byCaseKey.first(db, { caseKey });
  return row === undefined ? null : toStanding(row);
}

/** The last case of a subject that was cleared after an instant. */
export async function clearedSince(
  db: ReadDb,
  subjectKey: string,
  since: number,
): Promise<StandingCase | null> {
  const row = await lastOfSubject.first(db, { subjectKey, since });
  return row === undefined ? null : toStanding(row);
}

/** A page of what stands of one kind, by id. */
export function standingOfKindQuery(db: ReadDb, kind: AlertKind, afterId: number, limit: number) {
  return db
    .selectFrom('alertCases')
    .select(standingColumns)
    .where('kind', '=', kind)
    .where('clearedAt', 'is', null)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit);
}

const PAGE = 500;

/** All that stands of one kind, read in pages with a turn of the event loop between them. */
export async function standingOfKind(
  db: ReadDb,
  kind: AlertKind,
  breathe: () => Promise<unknown>,
): Promise<StandingCase[]> {
  const all: StandingCase[] = [];
  for (let after = 0; ; ) {
    const rows = await standingOfKindQuery(db, kind, after, PAGE).execute();
    all.push(...rows.map(toStanding));
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return all;
    after = last.id;
    await breathe();
  }
}

/** What stands of some tickets. */
export function standingOfTicketsQuery(db: ReadDb, ticketIds: readonly number[]) {
  return db
    .selectFrom('alertCases')
    .select(standingColumns)
    .where(sql<boolean>`ticketId IN (SELECT value FROM json_each(${ids(ticketIds)}))`)
    .where('state', 'in', ['open', 'acknowledged']);
}

export async function standingOfTickets(db: ReadDb, ticketIds: readonly number[]): Promise<StandingCase[]> {
  if (ticketIds.length === 0) return [];
  return (await standingOfTicketsQuery(db, ticketIds).execute()).map(toStanding);
}

export interface NewCase {
  readonly kind: AlertKind;
  readonly caseKey: string;
  readonly subjectKey: string;
  readonly severity: Severity;
  readonly ticketId: number | null;
  readonly technicianId: number | null;
  readonly week: string | null;
  readonly details: unknown;
  readonly raisedAt: number;
}

export async function insertCase(tx: WriteTx, { details, ...row }: NewCase): Promise<number> {
  return insertRow(tx, 'alertCases', {
    ...row,
    state: 'open' satisfies CaseState,
    details: JSON.stringify(details),
    clearedAt: null,
    acknowledgedAt: null,
    acknowledgedById: null,
    note: null,
    version: 1,
  });
}

interface CaseChanges {
  readonly state: CaseState;
  readonly clearedAt?: number | null;
  readonly acknowledgedAt?: number | null;
  readonly acknowledgedById?: number | null;
  readonly note?: string | null;
  readonly version: number;
}

export async function updateCase(tx: WriteTx, id: number, changes: CaseChanges): Promise<void> {
  await updateRow(tx, 'alertCases', id, changes);
}

/** Enabled people who hold any of some roles. */
export async function holdersOf(db: ReadDb, roles: readonly Role[]): Promise<number[]> {
  if (roles.length === 0) return [];
  const rows = await db
    .selectFrom('personRoles')
    .innerJoin('people', 'people.id', 'personRoles.personId')
    .select('people.id')
    .distinct()
    .where('personRoles.role', 'in', roles)
    .where('people.isEnabled', '=', 1)
    .execute();
  return rows.map((row) => row.id);
}

export async function nameOf(db: ReadDb, personId: number): Promise<string> {
  const row = await db.selectFrom('people').select('name').where('id', '=', personId).executeTakeFirst();
  return row?.name ?? '';
}
