import { neutralised } from './neutralise.ts';

/** What a cell of an export holds; null is an empty one. */
export type Cell =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly value: number; readonly digits?: number }
  /** From 0 to 1. */
  | { readonly type: 'share'; readonly value: number; readonly digits?: number }
  /** Working seconds. */
  | { readonly type: 'duration'; readonly seconds: number }
  /** Hundredths of the institution's currency. */
  | { readonly type: 'money'; readonly cents: number }
  /** `2026-11-24`, the same in every zone. */
  | { readonly type: 'date'; readonly date: string }
  /** `2026-11-24T16:40:00`: wall time of the institution's zone. */
  | { readonly type: 'time'; readonly local: string }
  | null;

/** How a language writes CSV files, so that Excel opens them with a double click. */
export interface CsvStyle {
  /** Excel takes the system's list separator: a comma in Mexico, a semicolon in Brazil. */
  readonly delimiter: ',' | ';';
  readonly decimal: '.' | ',';
}

export function csvStyleOf(language: 'es' | 'en' | 'pt'): CsvStyle {
  return language === 'pt' ? { delimiter: ';', decimal: ',' } : { delimiter: ',', decimal: '.' };
}

/** The mark by which spreadsheets know UTF-8. */
export const CSV_MARK = '\uFEFF';

/** A record as a line of RFC 4180, ending included. */
export function csvLine(cells: readonly Cell[], style: CsvStyle): string {
  return `${cells.map((cell) => quoted(csvText(cell, style))).join(style.delimiter)}\r\n`;
}

function csvText(cell: Cell, { decimal }: CsvStyle): string {
  if (cell === null) return '';
  switch (cell.type) {
    case 'text':
      return neutralised(cell.text);
    case 'number':
      return String(cell.value).replace('.', decimal);
    // Bare figures, so that programs can add them up; their headings say that they are per cent and hours.
    case 'share':
      return rounded(cell.value * 100, 2).replace('.', decimal);
    case 'duration':
      return rounded(cell.seconds / 3_600, 4).replace('.', decimal);
    case 'money':
      return (cell.cents / 100).toFixed(2).replace('.', decimal);
    case 'date':
      return cell.date;
    case 'time':
      return cell.local.slice(0, 16).replace('T', ' ');
  }
}

/** Without the digits that only binary fractions have. */
function rounded(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** Quoted where any program may see the end of a cell, whatever separator it expects. */
function quoted(text: string): string {
  return /[",;\t\r\n|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
