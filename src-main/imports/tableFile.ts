import { createHash, hash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import type { CsvRecord } from './csv/csvReader.ts';
import { readCsv } from './csv/csvReader.ts';
import { type Table, type TableOptions, type TableRow, tableOf } from './csv/table.ts';
import { openTextFile } from './csv/textFile.ts';
import { readSheet } from './spreadsheet/readSheet.ts';
import type { SheetRow } from './spreadsheet/sheetTask.ts';

/** Where a table lies: a CSV file (also `.gz`), or a sheet of a workbook. */
export interface TableSource extends TableOptions {
  readonly path: string;
  /** Of a workbook: the name of the sheet; the first one with anything in it unless given. */
  readonly sheet?: string | undefined;
  /** What the words of a column stand for: the cell reads as if it said that. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}

/** A column that every table has: a number made of what the line says, for lines that have none of their own. */
export const ROW_KEY = '\u2060#';

export interface TableFile {
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
  /** Of a workbook; empty for a CSV file. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** All records, those above the headings too. Each call begins anew. */
  records(): AsyncGenerator<CsvRecord>;
  /** @throws {CsvFault} */
  table(): Promise<Table>;
}

/**
 * Opens a table, whatever its kind; which one it is, its first bytes say.
 *
 * @throws {CsvFault} when it cannot be read
 */
export async function openTableFile(source: TableSource, signal?: AbortSignal): Promise<TableFile> {
  if (!(await isZip(source.path))) {
    const file = await openTextFile(source.path);
    const records = () => readCsv(file.read());
    const table = async () => withWords(await tableOf(records(), source), source.words);
    return { sha256: file.sha256, sheets: [], sheet: null, records, table };
  }
  const bytes = await readFile(source.path);
  const { sheets, sheet, rows } = await readSheet(bytes, source.sheet ?? null, { signal });
  const records = () => recordsOf(rows);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sheets,
    sheet,
    records,
    // A sheet has as many cells in every row: which of them have a name is the heading's matter.
    table: async () => withWords(await tableOf(records(), { isLenient: true, ...source }), source.words),
  };
}

function withWords(table: Table, words: TableSource['words'] = {}): Table {
  const wordsOf = new Map(
    Object.entries(words).map(([column, each]) => [column, new Map(Object.entries(each))]),
  );
  const reads = (row: TableRow): TableRow => ({
    line: row.line,
    lineOf: (column) => (column === ROW_KEY ? row.line : row.lineOf(column)),
    cell(column) {
      if (column === ROW_KEY) return rowKey(table.columns.map((each) => row.cell(each)));
      const cell = row.cell(column);
      return wordsOf.get(column)?.get(cell) ?? cell;
    },
  });
  async function* rows(): AsyncGenerator<TableRow> {
    for await (const row of table.rows) yield reads(row);
  }
  return { columns: table.columns, has: (column) => column === ROW_KEY || table.has(column), rows: rows() };
}

/** The same line gives the same key in every file: a file that is run again doubles nothing. */
function rowKey(cells: readonly string[]): string {
  return hash('sha256', JSON.stringify(cells), 'hex').slice(0, 12);
}

async function* recordsOf(rows: readonly SheetRow[]): AsyncGenerator<CsvRecord> {
  for (const { row, cells } of rows) yield { line: row, cells, lineOf: () => row };
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32BE(0) === 0x504b0304;
  } finally {
    await file.close();
  }
}
