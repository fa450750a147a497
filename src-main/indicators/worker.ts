import { parentPort } from 'node:worker_threads';
import type { DataMode } from '../db/dataFolder.ts';
import { openReader, type Reader } from '../db/openReader.ts';
import { type Outcome, perform, type Task } from './task.ts';

/** One question to the thread that reads. */
export interface Question {
  readonly file: string;
  readonly mode: DataMode;
  /** UTC ms. */
  readonly asOf: number;
  readonly task: Task;
}

export type Answer =
  | { readonly ok: true; readonly outcome: Outcome<Task['kind']> }
  | { readonly ok: false; readonly message: string };

let open: { readonly file: string; readonly reader: Reader } | null = null;

/** One file at a time: a newer copy of a shared one takes the place of the one before. */
async function readerOf({ file, mode }: Question): Promise<Reader> {
  if (open?.file === file) return open.reader;
  open?.reader.close();
  open = null;
  open = { file, reader: await openReader(file, mode) };
  return open.reader;
}

async function answer(question: Question): Promise<Answer> {
  try {
    const { read } = await readerOf(question);
    return { ok: true, outcome: await perform(read, question.task, question.asOf) };
  } catch (fault) {
    return { ok: false, message: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}

parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await answer(question));
});
