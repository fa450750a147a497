import { Worker } from 'node:worker_threads';
import type { Cell } from '#shared/exports/cell.ts';
import { workerUrl } from '../jobs/workerUrl.ts';
import type { RowLook, SheetPlan, SheetRow, WorkbookAnswer, WorkbookTask } from './task.ts';

export interface WorkbookWriter {
  /** Begins a sheet; rows go to the newest one. */
  sheet(sheet: SheetPlan): void;
  add(rows: readonly (readonly Cell[])[], look?: RowLook): void;
  addStyled(rows: readonly SheetRow[]): void;
  /** The bytes of the workbook. @throws when the thread fails */
  end(): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends the thread; harmless after the end. */
  stop(): void;
}

const TIME_MS = 180_000;
const MEMORY_MB = 2_048;

/** A workbook, written in a thread of its own while its rows are still being read. The product's only one. */
export function startWorkbook(): WorkbookWriter {
  const worker = new Worker(workerUrl('workbook'), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  worker.once('message', (answer: WorkbookAnswer) => {
    if (answer.ok) resolve(answer.bytes);
    else reject(new Error(`The workbook could not be written: ${answer.message}`));
  });
  worker.once('error', reject);
  worker.once('exit', (status) => reject(new Error(`The workbook's thread ended with ${status}`)));
  // Whoever never asks for the end has stopped it: nobody is left to hear of it.
  promise.catch(() => undefined);
  const send = (task: WorkbookTask) => worker.postMessage(task);
  return {
    sheet: (sheet) => send({ type: 'sheet', sheet }),
    add: (rows, look = 'plain') => send({ type: 'rows', rows, look }),
    addStyled: (rows) => send({ type: 'styled', rows }),
    async end() {
      send({ type: 'end' });
      const timer = setTimeout(() => reject(new Error('The workbook took too long')), TIME_MS);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        void worker.terminate();
      }
    },
    stop: () => void worker.terminate(),
  };
}
