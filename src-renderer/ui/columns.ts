import type { ReactNode } from 'react';
import { z } from 'zod';

/** A column of a list. Widths in pixels; `grow` takes what is left. */
export interface Column<T> {
  readonly key: string;
  readonly header: string;
  readonly width: number;
  readonly minWidth?: number;
  readonly grow?: boolean;
  readonly align?: 'start' | 'end';
  readonly render: (item: T) => ReactNode;
  /** What an export writes, numbers as numbers; without it only what `render` gives as plain text is exported. */
  readonly text?: (item: T) => string | number | null;
  /** Names given to `onSort`; without it the header cannot be pressed. */
  readonly sortKey?: string;
  /** Cannot be hidden. */
  readonly isFixed?: boolean;
  /** Hidden until somebody asks for it. */
  readonly isExtra?: boolean;
  /** Leaves when there is too little room for all: 1 first, then 2 … Without it the column stays and gives way. */
  readonly yields?: number;
}

/** What an export needs to know of a column. */
export type ExportedColumn<T> = Pick<Column<T>, 'key' | 'header' | 'render' | 'text' | 'isFixed' | 'isExtra'>;

export interface ColumnChoice {
  readonly widths: Readonly<Record<string, number>>;
  readonly hidden: readonly string[];
  readonly shown: readonly string[];
}

const stored = z.object({
  widths: z.record(z.string(), z.number().min(24).max(2_000)).catch({}),
  hidden: z.array(z.string()).catch([]),
  shown: z.array(z.string()).catch([]),
});

export const noChoice: ColumnChoice = { widths: {}, hidden: [], shown: [] };

/** The columns and widths that somebody chose before; nonsense counts as no choice. */
export function readChoice(text: string | null): ColumnChoice {
  try {
    const read = stored.safeParse(JSON.parse(text ?? ''));
    return read.success ? read.data : noChoice;
  } catch {
    return noChoice;
  }
}

/** The columns to show, in order. */
export function visibleColumns<C extends Pick<Column<never>, 'key' | 'isFixed' | 'isExtra'>>(
  columns: readonly C[],
  choice: ColumnChoice,
): C[] {
  return columns.filter(
    (column) =>
      column.isFixed === true ||
      (column.isExtra === true ? choice.shown.includes(column.key) : !choice.hidden.includes(column.key)),
  );
}

/** Shows a hidden column or hides a shown one. */
export function withColumn<T>(choice: ColumnChoice, column: Column<T>, isShown: boolean): ColumnChoice {
  const without = (keys: readonly string[]) => keys.filter((key) => key !== column.key);
  return column.isExtra === true
    ? { ...choice, shown: isShown ? [...without(choice.shown), column.key] : without(choice.shown) }
    : { ...choice, hidden: isShown ? without(choice.hidden) : [...without(choice.hidden), column.key] };
}

/** The columns that fit into `room` pixels, those that yield left out as far as needed, in their order. */
export function fittingColumns<T>(
  columns: readonly Column<T>[],
  choice: ColumnChoice,
  room: number,
): Column<T>[] {
  const leastOf = (column: Column<T>) =>
    column.grow === true ? (column.minWidth ?? LEAST_GROWING) : (choice.widths[column.key] ?? column.width);
  const kept = [...columns];
  const leaving = columns.filter((column) => column.yields !== undefined);
  leaving.sort((a, b) => (a.yields ?? 0) - (b.yields ?? 0));
  for (const column of leaving) {
    if (kept.reduce((sum, one) => sum + leastOf(one), 0) <= room) break;
    kept.splice(kept.indexOf(column), 1);
  }
  return kept;
}

const LEAST_GROWING = 160;
const NARROWEST = 56;

/** The grid's tracks. */
export function tracksOf<T>(columns: readonly Column<T>[], choice: ColumnChoice, hasBoxes: boolean): string {
  const tracks = columns.map((column) => {
    const width = choice.widths[column.key] ?? column.width;
    if (column.grow === true) return `minmax(${column.minWidth ?? LEAST_GROWING}px, 1fr)`;
    // Where there is too little room all give way down to their least, rather than the last ones falling off the edge.
    return `minmax(${Math.min(column.minWidth ?? NARROWEST, width)}px, ${width}px)`;
  });
  return [...(hasBoxes ? ['28px'] : []), ...tracks].join(' ');
}
