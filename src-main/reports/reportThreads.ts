import { Worker } from 'node:worker_threads';
import type { Result } from '#shared/kernel/result.ts';
import { workerUrl } from '../jobs/workerUrl.ts';
import type { Answers, Kind } from './question.ts';
import type { ReportJob, ReportMessage } from './reportWorker.ts';

/** Why a report was not made; `code` says which. */
export class ReportFailed extends Error {
  readonly code: 'broken' | 'timeLimit' | 'queueFull';

  constructor(code: ReportFailed['code'], message: string) {
    super(message);
    this.name = 'ReportFailed';
    this.code = code;
  }
}

interface Watch {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Threads that make reports, each one report at a time. */
export interface ReportThreads {
  /**
   * An abort ends the thread in the midst of its work, since SQLite hears of nothing else.
   *
   * @throws {ReportFailed}
   * @throws the signal's reason
   */
  make<K extends Kind>(job: ReportJob<K>, watch?: Watch): Promise<Result<Answers[K]>>;
  /** Ends the threads; what is under way fails. */
  stop(): Promise<void>;
  /** For tests: how many threads there are now. */
  count(): number;
}

interface Limits {
  /** Threads at once; whoever comes later waits. */
  readonly threads: number;
  readonly queue: number;
  /** For one report. */
  readonly timeLimitMs: number;
  /** A thread without work and its connection are let go after that long. */
  readonly idleMs: number;
  readonly memoryMb: number;
}

const LIMITS: Limits = { threads: 2, queue: 20, timeLimitMs: 600_000, idleMs: 60_000, memoryMb: 2_048 };

export function createReportThreads(given: Partial<Limits> = {}): ReportThreads {
  const limits = { ...LIMITS, ...given };
  const idle = new Map<Worker, NodeJS.Timeout>();
  const busy = new Map<Worker, (reason: Error) => void>();
  const waiting: { readonly begin: () => void; readonly fail: (reason: Error) => void }[] = [];

  function takeIdle(): Worker {
    const [known] = idle;
    if (known === undefined) {
      const fresh = new Worker(workerUrl('reports/report'), {
        resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
      });
      return fresh.once('exit', () => {
        clearTimeout(idle.get(fresh));
        idle.delete(fresh);
      });
    }
    const [worker, timer] = known;
    clearTimeout(timer);
    idle.delete(worker);
    return worker;
  }

  function rest(worker: Worker): void {
    // A thread that merely waits for work must not keep the program from ending.
    worker.unref();
    const timer = setTimeout(() => {
      idle.delete(worker);
      void worker.terminate();
    }, limits.idleMs);
    timer.unref();
    idle.set(worker, timer);
  }

  async function makeNow(job: ReportJob, { onProgress, signal }: Watch): Promise<Result<Answers[Kind]>> {
    const worker = takeIdle();
    const { promise, resolve, reject } = Promise.withResolvers<Result<Answers[Kind]>>();
    const onMessage = (message: ReportMessage) => {
      if (message.kind === 'progress') onProgress?.(message.done, message.total);
      else if (message.kind === 'made') resolve(message.result);
      else reject(new ReportFailed('broken', message.message));
    };
    const onError = (fault: unknown) => reject(new ReportFailed('broken', String(fault)));
    const onExit = (status: number) => reject(new ReportFailed('broken', `The thread ended with ${status}`));
    const onAbort = () => reject(signal?.reason);
    const timer = setTimeout(
      () => reject(new ReportFailed('timeLimit', 'The report took too long')),
      limits.timeLimitMs,
    );
    worker.on('message', onMessage).once('error', onError).once('exit', onExit);
    signal?.addEventListener('abort', onAbort, { once: true });
    busy.set(worker, reject);
    worker.ref();
    try {
      worker.postMessage(job);
      const made = await promise;
      worker.off('exit', onExit).off('error', onError);
      rest(worker);
      return made;
    } catch (fault) {
      // Whatever it is at, the next report gets a thread of its own.
      worker.off('exit', onExit);
      await worker.terminate();
      throw fault;
    } finally {
      clearTimeout(timer);
      worker.off('message', onMessage);
      signal?.removeEventListener('abort', onAbort);
      busy.delete(worker);
    }
  }

  /** Reports that have a thread, or are about to get one. */
  let active = 0;

  /** Resolves when it is one's turn; whoever had it passes it on with `pass`. */
  async function turn(signal: AbortSignal | undefined): Promise<void> {
    if (active < limits.threads) {
      active += 1;
      return;
    }
    if (waiting.length >= limits.queue) throw new ReportFailed('queueFull', 'Too many reports are waiting');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const place = { begin: resolve, fail: reject };
    waiting.push(place);
    const leave = () => {
      const at = waiting.indexOf(place);
      if (at !== -1) waiting.splice(at, 1);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', leave, { once: true });
    try {
      await promise;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  function pass(): void {
    const next = waiting.shift();
    if (next === undefined) active -= 1;
    else next.begin();
  }

  return {
    async make<K extends Kind>(job: ReportJob<K>, watch: Watch = {}) {
      watch.signal?.throwIfAborted();
      await turn(watch.signal);
      try {
        watch.signal?.throwIfAborted();
        // The thread answers a question with an answer of its kind.
        return (await makeNow(job as unknown as ReportJob, watch)) as Result<Answers[K]>;
      } finally {
        pass();
      }
    },
    async stop() {
      const stopped = new ReportFailed('broken', 'The reports were stopped');
      for (const { fail } of waiting.splice(0)) fail(stopped);
      const resting = [...idle.keys()];
      const working = [...busy];
      for (const [, fail] of working) fail(stopped);
      await Promise.all(
        [...resting, ...working.map(([worker]) => worker)].map((worker) => worker.terminate()),
      );
    },
    count: () => idle.size + busy.size,
  };
}
