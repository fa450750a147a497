import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import WebSocket from 'ws';
import type { LiveEvent } from '#shared/live/contract.ts';
import type { Client } from '../builders/host.ts';

/** A window that is open: it hears what changes and asks over the same socket. */
export interface Listener {
  readonly client: Client;
  /** Number of the newest event when it joined. */
  readonly joinedAt: number;
  /** What it was told, in order: up to which event, and which tickets changed. */
  readonly heard: readonly { readonly seq: number; readonly ticketIds: readonly number[] }[];
  close(): void;
}

export async function listen(url: string, token: string): Promise<Listener> {
  const origin = new URL(url).origin;
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/rpc`, {
    headers: { authorization: `Bearer ${token}`, origin },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const client: Client = createORPCClient(new RPCLink({ websocket: socket as never }));
  const events: AsyncIterable<LiveEvent> = await client.live.events({});
  const heard: { seq: number; ticketIds: readonly number[] }[] = [];
  const joined = Promise.withResolvers<number>();
  void (async () => {
    for await (const event of events) {
      if (event.type === 'here') joined.resolve(event.seq);
      if (event.type !== 'changed') continue;
      const ids = event.topics.filter(({ entity }) => entity === 'ticket').flatMap((topic) => topic.ids);
      heard.push({ seq: event.seq, ticketIds: ids });
    }
  })().catch(() => undefined);
  return { client, joinedAt: await joined.promise, heard, close: () => socket.close() };
}

/**
 * Changes of tickets that a window which sees all was not told of.
 *
 * @param changes of the event table, in order
 */
export function missed(
  listener: Listener,
  changes: readonly { readonly seq: number; readonly ticketId: number }[],
): { readonly seq: number; readonly ticketId: number }[] {
  let at = 0;
  return changes.filter(({ seq, ticketId }) => {
    if (seq <= listener.joinedAt) return false;
    while ((listener.heard[at]?.seq ?? Number.POSITIVE_INFINITY) < seq) at += 1;
    return listener.heard[at]?.ticketIds.includes(ticketId) !== true;
  });
}
