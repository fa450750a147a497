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
  /** What an export writes; without it the column is not exported. */
  readonly text?: (item: T) => string;
  /** Names given to `onSort`; without it the header cannot be pressed. */
  readonly sortKey?: string;
  /** Cannot be hidden. */
  readonly isFixed?: boolean;
  /** Hidden until somebody asks for it. */
  readonly isExtra?: boolean;
}

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
export function visibleColumns<T>(columns: readonly Column<T>[], choice: ColumnChoice): Column<T>[] {
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

/** The grid's tracks. */
export function tracksOf<T>(columns: readonly Column<T>[], choice: ColumnChoice, hasBoxes: boolean): string {
  const tracks = columns.map((column) => {
    const width = choice.widths[column.key] ?? column.width;
    return column.grow === true ? `minmax(${column.minWidth ?? 120}px, 1fr)` : `${width}px`;
  });
  return [...(hasBoxes ? ['28px'] : []), ...tracks].join(' ');
}
