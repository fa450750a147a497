import { parentPort } from 'node:worker_threads';
import type { Result } from '#shared/kernel/result.ts';
import type { DataMode } from '../db/dataFolder.ts';
import { openReader, type Reader } from '../db/openReader.ts';
import { type Answers, answerQuestion, type Kind, type Question } from './question.ts';

/** What the thread is told to make or to read. */
export interface ReportJob<K extends Kind = Kind> {
  readonly file: string;
  readonly mode: DataMode;
  readonly asked: Extract<Question, { kind: K }>;
}

export type ReportMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'made'; readonly result: Result<Answers[Kind]> }
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
    const result = await answerQuestion(read, job.asked, (done, total) =>
      tell({ kind: 'progress', done, total }),
    );
    tell({ kind: 'made', result });
  } catch (fault) {
    const message = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    tell({ kind: 'fault', message });
  }
});
