import { filled } from '#shared/kernel/filled.ts';
import type {
  ChartKind,
  ChartSection,
  FiguresSection,
  ReportColumn,
  ReportRow,
  ReportValue,
  TableSection,
  ValueKind,
} from '#shared/reports/reportData.ts';
import type { ReportWords } from '#shared/reports/words/reportWords.ts';
import type { Say } from './say.ts';

/** A row of a table. */
export const row = (...cells: ReportValue[]): ReportRow => ({ role: 'row', level: 0, cells });
/** The last row of a table. */
export const totalRow = (...cells: ReportValue[]): ReportRow => ({ role: 'total', level: 0, cells });
export const groupRow = (name: string, columns: number): ReportRow => ({
  role: 'group',
  level: 0,
  cells: [name, ...Array.from({ length: columns - 1 }, () => null)],
});

type ColumnOf = readonly [key: string, label: string, kind: ValueKind, digits?: number, group?: string];

/** A table; what is beyond `limit` is counted. Totals at its end stay. */
export function table(
  title: string,
  columns: readonly ColumnOf[],
  rows: readonly ReportRow[],
  {
    note,
    limit = Number.POSITIVE_INFINITY,
    more = 0,
  }: { readonly note?: string | undefined; readonly limit?: number; readonly more?: number } = {},
): TableSection {
  const totals = rows.filter(({ role }) => role === 'total');
  const others = rows.filter(({ role }) => role !== 'total');
  const shown = others.slice(0, limit);
  const left = others.slice(limit).filter(({ role }) => role === 'row').length;
  return {
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
    rows: [...shown, ...totals],
    more: more + left,
  };
}

type FigureOf = readonly [label: string, kind: ValueKind, value: ReportValue, note?: string, digits?: number];

export function figures(title: string, items: readonly FigureOf[]): FiguresSection {
  return {
    kind: 'figures',
    title,
    items: items.map(([label, kind, value, note, digits]) => ({
      label,
      kind,
      value,
      ...(note === undefined ? {} : { note }),
      ...(digits === undefined ? {} : { digits }),
    })),
  };
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
