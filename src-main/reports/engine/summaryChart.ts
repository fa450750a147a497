import { filled } from '#shared/kernel/filled.ts';
import type { ChartKind, ChartSection } from '#shared/reports/reportData.ts';
import type { Measure } from '#shared/reports/spec/measure.ts';
import { addsUp, writtenAs } from '#shared/reports/spec/statistic.ts';
import { measureName } from '#shared/reports/spec/words.ts';
import type { SummarySpec } from '#shared/reports/spec.ts';
import { type Arranged, type ArrangedRow, cellFigure, cellIn } from './arranged.ts';
import type { EngineInput } from './engineInput.ts';

type Input = EngineInput<SummarySpec>;
type Point = ChartSection['points'][number];
type Series = ChartSection['series'][number];

/** Points that one can still tell apart; the table has them all. */
const MOST_POINTS: Readonly<Record<ChartKind, number>> = {
  bars: 30,
  columns: 40,
  lines: 400,
  donut: 8,
  heat: 40,
};
const MOST_SERIES: Readonly<Record<ChartKind, number>> = {
  bars: 6,
  columns: 6,
  lines: 8,
  donut: 1,
  heat: 60,
};

/** The drawing of a summary's outermost rows; null where there is none, or nothing to draw. */
export function summaryChart(input: Input, arranged: Arranged): ChartSection | null {
  const { spec, words, question } = input;
  const { kind, measures } = spec.chart;
  const [measure] = measures;
  const [outer] = spec.rows;
  if (kind === 'none' || measure === undefined || outer === undefined) return null;
  const series = seriesOf(input, arranged, kind, measures);
  const all = arranged.rows.map(
    (row, index): Point => ({
      key: String(index),
      label: row.short,
      values: valuesOf(row, arranged, kind, measures).slice(0, series.length),
    }),
  );
  const points =
    kind === 'donut' ? slices(input, all) : drawable(arranged.rows, all, measure).slice(0, MOST_POINTS[kind]);
  if (!points.some(({ values }) => values.some((value) => value !== null && value !== 0))) return null;
  const name = measures.map((each) => measureName(each, question.language)).join(', ');
  const of = words.dimension[outer.by].toLocaleLowerCase();
  const crossed = kind === 'donut' ? null : spec.columns;
  return {
    kind: 'chart',
    title: crossed
      ? filled(words.phrase.byAnd, {
          a: name,
          b: of,
          c: words.dimension[crossed.by].toLocaleLowerCase(),
        })
      : filled(words.phrase.by, { a: name, b: of }),
    chart: kind,
    ...writtenValue(measure),
    points,
    series,
    summary: summaryOf(input, points, series, { measure, all: all.length, isCut: kind !== 'donut' }),
  };
}

function writtenValue(measure: Measure): Pick<ChartSection, 'value' | 'digits'> {
  const { kind, digits } = writtenAs(measure);
  return { value: kind, ...(digits === undefined ? {} : { digits }) };
}

function seriesOf(
  { question }: Input,
  { columns }: Arranged,
  kind: ChartKind,
  measures: readonly Measure[],
): Series[] {
  const all =
    columns === null || kind === 'donut'
      ? measures.map((each) => ({ key: each, label: measureName(each, question.language) }))
      : columns.map(({ short }, index) => ({ key: String(index), label: short }));
  return all.slice(0, MOST_SERIES[kind]);
}

function valuesOf(row: ArrangedRow, { columns }: Arranged, kind: ChartKind, measures: readonly Measure[]) {
  const [measure] = measures;
  if (columns === null || kind === 'donut' || measure === undefined) {
    return measures.map((each) => cellFigure(each, row.node.all));
  }
  return columns.map((column) => cellFigure(measure, cellIn(row.node, column)));
}

/** A mean of all others beside single ones would look like one of them. */
function drawable(rows: readonly ArrangedRow[], points: readonly Point[], measure: Measure): Point[] {
  return points.filter((_, index) => addsUp(measure) || rows[index]?.isOthers !== true);
}

/** The largest parts and the rest as one; parts of nothing are none. */
function slices({ words }: Input, points: readonly Point[]): Point[] {
  const sized = points
    .map((point) => ({ point, size: point.values[0] ?? 0 }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size);
  if (sized.length <= MOST_POINTS.donut) return sized.map(({ point }) => point);
  const rest = sized.slice(MOST_POINTS.donut - 1);
  const label = filled(words.phrase.others, { a: rest.length });
  const values = [rest.reduce((all, { size }) => all + size, 0)];
  return [
    ...sized.slice(0, MOST_POINTS.donut - 1).map(({ point }) => point),
    { key: 'others', label, values },
  ];
}

function summaryOf(
  { words, formats }: Input,
  points: readonly Point[],
  series: readonly Series[],
  { measure, all, isCut }: { readonly measure: Measure; readonly all: number; readonly isCut: boolean },
): string {
  const { kind, digits } = writtenAs(measure);
  const known = points.flatMap(({ label, values }) =>
    values.flatMap((value, index) =>
      value === null
        ? []
        : [{ label: series.length > 1 ? `${label}, ${series[index]?.label}` : label, value }],
    ),
  );
  const [first] = known;
  if (first === undefined) return words.phrase.nothing;
  const most = known.reduce((high, each) => (each.value > high.value ? each : high), first);
  const least = known.reduce((low, each) => (each.value < low.value ? each : low), first);
  const told = (each: typeof first) => ({ a: each.label, b: formats.value(kind, each.value, digits) });
  return [
    filled(words.phrase.most, told(most)),
    ...(known.length > 1 ? [filled(words.phrase.least, told(least))] : []),
    ...(isCut && points.length < all ? [filled(words.phrase.drawn, { a: points.length, b: all })] : []),
  ].join(' ');
}
