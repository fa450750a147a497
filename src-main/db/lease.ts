import { randomUUID } from 'node:crypto';
import type { ReadDb } from './handles.ts';
import type { Database } from './open.ts';

/** The right to run a background job, held by one process of all that have the database open. */
export interface Lease {
  /**
   * To be called every `everyMs`: keeps the lease, takes it when it is free or its holder fell silent, or watches.
   * Answers whether it is held now.
   */
  beat(): Promise<boolean>;
  /** Whether it is still held, to be asked inside each transaction of the job: somebody may have taken it over. */
  holds(tx: ReadDb): Promise<boolean>;
  /** Lets it go, so that the next one need not wait. */
  release(): Promise<void>;
}

export interface LeaseOptions {
  readonly name: string;
  readonly everyMs: number;
  /** UTC milliseconds, only to be shown to people. */
  readonly now: () => number;
  /** Milliseconds that never jump; `performance.now` unless a test brings its own. */
  readonly monotonic?: () => number;
  /** This process's own; made up unless given. */
  readonly token?: string;
}

/** Heartbeats that must be missed before somebody else may take over. */
const MISSED_BEATS = 3;

interface Sight {
  readonly token: string;
  readonly counter: number;
  readonly at: number;
}

/**
 * A lease is a token and a counter in the database. Clocks of different machines are never compared: a taker watches
 * the counter, and only when it has stood still for three heartbeats of the taker's own monotonic clock takes over. A
 * holder that slept through that finds another token there, at its next beat or in its next job write.
 */
export function createLease(db: Database, options: LeaseOptions): Lease {
  const { name, everyMs, now, monotonic = () => performance.now(), token = randomUUID() } = options;
  let sight: Sight | null = null;

  async function beat(): Promise<boolean> {
    const row = await readLease(db.read, name);
    if (row !== undefined && row.token !== token && !hasFallenSilent(row)) return false;
    const heartbeatAt = now();
    const isHeld = await db.write(async (tx) => {
      const current = await readLease(tx, name);
      if (current === undefined) {
        await tx.insertInto('leases').values({ name, token, counter: 1, heartbeatAt }).execute();
        return true;
      }
      // It moved between our look and the lock: its holder lives, or somebody was faster.
      if (current.token !== token && (current.token !== row?.token || current.counter !== row.counter))
        return false;
      const next = { token, counter: current.counter + 1, heartbeatAt };
      await tx.updateTable('leases').set(next).where('name', '=', name).execute();
      return true;
    });
    if (isHeld) sight = null;
    return isHeld;
  }

  function hasFallenSilent(row: { readonly token: string; readonly counter: number }): boolean {
    const at = monotonic();
    if (sight?.token !== row.token || sight.counter !== row.counter) {
      sight = { ...row, at };
      return false;
    }
    return at - sight.at >= MISSED_BEATS * everyMs;
  }

  return {
    beat,
    holds: async (tx) => (await readLease(tx, name))?.token === token,
    release: () =>
      db.write(async (tx) => {
        await tx.deleteFrom('leases').where('name', '=', name).where('token', '=', token).execute();
      }),
  };
}

async function readLease(db: ReadDb, name: string): Promise<{ token: string; counter: number } | undefined> {
  return db.selectFrom('leases').select(['token', 'counter']).where('name', '=', name).executeTakeFirst();
}
