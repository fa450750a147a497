import { appendFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY } from '#shared/kernel/time.ts';

/** One request or call. Never who, from where, which one, or what was looked for. */
export interface LoggedRequest {
  /** GET, POST …, or RPC for a call over the socket of a window. */
  readonly method: string;
  /** The pattern of the route (`/api/v1/tickets/{id}`), or the procedure's name. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** Of the answer; null where it was not counted. */
  readonly bytes: number | null;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  /** Writes what is still in memory. */
  close(): Promise<void>;
}

export interface RequestLogOptions {
  readonly folder: string;
  /** Older files are removed. */
  readonly keptDays: number;
  /** A file that has grown so large is followed by another of the same day. */
  readonly mostBytes?: number;
  /** UTC ms. */
  readonly clock?: () => number;
  /** Told once of each stretch in which nothing can be written. */
  readonly report: (fault: unknown) => void;
}

const EVERY_MS = 1_000;
/** Beyond this the disk does not keep up: lines are dropped rather than memory filled. */
const MOST_WAITING = 50_000;
const MOST_BYTES = 20 * 1024 * 1024;
const FILE = /^requests-(\d{4}-\d{2}-\d{2})(?:\.(\d+))?\.log$/;

/** Writes requests to a file a day (`requests-2026-11-24.log`, UTC), a second's worth at a time. */
export async function openRequestLog(options: RequestLogOptions): Promise<RequestLog> {
  const { folder, keptDays, mostBytes = MOST_BYTES, clock = Date.now, report } = options;
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
        await removeOld(folder, clock() - keptDays * DAY);
        cleanedOn = day;
      }
      if (waiting.length === 0) return;
      if (part.day !== day) part = { day, number: 1 };
      while ((await sizeOf(fileOf(part))) >= mostBytes) part = { day, number: part.number + 1 };
      const lines = waiting;
      waiting = [];
      await appendFile(fileOf(part), lines.join(''), { mode: 0o600 });
      isFailing = false;
    } catch (fault) {
      if (!isFailing) report(fault);
      isFailing = true;
    }
  }

  function fileOf({ day, number }: { day: string; number: number }): string {
    return join(folder, number === 1 ? `requests-${day}.log` : `requests-${day}.${number}.log`);
  }

  const flush = () => {
    writing = writing.then(write);
    return writing;
  };
  await flush();
  const timer = setInterval(() => void flush(), EVERY_MS);
  timer.unref();

  return {
    add({ method, route, status, ms, bytes }) {
      if (waiting.length >= MOST_WAITING) return;
      const line = { at: new Date(clock()).toISOString(), method, route, status, ms: Math.round(ms), bytes };
      waiting.push(`${JSON.stringify(line)}\n`);
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

async function removeOld(folder: string, before: number): Promise<void> {
  const oldest = dayOf(before);
  for (const name of await readdir(folder)) {
    const day = FILE.exec(name)?.[1];
    if (day !== undefined && day < oldest) await rm(join(folder, name), { force: true });
  }
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
