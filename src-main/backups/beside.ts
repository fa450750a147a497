import { Worker } from 'node:worker_threads';
import { workerUrl } from '../jobs/workerUrl.ts';
import type { CheckOutcomes, CheckTask, CopyProgress } from './checkTask.ts';
import type { CheckAnswer } from './worker.ts';

/** Carries a task out in a thread of its own, which ends with it. @throws what went wrong there */
export async function checkBeside<K extends CheckTask['kind']>(
  task: Extract<CheckTask, { kind: K }>,
  onProgress: (progress: CopyProgress) => void = () => {},
): Promise<CheckOutcomes[K]> {
  const worker = new Worker(workerUrl('backups'), { workerData: task });
  const { promise, resolve, reject } = Promise.withResolvers<CheckOutcomes[K]>();
  worker.on('message', (answer: CheckAnswer) => {
    if (answer.type === 'progress') onProgress(answer.progress);
    // A task is answered in its kind.
    else resolve(answer.outcome as CheckOutcomes[K]);
  });
  worker.once('error', reject);
  worker.once('exit', (status) => reject(new Error(`The checking thread ended with status ${status}`)));
  return promise;
}
