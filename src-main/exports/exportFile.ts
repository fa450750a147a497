import { type Cell, CSV_MARK, csvLine, csvStyleOf } from '#shared/exports/cell.ts';
import type { ExportFormat } from '#shared/exports/contract.ts';
import type { Language } from '#shared/people/contract.ts';
import { startWorkbook } from '../workbook/writeWorkbook.ts';

/** A file that is written piece by piece, as the rows come. */
interface ExportFile {
  add(rows: readonly (readonly Cell[])[]): void;
  /** @throws when the thread of a workbook fails */
  end(): Promise<File>;
  /** Lets go of what it holds; harmless after the end. */
  stop(): void;
}

interface FileToMake {
  readonly format: ExportFormat;
  readonly language: Language;
  /** Name of the sheet, and of the file without its ending. */
  readonly title: string;
  /** The file's name when nothing of the title may stand in one. */
  readonly fallback: string;
  readonly headings: readonly string[];
}

const TYPES = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Begins a CSV file or a workbook; every export goes through here, so that every cell is neutralised and typed alike. */
export function startFile({ format, language, title, fallback, headings }: FileToMake): ExportFile {
  const name = `${title.replace(/[/\\:*?"<>|]/g, ' ').trim() || fallback}.${format}`;
  const fileOf = (parts: BlobPart[]) => new File(parts, name, { type: TYPES[format] });
  const head = headings.map((text): Cell => ({ type: 'text', text }));
  if (format === 'xlsx') {
    const book = startWorkbook();
    book.sheet({ name: title, frozenRows: 1 });
    book.add([head], 'strong');
    return { add: (rows) => book.add(rows), end: async () => fileOf([await book.end()]), stop: book.stop };
  }
  const style = csvStyleOf(language);
  const parts: string[] = [CSV_MARK, csvLine(head, style)];
  return {
    add: (rows) => parts.push(rows.map((row) => csvLine(row, style)).join('')),
    end: async () => fileOf(parts),
    stop() {},
  };
}
