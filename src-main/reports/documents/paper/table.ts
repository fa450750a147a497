import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { isFigure } from '#shared/reports/format.ts';
import type { ReportColumn, ReportRow, TableSection } from '#shared/reports/reportData.ts';
import type { KeptRows } from '../../../pdf/keptRows.ts';
import { type Element, element } from '../../../pdf/tagging.ts';
import { type Fit, fitColumns, wantedBy } from './columns.ts';
import { type Press, shortened, tagged } from './press.ts';

/** As many rows are printed of one table; nobody reads the pages after them. */
export const MOST_ROWS = 5_000;
/** Lines of a cell: a row is never torn, so that it must stay well below the height of a page. */
const MOST_LINES = 20;
/** Names of groups stay with the row below them, so that they take less. */
const MOST_NAME_LINES = 3;
/** Rows by which the widths of columns are measured. */
const MEASURED = 1_000;
const INDENT = 10;

interface SetRow {
  readonly role: ReportRow['role'];
  readonly level: number;
  readonly cells: readonly string[];
}

interface SetTable {
  readonly fit: Fit;
  /** A table for each block of columns. */
  readonly tables: readonly Content[];
  /** Rows that are not printed. */
  readonly left: number;
}

/** A table as it is printed, with the orientation that it asks for. */
export function setTable(press: Press, section: TableSection, parent: Element): SetTable {
  const { columns } = section;
  const printed = section.rows.slice(0, MOST_ROWS);
  const rows = printed.map((row) => setRow(press, row, columns));
  const fit = fitColumns(columns.map((column, index) => measured(press, column, index, rows)));
  const tables = fit.blocks.map((block, index) => {
    const title = fit.blocks.length === 1 ? [] : [partLine(press, parent, index + 1, fit.blocks.length)];
    return { stack: [...title, tableOf(press, section, rows, fit, block, parent)] };
  });
  return { fit, tables, left: section.more + section.rows.length - printed.length };
}

function partLine(press: Press, parent: Element, part: number, parts: number): Content {
  return tagged(
    { text: press.words.part(part, parts), style: 'muted', margin: [0, part === 1 ? 0 : 10, 0, 3] },
    element(parent, 'P'),
  );
}

function setRow(press: Press, { role, level, cells }: ReportRow, columns: readonly ReportColumn[]): SetRow {
  return {
    role,
    level,
    cells: columns.map((column, index) => {
      const value = cells[index] ?? null;
      // A heading of a group has figures only where it says something of the whole group.
      const isSum = role === 'subtotal' || role === 'total';
      if (value === '') return '';
      if (
        value === null &&
        (role === 'group' || column.kind === 'text' || (isSum && !isFigure(column.kind)))
      ) {
        return '';
      }
      return press.value(column.kind, value, column.digits);
    }),
  };
}

function measured(press: Press, column: ReportColumn, index: number, rows: readonly SetRow[]) {
  const label = press.text(column.label);
  const bold = (text: string) => press.widthOf(text, 1, true);
  return wantedBy(
    column,
    { words: label.split(/\s+/).map(bold), whole: bold(label) },
    rows.slice(0, MEASURED).flatMap(({ role, level, cells }) => {
      const text = cells[index] ?? '';
      // The name of a group runs over the columns beside it.
      if (text === '' || (role === 'group' && index === 0)) return [];
      const width = (part: string) => press.widthOf(part, 1, role !== 'row');
      const indent = index === 0 ? (level * INDENT) / 8 : 0;
      const longestWord = column.kind === 'text' ? Math.max(...text.split(/[\s\u200b]+/).map(width)) : 0;
      return [{ longestWord: longestWord + indent, whole: width(text) + indent }];
    }),
  );
}

function tableOf(
  press: Press,
  section: TableSection,
  rows: readonly SetRow[],
  { fontSize, padding }: Fit,
  { columns, widths }: Fit['blocks'][number],
  parent: Element,
): Content {
  const table = element(parent, 'Table');
  const head = element(table, 'THead');
  const body = element(table, 'TBody');
  const shown = columns.map((index) => ({ index, column: section.columns[index] as ReportColumn }));
  const headRows = headOf(press, shown, head, fontSize);
  const bodyRows = rows.map((row) => bodyRow(row, shown, { widths, fontSize, padding }, body, press));
  const kept: KeptRows = { keptWithNext: groupsIn(rows, headRows.length) };
  return {
    table: {
      ...kept,
      headerRows: headRows.length,
      keepWithHeaderRows: Math.min(1, bodyRows.length),
      dontBreakRows: true,
      widths: [...widths],
      body: [...headRows, ...bodyRows],
    },
    layout: layoutOf(rows, headRows.length, padding),
    fontSize,
    lineHeight: 1.15,
  };
}

/**
 * Rows of groups stay with the first row of theirs. The first row is kept with the head by pdfmake itself, and where
 * groups stand in groups, at most three follow each other.
 */
function groupsIn(rows: readonly SetRow[], headRows: number): ReadonlySet<number> {
  return new Set(
    rows.flatMap(({ role }, index) =>
      role === 'group' && index > 0 && index < rows.length - 1 ? [index + headRows] : [],
    ),
  );
}

