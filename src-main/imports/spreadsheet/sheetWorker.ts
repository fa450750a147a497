import { parentPort, workerData } from 'node:worker_threads';
import readWorkbook from 'read-excel-file/node';
import type { SheetAnswer, SheetFault, SheetRow, SheetTask } from './sheetTask.ts';
import { zipVerdict } from './zipBounds.ts';

/** Reads one sheet of a workbook: unpacking and parsing a long one takes seconds, and a hostile one may take for ever. */

const IN_ONE = 500;
/** First bytes of Excel's encrypted workbooks (and of its old .xls). */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const tell = (answer: SheetAnswer) => parentPort?.postMessage(answer);

async function read({ bytes, sheet }: SheetTask): Promise<void> {
  const file = Buffer.from(bytes);
  const refused = refusalOf(file);
  if (refused !== null) return tell({ type: 'fault', fault: refused });
  let workbook: Awaited<ReturnType<typeof readWorkbook>>;
  try {
    workbook = await readWorkbook(file);
  } catch {
    return tell({ type: 'fault', fault: 'damagedSpreadsheet' });
  }
  const filled = workbook.find(({ data }) => data.some((row) => row.some((cell) => textOf(cell) !== '')));
  const chosen = sheet === null ? (filled ?? workbook[0]) : workbook.find((each) => each.sheet === sheet);
  if (chosen === undefined) return tell({ type: 'fault', fault: 'noSuchSheet' });
  let rows: SheetRow[] = [];
  for (const [index, row] of chosen.data.entries()) {
    const cells = row.map(textOf);
    if (cells.every((cell) => cell === '')) continue;
    rows.push({ row: index + 1, cells });
    if (rows.length === IN_ONE) {
      tell({ type: 'rows', rows });
      rows = [];
    }
  }
  tell({ type: 'rows', rows });
  tell({ type: 'end', sheets: workbook.map((each) => each.sheet), sheet: chosen.sheet });
}

function refusalOf(file: Buffer): SheetFault | null {
  if (file.subarray(0, COMPOUND.length).equals(COMPOUND)) return 'lockedSpreadsheet';
  const verdict = zipVerdict(file);
  if (verdict === 'fits') return null;
  return verdict === 'tooLarge' ? 'spreadsheetTooLarge' : 'damagedSpreadsheet';
}

/** The cell as a CSV of the same sheet would hold it, dates year first so that nobody has to guess their order. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  // A spreadsheet shows fifteen digits: what comes after them is the machine's, not the person's.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return String(cell).trim();
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day, time = ''] = new Date(Math.round(date.getTime() / 1_000) * 1_000).toISOString().split('T');
  return time.startsWith('00:00:00') ? `${day}` : `${day} ${time.slice(0, 8)}`;
}

void read(workerData as SheetTask);
