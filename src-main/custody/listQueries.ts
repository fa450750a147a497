import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { CUSTODY_KINDS, type CustodyKind, formState } from '#shared/custody/custody.ts';
import type { FormRow } from '#shared/custody/fields.ts';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';

/** Where a page ended: instant and id, or the folio where folios are searched. */
export type Position = readonly [number, number] | string;
export const position = z.union([z.tuple([z.number(), z.number().int()]), z.string().max(40)]);

export interface Selection {
  /** Whose: receiving, or giving on a transfer. */
  readonly personId?: number | undefined;
  readonly kind?: CustodyKind | undefined;
  readonly queue?: 'open' | 'toConfirm' | 'toAuthorise' | undefined;
  /** Issued at or after, and before; UTC ms. */
  readonly from?: number | undefined;
  readonly before?: number | undefined;
  /** A folio or its beginning, in capitals; several whole ones where a bare number was given. */
  readonly folios?: string | readonly string[] | undefined;
}

/** Which of the two people columns is asked for; SQLite reads one index well and two badly. */
type Side = 'personId' | 'fromPersonId' | null;

const QUEUES = {
  // Written out, since a partial index is only used for what its condition says literally.
  open: { index: 'custodyForms_open', where: sql<boolean>`f.isOpen = 1` },
  toConfirm: {
    index: 'custodyForms_unconfirmed',
    where: sql<boolean>`f.confirmedAt IS NULL AND f.isOpen = 1`,
  },
  toAuthorise: {
    index: 'custodyForms_unauthorised',
    where: sql<boolean>`f.authorisedAt IS NULL AND f.confirmedAt IS NOT NULL AND f.isOpen = 1`,
  },
} as const;

function indexFor(selection: Selection, side: Side): string {
  if (side === 'personId') return 'custodyForms_person';
  if (side === 'fromPersonId') return 'custodyForms_fromPerson';
  return selection.queue === undefined ? 'custodyForms_issuedAt' : QUEUES[selection.queue].index;
}

function conditionsOf(selection: Selection, side: Side): RawBuilder<boolean>[] {
  const { personId, kind, queue, from, before } = selection;
  const conditions: RawBuilder<boolean>[] = [];
  if (side !== null) conditions.push(sql`${sql.ref(`f.${side}`)} = ${personId}`);
  // Who gave something on has nothing left to say yes to.
  if (queue !== undefined) conditions.push(QUEUES[queue].where);
  if (kind !== undefined) conditions.push(sql`f.kind = ${kind}`);
  if (from !== undefined) conditions.push(sql`f.issuedAt >= ${from}`);
  if (before !== undefined) conditions.push(sql`f.issuedAt < ${before}`);
  return conditions;
}

const whereOf = (conditions: readonly RawBuilder<boolean>[]) =>
  conditions.length === 0 ? sql`` : sql`WHERE ${sql.join([...conditions], sql` AND `)}`;

/** Ids of a page by time, newest first, from one index. */
export function keysByTime(
  selection: Selection,
  side: Side,
  after: readonly [number, number] | null,
  limit: number,
): RawBuilder<{ key: number; id: number }> {
  const conditions = conditionsOf(selection, side);
  if (after !== null) conditions.push(sql`(f.issuedAt, f.id) < (${after[0]}, ${after[1]})`);
  return sql`SELECT f.issuedAt AS key, f.id AS id FROM custodyForms f
    INDEXED BY ${sql.ref(indexFor(selection, side))} ${whereOf(conditions)}
    ORDER BY f.issuedAt DESC, f.id DESC LIMIT ${limit}`;
}

/** Ids of a page of folios that begin alike, the last first; folios are given in the order of time. */
export function keysByFolio(
  selection: Selection & { readonly folios: string | readonly string[] },
  after: string | null,
  limit: number,
): RawBuilder<{ key: string; id: number }> {
  const { folios } = selection;
  const conditions = conditionsOf(selection, null);
  if (selection.personId !== undefined) {
    conditions.push(sql`(f.personId = ${selection.personId} OR f.fromPersonId = ${selection.personId})`);
  }
  conditions.push(
    typeof folios === 'string'
      ? sql`f.folio >= ${folios} AND f.folio < ${`${folios}\uffff`}`
      : sql`f.folio IN (${sql.join([...folios])})`,
  );
  if (after !== null) conditions.push(sql`f.folio < ${after}`);
  return sql`SELECT f.folio AS key, f.id AS id FROM custodyForms f
    INDEXED BY sqlite_autoindex_custodyForms_1 ${whereOf(conditions)}
    ORDER BY f.folio DESC LIMIT ${limit}`;
}

