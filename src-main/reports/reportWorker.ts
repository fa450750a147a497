import { parentPort } from 'node:worker_threads';
import type { Result } from '#shared/kernel/result.ts';
import type { ReportData } from '#shared/reports/reportData.ts';
import type { DataMode } from '../db/dataFolder.ts';
import { openReader, type Reader } from '../db/openReader.ts';
import { answerReport, type ReportQuestion } from './question.ts';

/** What the thread is told to make. */
export interface ReportJob {
  readonly file: string;
  readonly mode: DataMode;
  readonly asked: ReportQuestion;
}

export type ReportMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'made'; readonly result: Result<ReportData> }
  | { readonly kind: 'fault'; readonly message: string };

let open: { readonly file: string; readonly reader: Reader } | null = null;

/** One file at a time: a newer copy of a shared one takes the place of the one before. */
async function readerOf({ file, mode }: ReportJob): Promise<Reader> {
  if (open?.file === file) return open.reader;
  open?.reader.close();
  open = null;
  open = { file, reader: await openReader(file, mode) };
  return open.reader;
}

function tell(message: ReportMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', async (job: ReportJob) => {
  try {
    const { read } = await readerOf(job);
    const result = await answerReport(read, job.asked, (done, total) =>
      tell({ kind: 'progress', done, total }),
    );
    tell({ kind: 'made', result });
  } catch (fault) {
    const message = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    tell({ kind: 'fault', message });
  }
});
