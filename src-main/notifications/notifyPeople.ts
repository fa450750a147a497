import type { NoticeSubject, NotificationKind } from '#shared/notifications/contract.ts';
import { defaultPreference } from '#shared/notifications/defaultPreference.ts';
import type { WriteTx } from '../db/handles.ts';
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
}

/** Tells each of these people once, as they chose; in the transaction of what happened, so that neither is without the other. */
export async function notifyPeople(tx: WriteTx, n: Notice): Promise<void> {
  const personIds = [...new Set(n.personIds)].filter((personId) => personId !== n.actorId);
  const chosen = await preferencesAbout(tx, n.kind, personIds);
  const { kind, ticketId, subject = null, status = null, actorId, at, deliverAt = at, bulkId = null } = n;
  const rows = personIds.flatMap((personId) => {
    const { inApp, native } = chosen.get(personId) ?? defaultPreference(kind);
    return inApp
      ? [{ personId, kind, ticketId, subject, status, actorId, at, deliverAt, isNative: native, bulkId }]
      : [];
  });
  await insertNotifications(tx, rows);
}
