import { Worker } from 'node:worker_threads';
import { workerUrl } from '../jobs/workerUrl.ts';
import type { InspectedPaper } from './inspectPaper.ts';
import type { InspectAnswer, InspectTask } from './worker.ts';

/** Why nothing can be said of a file. */
export class InspectionFailed extends Error {
  readonly code: 'timeLimit' | 'broken';

  constructor(code: InspectionFailed['code'], message: string) {
    super(message);
    this.name = 'InspectionFailed';
    this.code = code;
  }
}

const TIME_LIMIT_MS = 20_000;
const MEMORY_MB = 512;
/** At once; the others wait. */
const THREADS = 2;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Takes a file apart in a thread made for it alone: whatever it does there, it ends with the thread.
 *
 * @throws {InspectionFailed}
 */
export async function inspect(
  task: InspectTask,
  { timeLimitMs = TIME_LIMIT_MS }: { readonly timeLimitMs?: number } = {},
): Promise<InspectedPaper> {
  if (running >= THREADS) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await inThread(task, timeLimitMs);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function inThread(task: InspectTask, timeLimitMs: number): Promise<InspectedPaper> {
  const thread = new Worker(workerUrl('signing'), { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  const { promise, resolve, reject } = Promise.withResolvers<InspectAnswer>();
  const timer = setTimeout(
    () => reject(new InspectionFailed('timeLimit', `No answer within ${timeLimitMs} ms`)),
    timeLimitMs,
  );
  thread.once('message', (answer: InspectAnswer) => resolve(answer));
  thread.once('error', (fault) => reject(new InspectionFailed('broken', String(fault))));
  thread.once('exit', (status) => reject(new InspectionFailed('broken', `The thread ended with ${status}`)));
  try {
    thread.postMessage(task);
    const answer = await promise;
    if (!answer.ok) throw new InspectionFailed('broken', answer.message);
    return answer.paper;
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
