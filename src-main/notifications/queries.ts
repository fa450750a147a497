import { sql } from 'kysely';
import { z } from 'zod';
import {
  EMAIL_CHOICES,
  NOTIFICATION_KINDS,
  type NoticeSubject,
  type NotificationKind,
  noticeSubject,
} from '#shared/notifications/contract.ts';
import { defaultPreference, type Preference } from '#shared/notifications/defaultPreference.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { insertRow, prebuiltQuery } from '../db/prebuilt.ts';

const kindColumn = z.enum(NOTIFICATION_KINDS);
const emailColumn = z.enum(EMAIL_CHOICES).nullable();

/** A row of preferences; mail was added later, so that older rows say nothing of it. */
function preferenceOf(
  kind: NotificationKind,
  row: { readonly inApp: number; readonly native: number; readonly email: string | null },
): Preference {
  const email = emailColumn.parse(row.email) ?? defaultPreference(kind).email;
  return { inApp: row.inApp === 1, native: row.native === 1, email };
}

export interface NewNotification {
  readonly personId: number;
  readonly kind: NotificationKind;
  readonly ticketId: number | null;
  readonly subject: NoticeSubject | null;
  readonly status: string | null;
  readonly actorId: number | null;
  readonly at: number;
  readonly deliverAt: number;
  readonly isNative: boolean;
  readonly bulkId: number | null;
}

export async function insertNotifications(tx: WriteTx, all: readonly NewNotification[]): Promise<void> {
  for (const { isNative, subject, ...row } of all) {
    await insertRow(tx, 'notifications', {
      ...row,
      subject: subject === null ? null : JSON.stringify(subject),
      isNative: isNative ? 1 : 0,
    });
  }
}

const chosenAbout = prebuiltQuery((db, p: { kind: NotificationKind; personIds: string }) =>
  db
    .selectFrom('notificationPreferences')
    .select(['personId', 'inApp', 'native', 'email'])
    .where('kind', '=', p.kind)
    .where(sql<boolean>`personId in (select value from json_each(${p.personIds}))`)
    .compile(),
);

