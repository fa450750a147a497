import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { desktopBridge } from '#shared/desktop/bridge.ts';
import type { Notification } from '#shared/notifications/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { onNotified } from '../rpc/live.ts';
import { formatsOf, shownTimeZone } from '../texts/formats.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { textsNow } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { notificationSentence } from './sentence.ts';
import { notificationTexts } from './texts.ts';

/** At most so many at once: after a night away nobody wants forty bubbles. */
const AT_ONCE = 5;

/** In the desktop app: shows what is new natively too, and keeps the number on the tray. */
export function useNativeNotices(): void {
  const unread = useQuery(orpc.notifications.unread.queryOptions({ input: {} }));
  const count = unread.data?.count;
  const newestId = unread.data?.newestId;
  const shownUpTo = useRef<number | null>(null);

  useEffect(() => {
    if (count !== undefined) desktopBridge()?.setUnread(count);
  }, [count]);

  useEffect(() => {
    // What was there when the window opened is in the bell; only what comes from now on is shown.
    if (newestId !== undefined) shownUpTo.current ??= newestId;
  }, [newestId]);

  useEffect(() => {
    const bridge = desktopBridge();
    if (bridge === undefined) return;
    return onNotified((newest) => {
      const afterId = shownUpTo.current ?? newest - 1;
      shownUpTo.current = Math.max(afterId, newest);
      void showSince(afterId, bridge);
    });
  }, []);
}

/** What it tells of; the kind where it tells of nothing by name. */
function nativeTitle({ ticket, subject }: Notification, kind: string): string {
  if (ticket !== null) return `${ticket.folio} · ${ticket.title}`;
  return subject === null ? kind : `${kind} · ${subject.label}`;
}

async function showSince(
  afterId: number,
  bridge: NonNullable<ReturnType<typeof desktopBridge>>,
): Promise<void> {
  try {
    const page = await client.notifications.list({ afterId, limit: AT_ONCE });
    const t = textsNow(notificationTexts);
    const formats = formatsOf(currentLanguage(), shownTimeZone());
    for (const notice of page.items.filter((one) => one.isNative && !one.isRead).reverse()) {
      bridge.notify({
        id: String(notice.id),
        title: nativeTitle(notice, t(`kind.${notice.kind}`)),
        body: notificationSentence(notice, t, textsNow(words), formats, Date.now()),
        folio: notice.ticket?.folio ?? null,
      });
    }
  } catch {
    // The bell tells the same as soon as there is a connection.
  }
}