/** A page of ids and where the next begins. */
export async function pageOfForms(
  db: ReadDb,
  selection: Selection,
  after: Position | null,
  limit: number,
): Promise<{ readonly ids: readonly number[]; readonly next: Position | null }> {
  if (selection.folios !== undefined) {
    const { folios } = selection;
    const from = typeof after === 'string' ? after : null;
    const { rows } = await keysByFolio({ ...selection, folios }, from, limit + 1).execute(db);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      ids: page.map((row) => row.id),
      next: rows.length > limit && last !== undefined ? last.key : null,
    };
  }
  const from = typeof after === 'string' ? null : after;
  const parts: Side[] = selection.personId === undefined ? [null] : ['personId', 'fromPersonId'];
  const found = await Promise.all(
    parts.map((side) => keysByTime(selection, side, from, limit + 1).execute(db)),
  );
  const rows = found.flatMap((part) => part.rows).sort((a, b) => b.key - a.key || b.id - a.id);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    ids: page.map((row) => row.id),
    next: rows.length > limit && last !== undefined ? [last.key, last.id] : null,
  };
}

/** Totals above this are not counted to the end. */
const COUNTED = 1_000;

export async function totalOfForms(db: ReadDb, selection: Selection): Promise<number | null> {
  if (selection.folios !== undefined) return null;
  const parts: Side[] = selection.personId === undefined ? [null] : ['personId', 'fromPersonId'];
  const counts = await Promise.all(
    parts.map((side) => keysByTime(selection, side, null, COUNTED + 1).execute(db)),
  );
  const total = counts.reduce((sum, { rows }) => sum + rows.length, 0);
  return total > COUNTED ? null : total;
}

const kindColumn = z.enum(CUSTODY_KINDS);

const listed = (ids: readonly number[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Rows in the order of the ids. */
export async function formRows(db: ReadDb, ids: readonly number[]): Promise<FormRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('custodyForms as f')
    .innerJoin('people as p', 'p.id', 'f.personId')
    .leftJoin('people as g', 'g.id', 'f.fromPersonId')
    .leftJoin('people as i', 'i.id', 'f.issuedById')
    .leftJoin('people as m', 'm.id', 'f.authoriserId')
    .select(['f.id', 'f.folio', 'f.kind', 'f.issuedAt', 'f.confirmedAt', 'f.authorisedAt', 'f.endedAt'])
    .select(['f.isOpen', 'f.version', 'f.personId', 'p.name as personName'])
    .select(['g.id as fromId', 'g.name as fromName', 'i.id as issuerId', 'i.name as issuerName'])
    .select(['m.id as authoriserId', 'm.name as authoriserName'])
    .where(sql<boolean>`f.id IN ${listed(ids)}`)
    .execute();
  const items = await itemsOf(db, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id): FormRow[] => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const kind = kindColumn.parse(row.kind);
    return [
      {
        id,
        folio: row.folio,
        kind,
        state: formState({ ...row, kind }),
        person: { id: row.personId, name: row.personName },
        fromPerson: refOf(row.fromId, row.fromName),
        issuedAt: toIso(row.issuedAt),
        issuedBy: refOf(row.issuerId, row.issuerName),
        authoriser: refOf(row.authoriserId, row.authoriserName),
        confirmedAt: toIsoOrNull(row.confirmedAt),
        authorisedAt: toIsoOrNull(row.authorisedAt),
        endedAt: toIsoOrNull(row.endedAt),
        isOpen: row.isOpen === 1,
        ...(items.get(id) ?? { items: 0, held: 0, first: null }),
        version: row.version,
      },
    ];
  });
}

function refOf(id: number | null, name: string | null) {
  return id === null || name === null ? null : { id, name };
}

type Counted = Pick<FormRow, 'items' | 'held' | 'first'>;

/** How many assets each form is about: those held by it, or those that a return took back. */
async function itemsOf(db: ReadDb, ids: readonly number[]): Promise<ReadonlyMap<number, Counted>> {
  const { rows } = await sql<{
    formId: number;
    items: number;
    held: number;
    assetId: number;
    inventoryNumber: string;
    name: string;
  }>`
    SELECT c.formId, c.items, c.held, a.id AS assetId, a.inventoryNumber, a.name FROM (
      SELECT formId, count(*) AS items, sum(toAt IS NULL) AS held, min(id) AS firstId
      FROM custodyItems WHERE formId IN ${listed(ids)} GROUP BY formId
      UNION ALL
      SELECT i.endFormId, count(*), 0, min(i.id) FROM custodyItems i
      JOIN custodyForms f ON f.id = i.endFormId AND f.kind = 'return'
      WHERE i.endFormId IN ${listed(ids)} GROUP BY i.endFormId
    ) c JOIN custodyItems first ON first.id = c.firstId JOIN assets a ON a.id = first.assetId`.execute(db);
  return new Map(
    rows.map(({ formId, items, held, assetId, inventoryNumber, name }) => [
      formId,
      { items, held, first: { id: assetId, inventoryNumber, name } },
    ]),
  );
}
