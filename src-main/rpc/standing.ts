import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Standing } from '#shared/live/standing.ts';
import { clockAhead, isClockOff } from '../db/clockAhead.ts';
import type { Database } from '../db/open.ts';

/** Whether this program may work with the database at this moment, looked at all the time it is open. */
export interface StandingWatch {
  now(): Standing;
  /** A call met a file that cannot be reached: taken for away until the next look, which opens it anew. */
  suspect(): void;
  /** Called with each change. */
  onChange(listener: (standing: Standing) => void): () => void;
  stop(): Promise<void>;
}

export interface StandingOptions {
  readonly db: Database;
  readonly clock: () => number;
  readonly everyMs: number;
  readonly report: (reference: string, fault: unknown) => void;
  /** How often the clock is compared while it is right; a test is quicker. */
  readonly clockEveryMs?: number;
}

const CLOCK_EVERY_MS = 60_000;
/** Somebody set this machine's clock: compared at once. */
const JUMP_MS = 5_000;
/** A file server that does not answer for so long is away. */
const ANSWER_MS = 5_000;
/** How often the clock is compared while it is wrong, so that work goes on soon after it was set. */
const WRONG_CLOCK_EVERY_MS = 5_000;

const OPEN: Standing = { state: 'open' };

/** Of a database that only this machine opens: nobody changes its tables, and there is no other clock. */
export function alwaysOpen(): StandingWatch {
  return { now: () => OPEN, suspect: () => {}, onChange: () => () => {}, stop: async () => {} };
}

/**
 * Watches a shared folder: whether it is there, whether a newer program has changed the tables, whether the clocks agree.
 * Each look costs a few microseconds and one question to the file server; a small file a minute tells its clock.
 *
 * A newer version may migrate while older ones have the folder open: its one transaction waits for theirs, and none of
 * theirs begins after it (db/driver.ts asks for the version at each BEGIN). What older programs read meanwhile may be
 * wrong or fail, but harms nothing, and here they notice within a moment and refuse. To wait until fifty workstations
 * have closed would mean that none can ever be updated.
 */
export function watchStanding({ db, clock, everyMs, ...options }: StandingOptions): StandingWatch {
  const { report, clockEveryMs = CLOCK_EVERY_MS } = options;
  const listeners = new Set<(standing: Standing) => void>();
  let standing: Standing = OPEN;
  let isStopped = false;
  let comparedAt = performance.now();
  let offset = clock() - performance.now();
  let turn: Promise<void> | null = null;

  function become(next: Standing): void {
    if (JSON.stringify(next) === JSON.stringify(standing)) return;
    standing = next;
    for (const tell of listeners) tell(next);
  }

  async function look(): Promise<void> {
    // A program does not become newer while it runs.
    if (standing.state === 'newerVersion') return;
    try {
      await answered(stat(db.file));
      if (standing.state === 'away') await db.reconnect();
      if (db.isOutgrown() === true) return become({ state: 'newerVersion' });
      if (standing.state === 'away' || isClockDue()) await compareClocks();
    } catch (fault) {
      if (standing.state !== 'away') report('standing', fault);
      become({ state: 'away' });
    }
  }

  function isClockDue(): boolean {
    const jumped = Math.abs(clock() - performance.now() - offset) > JUMP_MS;
    const every = standing.state === 'clockOff' ? Math.min(clockEveryMs, WRONG_CLOCK_EVERY_MS) : clockEveryMs;
    return jumped || performance.now() - comparedAt >= every;
  }

  async function compareClocks(): Promise<void> {
    comparedAt = performance.now();
    offset = clock() - comparedAt;
    const ahead = await answered(clockAhead(join(db.dataDir, `.clock-${randomUUID()}`), clock));
    const seconds = Math.round(ahead / 1_000);
    become(isClockOff(ahead) ? { state: 'clockOff', serverAheadSeconds: seconds } : OPEN);
  }

  const timer = setInterval(() => {
    turn ??= look().finally(() => {
      turn = null;
    });
  }, everyMs);
  timer.unref();

  return {
    now: () => standing,
    suspect: () => {
      if (standing.state === 'open' || standing.state === 'clockOff') become({ state: 'away' });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      if (isStopped) return;
      isStopped = true;
      clearInterval(timer);
      await turn;
    },
  };
}

/** What a silent file server never answers is taken for a refusal. */
async function answered<T>(question: Promise<T>): Promise<T> {
  const waiting = new AbortController();
  const late = sleep(ANSWER_MS, null, { signal: waiting.signal, ref: false }).then(() => {
    throw new Error('The folder did not answer in time');
  });
  late.catch(() => undefined);
  question.catch(() => undefined);
  try {
    return await Promise.race([question, late]);
  } finally {
    waiting.abort();
  }
}