/** What each of these people chose about one kind; who never chose is absent. */
export async function preferencesAbout(
  db: ReadDb,
  kind: NotificationKind,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, Preference>> {
  if (personIds.length === 0) return new Map();
  const rows = await chosenAbout.all(db, { kind, personIds: JSON.stringify(personIds) });
  return new Map(rows.map((row) => [row.personId, preferenceOf(kind, row)]));
}

/** What one person chose, by kind. */
export async function preferencesOf(
  db: ReadDb,
  personId: number,
): Promise<ReadonlyMap<NotificationKind, Preference>> {
  const rows = await db
    .selectFrom('notificationPreferences')
    .select(['kind', 'inApp', 'native', 'email'])
    .where('personId', '=', personId)
    .execute();
  return new Map(
    rows.map((row) => {
      const kind = kindColumn.parse(row.kind);
      return [kind, preferenceOf(kind, row)];
    }),
  );
}

export async function savePreference(
  tx: WriteTx,
  personId: number,
  kind: NotificationKind,
  preference: Omit<Preference, 'email'> & { readonly email?: Preference['email'] | undefined },
): Promise<void> {
  const columns = {
    inApp: preference.inApp ? 1 : 0,
    native: preference.native ? 1 : 0,
    ...(preference.email === undefined ? {} : { email: preference.email }),
  } as const;
  await tx
    .insertInto('notificationPreferences')
    .values({ personId, kind, ...columns })
    .onConflict((conflict) => conflict.columns(['personId', 'kind']).doUpdateSet(columns))
    .execute();
}

/** Where a person is written to; null where nowhere. */
export async function addressOf(db: ReadDb, personId: number): Promise<string | null> {
  const row = await db.selectFrom('people').select('email').where('id', '=', personId).executeTakeFirst();
  return row?.email ?? null;
}

export interface NotificationFilter {
  readonly personId: number;
  readonly now: number;
  readonly onlyUnread: boolean;
  /** Only newer ones than this id. */
  readonly afterId: number | null;
  /** Only older ones than this id: where the page before ended. */
  readonly beforeId: number | null;
  readonly limit: number;
}

export interface NotificationRow {
  readonly id: number;
  readonly kind: NotificationKind;
  readonly at: number;
  readonly isRead: boolean;
  readonly isNative: boolean;
  readonly actor: { readonly id: number; readonly name: string } | null;
  readonly subject: NoticeSubject | null;
  /** Whom a ticket went to that was the person's own. */
  readonly receiver: { readonly id: number; readonly name: string } | null;
  readonly ticket: {
    readonly id: number;
    readonly folio: string;
    readonly title: string;
    readonly status: string;
    readonly resolutionDueAt: number | null;
  } | null;
}

/** Newest first; those that still wait for an undo are not among them. */
export async function notificationsOf(db: ReadDb, filter: NotificationFilter): Promise<NotificationRow[]> {
  const rows = await db
    .selectFrom('notifications as n')
    .leftJoin('people as actor', 'actor.id', 'n.actorId')
    .leftJoin('tickets as t', 't.id', 'n.ticketId')
    // Who got it by the assignment that the notice tells of: that of the same instant.
    .leftJoin('people as receiver', (join) =>
      join.on(
        sql<boolean>`receiver.id = CASE WHEN n.kind = 'reassigned' THEN
          (SELECT technicianId FROM assignments WHERE ticketId = n.ticketId AND at = n.at ORDER BY id DESC LIMIT 1) END`,
      ),
    )
    .select([
      'n.id',
      'n.kind',
      'n.at',
      'n.readAt',
      'n.isNative',
      'n.subject',
      'actor.id as actorId',
      'actor.name as actorName',
      'receiver.id as receiverId',
      'receiver.name as receiverName',
      't.id as ticketId',
      't.folio',
      't.title',
      'n.status',
      't.status as presentStatus',
      't.resolutionDueAt',
    ])
    .where('n.personId', '=', filter.personId)
    .where('n.deliverAt', '<=', filter.now)
    .$if(filter.onlyUnread, (query) => query.where('n.readAt', 'is', null))
    .$if(filter.afterId !== null, (query) => query.where('n.id', '>', filter.afterId ?? 0))
    .$if(filter.beforeId !== null, (query) => query.where('n.id', '<', filter.beforeId ?? 0))
    .orderBy('n.id', 'desc')
    .limit(filter.limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: kindColumn.parse(row.kind),
    at: row.at,
    isRead: row.readAt !== null,
    isNative: row.isNative === 1,
    actor: row.actorId === null ? null : { id: row.actorId, name: row.actorName ?? '' },
    subject: row.subject === null ? null : noticeSubject.parse(JSON.parse(row.subject)),
    receiver: row.receiverId === null ? null : { id: row.receiverId, name: row.receiverName ?? '' },
    ticket:
      row.ticketId === null
        ? null
        : {
            id: row.ticketId,
            folio: row.folio ?? '',
            title: row.title ?? '',
            status: row.status ?? row.presentStatus ?? '',
            resolutionDueAt: row.resolutionDueAt,
          },
  }));
}

/** How many are unread, counted up to `cap` only. */
export async function countUnread(db: ReadDb, personId: number, now: number, cap: number): Promise<number> {
  const { count } = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('notifications')
        .select('id')
        .where('personId', '=', personId)
        .where('deliverAt', '<=', now)
        .where('readAt', 'is', null)
        .limit(cap)
        .as('unread'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Id of the newest one delivered; 0 before the first. */
export async function newestNotificationId(db: ReadDb, personId: number, now: number): Promise<number> {
  const row = await db
    .selectFrom('notifications')
    .select('id')
    .where('personId', '=', personId)
    .where('deliverAt', '<=', now)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** Which ones to mark: those listed, those of a ticket or another thing, or (none given) all. Answers how many were unread. */
export async function markRead(
  tx: WriteTx,
  which: {
    personId: number;
    ids?: readonly number[];
    ticketId?: number;
    subject?: Pick<NoticeSubject, 'entity' | 'id'>;
  },
  now: number,
): Promise<number> {
  const { ids, ticketId, subject } = which;
  const result = await tx
    .updateTable('notifications')
    .set({ readAt: now })
    .where('personId', '=', which.personId)
    .where('readAt', 'is', null)
    .where('deliverAt', '<=', now)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .$if(ticketId !== undefined, (query) => query.where('ticketId', '=', ticketId ?? 0))
    // Of one person's unread ones, which are few.
    .$if(subject !== undefined, (query) =>
      query.where(
        sql<boolean>`subject ->> 'entity' = ${subject?.entity ?? ''} AND subject ->> 'id' = ${subject?.id ?? 0}`,
      ),
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
