import { sql } from 'kysely';
import { z } from 'zod';
import { BACKUP_OUTCOMES } from '#shared/backups/contract.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

const kind = z.enum(['scheduled', 'manual']);
const outcome = z.enum(BACKUP_OUTCOMES);

export interface CopyRow {
  readonly id: number;
  readonly at: number;
  readonly kind: z.infer<typeof kind>;
  readonly outcome: z.infer<typeof outcome>;
  readonly folder: string;
  readonly file: string | null;
  readonly bytes: number | null;
  readonly isSealed: boolean;
  readonly problem: string | null;
  readonly headSeq: number | null;
  readonly rehearsedAt: number | null;
}

export type NewCopy = Omit<CopyRow, 'id' | 'rehearsedAt'>;

const copies = (db: ReadDb) => db.selectFrom('backups').selectAll();

function rowToCopy(row: Awaited<ReturnType<ReturnType<typeof copies>['execute']>>[number]): CopyRow {
  const { removedAt: _removedAt, ...rest } = row;
  return {
    ...rest,
    kind: kind.parse(row.kind),
    outcome: outcome.parse(row.outcome),
    isSealed: row.isSealed === 1,
  };
}

/** Those that were not taken away, newest first. */
export async function presentCopies(db: ReadDb, limit: number): Promise<CopyRow[]> {
  const rows = await copies(db)
    .where('removedAt', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(rowToCopy);
}

/** Good ones in a folder that are still there. */
export async function goodCopiesIn(db: ReadDb, folder: string): Promise<CopyRow[]> {
  const rows = await copies(db)
    .where('removedAt', 'is', null)
    .where('outcome', '=', 'good')
    .where('folder', '=', folder)
    .orderBy('at', 'desc')
    .execute();
  return rows.map(rowToCopy);
}

export async function copyById(db: ReadDb, id: number): Promise<CopyRow | null> {
  const row = await copies(db).where('id', '=', id).where('removedAt', 'is', null).executeTakeFirst();
  return row === undefined ? null : rowToCopy(row);
}

/** The last that was made by the clock, whatever became of it: in the order of writing, since a clock may be put back. */
export async function lastScheduled(db: ReadDb): Promise<{ at: number; isGood: boolean } | null> {
  const row = await db
    .selectFrom('backups')
    .select(['at', 'outcome'])
    .where('kind', '=', 'scheduled')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { at: row.at, isGood: row.outcome === 'good' };
}

export interface NewestCopy {
  readonly at: number;
  readonly outcome: CopyRow['outcome'];
}

export function newestCopyQuery(db: ReadDb) {
  return db.selectFrom('backups').select(['at', 'outcome']).orderBy('id', 'desc').limit(1);
}

/** The one that was written last, whatever became of it; one that was taken away since was good. */
export async function newestCopy(db: ReadDb): Promise<NewestCopy | null> {
  const row = await newestCopyQuery(db).executeTakeFirst();
  return row === undefined ? null : { at: row.at, outcome: outcome.parse(row.outcome) };
}

/** When the first event was recorded; 0 before any. UTC ms. */
export async function recordingSince(db: ReadDb): Promise<number> {
  const row = await db.selectFrom('events').select('recordedAt').where('seq', '=', 1).executeTakeFirst();
  return row?.recordedAt ?? 0;
}

/** The newest good copy up to now, by hand or by the clock; null where there never was one. */
export async function lastGood(db: ReadDb, now: number): Promise<{ at: number } | null> {
  const row = await lastGoodQuery(db, now).executeTakeFirst();
  return row ?? null;
}

export function lastGoodQuery(db: ReadDb, now: number) {
  return (
    db
      .selectFrom('backups')
      .select('at')
      // Written out: an index of some rows is not taken for a value that is bound.
      .where(sql<boolean>`outcome = 'good'`)
      .where('removedAt', 'is', null)
      // Beyond it lie those of a clock that was put back since.
      .where('at', '<=', now)
      .orderBy('at', 'desc')
      .limit(1)
  );
}

export async function insertCopy(tx: WriteTx, copy: NewCopy): Promise<CopyRow> {
  const { id } = await tx
    .insertInto('backups')
    .values({ ...copy, isSealed: copy.isSealed ? 1 : 0, rehearsedAt: null, removedAt: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...copy, id, rehearsedAt: null };
}

export async function markRemoved(tx: WriteTx, ids: readonly number[], now: number): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('backups').set({ removedAt: now }).where('id', 'in', ids).execute();
}

export async function markRehearsed(tx: WriteTx, id: number, now: number): Promise<void> {
  await tx.updateTable('backups').set({ rehearsedAt: now }).where('id', '=', id).execute();
}
