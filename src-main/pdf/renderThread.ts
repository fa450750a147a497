import { Worker } from 'node:worker_threads';
import { workerUrl } from '../jobs/workerUrl.ts';

/** Why a document could not be made; `code` says which. */
export class PdfFailed extends Error {
  readonly code: 'timeLimit' | 'broken' | 'queueFull';

  constructor(code: PdfFailed['code'], message: string) {
    super(message);
    this.name = 'PdfFailed';
    this.code = code;
  }
}

/** What a thread answers with. */
type Answer<A> = ({ readonly ok: true } & A) | { readonly ok: false; readonly message: string };

export interface RenderThread<J, A> {
  /**
   * One document, when its turn comes. An `abort` takes it back, and ends the thread where it was at it.
   *
   * @throws {PdfFailed}
   * @throws the signal's reason
   */
  render(job: J, signal?: AbortSignal): Promise<A>;
  /** Ends the thread; the next document starts another. */
  stop(): Promise<void>;
}

export interface RenderLimits {
  /** For one document, from when its turn comes. */
  readonly timeLimitMs: number;
  /** The thread and its fonts (some 60 MB) are let go after that long without work. */
  readonly idleMs: number;
  /** Documents that may wait for their turn. */
  readonly queue: number;
  readonly memoryMb: number;
}

/** One worker thread (a name for `workerUrl`) that renders documents in the order asked for; started by the first one. */
export function createRenderThread<J, A>(name: string, limits: RenderLimits): RenderThread<J, A> {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  function started(): Worker {
    if (worker !== null) return worker;
    const fresh = new Worker(workerUrl(name), {
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    });
    // A thread that merely waits for work must not keep the program from ending.
    fresh.unref();
    fresh.once('exit', () => {
      if (worker === fresh) worker = null;
    });
    worker = fresh;
    return fresh;
  }

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  }

  async function renderNow(job: J, signal: AbortSignal | undefined): Promise<A> {
    signal?.throwIfAborted();
    clearTimeout(idle);
    const thread = started();
    const { promise, resolve, reject } = Promise.withResolvers<Answer<A>>();
    const onMessage = (answer: Answer<A>) => resolve(answer);
    const onError = (fault: Error) => reject(new PdfFailed('broken', fault.message));
    const onExit = (status: number) => reject(new PdfFailed('broken', `The thread ended with ${status}`));
    const onAbort = () => reject(signal?.reason);
    const timer = setTimeout(
      () => reject(new PdfFailed('timeLimit', `No document within ${limits.timeLimitMs} ms`)),
      limits.timeLimitMs,
    );
    thread.once('message', onMessage).once('error', onError).once('exit', onExit);
    signal?.addEventListener('abort', onAbort);
    // While it works, the caller waits for it: then it does keep the program alive.
    thread.ref();
    try {
      thread.postMessage(job);
      const answer = await promise;
      if (!answer.ok) throw new PdfFailed('broken', answer.message);
      return answer;
    } catch (fault) {
      // Whatever state it was left in, the next document gets a new one.
      await stop();
      throw fault;
    } finally {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
      thread.unref();
      idle = setTimeout(() => void stop(), limits.idleMs);
      idle.unref();
    }
  }

  return {
    async render(job, signal) {
      signal?.throwIfAborted();
      if (waiting >= limits.queue) throw new PdfFailed('queueFull', 'Too many documents are waiting');
      waiting += 1;
      const turn = last
        .then(() => renderNow(job, signal))
        .finally(() => {
          waiting -= 1;
        });
      last = turn.catch(() => undefined);
      return signal === undefined ? turn : leaving(turn, signal);
    },
    stop,
  };
}

/** Whoever takes a document back that still waits hears of it at once. */
async function leaving<A>(turn: Promise<A>, signal: AbortSignal): Promise<A> {
  const gone = Promise.withResolvers<never>();
  const leave = () => gone.reject(signal.reason);
  signal.addEventListener('abort', leave);
  // Nobody is left to hear how a document ended that was taken back.
  turn.catch(() => undefined);
  try {
    return await Promise.race([turn, gone.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
