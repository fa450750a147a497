import { Worker } from 'node:worker_threads';
import { workerUrl } from '../jobs/workerUrl.ts';
import type { Outcome, Task } from './task.ts';
import type { Answer, Question } from './worker.ts';

/** Why there is no answer; `code` says which. */
export class ReadingFailed extends Error {
  readonly code: 'broken' | 'timeLimit' | 'queueFull';

  constructor(code: ReadingFailed['code'], message: string) {
    super(message);
    this.name = 'ReadingFailed';
    this.code = code;
  }
}

/** A thread that reads, one question at a time; see `createReadingThread`. */
export interface ReadingThread {
  /**
   * Who asks the same (`key`) as somebody before them who still waits gets the same answer. An `abort` of the last one
   * who waits takes the question back, and ends the thread where it was at it.
   *
   * @throws {ReadingFailed}
   * @throws the signal's reason
   */
  ask(key: string, question: Question, signal?: AbortSignal): Promise<Outcome<Task['kind']>>;
  /** Ends the thread; the next question starts another. What is under way fails. */
  stop(): Promise<void>;
  /** For tests: whether there is a thread now. */
  isRunning(): boolean;
}

interface Job {
  readonly key: string;
  readonly question: Question;
  readonly answered: PromiseWithResolvers<Outcome<Task['kind']>>;
  waiting: number;
}

interface Limits {
  /** For one answer. */
  readonly timeLimitMs: number;
  /** Thread and connection (some 60 MB) are let go after that long without a question. */
  readonly idleMs: number;
  readonly queue: number;
  readonly memoryMb: number;
}

const LIMITS: Limits = { timeLimitMs: 120_000, idleMs: 60_000, queue: 50, memoryMb: 2_048 };

/** Started by the first question, ended when there was none for a while. */
export function createReadingThread(given: Partial<Limits> = {}): ReadingThread {
  const limits = { ...LIMITS, ...given };
  const queue: Job[] = [];
  let current: Job | null = null;
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;

  function started(): Worker {
    if (worker !== null) return worker;
    const fresh = new Worker(workerUrl('indicators'), {
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    });
    fresh.on('message', (answer: Answer) => {
      if (worker !== fresh) return;
      if (answer.ok) settle((job) => job.answered.resolve(answer.outcome));
      else settle((job) => job.answered.reject(new ReadingFailed('broken', answer.message)));
    });
    const broke = (message: string) => {
      if (worker !== fresh) return;
      worker = null;
      settle((job) => job.answered.reject(new ReadingFailed('broken', message)));
    };
    fresh.once('error', (fault) => broke(String(fault)));
    fresh.once('exit', (status) => broke(`The thread ended with ${status}`));
    // A thread that merely waits for work must not keep the program from ending.
    fresh.unref();
    worker = fresh;
    return fresh;
  }

  /** Done with the present job, one way or another: on to the next. */
  function settle(tell: (job: Job) => void): void {
    clearTimeout(timer);
    const done = current;
    current = null;
    if (done !== null) tell(done);
    next();
  }

  function next(): void {
    if (current !== null) return;
    const job = queue.shift();
    if (job === undefined) {
      worker?.unref();
      timer = setTimeout(() => void end(), limits.idleMs);
      timer.unref();
      return;
    }
    current = job;
    const thread = started();
    thread.ref();
    timer = setTimeout(
      () => abandon(new ReadingFailed('timeLimit', 'The figures took too long')),
      limits.timeLimitMs,
    );
    thread.postMessage(job.question);
  }

  async function end(): Promise<void> {
    clearTimeout(timer);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  }

  /** Ends the thread in the midst of its work: SQLite hears of nothing else. */
  function abandon(reason: unknown): void {
    void end();
    settle((job) => job.answered.reject(reason));
  }

  function takeBack(job: Job): void {
    job.waiting -= 1;
    if (job.waiting > 0) return;
    if (job === current) {
      abandon(new ReadingFailed('broken', 'Nobody waits for it any more'));
      return;
    }
    const place = queue.indexOf(job);
    if (place !== -1) queue.splice(place, 1);
  }

  function jobOf(key: string, question: Question): Job {
    const same = [...(current === null ? [] : [current]), ...queue].find((job) => job.key === key);
    if (same !== undefined) return same;
    if (queue.length >= limits.queue) throw new ReadingFailed('queueFull', 'Too many figures are waiting');
    const fresh: Job = { key, question, answered: Promise.withResolvers(), waiting: 0 };
    // Whoever went away hears nothing of how it ended.
    fresh.answered.promise.catch(() => undefined);
    queue.push(fresh);
    return fresh;
  }

  return {
    async ask(key, question, signal) {
      signal?.throwIfAborted();
      const job = jobOf(key, question);
      job.waiting += 1;
      clearTimeout(current === null ? timer : undefined);
      next();
      if (signal === undefined) return job.answered.promise;
      const gone = Promise.withResolvers<never>();
      const leave = () => {
        gone.reject(signal.reason);
        takeBack(job);
      };
      signal.addEventListener('abort', leave, { once: true });
      try {
        return await Promise.race([job.answered.promise, gone.promise]);
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
    async stop() {
      const stopped = new ReadingFailed('broken', 'The reading thread was stopped');
      for (const job of queue.splice(0)) job.answered.reject(stopped);
      const running = current;
      current = null;
      running?.answered.reject(stopped);
      await end();
    },
    isRunning: () => worker !== null,
  };
}
