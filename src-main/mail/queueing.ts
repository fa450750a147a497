import { randomUUID } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { sql } from 'kysely';
import { DAY, MINUTE } from '#shared/kernel/time.ts';
import { isMailAddress } from '#shared/mail/address.ts';
import type { MailSettings } from '#shared/mail/settings.ts';
import { type MailAct, whatHappened } from '#shared/mail/whatHappened.ts';
import { EMAIL_CHOICES, type NoticeSubject, type NotificationKind } from '#shared/notifications/contract.ts';
import { defaultPreference, wantsMail } from '#shared/notifications/defaultPreference.ts';
import type { WriteTx } from '../db/handles.ts';
import { insertRow, prebuiltQuery } from '../db/prebuilt.ts';
import { loadSettings } from '../settings/load.ts';

export interface MailNotice {
  readonly personIds: readonly number[];
  readonly kind: NotificationKind;
  readonly ticketId: number | null;
  readonly subject?: NoticeSubject | null;
  /** The ticket's state now. */
  readonly status?: string | null;
  readonly act?: MailAct | null;
  /** Of the ticket: about their own requests people choose apart. */
  readonly requesterId?: number | null;
  readonly actorId: number | null;
  /** UTC ms. */
  readonly at: number;
  /** Not sent before; `at` unless given. */
  readonly deliverAt?: number;
  readonly bulkId?: number | null;
  /** The same thing is told once to each person, however often it is queued; made of the rest unless given. */
  readonly onceAs?: string;
  /** UTC ms; a failure after that is the last. A day after `deliverAt` unless given. */
  readonly giveUpAt?: number;
}

const recipientsOf = prebuiltQuery((db, p: { kind: NotificationKind; personIds: string }) =>
  db
    .selectFrom('people')
    .leftJoin('notificationPreferences as chosen', (join) =>
      join.onRef('chosen.personId', '=', 'people.id').on('chosen.kind', '=', p.kind),
    )
    .select(['people.id', 'people.email as address', 'chosen.email as choice'])
    .where(sql<boolean>`people.id in (select value from json_each(${p.personIds}))`)
    .where('people.isEnabled', '=', 1)
    .where('people.email', 'is not', null)
    .compile(),
);

const partWithKey = prebuiltQuery((db, p: { dedupeKey: string }) =>
  db.selectFrom('mailParts').select('id').where('dedupeKey', '=', p.dedupeKey).compile(),
);

/** The message about a ticket that still waits for more; what happens in one command belongs together in any case. */
export const openMail = prebuiltQuery((db, p: { personId: number; ticketId: number; at: number }) =>
  db
    .selectFrom('mailQueue')
    .select(['id', 'nextAttemptAt'])
    .where('personId', '=', p.personId)
    .where('ticketId', '=', p.ticketId)
    .where('state', '=', 'waiting')
    .where('attempts', '=', 0)
    .where('openUntil', '>=', p.at)
    .orderBy('id', 'desc')
    .limit(1)
    .compile(),
);

/**
 * Queues mail for those of these people who want it, in the transaction of what happened: neither is without the
 * other. Nothing while mail is off. Whoever has no usable address gets none.
 */
export async function queueMail(tx: WriteTx, notice: MailNotice): Promise<void> {
  if (notice.personIds.length === 0) return;
  const { mail } = await loadSettings(tx);
  if (!mail.isOn) return;
  const { kind, status = null, act = null, requesterId = null } = notice;
  const people = await recipientsOf.all(tx, { kind, personIds: JSON.stringify(notice.personIds) });
  for (const { id: personId, address, choice } of people) {
    const isOwn = personId === requesterId;
    const chosen = EMAIL_CHOICES.find((one) => one === choice) ?? defaultPreference(kind).email;
    if (!wantsMail(chosen, isOwn) || address === null || !isMailAddress(address)) continue;
    if (whatHappened({ kind, status, act, isOwn }) === null) continue;
    await queueFor(tx, mail, notice, personId, isOwn);
  }
}

async function queueFor(
  tx: WriteTx,
  mail: MailSettings,
  notice: MailNotice,
  personId: number,
  isOwn: boolean,
): Promise<void> {
  const { kind, ticketId, subject = null, status = null, act = null, actorId, at, bulkId = null } = notice;
  const about = ticketId ?? (subject === null ? '' : `${subject.entity}-${subject.id}`);
  const once = notice.onceAs ?? [kind, about, status, act, actorId, at].join(':');
  const dedupeKey = `${once}:${personId}`;
  if ((await partWithKey.first(tx, { dedupeKey })) !== undefined) return;
  const deliverAt = notice.deliverAt ?? at;
  const mailId = await messageFor(tx, mail, { ...notice, deliverAt }, personId, dedupeKey);
  await insertRow(tx, 'mailParts', {
    mailId,
    dedupeKey,
    kind,
    status,
    act,
    isOwn: isOwn ? 1 : 0,
    actorId,
    subject: subject === null ? null : JSON.stringify(subject),
    at,
    bulkId,
  });
}

/** The message that this joins, or a new one; a burst about one ticket is one message, held back for so long. */
async function messageFor(
  tx: WriteTx,
  mail: MailSettings,
  notice: MailNotice & { readonly deliverAt: number },
  personId: number,
  dedupeKey: string,
): Promise<number> {
  const { ticketId, at, deliverAt } = notice;
  const open = ticketId === null ? undefined : await openMail.first(tx, { personId, ticketId, at });
  if (open !== undefined) {
    if (deliverAt > (open.nextAttemptAt ?? 0)) {
      await tx.updateTable('mailQueue').set({ nextAttemptAt: deliverAt }).where('id', '=', open.id).execute();
    }
    return open.id;
  }
  const openUntil = ticketId === null ? at : at + mail.joinMinutes * MINUTE;
  const domain = domainToASCII(mail.fromAddress.slice(mail.fromAddress.lastIndexOf('@') + 1));
  return insertRow(tx, 'mailQueue', {
    dedupeKey,
    personId,
    ticketId,
    createdAt: at,
    openUntil,
    nextAttemptAt: Math.max(openUntil, deliverAt),
    giveUpAt: notice.giveUpAt ?? deliverAt + DAY,
    claim: null,
    lastError: null,
    messageId: `<${randomUUID()}@${domain || 'soportebalance.invalid'}>`,
    sentAt: null,
    finishedAt: null,
  });
}

/** An undone bulk action is told to nobody: what still waits of it goes, and a message that would then say nothing. */
export async function takeBackMail(tx: WriteTx, bulkId: number): Promise<void> {
  const rows = await tx
    .selectFrom('mailParts')
    .innerJoin('mailQueue', 'mailQueue.id', 'mailParts.mailId')
    .select(['mailParts.id', 'mailParts.mailId'])
    .where('mailParts.bulkId', '=', bulkId)
    .where('mailQueue.state', '=', 'waiting')
    .where('mailQueue.attempts', '=', 0)
    .execute();
  for (const { id, mailId } of rows) {
    await tx.deleteFrom('mailParts').where('id', '=', id).execute();
    await tx
      .deleteFrom('mailQueue')
      .where('id', '=', mailId)
      .where((eb) => eb.not(eb.exists(eb.selectFrom('mailParts').select('id').where('mailId', '=', mailId))))
      .execute();
  }
}
