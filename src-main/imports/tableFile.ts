import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import type { CsvRecord } from './csv/csvReader.ts';
import { readCsv } from './csv/csvReader.ts';
import { type Table, type TableOptions, tableOf } from './csv/table.ts';
import { openTextFile } from './csv/textFile.ts';
import { readSheet } from './spreadsheet/readSheet.ts';
import type { SheetRow } from './spreadsheet/sheetTask.ts';

/** Where a table lies: a CSV file (also `.gz`), or a sheet of a workbook. */
export interface TableSource extends TableOptions {
  readonly path: string;
  /** Of a workbook: the name of the sheet; the first one with anything in it unless given. */
  readonly sheet?: string | undefined;
}

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
    return { sha256: file.sha256, sheets: [], sheet: null, records, table: () => tableOf(records(), source) };
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
    table: () => tableOf(records(), { isLenient: true, ...source }),
  };
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
