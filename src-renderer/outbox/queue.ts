import type { CallError } from '../rpc/appError.ts';
import { isAway, type OutboxItem, type Refusal } from '../rpc/outbox.ts';

/** The rules of the outbox: what is next, what waits for what, what is set aside. Pure. */

export type ItemState = 'waiting' | 'setAside' | 'blocked';

/** The service remembers outcomes for thirty days; a day is left for clocks that differ. */
const REMEMBERED = 29 * 24 * 60 * 60_000;

/** `blocked`: it is in order itself and waits for something that was set aside, or that nobody can read any more. */
export function stateOf(item: OutboxItem, items: readonly OutboxItem[]): ItemState {
  if (item.refusal !== null) return 'setAside';
  if (item.waitsFor === null) return 'waiting';
  const before = items.find(({ id }) => id === item.waitsFor);
  return before !== undefined && stateOf(before, items) === 'waiting' ? 'waiting' : 'blocked';
}

/** The next one to send: the first in order that waits for nothing and was not set aside. */
export function nextToSend(items: readonly OutboxItem[]): OutboxItem | null {
  const ready = items.filter((item) => item.refusal === null && item.waitsFor === null);
  return ready.reduce<OutboxItem | null>(
    (first, item) => (first === null || item.order < first.order ? item : first),
    null,
  );
}

/**
 * Why an item may not be sent as it is: the database was taken back to a backup since it was typed, or it may have
 * arrived so long ago that nobody could say any more whether it did. `now`: UTC ms.
 */
export function standsInTheWay(item: OutboxItem, epoch: number, now: number): Refusal | null {
  if (item.epoch !== epoch) return { code: 'restored', details: {} };
  const isOld = now - Date.parse(item.typedAt) > REMEMBERED;
  return item.mayHaveArrived && isOld ? { code: 'tooOld', details: {} } : null;
}

export interface Sent {
  readonly folio: string;
  readonly messageId: number | null;
}

/** Those that waited for a sent item, with what they waited for: the ticket's folio, the message's id. */
export function releasedBy(sentId: string, sent: Sent, items: readonly OutboxItem[]): OutboxItem[] {
  return items
    .filter(({ waitsFor }) => waitsFor === sentId)
    .map((item) => ({
      ...item,
      waitsFor: null,
      folio: sent.folio,
      content: item.content.kind === 'files' ? { ...item.content, messageId: sent.messageId } : item.content,
    }));
}

/** An item and everything that waits for it, however far: they go together. */
export function withDependents(id: string, items: readonly OutboxItem[]): OutboxItem[] {
  const taken = new Set([id]);
  // A dependent is always younger, so that one pass in order finds all.
  for (const item of [...items].sort((a, b) => a.order - b.order)) {
    if (item.waitsFor !== null && taken.has(item.waitsFor)) taken.add(item.id);
  }
  return items.filter((item) => taken.has(item.id));
}

export type Verdict = 'later' | 'signIn' | 'refused';

const ENTERING: ReadonlySet<CallError['code']> = new Set([
  'unauthenticated',
  'passwordChangeRequired',
  'secondFactorMissing',
]);

/** What to do after a call failed: try again later, wait for the person to sign in, or set the item aside. */
export function verdictOf(error: CallError): Verdict {
  // A full or read-only disk says nothing about the item, and will say the same of every other one.
  if (isAway(error) || error.code === 'tooManyRequests' || error.code === 'storage') return 'later';
  return ENTERING.has(error.code) ? 'signIn' : 'refused';
}

/** A refusal says that nothing was done; only a fault of the service's own leaves that open. */
export function setAside(item: OutboxItem, refusal: Refusal): OutboxItem {
  const isKnown = refusal.code !== 'internal' && refusal.code !== 'restored' && refusal.code !== 'tooOld';
  return { ...item, refusal, mayHaveArrived: isKnown ? false : item.mayHaveArrived };
}

/** Once more, in the database as it is now. What may have arrived keeps its id, so that it happens once at most. */
export function again(item: OutboxItem, epoch: number, newId: string): OutboxItem {
  const commandId = item.mayHaveArrived ? item.commandId : newId;
  return { ...item, refusal: null, epoch, commandId };
}

export interface Words {
  readonly title?: string;
  readonly body: string;
}

/** The words that can still be changed; null of files and of what may have arrived. */
export function wordsOf(item: OutboxItem): Words | null {
  if (item.mayHaveArrived || item.content.kind === 'files') return null;
  if (item.content.kind === 'ticket') {
    return { title: item.content.input.title, body: item.content.input.description };
  }
  return { body: item.content.body };
}

/** The same with other words: another command. An item without words to change comes back as it is. */
export function reworded(item: OutboxItem, words: Words, newId: string): OutboxItem {
  if (wordsOf(item) === null || item.content.kind === 'files') return item;
  const content =
    item.content.kind === 'ticket'
      ? {
          ...item.content,
          input: {
            ...item.content.input,
            title: words.title ?? item.content.input.title,
            description: words.body,
          },
        }
      : { ...item.content, body: words.body };
  return { ...item, content, commandId: newId };
}
