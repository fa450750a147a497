import { isFigure } from '#shared/reports/format.ts';
import type { ReportColumn } from '#shared/reports/reportData.ts';

/** How a table is laid onto pages. */
export interface Fit {
  readonly orientation: 'portrait' | 'landscape';
  readonly fontSize: number;
  /** At either side of each column. */
  readonly padding: number;
  /** One table for each: which columns it has, and how wide they are, paddings aside. */
  readonly blocks: readonly { readonly columns: readonly number[]; readonly widths: readonly number[] }[];
}

/** What a column asks for, in points at the size of 1. */
export interface Wanted {
  /** Less would break a figure, or a word of ordinary length. */
  readonly least: number;
  /** Enough for lines that read well. */
  readonly good: number;
  /** All of it in one line. */
  readonly whole: number;
}

export const PORTRAIT = 516;
export const LANDSCAPE = 696;
const NORMAL = { fontSize: 8.5, padding: 5 } as const;
const SMALL = { fontSize: 7.5, padding: 3.5 } as const;
type Size = typeof NORMAL | typeof SMALL;
/** Of a text column, at the size of 1: some twelve letters. */
const READABLE = 11;
const LONGEST_WORD = 12;
const LONGEST_LINE = 40;
/** What is as wide as its column to the last hair would break. */
const SLACK = 0.12;

/** What a column needs, from the widths of what is in it (at the size of 1). */
export function wantedBy(
  column: ReportColumn,
  heading: { readonly words: readonly number[]; readonly whole: number },
  cells: readonly { readonly longestWord: number; readonly whole: number }[],
): Wanted {
  const headWord = Math.min(LONGEST_WORD, Math.max(0, ...heading.words));
  let whole = 0;
  let word = 0;
  for (const cell of cells) {
    whole = Math.max(whole, cell.whole);
    word = Math.max(word, cell.longestWord);
  }
  if (isFigure(column.kind) || column.kind !== 'text') {
    const least = Math.max(whole, headWord) + SLACK;
    return { least, good: least, whole: Math.max(least, heading.whole) };
  }
  const least = Math.max(headWord, Math.min(word, LONGEST_WORD)) + SLACK;
  const all = Math.max(least, Math.min(Math.max(whole, heading.whole) + SLACK, LONGEST_LINE));
  return { least, good: Math.max(least, Math.min(all, READABLE * 1.6)), whole: all };
}

/**
 * Upright where the columns fit, if need be in small print; else lying; else in several tables that each begin with the
 * first column again.
 */
export function fitColumns(wanted: readonly Wanted[]): Fit {
  const fits = (size: Size, part: keyof Wanted, room: number) =>
    wanted.reduce((total, each) => total + each[part] * size.fontSize + 2 * size.padding, 0) <= room;
  const columns = wanted.map((_, index) => index);
  const single = (orientation: Fit['orientation'], size: Size): Fit => {
    const room = orientation === 'portrait' ? PORTRAIT : LANDSCAPE;
    return { orientation, ...size, blocks: [{ columns, widths: spread(wanted, size, room) }] };
  };
  if (fits(NORMAL, 'good', PORTRAIT)) return single('portrait', NORMAL);
  if (fits(SMALL, 'good', PORTRAIT)) return single('portrait', SMALL);
  if (fits(NORMAL, 'good', LANDSCAPE)) return single('landscape', NORMAL);
  if (fits(NORMAL, 'least', LANDSCAPE)) return single('landscape', NORMAL);
  if (fits(SMALL, 'least', LANDSCAPE)) return single('landscape', SMALL);
  return { orientation: 'landscape', ...SMALL, blocks: split(wanted, SMALL) };
}

function split(wanted: readonly Wanted[], size: Size): Fit['blocks'] {
  const [first, ...others] = wanted;
  if (first === undefined) return [];
  // The names must leave room for the figures that they name.
  const name = { ...first, least: Math.min(first.least, 24), good: Math.min(first.good, 24) };
  const wide = (each: Wanted) => Math.min(each.least * size.fontSize + 2 * size.padding, LANDSCAPE / 2);
  const blocks: number[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const [index, each] of others.entries()) {
    if (used + wide(each) > LANDSCAPE) {
      blocks.push([0]);
      used = wide(name);
    }
    blocks.at(-1)?.push(index + 1);
    used += wide(each);
  }
  return blocks.map((columns) => ({
    columns,
    widths: spread(
      columns.map((column) => (column === 0 ? name : (wanted[column] ?? name))),
      size,
      LANDSCAPE,
    ),
  }));
}

/** The room divided: first what each needs, then what reads well, then what is whole, and the rest to all of them. */
function spread(wanted: readonly Wanted[], { fontSize, padding }: Size, room: number): number[] {
  const inner = room - wanted.length * 2 * padding;
  let widths = wanted.map(({ least }) => Math.min(least * fontSize, inner));
  for (const part of ['good', 'whole'] as const) {
    const left = inner - widths.reduce((sum, width) => sum + width, 0);
    const asked = wanted.map((each, index) => Math.max(0, each[part] * fontSize - (widths[index] ?? 0)));
    const total = asked.reduce((sum, width) => sum + width, 0);
    if (left <= 0 || total === 0) continue;
    const share = Math.min(1, left / total);
    widths = widths.map((width, index) => width + (asked[index] ?? 0) * share);
  }
  const used = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => width * (inner / Math.max(1, used)));
}
