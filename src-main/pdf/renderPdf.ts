import { Worker } from 'node:worker_threads';
import { workerUrl } from '../jobs/workerUrl.ts';
import type { PdfAnswer, PdfDrawings, PdfJob } from './pdfJob.ts';
import type { SignedPaper } from './signedPaper.ts';

/** Why a document could not be made; `code` says which. */
export class PdfFailed extends Error {
  readonly code: 'timeLimit' | 'broken' | 'queueFull';

  constructor(code: PdfFailed['code'], message: string) {
    super(message);
    this.name = 'PdfFailed';
    this.code = code;
  }
}

export interface PdfRenderer {
  /** The bytes of the document. @throws {PdfFailed} */
  render(job: PdfJob | PdfDrawings | SignedPaper): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends the thread; the next document starts another. */
  stop(): Promise<void>;
}

interface Limits {
  /** For one document, from when its turn comes. */
  readonly timeLimitMs: number;
  /** The thread and its fonts (some 60 MB) are let go after that long without work. */
  readonly idleMs: number;
  /** Documents that may wait for their turn. */
  readonly queue: number;
  readonly memoryMb: number;
}

const LIMITS: Limits = { timeLimitMs: 30_000, idleMs: 30_000, queue: 50, memoryMb: 512 };

/** One worker thread that renders documents in the order asked for; started by the first one. */
export function createPdfRenderer(given: Partial<Limits> = {}): PdfRenderer {
  const limits = { ...LIMITS, ...given };
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  function started(): Worker {
    if (worker !== null) return worker;
    const fresh = new Worker(workerUrl('pdf'), {
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

  async function renderNow(job: PdfJob | PdfDrawings | SignedPaper): Promise<Uint8Array<ArrayBuffer>> {
    clearTimeout(idle);
    const thread = started();
    const { promise, resolve, reject } = Promise.withResolvers<PdfAnswer>();
    const onMessage = (answer: PdfAnswer) => resolve(answer);
    const onError = (fault: Error) => reject(new PdfFailed('broken', fault.message));
    const onExit = (status: number) => reject(new PdfFailed('broken', `The thread ended with ${status}`));
    const timer = setTimeout(
      () => reject(new PdfFailed('timeLimit', `No document within ${limits.timeLimitMs} ms`)),
      limits.timeLimitMs,
    );
    thread.once('message', onMessage).once('error', onError).once('exit', onExit);
    // While it works, the caller waits for it: then it does keep the program alive.
    thread.ref();
    try {
      thread.postMessage(job);
      const answer = await promise;
      if (!answer.ok) throw new PdfFailed('broken', answer.message);
      return answer.bytes;
    } catch (fault) {
      // Whatever state it was left in, the next document gets a new one.
      await stop();
      throw fault;
    } finally {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      thread.unref();
      idle = setTimeout(() => void stop(), limits.idleMs);
      idle.unref();
    }
  }

  return {
    async render(job) {
      if (waiting >= limits.queue) throw new PdfFailed('queueFull', 'Too many documents are waiting');
      waiting += 1;
      const turn = last
        .then(() => renderNow(job))
        .finally(() => {
          waiting -= 1;
        });
      last = turn.catch(() => undefined);
      return turn;
    },
    stop,
  };
}

/** The program's one renderer. */
export const pdfRenderer = createPdfRenderer();