type Shown = readonly { readonly index: number; readonly column: ReportColumn }[];

function headOf(press: Press, shown: Shown, head: Element, fontSize: number): TableCell[][] {
  const style = { style: 'columnHead', fontSize: fontSize - 0.5 } as const;
  const rows: TableCell[][] = [];
  if (shown.some(({ column }) => column.group !== undefined)) {
    const row = element(head, 'TR');
    const cells: TableCell[] = [];
    for (let at = 0; at < shown.length; ) {
      const group = shown[at]?.column.group;
      let span = 1;
      while (at + span < shown.length && group !== undefined && shown[at + span]?.column.group === group) {
        span += 1;
      }
      const tag = element(row, 'TH', { scope: 'Column', isRepeated: true, span });
      cells.push(
        tagged({ text: press.text(group ?? ''), ...style, alignment: 'center', colSpan: span }, tag),
        ...Array.from({ length: span - 1 }, (): TableCell => ({ text: '' })),
      );
      at += span;
    }
    rows.push(cells);
  }
  const row = element(head, 'TR');
  rows.push(
    shown.map(({ column }) => {
      const tag = element(row, 'TH', { scope: 'Column', isRepeated: true });
      return tagged(
        { text: press.text(column.label), ...style, alignment: isFigure(column.kind) ? 'right' : 'left' },
        tag,
      );
    }),
  );
  return rows;
}

function bodyRow(
  { role, level, cells }: SetRow,
  shown: Shown,
  {
    widths,
    fontSize,
    padding,
  }: { readonly widths: readonly number[]; readonly fontSize: number; readonly padding: number },
  body: Element,
  press: Press,
): TableCell[] {
  const row = element(body, 'TR');
  const isBold = role !== 'row';
  // The name of a group has the room of all empty cells after it.
  const isNameAlone = role === 'group' && shown.every(({ index }) => index === 0 || cells[index] === '');
  const full = widths.reduce((sum, width) => sum + width + 2 * padding, 0);
  return shown.map(({ index, column }, place): TableCell => {
    if (isNameAlone && place > 0) return { text: '' };
    const isName = place === 0;
    const span = isNameAlone ? shown.length : 1;
    const width = isNameAlone ? full : (widths[place] ?? 0);
    const tag = element(row, isName ? 'TH' : 'TD', {
      ...(isName ? { scope: 'Row' as const } : {}),
      ...(span > 1 ? { span } : {}),
    });
    const most = role === 'group' ? MOST_NAME_LINES : MOST_LINES;
    const text = cut(cells[index] ?? '', { width, fontSize, most }, press);
    return tagged(
      {
        text,
        bold: isBold,
        alignment: isFigure(column.kind) ? 'right' : 'left',
        ...(isName && level > 0
          ? { margin: [level * INDENT, 0, 0, 0] as [number, number, number, number] }
          : {}),
        ...(span > 1 ? { colSpan: span } : {}),
      },
      tag,
    );
  });
}

/** A text that would make its row as tall as a page ends in an ellipsis. */
function cut(
  text: string,
  { width, fontSize, most }: { readonly width: number; readonly fontSize: number; readonly most: number },
  press: Press,
): string {
  if (text.length < 80 && !text.includes('\n')) return text;
  const rows = text.split('\n');
  const lines = rows.reduce(
    // A fifth more than its letters are wide, since words do not fill their lines.
    (sum, row) => sum + Math.max(1, Math.ceil((press.widthOf(row, fontSize) * 1.2) / width)),
    0,
  );
  if (lines <= most) return text;
  return shortened(rows.slice(0, most).join('\n'), Math.floor((text.length * most) / lines));
}

/** Groups, subtotals and totals have rules of their own weight, besides their bold letters. */
function layoutOf(rows: readonly SetRow[], headRows: number, padding: number): CustomTableLayout {
  const roleAt = (line: number) => rows[line - headRows]?.role;
  const last = rows.length + headRows;
  return {
    hLineWidth: (line) => {
      if (line === 0 || line === headRows || line === last) return 0.75;
      if (line < headRows) return 0.5;
      if (roleAt(line) === 'total') return 1;
      return roleAt(line) === 'subtotal' || roleAt(line) === 'group' ? 0.75 : 0.4;
    },
    vLineWidth: () => 0,
    hLineColor: (line) => {
      if (line === 0 || line === headRows || line === last) return '#0f5b5e';
      const role = roleAt(line);
      return role === 'total' ? '#1b2222' : role === 'subtotal' || role === 'group' ? '#7a8585' : '#d0d6d6';
    },
    fillColor: (row) => {
      if (row < headRows) return '#eef3f3';
      const role = roleAt(row);
      return role === 'total' ? '#e6eded' : role === 'group' ? '#f4f7f7' : null;
    },
    paddingLeft: () => padding,
    paddingRight: () => padding,
    paddingTop: () => 2.5,
    paddingBottom: () => 2.5,
  };
}
