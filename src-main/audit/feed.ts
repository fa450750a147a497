import { setImmediate as turn } from 'node:timers/promises';
import { watchForeignWrites } from '../db/foreignWrites.ts';
import type { Database } from '../db/open.ts';
import type { FeedEvent } from './event.ts';
import { eventsSince, newestEvent } from './history.ts';

/** Tells this process's windows and sockets what was committed, by whomever. */
export interface EventFeed {
  /**
   * To be called after each commit of this process, with its events where they are at hand: then the table need not be
   * asked. Resolves when all that is committed has been published.
   */
  poke(own?: readonly FeedEvent[]): Promise<void>;
  stop(): void;
}

export interface FeedOptions {
  /** How often other processes' commits are looked for. */
  readonly everyMs: number;
  /** Told when reading the events failed; they are read again at the next poke or poll. */
  readonly onError?: (error: unknown) => void;
}

const PAGE = 500;

/**
 * Publishes every event once and in order, from now on: what was told last says what comes next, by `seq`. Own events
 * that follow on it are told as they are; with anything in between (another process wrote at the same time) all of it
 * is read from the table, so that none is told twice or left out.
 */
export async function startEventFeed(
  db: Database,
  publish: (events: readonly FeedEvent[]) => void,
  { everyMs, onError }: FeedOptions,
): Promise<EventFeed> {
  let { seq: told } = await newestEvent(db.read);
  let running: Promise<void> | null = null;
  let isWanted = false;
  let isStopped = false;

  async function readOn(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      for (;;) {
        const events = await eventsSince(db.read, told, PAGE);
        const last = events.at(-1);
        if (last === undefined || isStopped) break;
        told = last.seq;
        publish(events);
        // A page that is not full was the last one; what is committed meanwhile asks anew.
        if (events.length < PAGE) break;
        // After an import of another process there are hundreds of pages: others get a word in between.
        await turn();
      }
    }
  }

  function poke(own: readonly FeedEvent[] = []): Promise<void> {
    const last = own.at(-1);
    if (last !== undefined && own[0]?.seq === told + 1 && running === null && !isStopped) {
      told = last.seq;
      publish(own);
      return Promise.resolve();
    }
    isWanted = true;
    running ??= readOn().finally(() => {
      running = null;
    });
    return running;
  }

  const unwatch = watchForeignWrites(db, () => void poke().catch((error) => onError?.(error)), everyMs);
  return {
    poke,
    stop: () => {
      isStopped = true;
      unwatch();
    },
  };
}
