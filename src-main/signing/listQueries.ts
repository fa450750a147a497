import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { toIso } from '#shared/kernel/time.ts';
import type { IssuedRow, IssueState } from '#shared/signing/issued.ts';
import { stateOf } from '#shared/signing/rules.ts';
import type { ReadDb } from '../db/handles.ts';

/** Where a page ended: instant and id, or the folio where folios are searched. */
export type Position = readonly [number, number] | string;
export const position = z.union([z.tuple([z.number(), z.number().int()]), z.string().max(40)]);

export interface Selection {
  /** Whose: issued by them, or to be signed. Left out: everybody's. */
  readonly personId?: number | undefined;
  readonly state?: IssueState | undefined;
  /** A folio or its beginning, in capitals; several whole ones where a bare number was given. */
  readonly folios?: string | readonly string[] | undefined;
}

// Written out, since a partial index is only used for what its condition says literally.
const STATES: Readonly<Record<IssueState, { readonly index: string; readonly where: RawBuilder<boolean> }>> =
  {
    toSign: { index: 'issuedReports_toSign', where: sql<boolean>`r.toSign = 1` },
    signed: {
      index: 'issuedReports_signed',
      where: sql<boolean>`r.toSign = 0 AND r.signers > 0 AND r.withdrawnAt IS NULL`,
    },
    unsigned: {
      index: 'issuedReports_unsigned',
      where: sql<boolean>`r.signers = 0 AND r.withdrawnAt IS NULL`,
    },
    withdrawn: { index: 'issuedReports_withdrawn', where: sql<boolean>`r.withdrawnAt IS NOT NULL` },
  };

type After = readonly [number, number] | null;

const joinedBy = (conditions: readonly RawBuilder<boolean>[]) =>
  conditions.length === 0 ? sql`` : sql`WHERE ${sql.join([...conditions], sql` AND `)}`;

/** Ids of a page by time, newest first, from one index. */
export function keysByTime(
  { personId, state }: Selection,
  after: After,
  limit: number,
): RawBuilder<{ key: number; id: number }> {
  const conditions: RawBuilder<boolean>[] = [];
  if (personId !== undefined) conditions.push(sql`r.issuedById = ${personId}`);
  if (state !== undefined) conditions.push(STATES[state].where);
  if (after !== null) conditions.push(sql`(r.issuedAt, r.id) < (${after[0]}, ${after[1]})`);
  const index =
    personId !== undefined
      ? 'issuedReports_issuedBy'
      : state === undefined
        ? 'issuedReports_issuedAt'
        : STATES[state].index;
  return sql`SELECT r.issuedAt AS key, r.id AS id FROM issuedReports r
    INDEXED BY ${sql.ref(index)} ${joinedBy(conditions)}
    ORDER BY r.issuedAt DESC, r.id DESC LIMIT ${limit}`;
}

/** Ids of a page of those that a person signs (once in each) and did not issue. */
export function keysToSign(
  { personId, state }: Selection & { readonly personId: number },
  after: After,
  limit: number,
): RawBuilder<{ key: number; id: number }> {
  const conditions: RawBuilder<boolean>[] = [
    sql`s.personId = ${personId}`,
    sql`(r.issuedById IS NULL OR r.issuedById <> ${personId})`,
  ];
  if (state !== undefined) conditions.push(STATES[state].where);
  if (after !== null) conditions.push(sql`(s.issuedAt, s.reportId) < (${after[0]}, ${after[1]})`);
  return sql`SELECT s.issuedAt AS key, s.reportId AS id
    FROM issuedSigners s INDEXED BY issuedSigners_person CROSS JOIN issuedReports r ON r.id = s.reportId
    ${joinedBy(conditions)}
    ORDER BY s.issuedAt DESC, s.reportId DESC LIMIT ${limit}`;
}

/** Ids of a page of folios that begin alike, the last first; folios are given in the order of time. */
export function keysByFolio(
  { personId, state, folios }: Selection & { readonly folios: string | readonly string[] },
  after: string | null,
  limit: number,
): RawBuilder<{ key: string; id: number }> {
  const conditions: RawBuilder<boolean>[] = [
    typeof folios === 'string'
      ? sql`r.folio >= ${folios} AND r.folio < ${`${folios}\uffff`}`
      : sql`r.folio IN (${sql.join([...folios])})`,
  ];
  if (personId !== undefined) {
    conditions.push(sql`(r.issuedById = ${personId} OR EXISTS (
      SELECT 1 FROM issuedSigners s WHERE s.reportId = r.id AND s.personId = ${personId}))`);
  }
  if (state !== undefined) conditions.push(STATES[state].where);
  if (after !== null) conditions.push(sql`r.folio < ${after}`);
  return sql`SELECT r.folio AS key, r.id AS id FROM issuedReports r
    INDEXED BY sqlite_autoindex_issuedReports_1 ${joinedBy(conditions)}
    ORDER BY r.folio DESC LIMIT ${limit}`;
}

/** A page of ids and where the next begins. */
export async function pageOfReports(
  db: ReadDb,
  selection: Selection,
  after: Position | null,
  limit: number,
): Promise<{ readonly ids: readonly number[]; readonly next: Position | null }> {
  const { folios, personId } = selection;
  if (folios !== undefined) {
    const from = typeof after === 'string' ? after : null;
    const { rows } = await keysByFolio({ ...selection, folios }, from, limit + 1).execute(db);
    return cut(rows, limit, ({ key }) => key);
  }
  const from = typeof after === 'string' ? null : after;
  const own = await keysByTime(selection, from, limit + 1).execute(db);
  const signed =
    personId === undefined ? null : await keysToSign({ ...selection, personId }, from, limit + 1).execute(db);
  const rows = [...own.rows, ...(signed?.rows ?? [])].sort((a, b) => b.key - a.key || b.id - a.id);
  return cut(rows, limit, ({ key, id }) => [key, id]);
}

function cut<R extends { readonly id: number }>(
  rows: readonly R[],
  limit: number,
  place: (row: R) => Position,
) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    ids: page.map(({ id }) => id),
    next: rows.length > limit && last !== undefined ? place(last) : null,
  };
}

/** Rows in the order of the ids. */
export async function issuedRows(db: ReadDb, ids: readonly number[]): Promise<IssuedRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('issuedReports as r')
    .leftJoin('people as p', 'p.id', 'r.issuedById')
    .select(['r.id', 'r.folio', 'r.title', 'r.issuedAt', 'r.issuedById', 'r.signers', 'r.signed'])
    .select(['r.withdrawnAt', 'p.name as issuerName'])
    .where(sql<boolean>`r.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id): IssuedRow[] => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const { folio, title, issuedById, issuerName, signers, signed, withdrawnAt } = row;
    return [
      {
        id,
        folio,
        title,
        issuedAt: toIso(row.issuedAt),
        issuedBy: issuedById === null || issuerName === null ? null : { id: issuedById, name: issuerName },
        state: stateOf({ issuedById, signers, signed, isWithdrawn: withdrawnAt !== null }),
        signers,
        signed,
      },
    ];
  });
}
