import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertNever } from '#shared/kernel/assertNever.ts';
import { isBusy, retryWhileBusy } from '../db/busy.ts';
import { clockAhead } from '../db/clockAhead.ts';
import { connect } from '../db/dialects/sqlite.ts';
import { contentOf, type FolderContent } from '../db/folderContent.ts';

/** What a probe is told to do in the folder that is tried out; it answers each with the `Answers` of the same name. */
export type Question =
  | { readonly do: 'open' }
  /** Takes the write lock and keeps it. */
  | { readonly do: 'hold' }
  /** Takes a reader's lock and keeps it. */
  | { readonly do: 'holdRead' }
  | { readonly do: 'letGo' }
  /** One write without waiting for anybody. */
  | { readonly do: 'write' }
  | { readonly do: 'dataVersion' }
  /** Counts one up so many times or for so long, waiting for the other one where it must. */
  | { readonly do: 'count'; readonly side: string; readonly times: number; readonly withinMs: number }
  | { readonly do: 'counted' }
  | { readonly do: 'fsync'; readonly times: number }
  | { readonly do: 'replace'; readonly times: number }
  /** Looks at a file that the other one replaces all the time. */
  | { readonly do: 'watch'; readonly forMs: number }
  | { readonly do: 'clock' }
  /** Looks at the data folder that lies in `folder`; here, since a look at a file may drop this process's locks on it. */
  | { readonly do: 'look'; readonly folder: string };

export interface Answers {
  readonly open: null;
  readonly hold: 'done' | 'busy';
  readonly holdRead: null;
  readonly letGo: null;
  readonly write: 'done' | 'busy';
  readonly dataVersion: number;
  /** Milliseconds that each took, waiting included. */
  readonly count: { readonly done: number; readonly ms: readonly number[] };
  readonly counted: { readonly value: number; readonly entries: number; readonly distinct: number };
  readonly fsync: { readonly ms: readonly number[] };
  readonly replace: { readonly done: number };
  /** Looks at which the file was not there, or not whole. */
  readonly watch: { readonly looks: number; readonly faults: number };
  /** Milliseconds by which the folder's clock is ahead of this machine's. */
  readonly clock: { readonly aheadMs: number };
  readonly look: FolderContent;
}

export type Answer<K extends Question['do'] = Question['do']> = { readonly [N in K]: Answers[N] }[K];

const WAIT_MS = 10_000;
const FILE = 'scratch.sqlite';
const REPLACED = 'replaced.json';
const WHOLE = 64 * 1024;

/** One of the processes that try a folder out; `work` does what it is told there. */
export interface Probe {
  work<K extends Question['do']>(question: Extract<Question, { do: K }>): Promise<Answers[K]>;
  close(): void;
}

