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

/** The newest that was made by the clock, whatever became of it. */
export async function lastScheduled(db: ReadDb): Promise<{ at: number; isGood: boolean } | null> {
  const row = await db
    .selectFrom('backups')
    .select(['at', 'outcome'])
    .where('kind', '=', 'scheduled')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { at: row.at, isGood: row.outcome === 'good' };
}

/** The newest good copy, by hand or by the clock; null where there never was one. */
export async function lastGood(db: ReadDb): Promise<{ at: number } | null> {
  const row = await db
    .selectFrom('backups')
    .select('at')
    .where('outcome', '=', 'good')
    .where('removedAt', 'is', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
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
