import { sql } from 'kysely';
import { z } from 'zod';
import { foldText } from '#shared/kernel/fold.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { SavedReport, SavedRow } from '#shared/reports/saved.ts';
import { reportPeriod } from '#shared/reports/source.ts';
import { reportSpec } from '#shared/reports/spec.ts';
import { ROLES } from '#shared/rpc/permissions.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Actor } from '../rpc/context.ts';

const roles = z.array(z.enum(ROLES)).catch([]);
const period = reportPeriod.nullable().catch(null);

/** Where a page of names ended. */
export type SavedPlace = readonly [foldedName: string, id: number];

export interface SavedPage {
  readonly q?: string | undefined;
  readonly archived: boolean;
  readonly after: SavedPlace | null;
  readonly limit: number;
}

const columns = [
  'r.id',
  'r.name',
  'r.foldedName',
  'r.ownerId',
  'r.sharedWith',
  'r.period',
  'r.isArchived',
] as const;

function reportsFrom(db: ReadDb) {
  return db
    .selectFrom('reports as r')
    .innerJoin('people as p', 'p.id', 'r.ownerId')
    .select([...columns, 'r.updatedAt', 'r.version', 'p.name as ownerName']);
}

/** Own ones, those shared with one of the roles that somebody holds, and all of them for an administrator. */
function isSeenBy(actor: Pick<Actor, 'id' | 'roles'>) {
  if (actor.roles.includes('administrator')) return sql<boolean>`1`;
  return sql<boolean>`(r."ownerId" = ${actor.id} OR EXISTS (
    SELECT 1 FROM json_each(r."sharedWith") AS s
    WHERE s.value IN (SELECT value FROM json_each(${JSON.stringify(actor.roles)}))))`;
}

/** By name, from the index of names; few of them are somebody else's. */
export function savedPageQuery(db: ReadDb, actor: Pick<Actor, 'id' | 'roles'>, page: SavedPage) {
  const { q, archived, after, limit } = page;
  const words = foldText(q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  let query = reportsFrom(db)
    .where('r.isArchived', '=', archived ? 1 : 0)
    .where(isSeenBy(actor));
  for (const word of words)
    query = query.where(sql<boolean>`instr(' ' || r."foldedName", ${` ${word}`}) > 0`);
  if (after !== null) {
    query = query.where(sql<boolean>`(r."foldedName", r.id) > (${after[0]}, ${after[1]})`);
  }
  return query.orderBy('r.foldedName').orderBy('r.id').limit(limit);
}

type StoredRow = Awaited<ReturnType<ReturnType<typeof reportsFrom>['execute']>>[number];

/** Whether somebody may rename, change, share and archive it. */
export function mayEditReport(actor: Pick<Actor, 'id' | 'roles'>, ownerId: number): boolean {
  return actor.id === ownerId || actor.roles.includes('administrator');
}

function toRow(row: StoredRow, actor: Pick<Actor, 'id' | 'roles'>): SavedRow {
  return {
    id: row.id,
    name: row.name,
    owner: { id: row.ownerId, name: row.ownerName },
    sharedWith: roles.parse(JSON.parse(row.sharedWith)),
    period: row.period === null ? null : period.parse(JSON.parse(row.period)),
    isArchived: row.isArchived === 1,
    updatedAt: toIso(row.updatedAt),
    mayEdit: mayEditReport(actor, row.ownerId),
    version: row.version,
  };
}

export async function savedPage(
  db: ReadDb,
  actor: Pick<Actor, 'id' | 'roles'>,
  page: SavedPage,
): Promise<{ readonly items: SavedRow[]; readonly next: SavedPlace | null }> {
  const rows = await savedPageQuery(db, actor, { ...page, limit: page.limit + 1 }).execute();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => toRow(row, actor)),
    next: rows.length > page.limit && last !== undefined ? [last.foldedName, last.id] : null,
  };
}

/** One that somebody may see; a spec that a later version of the program wrote is a fault, not an empty report. */
export async function savedById(
  db: ReadDb,
  actor: Pick<Actor, 'id' | 'roles'>,
  id: number,
): Promise<SavedReport | undefined> {
  const row = await reportsFrom(db)
    .select('r.spec')
    .where('r.id', '=', id)
    .where(isSeenBy(actor))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { ...toRow(row, actor), spec: reportSpec.parse(JSON.parse(row.spec)) };
}

/** Those of exactly this name, whatever case and accents, that somebody may see and that are not put away. */
export async function savedByName(
  db: ReadDb,
  actor: Pick<Actor, 'id' | 'roles'>,
  name: string,
): Promise<SavedRow[]> {
  const rows = await reportsFrom(db)
    .where('r.isArchived', '=', 0)
    .where('r.foldedName', '=', foldText(name))
    .where(isSeenBy(actor))
    .orderBy('r.id')
    .execute();
  return rows.map((row) => toRow(row, actor));
}