/** A probe that uses SQLite exactly as the product does with a shared file: rollback journal, every commit flushed. */
export function createProbe(folder: string): Probe {
  const file = join(folder, FILE);
  let connection: Awaited<ReturnType<typeof connect>> | null = null;

  function opened() {
    if (connection === null) throw new Error('The scratch database is not open');
    return connection;
  }

  async function begin(): Promise<void> {
    connection = await connect({ file, mode: 'sharedFile', busyDeadlineMs: WAIT_MS });
    await patiently(() => {
      opened().exec('CREATE TABLE IF NOT EXISTS counter (id INTEGER PRIMARY KEY, value INTEGER NOT NULL)');
      opened().exec('CREATE TABLE IF NOT EXISTS entries (side TEXT NOT NULL, value INTEGER NOT NULL)');
      opened().exec('INSERT OR IGNORE INTO counter VALUES (1, 0)');
    });
  }

  function atOnce(work: () => void): 'done' | 'busy' {
    try {
      work();
      return 'done';
    } catch (fault) {
      if (opened().inTransaction) opened().exec('ROLLBACK');
      if (!isBusy(fault)) throw fault;
      return 'busy';
    }
  }

  function writeOnce(side: string): void {
    opened().exec('BEGIN IMMEDIATE');
    opened().exec('UPDATE counter SET value = value + 1 WHERE id = 1');
    opened().prepare('INSERT INTO entries SELECT ?, value FROM counter WHERE id = 1').run(side);
    opened().exec('COMMIT');
  }

  const patiently = (work: () => void) =>
    retryWhileBusy(() => {
      try {
        work();
      } catch (fault) {
        if (opened().inTransaction) opened().exec('ROLLBACK');
        throw fault;
      }
    }, performance.now() + WAIT_MS);

  async function count({ side, times, withinMs }: Extract<Question, { do: 'count' }>) {
    const ms: number[] = [];
    const until = performance.now() + withinMs;
    while (ms.length < times && performance.now() < until) {
      const from = performance.now();
      await patiently(() => writeOnce(side));
      ms.push(performance.now() - from);
    }
    return { done: ms.length, ms };
  }

  async function answer(question: Question): Promise<Answer> {
    switch (question.do) {
      case 'open':
        await begin();
        return null;
      case 'hold':
        return atOnce(() => opened().exec('BEGIN IMMEDIATE'));
      case 'holdRead':
        opened().exec('BEGIN');
        opened().prepare('SELECT value FROM counter').get();
        return null;
      case 'letGo':
        opened().exec('ROLLBACK');
        return null;
      case 'write':
        return atOnce(() => writeOnce('once'));
      case 'dataVersion':
        return Number(opened().pragma('data_version', { simple: true }));
      case 'count':
        return count(question);
      case 'counted':
        return opened()
          .prepare<[], Answers['counted']>(
            `SELECT (SELECT value FROM counter WHERE id = 1) AS value, count(*) AS entries,
              count(DISTINCT value) AS "distinct" FROM entries`,
          )
          .get() as Answers['counted'];
      case 'fsync':
        return { ms: await flushes(join(folder, `flushed-${randomUUID()}`), question.times) };
      case 'replace':
        return { done: await replaces(folder, question.times) };
      case 'watch':
        return watches(join(folder, REPLACED), question.forMs);
      case 'clock':
        return { aheadMs: await clockAhead(join(folder, `clock-${randomUUID()}`)) };
      case 'look':
        return contentOf(question.folder);
      default:
        return assertNever(question);
    }
  }

  return {
    // The switch answers each question with the answer of its name.
    work: async (question) => (await answer(question)) as never,
    close: () => connection?.close(),
  };
}

/** Milliseconds of each small write that reaches the disk. */
async function flushes(file: string, times: number): Promise<number[]> {
  const handle = await open(file, 'w');
  const ms: number[] = [];
  try {
    for (let n = 0; n < times; n += 1) {
      const from = performance.now();
      await handle.write(Buffer.alloc(4_096, n % 256), 0, 4_096, n * 4_096);
      await handle.sync();
      ms.push(performance.now() - from);
    }
  } finally {
    await handle.close();
    await rm(file, { force: true });
  }
  return ms;
}

async function replaces(folder: string, times: number): Promise<number> {
  const target = join(folder, REPLACED);
  for (let n = 0; n < times; n += 1) {
    const draft = join(folder, `draft-${randomUUID()}`);
    await writeFile(draft, String(n % 10).repeat(WHOLE), { flush: true });
    await rename(draft, target);
  }
  return times;
}

/** Of a file that is always there and always holds one figure, over and over. */
async function watches(file: string, forMs: number): Promise<Answers['watch']> {
  const until = performance.now() + forMs;
  let looks = 0;
  let faults = 0;
  while (performance.now() < until) {
    const text = await readFile(file, 'utf8').catch(() => '');
    looks += 1;
    if (text.length !== WHOLE || text !== (text[0] ?? '').repeat(WHOLE)) faults += 1;
    await sleep(1);
  }
  return { looks, faults };
}
