import { ok } from '#shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import { createLease } from '../db/lease.ts';
import { type CommandContext, type Connection, nobody, type QueryContext } from '../rpc/context.ts';
import type { Host } from '../rpc/host.ts';
import { startBeat } from './beat.ts';

/** Something that the clock does, not a person. */
export interface Job {
  readonly name: string;
  /** A read, so that nothing is written while there is nothing to do. */
  readonly isDue: (db: ReadDb, now: number) => Promise<boolean>;
  /**
   * What a slice needs and must not be waited for inside its transaction: figures from the reading thread, a file, a
   * server. What it gives goes to `run`; null is nothing to write. See `preparedJob`.
   */
  readonly prepare?: (ctx: QueryContext) => Promise<unknown>;
  /** One slice in one write transaction; true when there is more to do at once. */
  readonly run: (ctx: CommandContext, prepared?: unknown) => Promise<boolean>;
}

/** A job whose slices are prepared outside their transactions, with the type of what passes between. */
export function preparedJob<P>(parts: {
  readonly name: string;
  readonly isDue: Job['isDue'];
  readonly prepare: (ctx: QueryContext) => Promise<P | null>;
  readonly run: (ctx: CommandContext, prepared: P) => Promise<boolean>;
}): Job {
  return { ...parts, run: (ctx, prepared) => parts.run(ctx, prepared as P) };
}

/** How often a process looks at the lease and, where it holds it, at the jobs; the pattern is node-cron's. */
export interface Pace {
  readonly everyMs: number;
  readonly pattern: string;
}

const EVERY_MS = 15_000;
const PACE: Pace = { everyMs: EVERY_MS, pattern: '*/15 * * * * *' };
const TICKS_PER_MINUTE = 60_000 / EVERY_MS;
/** Slices of one job in a row; the rest waits for the next tick, so that others get their turn. */
const SLICES = 40;

const connection: Connection = { origin: 'job', device: '', address: 'job', token: null };

/** One slice of a job as an audited write of the program itself. */
export async function runSlice(
  host: Host,
  job: Job,
  isStillHeld: (db: ReadDb) => Promise<boolean>,
): Promise<boolean> {
  const call = { host, actor: nobody, connection };
  const prepared = await job.prepare?.({ ...call, now: host.clock(), db: host.db.read });
  if (prepared === null) return false;
  const now = host.clock();
  const { result, events } = await host.auditor.write(
    { actorId: null, origin: 'job', now },
    async (tx, trail) => {
      if (!(await isStillHeld(tx))) return ok(false);
      return ok(await job.run({ ...call, now, tx, trail }, prepared));
    },
  );
  host.hub.poke(events);
  return result.ok && result.value;
}

/**
 * Runs the jobs in one process of all that have the database open: at once (what nobody did while all machines were
 * off is caught up), then every fifteen seconds. `alsoHere` runs in every process, every minute.
 */
export function startJobs(
  host: Host,
  jobs: readonly Job[],
  alsoHere: (host: Host) => Promise<void>,
  { everyMs, pattern } = PACE,
): { stop(): Promise<void> } {
  const lease = createLease(host.db, { name: 'jobs', everyMs, now: host.clock });
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  let ticks = 0;

  async function tick(): Promise<void> {
    // Another machine's turn, whose clock is right and whose program knows the tables: it takes the lease over.
    if (host.standing.now().state !== 'open') return;
    try {
      if (ticks % TICKS_PER_MINUTE === 0) await alsoHere(host);
      ticks += 1;
      if (!(await lease.beat())) return;
    } catch (fault) {
      host.report('jobs', fault);
      return;
    }
    for (const job of jobs) await runJob(job);
  }

  /** One job that fails leaves the others their turn. */
  async function runJob(job: Job): Promise<void> {
    try {
      for (let slice = 0; slice < SLICES && !isStopped; slice += 1) {
        if (!(await job.isDue(host.db.read, host.clock()))) break;
        if (!(await runSlice(host, job, lease.holds))) break;
      }
    } catch (fault) {
      host.report(`jobs.${job.name}`, fault);
    }
  }

  const beat = startBeat({ pattern, atMostMs: everyMs }, () => {
    running = running.then(() => (isStopped ? undefined : tick()));
  });
  running = tick();

  return {
    async stop() {
      isStopped = true;
      beat.stop();
      await running;
      await lease.release().catch((fault: unknown) => host.report('lease', fault));
    },
  };
}
