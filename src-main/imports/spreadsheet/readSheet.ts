import { Worker } from 'node:worker_threads';
import { workerUrl } from '../../jobs/workerUrl.ts';
import { CsvFault } from '../csv/csvFault.ts';
import type { SheetAnswer, SheetFault, SheetRow, SheetTask } from './sheetTask.ts';

export interface Sheet {
  /** All of the workbook, in its order. */
  readonly sheets: readonly string[];
  /** The one that was read. */
  readonly sheet: string;
  /** Rows with anything in them. */
  readonly rows: readonly SheetRow[];
}

interface Limits {
  readonly bytes: number;
  readonly timeMs: number;
  readonly memoryMb: number;
  readonly rows: number;
}

const LIMITS: Limits = { bytes: 60_000_000, timeMs: 120_000, memoryMb: 1_024, rows: 300_000 };

const SENTENCES: Readonly<Record<SheetFault, string>> = {
  damagedSpreadsheet: 'This spreadsheet is damaged, or is none: open it and save it again as .xlsx.',
  spreadsheetTooLarge: 'This spreadsheet is too large to be read: divide it, or save the sheet as CSV.',
  noSuchSheet: 'The workbook has no sheet of that name.',
  lockedSpreadsheet: 'This is an old or a locked spreadsheet: save it as .xlsx without a password.',
};

/**
 * One sheet of an .xlsx workbook, read in a thread of its own with bounds of time and memory.
 *
 * @param sheet its name; the first one with anything in it unless given
 * @throws {CsvFault} when it cannot be read
 */
export async function readSheet(
  file: Uint8Array,
  sheet: string | null,
  options: { readonly signal?: AbortSignal | undefined; readonly limits?: Partial<Limits> } = {},
): Promise<Sheet> {
  const limits = { ...LIMITS, ...options.limits };
  options.signal?.throwIfAborted();
  if (file.byteLength > limits.bytes) throw faultOf('spreadsheetTooLarge');
  // A copy, since it goes to the thread; `slice` of a Buffer would be none.
  const bytes = new Uint8Array(file).buffer;
  const task: SheetTask = { bytes, sheet };
  const worker = new Worker(workerUrl('imports/spreadsheet/sheet'), {
    workerData: task,
    transferList: [bytes],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Sheet>();
  const rows: SheetRow[] = [];
  worker.on('message', (answer: SheetAnswer) => {
    switch (answer.type) {
      case 'rows':
        for (const row of answer.rows) rows.push(row);
        if (rows.length > limits.rows) reject(faultOf('spreadsheetTooLarge'));
        break;
      case 'fault':
        reject(faultOf(answer.fault));
        break;
      case 'end':
        resolve({ sheets: answer.sheets, sheet: answer.sheet, rows });
    }
  });
  // It ran out of memory, or over something that the reader did not expect.
  worker.once('error', (error: NodeJS.ErrnoException) =>
    reject(faultOf(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'spreadsheetTooLarge' : 'damagedSpreadsheet')),
  );
  worker.once('exit', () => reject(faultOf('damagedSpreadsheet')));
  const timer = setTimeout(() => reject(faultOf('spreadsheetTooLarge')), limits.timeMs);
  const stop = () => reject(options.signal?.reason);
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', stop);
    void worker.terminate();
  }
}

function faultOf(fault: SheetFault): CsvFault {
  return new CsvFault(1, null, SENTENCES[fault], fault);
}
