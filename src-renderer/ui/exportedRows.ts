import { LONGEST_CELL } from '#shared/kernel/spreadsheet.ts';
import type { ExportedColumn } from './columns.ts';

type Value = string | number | null;

interface ExportedRows {
  readonly columns: { key: string; header: string }[];
  /** In the order of `columns`. */
  readonly rows: Value[][];
}

/**
 * What a list shows, as cells: each column by its `text`, else by what it renders where that is plain text in every row
 * (badges and links without a `text` are left out). Nothing is an empty cell.
 */
export function exportedRows<T>(shown: readonly ExportedColumn<T>[], items: readonly T[]): ExportedRows {
  const columns: ExportedRows['columns'] = [];
  const rows = items.map((): Value[] => []);
  for (const column of shown) {
    const values = items.map((item) => (column.text ?? column.render)(item));
    if (!values.every(isPlain)) continue;
    columns.push({ key: column.key, header: column.header });
    for (const [index, value] of values.entries()) rows[index]?.push(cellOf(value));
  }
  return { columns, rows };
}

function isPlain(value: unknown): value is Value | undefined {
  return value === null || value === undefined || typeof value === 'string' || typeof value === 'number';
}

function cellOf(value: Value | undefined): Value {
  if (typeof value === 'string') return value === '' ? null : value.slice(0, LONGEST_CELL);
  return value ?? null;
}
