import { filled } from '#shared/kernel/filled.ts';
import type { CellLink, ReportList, SectionLists } from '#shared/reports/lists.ts';
import type {
  ChartKind,
  ChartSection,
  FiguresSection,
  ReportColumn,
  ReportRow,
  ReportSection,
  ReportValue,
  TableSection,
  ValueKind,
} from '#shared/reports/reportData.ts';
import type { ReportWords } from '#shared/reports/words/reportWords.ts';
import type { Say } from './say.ts';

/** A value that opens the list of what it counts. */
export interface Linked {
  readonly value: ReportValue;
  readonly link: CellLink;
}
export type Cell = ReportValue | Linked;

export interface BuiltRow extends Omit<ReportRow, 'cells'> {
  readonly cells: readonly Cell[];
}

/** A section with what its cells open. */
export interface Listed<S extends ReportSection = ReportSection> {
  readonly section: S;
  readonly lists: SectionLists | null;
}
export type BuiltTable = Listed<TableSection>;
export type MadeSection = ReportSection | Listed;

/** @param count how many records there are behind it: the value itself, or what its mean or share is of */
export const opens = (value: ReportValue, list: ReportList | null, count: number): Cell =>
  list === null ? value : { value, link: { list, count } };

const isLinked = (cell: Cell): cell is Linked => typeof cell === 'object' && cell !== null;
const plainOf = (cell: Cell): ReportValue => (isLinked(cell) ? cell.value : cell);

function listsOf(rows: readonly (readonly Cell[])[]): SectionLists | null {
  if (!rows.some((cells) => cells.some(isLinked))) return null;
  return {
    kind: 'cells',
    cells: rows.map((cells) => cells.map((cell) => (isLinked(cell) ? cell.link : null))),
  };
}

/** A row of a table; a cell may open a list (`opens`). */
export const row = (...cells: Cell[]): BuiltRow => ({ role: 'row', level: 0, cells });
/** The last row of a table. */
export const totalRow = (...cells: Cell[]): BuiltRow => ({ role: 'total', level: 0, cells });
export const groupRow = (name: string, columns: number): BuiltRow => ({
  role: 'group',
  level: 0,
  cells: [name, ...Array.from({ length: columns - 1 }, () => null)],
});

type ColumnOf = readonly [key: string, label: string, kind: ValueKind, digits?: number, group?: string];

/** A table; what is beyond `limit` is counted. Totals at its end stay. */
export function table(
  title: string,
  columns: readonly ColumnOf[],
  rows: readonly BuiltRow[],
  {
    note,
    limit = Number.POSITIVE_INFINITY,
    more = 0,
  }: { readonly note?: string | undefined; readonly limit?: number; readonly more?: number } = {},
): Listed<TableSection> {
  const totals = rows.filter(({ role }) => role === 'total');
  const others = rows.filter(({ role }) => role !== 'total');
  const shown = others.slice(0, limit);
  const left = others.slice(limit).filter(({ role }) => role === 'row').length;
  const kept = [...shown, ...totals];
  const section: TableSection = {
    kind: 'table',
    title,
    ...(note === undefined ? {} : { note }),
    columns: columns.map(
      ([key, label, kind, digits, group]): ReportColumn => ({
        key,
        label,
        kind,
        ...(digits === undefined ? {} : { digits }),
        ...(group === undefined ? {} : { group }),
      }),
    ),
    rows: kept.map((each): ReportRow => ({ ...each, cells: each.cells.map(plainOf) })),
    more: more + left,
  };
  return { section, lists: listsOf(kept.map(({ cells }) => cells)) };
}

type FigureOf = readonly [label: string, kind: ValueKind, value: Cell, note?: string, digits?: number];

export function figures(title: string, items: readonly FigureOf[]): Listed<FiguresSection> {
  const section: FiguresSection = {
    kind: 'figures',
    title,
    items: items.map(([label, kind, value, note, digits]) => ({
      label,
      kind,
      value: plainOf(value),
      ...(note === undefined ? {} : { note }),
      ...(digits === undefined ? {} : { digits }),
    })),
  };
  return { section, lists: listsOf([items.map(([, , value]) => value)]) };
}

interface ChartOf {
  readonly title: string;
  readonly chart: ChartKind;
  readonly value: ValueKind;
  readonly digits?: number;
  readonly series: readonly { readonly key: string; readonly label: string }[];
  readonly points: ChartSection['points'];
}

/** A drawing with the sentence that says what it shows; null where there is nothing to draw. */
export function chart(
  { words, say }: { readonly words: ReportWords; readonly say: Say },
  drawn: ChartOf,
): ChartSection | null {
  const { digits, points } = drawn;
  // A course of one step, and bars that are all nothing, say less than the table beside them.
  if (points.length === 0 || (drawn.chart === 'lines' && points.length < 2)) return null;
  if (points.every(({ values }) => values.every((value) => value === null || value === 0))) return null;
  return {
    kind: 'chart',
    title: drawn.title,
    chart: drawn.chart,
    value: drawn.value,
    ...(digits === undefined ? {} : { digits }),
    points: points.map(({ key, label, values }) => ({ key, label, values: [...values] })),
    series: drawn.series.map(({ key, label }) => ({ key, label })),
    summary: drawn.chart === 'heat' ? heatSummary(words, say, drawn) : summaryOf(words, say, drawn),
  };
}

/** `Recibidas: de 2 (24 nov) a 14 (3 nov).` for each of the series. */
function summaryOf(words: ReportWords, say: Say, { series, points, value, digits }: ChartOf): string {
  const sentences = series.map(({ label }, index) => {
    const known = points.flatMap((point) => {
      const at = point.values[index];
      return at === null || at === undefined ? [] : [{ label: point.label, at }];
    });
    const [first] = known;
    if (first === undefined) return filled(words.summary.nothing, { series: label });
    const least = known.reduce((low, each) => (each.at < low.at ? each : low), first);
    const most = known.reduce((high, each) => (each.at > high.at ? each : high), first);
    return filled(known.length === 1 ? words.summary.one : words.summary.range, {
      series: label,
      least: say.value(value, least.at, digits),
      leastAt: least.label,
      most: say.value(value, most.at, digits),
      mostAt: most.label,
    });
  });
  return sentences.join(' ');
}

function heatSummary(words: ReportWords, say: Say, { series, points }: ChartOf): string {
  let most = { value: 0, row: '', column: '' };
  for (const point of points) {
    for (const [index, value] of point.values.entries()) {
      if ((value ?? 0) > most.value) {
        most = { value: value ?? 0, row: point.label, column: series[index]?.label ?? '' };
      }
    }
  }
  return filled(words.summary.heat, { ...most, value: say.value('number', most.value) });
}

/** Without the drawings that were left out. */
export const present = <T>(sections: readonly (T | null)[]): T[] =>
  sections.filter((section) => section !== null);
