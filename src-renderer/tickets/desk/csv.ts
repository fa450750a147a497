/** A column of an export. */
export interface CsvColumn<T> {
  readonly header: string;
  readonly text: (item: T) => string;
}

/** What a spreadsheet would run as a formula, or a tab or return that hides one (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r]/;

/** A table as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8; no cell can become a formula. */
export function csvOf<T>(columns: readonly CsvColumn<T>[], items: readonly T[]): string {
  const lines = [
    columns.map((column) => column.header),
    ...items.map((item) => columns.map((c) => c.text(item))),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
