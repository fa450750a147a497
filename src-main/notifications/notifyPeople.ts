import type { NoticeSubject, NotificationKind } from '#shared/notifications/contract.ts';
import { defaultPreference } from '#shared/notifications/defaultPreference.ts';
import type { WriteTx } from '../db/handles.ts';
import { type MailAct, queueMail } from '../mail/load.ts';
import { insertNotifications, preferencesAbout } from './queries.ts';

export interface Notice {
  readonly personIds: readonly number[];
  readonly kind: NotificationKind;
  readonly ticketId: number | null;
  /** What it tells of where that is no ticket. */
  readonly subject?: NoticeSubject;
  /** The ticket's state now: what a notice read later tells of. */
  readonly status?: string;
  /** Who did it: they know already and are told nothing. Null is the program itself. */
  readonly actorId: number | null;
  /** UTC ms. */
  readonly at: number;
  /** Not shown before; `at` unless given. */
  readonly deliverAt?: number;
  /** The bulk operation that an undo would take back together with this. */
  readonly bulkId?: number;
  /** Of a ticket: who asked for it. By mail they hear of their own requests what others do not. */
  readonly requesterId?: number;
  /** Told by mail alone; the receipt of a request goes to whoever made it themselves, too. */
  readonly byMailOnly?: readonly number[];
  /** What the state alone does not say. */
  readonly act?: MailAct;
  /** By mail the same is told once, however often: `queueMail`. */
  readonly onceAs?: string;
  /** UTC ms; after that mail of it is of no use. */
  readonly giveUpAt?: number;
  /** What the institution allows of this; each person's own choice narrows it further. */
  readonly ways?: { readonly inApp: boolean; readonly native: boolean; readonly email: boolean };
}

const EVERY_WAY = { inApp: true, native: true, email: true };

/** Tells each of these people once, as they chose; in the transaction of what happened, so that neither is without the other. */
export async function notifyPeople(tx: WriteTx, n: Notice): Promise<void> {
  const personIds = [...new Set(n.personIds)].filter((personId) => personId !== n.actorId);
  const chosen = await preferencesAbout(tx, n.kind, personIds);
  const { kind, ticketId, subject = null, status = null, actorId, at, deliverAt = at, bulkId = null } = n;
  const { ways = EVERY_WAY } = n;
  const rows = personIds.flatMap((personId) => {
    const { inApp, native } = chosen.get(personId) ?? defaultPreference(kind);
    const isNative = native && ways.native;
    return inApp && ways.inApp
      ? [{ personId, kind, ticketId, subject, status, actorId, at, deliverAt, isNative, bulkId }]
      : [];
  });
  await insertNotifications(tx, rows);
  if (!ways.email) return;
  const byMail = [...new Set([...personIds, ...(n.byMailOnly ?? [])])];
  await queueMail(tx, { ...n, personIds: byMail, deliverAt });
}
