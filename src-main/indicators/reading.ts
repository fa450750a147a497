import { MINUTE } from '#shared/kernel/time.ts';
import { newestEvent } from '../audit/history.ts';
import type { Database } from '../db/open.ts';
import { createLocalCopy } from './localCopy.ts';
import type { Outcome, Task } from './task.ts';
import { createReadingThread } from './thread.ts';

export interface Read<K extends Task['kind']> extends Outcome<K> {
  /** UTC ms. */
  readonly asOf: number;
}

export interface When {
  /** UTC ms. */
  readonly now: number;
  /** UTC ms, for a list that goes with figures read before; else the minute that `now` lies in. */
  readonly asOf?: number | undefined;
  /**
   * What reads whole years over and over (goals, the weeks that alerts look at) has a thread of its own, so that nobody
   * who opens a panel waits behind it.
   */
  readonly isLong?: boolean;
}

/** Reads the figures of one database beside the main thread, and remembers them until something changes. */
export interface Reading {
  read<K extends Task['kind']>(
    task: Extract<Task, { kind: K }>,
    when: When,
    signal?: AbortSignal,
  ): Promise<Read<K>>;
  /** What a thread of another feature is to read, and as of when: the local copy of a shared file. */
  source(now: number): Promise<{ readonly file: string; readonly asOf: number }>;
  stop(): Promise<void>;
}

const REMEMBERED = 100;
/** What somebody waits for who clicked on a figure, or typed a word. */
const LISTS: ReadonlySet<Task['kind']> = new Set(['tickets', 'failures', 'search']);

export function createReading(db: Database): Reading {
  // Lists have a thread of their own: nobody who opens one waits for somebody else's year.
  const threads = {
    lists: createReadingThread(),
    figures: createReadingThread(),
    long: createReadingThread(),
  };
  const copy = db.mode === 'sharedFile' ? createLocalCopy(db.file) : null;
  const remembered = new Map<string, Outcome<Task['kind']>>();
  let rememberedOf = '';

  return {
    async read<K extends Task['kind']>(task: Extract<Task, { kind: K }>, when: When, signal?: AbortSignal) {
      // The newest event stands for all that was written: every command, job and import records one.
      const { seq, epoch } = await newestEvent(db.read);
      const local = (await copy?.current(when.now, `${epoch}:${seq}`)) ?? null;
      const version = local?.version ?? `${epoch}:${seq}`;
      if (version !== rememberedOf) {
        remembered.clear();
        rememberedOf = version;
      }
      const asOf = when.asOf ?? fullMinute(local?.madeAt ?? when.now);
      const key = JSON.stringify([version, asOf, task]);
      const known = remembered.get(key);
      if (known !== undefined) return { ...(known as Outcome<K>), asOf };
      const thread = LISTS.has(task.kind) ? 'lists' : when.isLong ? 'long' : 'figures';
      const outcome = await threads[thread].ask(
        key,
        { file: local?.file ?? db.file, mode: db.mode, asOf, task },
        signal,
      );
      if (version === rememberedOf) {
        if (remembered.size >= REMEMBERED) remembered.clear();
        remembered.set(key, outcome);
      }
      // The thread answers a task with an outcome of its kind.
      return { ...(outcome as Outcome<K>), asOf };
    },
    async source(now) {
      const { seq, epoch } = await newestEvent(db.read);
      const local = (await copy?.current(now, `${epoch}:${seq}`)) ?? null;
      return { file: local?.file ?? db.file, asOf: fullMinute(local?.madeAt ?? now) };
    },
    async stop() {
      await Promise.all(Object.values(threads).map((thread) => thread.stop()));
      await copy?.remove();
    },
  };
}

/** Figures and list of the same minute have the same count, and the same question asked twice is answered once. */
function fullMinute(now: number): number {
  return now - (now % MINUTE);
}

const readings = new WeakMap<Database, Reading>();

/** The reading of an open database. */
export function readingOf(db: Database): Reading {
  const known = readings.get(db) ?? createReading(db);
  readings.set(db, known);
  return known;
}

/** Ends the threads before the database is closed. */
export async function stopReading(db: Database): Promise<void> {
  await readings.get(db)?.stop();
  readings.delete(db);
}
