import type { HistoryItem, Ticket, TicketMessage } from '#shared/tickets/fields.ts';

/** What the middle of a ticket shows, oldest first. */
export type TimelineEntry =
  | { readonly kind: 'message'; readonly key: string; readonly at: string; readonly message: TicketMessage }
  | { readonly kind: 'event'; readonly key: string; readonly at: string; readonly item: HistoryItem };

/** Events that the messages, the description or the files show by themselves. */
const SHOWN_ELSEWHERE = new Set([
  'ticket.created',
  'ticket.replied',
  'ticket.noted',
  'ticket.attached',
  'ticket.resolved',
]);

/**
 * Messages and events as one story. A ticket without a solution message (an imported one) tells of its resolution
 * by the event.
 */
export function timelineOf(
  ticket: Pick<Ticket, 'messages'>,
  history: readonly HistoryItem[],
): TimelineEntry[] {
  const hasSolution = ticket.messages.some((message) => message.kind === 'solution');
  const messages = ticket.messages.map((message): TimelineEntry => {
    return { kind: 'message', key: `m${message.id}`, at: message.at, message };
  });
  const events = history
    .filter(
      (item) => !SHOWN_ELSEWHERE.has(item.action) || (item.action === 'ticket.resolved' && !hasSolution),
    )
    .map((item): TimelineEntry => ({ kind: 'event', key: `e${item.seq}`, at: item.at, item }));
  return [...messages, ...events].sort(byTime);
}

/** At the same instant the message comes first: it is what moved the ticket. */
function byTime(a: TimelineEntry, b: TimelineEntry): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.kind !== b.kind) return a.kind === 'message' ? -1 : 1;
  return a.kind === 'event' && b.kind === 'event' ? a.item.seq - b.item.seq : 0;
}
