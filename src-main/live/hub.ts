import { sql } from 'kysely';
import type { LiveEvent } from '#shared/live/contract.ts';
import type { FeedEvent } from '../audit/event.ts';
import { type EventFeed, startEventFeed } from '../audit/feed.ts';
import type { Database } from '../db/open.ts';
import { createPresence, type Presence } from './presence.ts';

export interface Subscriber {
  readonly personId: number;
  readonly send: (event: LiveEvent) => void;
}

/** Tells every open window what changed, once it is committed: by this process or by any other on the same file. */
export interface LiveHub {
  subscribe(subscriber: Subscriber): () => void;
  readonly presence: Presence;
  readonly connections: () => number;
  /** Called after each commit of our own, so that nobody waits for the next poll. */
  poke(): void;
  stop(): Promise<void>;
}

function topicsOf(events: readonly FeedEvent[]): { entity: string; ids: number[] }[] {
  const byEntity = new Map<string, Set<number>>();
  for (const { touched } of events) {
    for (const { entity, id } of touched) {
      const ids = byEntity.get(entity) ?? new Set<number>();
      byEntity.set(entity, ids.add(id));
    }
  }
  return [...byEntity].map(([entity, ids]) => ({ entity, ids: [...ids].slice(0, 500) }));
}

/** Starts polling for changes of other processes every `everyMs`. */
export async function createHub(db: Database, everyMs: number, clock: () => number): Promise<LiveHub> {
  const subscribers = new Set<Subscriber>();
  const broadcast = (event: LiveEvent) => {
    for (const subscriber of subscribers) subscriber.send(event);
  };
  const presence = createPresence(broadcast);
  const newest = await sql<{ id: number | null }>`SELECT max(id) AS id FROM notifications`.execute(
    db.read as never,
  );
  let lastNotification = newest.rows[0]?.id ?? 0;
  let timer: NodeJS.Timeout | undefined;

  // Notifications that wait (bulk actions with undo) are told when they are due.
  async function tellNotified(): Promise<void> {
    if (subscribers.size === 0) return;
    const now = clock();
    const rows = await db.read
      .selectFrom('notifications')
      .select((eb) => ['personId', eb.fn.max('id').as('newestId'), eb.fn.max('deliverAt').as('deliverAt')])
      .where('id', '>', lastNotification)
      .groupBy('personId')
      .execute();
    let nextDue = Number.POSITIVE_INFINITY;
    for (const { personId, newestId, deliverAt } of rows) {
      if (deliverAt > now) {
        nextDue = Math.min(nextDue, deliverAt);
        continue;
      }
      for (const subscriber of subscribers) {
        if (subscriber.personId === personId) subscriber.send({ type: 'notified', newestId });
      }
    }
    if (nextDue === Number.POSITIVE_INFINITY) {
      for (const { newestId } of rows) lastNotification = Math.max(lastNotification, newestId);
    } else {
      clearTimeout(timer);
      timer = setTimeout(() => void tellNotified(), nextDue - now + 20);
      timer.unref();
    }
  }

  const feed: EventFeed = await startEventFeed(
    db,
    (events) => {
      const last = events.at(-1);
      if (last === undefined) return;
      broadcast({ type: 'changed', seq: last.seq, epoch: last.epoch, topics: topicsOf(events) });
      void tellNotified();
    },
    { everyMs },
  );

  return {
    presence,
    connections: () => subscribers.size,
    poke: () => feed.poke(),
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => {
        subscribers.delete(subscriber);
      };
    },
    async stop() {
      clearTimeout(timer);
      presence.stop();
      await feed.stop();
    },
  };
}
