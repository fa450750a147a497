import { sql } from 'kysely';
import { z } from 'zod';
import { DAY } from '#shared/kernel/time.ts';
import { MAIL_STATES, type MailError, type MailState, mailError } from '#shared/mail/contract.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from '#shared/notifications/contract.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

const stateColumn = z.enum(MAIL_STATES);
const kindsColumn = z.array(z.enum(NOTIFICATION_KINDS));

/** How many rows one command may touch: more wait for the next press. */
const AT_ONCE = 1_000;
/** Counting stops here. */
const CAP = 10_000;

export interface MailFilter {
  readonly state: MailState | null;
  /** Only older ones than this id. */
  readonly beforeId: number | null;
  readonly limit: number;
}

export interface QueuedRow {
  readonly id: number;
  readonly state: MailState;
  readonly kinds: NotificationKind[];
  readonly person: { readonly id: number; readonly name: string };
  readonly ticket: { readonly id: number; readonly folio: string } | null;
  readonly createdAt: number;
  readonly attempts: number;
  readonly nextAttemptAt: number | null;
  readonly lastError: MailError | null;
  readonly sentAt: number | null;
  readonly messageId: string;
}

export const parseError = (text: string | null): MailError | null =>
  text === null ? null : mailError.parse(JSON.parse(text));

/** Newest first, of one state or of all. */
export function queuedMailQuery(db: ReadDb, filter: MailFilter) {
  return db
    .selectFrom('mailQueue as m')
    .innerJoin('people as p', 'p.id', 'm.personId')
    .leftJoin('tickets as t', 't.id', 'm.ticketId')
    .select([
      'm.id',
      'm.state',
      'm.createdAt',
      'm.attempts',
      'm.nextAttemptAt',
      'm.lastError',
      'm.sentAt',
      'm.messageId',
      'p.id as personId',
      'p.name as personName',
      't.id as ticketId',
      't.folio',
      sql<string>`(SELECT json_group_array(kind) FROM (SELECT kind FROM mailParts WHERE mailId = m.id ORDER BY id))`.as(
        'kinds',
      ),
    ])
    .$if(filter.state !== null, (query) => query.where('m.state', '=', filter.state ?? ''))
    .$if(filter.beforeId !== null, (query) => query.where('m.id', '<', filter.beforeId ?? 0))
    .orderBy('m.id', 'desc')
    .limit(filter.limit);
}

export async function queuedMail(db: ReadDb, filter: MailFilter): Promise<QueuedRow[]> {
  const rows = await queuedMailQuery(db, filter).execute();
  return rows.map((row) => ({
    id: row.id,
    state: stateColumn.parse(row.state),
    kinds: kindsColumn.parse(JSON.parse(row.kinds)),
    person: { id: row.personId, name: row.personName },
    ticket: row.ticketId === null ? null : { id: row.ticketId, folio: row.folio ?? '' },
    createdAt: row.createdAt,
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt,
    lastError: parseError(row.lastError),
    sentAt: row.sentAt,
    messageId: row.messageId,
  }));
}

/** How many wait, are held or failed (counted up to ten thousand), and when the last one went out. */
export async function queueState(
  db: ReadDb,
): Promise<{ waiting: number; held: number; failed: number; lastSentAt: number | null }> {
  const count = (state: MailState) =>
    sql<number>`(SELECT count(*) FROM (SELECT 1 FROM mailQueue WHERE state = ${state} LIMIT ${CAP}))`;
  const { rows } = await sql<{
    waiting: number;
    sending: number;
    held: number;
    failed: number;
    lastSentAt: number | null;
  }>`
    SELECT ${count('waiting')} AS waiting, ${count('sending')} AS sending, ${count('held')} AS held,
      ${count('failed')} AS failed,
      (SELECT max(sentAt) FROM mailQueue WHERE sentAt IS NOT NULL) AS lastSentAt`.execute(db);
  const row = rows[0];
  return {
    waiting: (row?.waiting ?? 0) + (row?.sending ?? 0),
    held: row?.held ?? 0,
    failed: row?.failed ?? 0,
    lastSentAt: row?.lastSentAt ?? null,
  };
}

/**
 * Those given become due now, for another day, or all that are held, or all that were tried already or wait. One that
 * is in hand is left alone.
 */
export async function retry(
  tx: WriteTx,
  which: readonly number[] | 'held' | 'tried',
  now: number,
): Promise<number> {
  const ids = typeof which === 'string' ? null : which;
  const states = ['waiting', 'held', 'failed', 'cancelled'];
  const result = await tx
    .updateTable('mailQueue')
    .set({ state: 'waiting', nextAttemptAt: now, openUntil: now, giveUpAt: now + DAY, finishedAt: null })
    .$if(ids !== null, (query) => query.where('state', 'in', states).where('id', 'in', [...(ids ?? [])]))
    // Of all: what was cancelled on purpose stays so, and what is held is sent by nobody who did not say so.
    .$if(ids === null, (query) =>
      query.where('id', 'in', (eb) =>
        eb
          .selectFrom('mailQueue')
          .select('id')
          .where('state', 'in', which === 'held' ? ['held'] : ['waiting', 'failed'])
          .orderBy('state')
          .orderBy('id')
          .limit(AT_ONCE),
      ),
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Those that wait, are held or failed are not sent; what is already in hand cannot be called back. */
export async function cancel(tx: WriteTx, ids: readonly number[], now: number): Promise<number> {
  const result = await tx
    .updateTable('mailQueue')
    .set({ state: 'cancelled', nextAttemptAt: null, finishedAt: now })
    .where('id', 'in', [...ids])
    .where('state', 'in', ['waiting', 'held', 'failed'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Messages that are over since before `before`, with their parts; at most so many. Answers how many went. */
export async function prune(tx: WriteTx, before: number, atMost: number): Promise<number> {
  const old = await tx
    .selectFrom('mailQueue')
    .select('id')
    .where('finishedAt', '<', before)
    .orderBy('finishedAt')
    .limit(atMost)
    .execute();
  if (old.length === 0) return 0;
  const ids = old.map(({ id }) => id);
  await tx.deleteFrom('mailParts').where('mailId', 'in', ids).execute();
  await tx.deleteFrom('mailQueue').where('id', 'in', ids).execute();
  return ids.length;
}
