import { parentPort } from 'node:worker_threads';
import writeWorkbook, { type CellObject } from 'write-excel-file/node';
import type { Cell } from '#shared/exports/cell.ts';
import { neutralised } from '#shared/exports/neutralise.ts';
import { namesOfSheets } from './sheetName.ts';
import type { RowLook, SheetPlan, WorkbookAnswer, WorkbookTask } from './task.ts';

/** Writes one workbook in a thread of its own: twenty thousand rows take two seconds of pure work. */

type SheetCell = CellObject | null;

interface SheetInProgress {
  readonly plan: SheetPlan;
  readonly rows: SheetCell[][];
  readonly widths: number[];
}

const NARROWEST = 8;
const WIDEST = 60;
/** Rows whose texts tell how wide a column must be. */
const MEASURED = 500;

const sheets: SheetInProgress[] = [];

function take(task: WorkbookTask): void {
  switch (task.type) {
    case 'sheet':
      sheets.push({ plan: task.sheet, rows: [], widths: [] });
      break;
    case 'rows':
      for (const cells of task.rows) add(cells, task.look ?? 'plain');
      break;
    case 'styled':
      for (const { cells, look } of task.rows) add(cells, look);
      break;
    case 'end':
      void write().then((answer) => parentPort?.postMessage(answer, answer.ok ? [answer.bytes.buffer] : []));
  }
}

function add(cells: readonly Cell[], look: RowLook): void {
  const sheet = sheets.at(-1);
  if (sheet === undefined) throw new Error('A row came before its sheet');
  if (sheet.rows.length < MEASURED && look !== 'title' && look !== 'note') measure(sheet.widths, cells);
  sheet.rows.push(cells.map((cell) => styled(sheetCell(cell), look)));
}

async function write(): Promise<WorkbookAnswer> {
  try {
    const names = namesOfSheets(sheets.map(({ plan }) => plan.name));
    const buffer = await writeWorkbook(
      sheets.map(({ plan, rows, widths }, index) => ({
        data: rows,
        sheet: names[index] ?? '',
        ...(plan.frozenRows > 0 ? { stickyRowsCount: plan.frozenRows } : {}),
        ...((plan.frozenColumns ?? 0) > 0 ? { stickyColumnsCount: plan.frozenColumns } : {}),
        columns: widths.map((width) => ({
          width: Math.min(plan.widest ?? WIDEST, Math.max(NARROWEST, width)),
        })),
      })),
    ).toBuffer();
    return { ok: true, bytes: new Uint8Array(buffer) };
  } catch (fault) {
    return { ok: false, message: fault instanceof Error ? fault.message : String(fault) };
  }
}

function sheetCell(cell: Cell): SheetCell {
  if (cell === null) return null;
  switch (cell.type) {
    case 'text':
      return { value: cellText(cell.text), type: String };
    case 'number':
      return {
        value: cell.value,
        type: Number,
        ...(cell.digits === undefined ? {} : { format: `#,##0${decimals(cell.digits)}` }),
      };
    case 'share':
      return { value: cell.value, type: Number, format: `0${decimals(cell.digits ?? 1)}%` };
    case 'duration':
      // Spreadsheets count time in days; the brackets keep hours beyond twenty-four.
      return { value: cell.seconds / 86_400, type: Number, format: '[h]:mm' };
    case 'money':
      return { value: cell.cents / 100, type: Number, format: '#,##0.00' };
    case 'date':
      return { value: new Date(`${cell.date}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
    case 'time':
      return { value: new Date(`${cell.local}Z`), type: Date, format: 'yyyy-mm-dd hh:mm' };
  }
}

function decimals(digits: number): string {
  return digits === 0 ? '' : `.${'0'.repeat(digits)}`;
}

function styled(cell: SheetCell, look: RowLook): SheetCell {
  if (cell === null || look === 'plain' || look === 'note') return cell;
  if (look === 'strong') return { ...cell, fontWeight: 'bold' };
  return look === 'title'
    ? { ...cell, fontWeight: 'bold', fontSize: 14 }
    : { ...cell, fontWeight: 'bold', wrap: true, alignVertical: 'top' };
}

/** What Excel takes: no more than 32,767 characters, and none that XML has no way to write. */
function cellText(text: string): string {
  return neutralised(text)
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .slice(0, 32_767);
}

function measure(widths: number[], row: readonly Cell[]): void {
  for (const [index, cell] of row.entries()) {
    const length =
      cell === null ? 0 : cell.type === 'text' ? cell.text.length : cell.type === 'time' ? 16 : 12;
    widths[index] = Math.max(widths[index] ?? 0, length + 1);
  }
}

parentPort?.on('message', take);
