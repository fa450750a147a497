import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { median, percentile } from '#shared/indicators/statistics.ts';
import { fileSystemOf, synchroniserOf } from './fileSystem.ts';
import type { Answers } from './probe.ts';
import { type ProbeProcess, startProbe } from './probeProcess.ts';
import type { Examined, Locks, Timing } from './verdict.ts';

/** Writes of each process in the trial of strength, and how long it lasts at most. */
const WRITES = 100;
const WRITES_MS = 8_000;
const FLUSHES = 20;
const REPLACEMENTS = 60;
const WATCH_MS = 1_500;

export type Step = 'locks' | 'writes' | 'disk' | 'files';

/**
 * Tries a folder out with two processes, in a folder of its own inside, which is gone afterwards.
 *
 * @throws {NodeJS.ErrnoException} when nothing can be written there, and `ProbeFailed` when the trial itself breaks off
 */
export async function examine(folder: string, onStep: (step: Step) => void = () => {}): Promise<Examined> {
  return withProbes(folder, async (one, other) => ({
    folder,
    ...(await fileSystemOf(folder)),
    synchroniser: synchroniserOf(folder),
    ...(await contentIn(folder, one)),
    ...(await trial(one, other, onStep)),
  }));
}

/** What must hold before a workstation opens a shared database: half a second at the start of the program. */
export async function examineLocks(folder: string): Promise<Locks & Pick<Examined, 'clockAheadMs'>> {
  return withProbes(folder, async (one, other) => ({
    ...(await tryLocks(one, other)),
    clockAheadMs: (await one.ask({ do: 'clock' })).aheadMs,
  }));
}

async function withProbes<T>(
  folder: string,
  work: (one: ProbeProcess, other: ProbeProcess) => Promise<T>,
): Promise<T> {
  const place = await stat(folder);
  if (!place.isDirectory()) throw Object.assign(new Error(`${folder} is no folder.`), { code: 'ENOTDIR' });
  const scratch = await mkdtemp(join(folder, '.soporte-doctor-'));
  const one = startProbe(scratch);
  const other = startProbe(scratch);
  try {
    await one.ask({ do: 'open' });
    await other.ask({ do: 'open' });
    return await work(one, other);
  } finally {
    await Promise.all([one.stop(), other.stop()]);
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function trial(one: ProbeProcess, other: ProbeProcess, onStep: (step: Step) => void) {
  onStep('locks');
  const locks = await tryLocks(one, other);
  onStep('writes');
  const counting = { do: 'count', times: WRITES, withinMs: WRITES_MS } as const;
  const before = await one.ask({ do: 'counted' });
  const [mine, yours] = await Promise.all([
    one.ask({ ...counting, side: 'one' }),
    other.ask({ ...counting, side: 'other' }),
  ]);
  const after = await one.ask({ do: 'counted' });
  onStep('disk');
  const flushes = await one.ask({ do: 'fsync', times: FLUSHES });
  const { aheadMs } = await one.ask({ do: 'clock' });
  onStep('files');
  return {
    ...locks,
    writes: { ...gained(before, after), expected: mine.done + yours.done },
    commit: timing([...mine.ms, ...yours.ms]),
    flush: timing(flushes.ms),
    replacing: await tryReplacing(one, other),
    clockAheadMs: aheadMs,
  };
}

/** Each must wait for the other, and see what the other wrote. */
async function tryLocks(one: ProbeProcess, other: ProbeProcess): Promise<Locks> {
  const isHeld = (await one.ask({ do: 'hold' })) === 'done';
  const besideWriter = await other.ask({ do: 'write' });
  await one.ask({ do: 'letGo' });
  const afterWriter = await other.ask({ do: 'write' });
  const seen = await one.ask({ do: 'dataVersion' });
  await other.ask({ do: 'write' });
  const seesOthersWrites = (await one.ask({ do: 'dataVersion' })) !== seen;
  await one.ask({ do: 'holdRead' });
  const besideReader = await other.ask({ do: 'write' });
  await one.ask({ do: 'letGo' });
  return {
    writersExclude: isHeld && besideWriter === 'busy',
    readersHoldUp: besideReader === 'busy',
    locksAreLetGo: afterWriter === 'done',
    seesOthersWrites,
  };
}

function gained(before: Answers['counted'], after: Answers['counted']) {
  return {
    counted: after.value - before.value,
    entries: after.entries - before.entries,
    distinct: after.distinct - before.distinct,
  };
}

/** One replaces a file over and over while the other looks at it. */
async function tryReplacing(one: ProbeProcess, other: ProbeProcess): Promise<Answers['watch']> {
  await one.ask({ do: 'replace', times: 1 });
  const [, seen] = await Promise.all([
    one.ask({ do: 'replace', times: REPLACEMENTS }),
    other.ask({ do: 'watch', forMs: WATCH_MS }),
  ]);
  return seen;
}

const timing = (ms: readonly number[]): Timing => ({
  median: median(ms) ?? 0,
  p95: percentile(ms, 0.95) ?? 0,
});

/** Looked at by another process: closing a file of one's own drops the locks that this process has on it. */
async function contentIn(
  folder: string,
  probe: ProbeProcess,
): Promise<Pick<Examined, 'database' | 'content'>> {
  const content = await probe.ask({ do: 'look', folder });
  const { mode, hasWal } = content;
  return { content, database: mode === null ? null : { mode, hasWal } };
}
