import { notifications } from '@mantine/notifications';
import { leavesDoubt, toAppError } from '../rpc/appError.ts';
import { client } from '../rpc/client.ts';
import { type OutboxItem, useOutbox } from '../rpc/outbox.ts';
import { queryClient } from '../rpc/queryClient.ts';
import { invalidateTopics } from '../rpc/topics.ts';
import { textsNow } from '../texts/useTexts.ts';
import type { Box } from './box.ts';
import { nextToSend, type Sent, setAside, standsInTheWay, type Verdict, verdictOf } from './queue.ts';
import { outboxTexts } from './texts.ts';

export type Ending = 'done' | Exclude<Verdict, 'refused'>;

/**
 * Sends what the box holds, in order, one window of this profile at a time. `isOurs` is asked right before each call:
 * whether this connection still is the one on which the service said whose the box is.
 */
export function sendAll(box: Box, epoch: number, isOurs: () => boolean): Promise<Ending> {
  return navigator.locks.request(`soporte-outbox-send ${box.owner}`, async () => {
    try {
      for (;;) {
        const ending = await sendNext(box, epoch, isOurs);
        if (ending !== null) return ending;
      }
    } finally {
      useOutbox.setState({ sending: null });
    }
  });
}

/** Null when it goes on. */
async function sendNext(box: Box, epoch: number, isOurs: () => boolean): Promise<Ending | null> {
  const next = nextToSend(await box.read());
  if (next === null) return 'done';
  const hindrance = standsInTheWay(next, epoch, Date.now());
  if (hindrance !== null) {
    await box.alter(next.id, (item) => setAside(item, hindrance));
    return null;
  }
  const files = await box.filesOf(next);
  // From here on nobody may change its words: should the answer not come, the same is sent again.
  let before = next;
  const marked = await box.alter(next.id, (item) => {
    before = item;
    return { ...item, mayHaveArrived: true };
  });
  if (marked === null) return null;
  useOutbox.setState({ sending: marked.id });
  if (!isOurs()) {
    await box.alter(marked.id, (item) => ({ ...item, mayHaveArrived: before.mayHaveArrived }));
    return 'later';
  }
  try {
    await box.settle(marked.id, await carryOut(marked, files));
  } catch (thrown) {
    const error = toAppError(thrown);
    const verdict = verdictOf(error);
    if (verdict === 'refused') {
      await box.alter(marked.id, (item) => setAside(item, error));
      notifications.show({ color: 'orange', message: textsNow(outboxTexts)('someAside'), autoClose: 12_000 });
      return null;
    }
    if (!leavesDoubt(error)) {
      // It was answered that nothing was done this time; of an earlier time that says nothing.
      await box.alter(marked.id, (item) => ({ ...item, mayHaveArrived: before.mayHaveArrived }));
    }
    return verdict;
  }
  void invalidateTopics(queryClient, new Map([['ticket', new Set<number>()]]));
  return null;
}

async function carryOut(item: OutboxItem, files: readonly File[]): Promise<Sent> {
  const { commandId, content } = item;
  if (content.kind === 'ticket') {
    const { folio } = await client.tickets.create({ ...content.input, commandId });
    return { folio, messageId: null };
  }
  const { folio } = item;
  if (folio === null) throw new Error('An item without a ticket was about to be sent');
  if (content.kind === 'files') {
    const { messageId, isInternal } = content;
    const about = messageId === null ? {} : { messageId };
    await client.tickets.attach({ id: folio, files: [...files], isInternal, ...about, commandId });
    return { folio, messageId };
  }
  const call = content.kind === 'reply' ? client.tickets.reply : client.tickets.note;
  const message = await call({ id: folio, body: content.body, commandId });
  return { folio, messageId: message.id };
}
