import { sql } from 'kysely';
import { MINUTE } from '#shared/kernel/time.ts';
import type { LiveEvent } from '#shared/live/contract.ts';
import type { FeedEvent } from '../audit/event.ts';
import { type EventFeed, startEventFeed } from '../audit/feed.ts';
import type { Database } from '../db/open.ts';
import {
  type Audience,
  holdersOf,
  maySeePresence,
  ownersOf,
  type Topic,
  topicsFor,
  topicsOf,
} from './audience.ts';
import { createPresence, type Presence } from './presence.ts';

export interface Subscriber extends Audience {
  readonly send: (event: LiveEvent) => void;
  /** Everything that a batch touched, told or not, before it is told. */
  readonly touched: (topics: readonly Topic[]) => void;
}

/** Tells every open window what changed, once it is committed: by this process or by any other on the same file. */
export interface LiveHub {
  subscribe(subscriber: Subscriber): () => void;
  readonly presence: Presence;
  readonly connections: () => number;
  /** Called after each commit of our own (with its events), so that nobody waits for the next poll. */
  poke(own?: readonly FeedEvent[]): void;
  stop(): Promise<void>;
}

/** What is due later is looked at again after so long at most: the clock may be put back or forward meanwhile. */
const LONGEST_WAIT_MS = MINUTE;

/** Starts polling for changes of other processes every `everyMs`. */
export async function createHub(db: Database, everyMs: number, clock: () => number): Promise<LiveHub> {
  const subscribers = new Set<Subscriber>();
  const presence = createPresence((event) => {
    for (const subscriber of subscribers) if (maySeePresence(subscriber, event)) subscriber.send(event);
  });
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
      const ms = Math.min(nextDue - now + 20, LONGEST_WAIT_MS);
      timer = setTimeout(() => void tellNotified().catch(() => undefined), ms);
      timer.unref();
    }
  }

  async function tellChanged(events: readonly FeedEvent[]): Promise<void> {
    const last = events.at(-1);
    if (last === undefined || subscribers.size === 0) return;
    const topics = topicsOf(events);
    const { seq, epoch } = last;
    const isForStaffOnly = [...subscribers].every((subscriber) => subscriber.seesAll);
    const owners = isForStaffOnly ? new Map() : await ownersOf(db.read, topics);
    const holders = isForStaffOnly ? new Map() : await holdersOf(db.read, topics);
    for (const subscriber of subscribers) {
      subscriber.touched(topics);
      const told = subscriber.seesAll ? topics : topicsFor(subscriber, topics, owners, holders);
      // Also where nothing is left to tell: the window knows by the number that it missed nothing.
      subscriber.send({ type: 'changed', seq, epoch, topics: told });
    }
    await tellNotified();
  }

  // In order, though some batches ask the database first; one that failed leaves the others be.
  let telling: Promise<void> = Promise.resolve();
  const feed: EventFeed = await startEventFeed(
    db,
    (events) => {
      telling = telling.then(() => tellChanged(events)).catch(() => undefined);
    },
    { everyMs },
  );

  return {
    presence,
    connections: () => subscribers.size,
    // What could not be read now is read at the next poke or poll.
    poke: (own) => void feed.poke(own).catch(() => undefined),
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => {
        subscribers.delete(subscriber);
      };
    },
    async stop() {
      clearTimeout(timer);
      presence.stop();
      feed.stop();
      await telling;
    },
  };
}
