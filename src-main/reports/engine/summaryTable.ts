import { filled } from '#shared/kernel/filled.ts';
import type {
  FiguresSection,
  ReportColumn,
  ReportRow,
  ReportValue,
  TableSection,
} from '#shared/reports/reportData.ts';
import { isBalance } from '#shared/reports/spec/catalogue.ts';
import { writtenAs } from '#shared/reports/spec/statistic.ts';
import { measureName } from '#shared/reports/spec/words.ts';
import type { SummarySpec } from '#shared/reports/spec.ts';
import { type Arranged, type ArrangedRow, cellFigure, cellIn } from './arranged.ts';
import type { EngineInput } from './engineInput.ts';
import type { Node } from './tree.ts';

type Input = EngineInput<SummarySpec>;

/** Without rows and columns there is one figure of each measure. */
export function figuresSection({ spec, question }: Input, { root }: Arranged): FiguresSection {
  return {
    kind: 'figures',
    title: spec.title,
    items: spec.measures.map((measure) => ({
      label: measureName(measure, question.language),
      ...writtenAs(measure),
      value: cellFigure(measure, root.all),
    })),
  };
}

/**
 * The table of a summary: a column for each level of rows, repeated in every row so that a workbook can be filtered by
 * it, then the measures, in a cross table once for each of its columns.
 */
export function summaryTable(input: Input, arranged: Arranged, title: string): TableSection {
  const rows: ReportRow[] = [];
  let more = 0;
  const { spec, words, question } = input;
  const labels = spec.rows.length;
  const pad = (names: readonly string[]): ReportValue[] => [
    ...names,
    ...Array.from({ length: Math.max(0, labels - names.length) }, () => null),
  ];
  const emit = (row: ArrangedRow, above: readonly string[], raw: readonly ReportValue[]) => {
    const names = [...above, row.label];
    // A day stands as a date, so that a workbook sorts by it.
    const isDay = spec.rows[above.length]?.by === 'day' && !row.isOthers;
    const cells = [...raw, isDay ? row.key : row.label];
    for (const inner of row.rows) emit(inner, names, cells);
    if (row.rows.length > 0) {
      if (!spec.totals.subtotals) return;
      const label = filled(words.phrase.subtotal, { a: row.label });
      push('subtotal', [...pad([...above, label]), ...valuesOf(input, arranged, row.node)]);
      return;
    }
    push('row', [...cells, ...pad(names).slice(names.length), ...valuesOf(input, arranged, row.node)]);
  };
  const push = (role: ReportRow['role'], cells: ReportValue[]) => {
    // Each level has a column of its own: nothing is set in.
    if (rows.length < question.limit) rows.push({ role, level: 0, cells });
    else if (role === 'row') more += 1;
  };
  for (const row of arranged.rows) emit(row, [], []);
  if (spec.totals.rows || labels === 0) {
    const cells = valuesOf(input, arranged, arranged.root);
    rows.push({ role: 'total', level: 0, cells: [...pad([words.phrase.total].slice(0, labels)), ...cells] });
  }
  const notes = [
    ...(spec.measures.some(isBalance) ? [words.phrase.balanceWeeks] : []),
    ...(arranged.columnsCut > 0 ? [words.phrase.columnsCut] : []),
  ];
  return {
    kind: 'table',
    title,
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
    columns: columnsOf(input, arranged),
    rows,
    more,
  };
}

function hasTotalColumn(spec: SummarySpec): boolean {
  return spec.columns === null || spec.totals.columns;
}

function columnsOf({ spec, words, question }: Input, arranged: Arranged): ReportColumn[] {
  const labels = spec.rows.map(
    ({ by }): ReportColumn => ({ key: by, label: words.dimension[by], kind: by === 'day' ? 'date' : 'text' }),
  );
  const values = (key: string, group: string | null): ReportColumn[] =>
    spec.measures.map((measure) => {
      const name = measureName(measure, question.language);
      const isAlone = spec.measures.length === 1 && group !== null;
      return {
        key: `${key}${measure}`,
        label: isAlone ? group : name,
        ...writtenAs(measure),
        ...(group === null || isAlone ? {} : { group }),
      };
    });
  return [
    ...labels,
    ...(arranged.columns ?? []).flatMap(({ label }, index) => values(`c${index}.`, label)),
    ...(hasTotalColumn(spec) ? values('', spec.columns === null ? null : words.phrase.total) : []),
  ];
}

function valuesOf({ spec }: Input, arranged: Arranged, node: Node): ReportValue[] {
  const cells = [
    ...(arranged.columns ?? []).map((column) => cellIn(node, column)),
    ...(hasTotalColumn(spec) ? [node.all] : []),
  ];
  return cells.flatMap((cell) => spec.measures.map((measure) => cellFigure(measure, cell)));
}
