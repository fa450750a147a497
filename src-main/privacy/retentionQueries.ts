import { type CompiledQuery, sql } from 'kysely';
import { MOST_COUNTED } from '#shared/privacy/contract.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import type { KeptFile } from './eraseTicket.ts';

/** When a request ended; the index `tickets_kept` is by exactly this. */
const ENDED = sql.raw('ifnull(tickets.closedAt, tickets.cancelledAt)');

/** Requests that ended before then and still have their words, oldest first. */
export function endedTickets(db: ReadDb, before: number, limit: number) {
  return sql<{ id: number }>`
    SELECT id FROM tickets
    WHERE isOpen = 0 AND textsErasedAt IS NULL AND ${ENDED} < ${before}
    ORDER BY ${ENDED}, id LIMIT ${limit}`.compile(db);
}

/** Files brought before then to requests that ended before then. */
export function oldAttachments(db: ReadDb, before: number, limit: number) {
  return sql<KeptFile>`
    SELECT attachments.id, attachments.ticketId, attachments.sha256
    FROM attachments JOIN tickets ON tickets.id = attachments.ticketId
    WHERE attachments.at < ${before} AND tickets.isOpen = 0 AND ${ENDED} < ${before}
    ORDER BY attachments.at, attachments.id LIMIT ${limit}`.compile(db);
}

export function oldNotifications(db: ReadDb, before: number, limit: number) {
  return sql<{ id: number }>`SELECT id FROM notifications WHERE at < ${before} LIMIT ${limit}`.compile(db);
}

export function oldSessions(db: ReadDb, before: number, limit: number) {
  return sql<{ id: number }>`SELECT id FROM sessions WHERE expiresAt < ${before} LIMIT ${limit}`.compile(db);
}

export function oldMail(db: ReadDb, before: number, limit: number) {
  return sql<{ id: number }>`SELECT id FROM mailQueue WHERE finishedAt < ${before} LIMIT ${limit}`.compile(
    db,
  );
}

export interface Exported {
  readonly seq: number;
  readonly recordedAt: number;
  /** 1 where the words of its filter are still there. */
  readonly hasText: number;
}

/** Exports that the audit trail tells of after `seq`, in their order. */
export function exportsAfter(db: ReadDb, seq: number, limit: number) {
  return sql<Exported>`
    SELECT events.seq, events.recordedAt,
      EXISTS (SELECT 1 FROM eventTexts WHERE eventTexts.seq = events.seq AND text IS NOT NULL) AS hasText
    FROM events WHERE action = 'export.made' AND events.seq > ${seq}
    ORDER BY events.seq LIMIT ${limit}`.compile(db);
}

/** The rows of a compiled query. */
export async function rowsOf<R>(db: ReadDb, query: CompiledQuery<R>): Promise<R[]> {
  return (await db.getExecutor().executeQuery(query)).rows;
}

/** How many rows there are, or the most that is counted. */
export async function countUpTo(
  db: ReadDb,
  query: (db: ReadDb, before: number, limit: number) => CompiledQuery<object>,
  before: number,
): Promise<number> {
  return (await rowsOf(db, query(db, before, MOST_COUNTED))).length;
}

export async function progressOf(db: ReadDb, kind: string): Promise<number> {
  const row = await db
    .selectFrom('retentionProgress')
    .select('seq')
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

export async function saveProgress(tx: WriteTx, kind: string, seq: number): Promise<void> {
  await tx
    .insertInto('retentionProgress')
    .values({ kind, seq })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet({ seq }))
    .execute();
}

export async function deleteNotifications(tx: WriteTx, ids: readonly number[]): Promise<void> {
  await tx.deleteFrom('notifications').where('id', 'in', ids).execute();
}

/** Files that lost a row before then. */
export async function releasedFiles(db: ReadDb, before: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('releasedFiles')
    .select('sha256')
    .where('at', '<', before)
    .orderBy('at')
    .limit(limit)
    .execute();
  return rows.map(({ sha256 }) => sha256);
}

export async function forgetReleased(tx: WriteTx, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom('releasedFiles').where('sha256', 'in', hashes).execute();
}
