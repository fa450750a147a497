import { sql } from 'kysely';
import { DAY, MINUTE } from '#shared/kernel/time.ts';
import type { MailError } from '#shared/mail/contract.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { backOff } from './backOff.ts';

/** A message in hand: whoever has it writes to nobody else's. */
export interface Claimed {
  readonly id: number;
  readonly personId: number;
  readonly ticketId: number | null;
  readonly attempts: number;
  readonly giveUpAt: number;
  readonly messageId: string;
}

/**
 * After so long a process that has a message in hand is taken for dead, and the message is due again. Longer than one
 * batch can take: each command to the server has a time limit.
 */
const IN_HAND = 15 * MINUTE;
/** One that no process could send for so long (mail was off, the machines were) helps nobody any more. */
const TOO_OLD = 7 * DAY;

/** No message is made to wait as long: one that seems to was queued by a clock that has been put back since. */
const LONGEST_WAIT = 2 * DAY;

export async function anyDue(db: ReadDb, now: number): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    SELECT EXISTS (SELECT 1 FROM mailQueue WHERE nextAttemptAt <= ${now})
      OR EXISTS (SELECT 1 FROM mailQueue WHERE nextAttemptAt > ${now + LONGEST_WAIT}) AS found`.execute(db);
  return rows[0]?.found === 1;
}

/** Takes the messages that have been due longest, so that no other process takes them too. */
export async function claim(tx: WriteTx, token: string, now: number, atMost: number): Promise<Claimed[]> {
  await tx
    .updateTable('mailQueue')
    .set({ nextAttemptAt: now })
    .where('nextAttemptAt', '>', now + LONGEST_WAIT)
    .execute();
  const due = await tx
    .selectFrom('mailQueue')
    .select(['id', 'attempts', 'createdAt', 'giveUpAt', 'personId', 'ticketId', 'messageId', 'dedupeKey'])
    .where('nextAttemptAt', '<=', now)
    .orderBy('nextAttemptAt')
    .limit(atMost)
    .execute();
  const claimed: Claimed[] = [];
  for (const row of due) {
    const isOver =
      row.attempts === 0 && row.giveUpAt <= now && (isOfDay(row) || now - row.createdAt > TOO_OLD);
    if (isOver) {
      await fail(tx, row.id, { fault: 'tooOld', code: null, text: '' }, now);
      continue;
    }
    const attempts = row.attempts + 1;
    await tx
      .updateTable('mailQueue')
      .set({ state: 'sending', claim: token, attempts, nextAttemptAt: now + IN_HAND })
      .where('id', '=', row.id)
      .execute();
    claimed.push({ ...row, attempts });
  }
  return claimed;
}

/** A digest is of its day: the next morning it would only mislead. */
const isOfDay = (row: { readonly dedupeKey: string }) => row.dedupeKey.startsWith('digest:');

/** Whether it is still this process's: one that slept through its time must not send what another sent. */
export async function isMine(db: ReadDb, id: number, token: string): Promise<boolean> {
  const row = await db
    .selectFrom('mailQueue')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('claim', '=', token)
    .executeTakeFirst();
  return row !== undefined;
}

/** The server has it. Whoever claims it meanwhile finds it sent. */
export async function markSent(tx: WriteTx, id: number, now: number): Promise<void> {
  await tx
    .updateTable('mailQueue')
    .set({ state: 'sent', sentAt: now, finishedAt: now, nextAttemptAt: null, claim: null, lastError: null })
    .where('id', '=', id)
    .execute();
}

/** It will not be tried again by itself. */
export async function fail(tx: WriteTx, id: number, error: MailError, now: number): Promise<void> {
  await tx
    .updateTable('mailQueue')
    .set({
      state: 'failed',
      nextAttemptAt: null,
      finishedAt: now,
      claim: null,
      lastError: JSON.stringify(error),
    })
    .where('id', '=', id)
    .execute();
}

/** After a failure that may pass: later again, or never when its day is over. */
export async function postpone(tx: WriteTx, mail: Claimed, error: MailError, now: number): Promise<void> {
  if (now >= mail.giveUpAt) {
    await fail(tx, mail.id, error, now);
    return;
  }
  // The last attempt is made at the end of the day, not after it.
  const nextAttemptAt = Math.min(now + backOff(mail.attempts), Math.max(mail.giveUpAt, now + MINUTE));
  await tx
    .updateTable('mailQueue')
    .set({ state: 'waiting', claim: null, nextAttemptAt, lastError: JSON.stringify(error) })
    .where('id', '=', mail.id)
    .execute();
}

/** Not tried after all: as it was before it was claimed. */
export async function release(tx: WriteTx, mails: readonly Claimed[], token: string, now: number) {
  if (mails.length === 0) return;
  await tx
    .updateTable('mailQueue')
    .set((eb) => ({ state: 'waiting', claim: null, nextAttemptAt: now, attempts: eb('attempts', '-', 1) }))
    .where(
      'id',
      'in',
      mails.map(({ id }) => id),
    )
    .where('claim', '=', token)
    .execute();
}

/**
 * The server cannot be reached: what else is due waits as long as the batch that was tried, so that a server that is
 * away, or a password that is wrong, is not asked again for each of a thousand messages.
 */
export async function holdBack(
  tx: WriteTx,
  tried: readonly Claimed[],
  error: MailError,
  now: number,
): Promise<void> {
  const attempts = Math.max(...tried.map((mail) => mail.attempts));
  await tx
    .updateTable('mailQueue')
    .set({ nextAttemptAt: now + backOff(attempts), lastError: JSON.stringify(error) })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('mailQueue')
        .select('id')
        .where('nextAttemptAt', '<=', now)
        .where('state', '=', 'waiting')
        .orderBy('nextAttemptAt')
        .limit(1_000),
    )
    .execute();
}
