import { parentPort, workerData } from 'node:worker_threads';
import { type CheckOutcomes, type CheckTask, type CopyProgress, performCheck } from './checkTask.ts';

export type CheckAnswer =
  | { readonly type: 'progress'; readonly progress: CopyProgress }
  | { readonly type: 'done'; readonly outcome: CheckOutcomes[CheckTask['kind']] };

/** A bar that moves more often than this is seen by nobody, and each message is a moment of the other thread. */
const TOLD_EVERY_MS = 250;

let toldAt = Number.NEGATIVE_INFINITY;
let toldPhase: CopyProgress['phase'] | null = null;

function tell(progress: CopyProgress): void {
  const now = performance.now();
  if (progress.phase === toldPhase && now - toldAt < TOLD_EVERY_MS) return;
  toldAt = now;
  toldPhase = progress.phase;
  parentPort?.postMessage({ type: 'progress', progress } satisfies CheckAnswer);
}

const outcome = await performCheck(workerData as CheckTask, tell);
parentPort?.postMessage({ type: 'done', outcome } satisfies CheckAnswer);
