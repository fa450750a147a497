import { appendFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY } from '#shared/kernel/time.ts';

/** Lines of JSON, one for each thing that happened. */
export interface DailyLog {
  /** `at`, the instant in UTC, is put before it. */
  add(entry: Readonly<Record<string, unknown>>): void;
  /** Writes what is still in memory. */
  close(): Promise<void>;
}

export interface DailyLogOptions {
  readonly folder: string;
  /** What it is of: `requests` gives `requests-2026-11-24.log`. Letters only. */
  readonly name: string;
  /** Older files are removed. */
  readonly keptDays: number;
  /** A file that has grown so large is followed by another of the same day. */
  readonly mostBytes?: number;
  /** So many files of one day: what comes then is dropped, so that nobody fills the disk by being refused. */
  readonly mostParts?: number;
  /** UTC ms. */
  readonly clock?: () => number;
  /** Told once of each stretch in which nothing can be written. */
  readonly report: (fault: unknown) => void;
}

const EVERY_MS = 1_000;
/** Beyond this the disk does not keep up: lines are dropped rather than memory filled. */
const MOST_WAITING = 50_000;
const MOST_BYTES = 20 * 1024 * 1024;

/** Writes to a file a day (UTC), a second’s worth at a time; only its owner may read it. */
export async function openDailyLog(options: DailyLogOptions): Promise<DailyLog> {
  const { folder, name, keptDays, mostBytes = MOST_BYTES, clock = Date.now, report } = options;
  const mostParts = options.mostParts ?? Number.POSITIVE_INFINITY;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let waiting: string[] = [];
  let isFailing = false;
  let cleanedOn = '';
  let part = { day: '', number: 1 };
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const day = dayOf(clock());
    try {
      if (day !== cleanedOn) {
        await removeOld(folder, name, clock() - keptDays * DAY);
        cleanedOn = day;
      }
      if (waiting.length === 0) return;
      if (part.day !== day) part = { day, number: 1 };
      while ((await sizeOf(fileOf(part))) >= mostBytes) part = { day, number: part.number + 1 };
      const lines = waiting;
      waiting = [];
      if (part.number > mostParts) return;
      await appendFile(fileOf(part), lines.join(''), { mode: 0o600 });
      isFailing = false;
    } catch (fault) {
      if (!isFailing) report(fault);
      isFailing = true;
    }
  }

  function fileOf({ day, number }: { day: string; number: number }): string {
    return join(folder, number === 1 ? `${name}-${day}.log` : `${name}-${day}.${number}.log`);
  }

  const flush = () => {
    writing = writing.then(write);
    return writing;
  };
  await flush();
  const timer = setInterval(() => void flush(), EVERY_MS);
  timer.unref();

  return {
    add(entry) {
      if (waiting.length >= MOST_WAITING) return;
      waiting.push(`${JSON.stringify({ at: new Date(clock()).toISOString(), ...entry })}\n`);
    },
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

async function removeOld(folder: string, name: string, before: number): Promise<void> {
  const oldest = dayOf(before);
  const ours = new RegExp(`^${name}-(\\d{4}-\\d{2}-\\d{2})(?:\\.\\d+)?\\.log$`);
  for (const file of await readdir(folder)) {
    const day = ours.exec(file)?.[1];
    if (day !== undefined && day < oldest) await rm(join(folder, file), { force: true });
  }
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
