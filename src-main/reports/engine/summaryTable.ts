import { filled } from '#shared/kernel/filled.ts';
import type { SectionLists } from '#shared/reports/lists.ts';
import type {
  FiguresSection,
  ReportColumn,
  ReportRow,
  ReportValue,
  TableSection,
} from '#shared/reports/reportData.ts';
import { isBalance } from '#shared/reports/spec/catalogue.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { Measure } from '#shared/reports/spec/measure.ts';
import { writtenAs } from '#shared/reports/spec/statistic.ts';
import { measureName } from '#shared/reports/spec/words.ts';
import {
  type DimensionValue,
  MOST_GROUPS,
  type SpecCondition,
  type SummarySpec,
} from '#shared/reports/spec.ts';
import { type Arranged, type ArrangedRow, cellFigure, cellIn } from './arranged.ts';
import type { EngineInput } from './engineInput.ts';
import type { Node } from './tree.ts';

type Input = EngineInput<SummarySpec>;

type Conditions = readonly SpecCondition[];

/** A section with what its rows and columns are of, which says what each of its cells opens. */
export interface SummarySection {
  readonly section: FiguresSection | TableSection;
  readonly lists: SectionLists;
}

const listsOf = (
  rows: readonly (Conditions | null)[],
  columns: readonly ({ readonly measure: Measure; readonly conditions: Conditions | null } | null)[],
): SectionLists => ({
  kind: 'crossed',
  rows: rows.map((each) => each && [...each]),
  columns: columns.map((each) => each && { ...each, conditions: each.conditions && [...each.conditions] }),
});

/** Without rows and columns there is one figure of each measure. */
export function figuresSection({ spec, question }: Input, { root }: Arranged): SummarySection {
  const section: FiguresSection = {
    kind: 'figures',
    title: spec.title,
    items: spec.measures.map((measure) => ({
      label: measureName(measure, question.language),
      ...writtenAs(measure),
      value: cellFigure(measure, root.all),
    })),
  };
  const columns = spec.measures.map((measure) => ({ measure, conditions: [] }));
  return { section, lists: listsOf([[]], columns) };
}

/** Which records one of the groups beside each other has; null where so many are left out that no list could say it. */
function conditionOf(
  by: SpecDimension,
  keys: readonly DimensionValue[],
  isOthers: boolean,
): SpecCondition | null {
  return keys.length > MOST_GROUPS ? null : { by, isExcluded: isOthers, values: [...keys] };
}

/**
 * The table of a summary: a column for each level of rows, repeated in every row so that a workbook can be filtered by
 * it, then the measures, in a cross table once for each of its columns.
 */
export function summaryTable(input: Input, arranged: Arranged, title: string): SummarySection {
  const rows: ReportRow[] = [];
  const conditions: (Conditions | null)[] = [];
  let more = 0;
  const { spec, words, question } = input;
  const labels = spec.rows.length;
  const pad = (names: readonly string[]): ReportValue[] => [
    ...names,
    ...Array.from({ length: Math.max(0, labels - names.length) }, () => null),
  ];
  const emitAll = (
    beside: readonly ArrangedRow[],
    above: readonly string[],
    raw: readonly ReportValue[],
    within: Conditions | null,
  ) => {
    const by = spec.rows[above.length]?.by ?? 'day';
    const own = beside.filter(({ isOthers }) => !isOthers).map(({ key }) => key);
    for (const row of beside) {
      const condition = conditionOf(by, row.isOthers ? own : [row.key], row.isOthers);
      emit(row, above, raw, within === null || condition === null ? null : [...within, condition]);
    }
  };
  const emit = (
    row: ArrangedRow,
    above: readonly string[],
    raw: readonly ReportValue[],
    of: Conditions | null,
  ) => {
    const names = [...above, row.label];
    // A day stands as a date, so that a workbook sorts by it.
    const isDay = spec.rows[above.length]?.by === 'day' && !row.isOthers;
    const cells = [...raw, isDay ? row.key : row.label];
    emitAll(row.rows, names, cells, of);
    if (row.rows.length > 0) {
      if (!spec.totals.subtotals) return;
      const label = filled(words.phrase.subtotal, { a: row.label });
      push('subtotal', [...pad([...above, label]), ...valuesOf(input, arranged, row.node)], of);
      return;
    }
    push('row', [...cells, ...pad(names).slice(names.length), ...valuesOf(input, arranged, row.node)], of);
  };
  const push = (role: ReportRow['role'], cells: ReportValue[], of: Conditions | null) => {
    // Each level has a column of its own: nothing is set in.
    if (rows.length < question.limit) {
      rows.push({ role, level: 0, cells });
      conditions.push(of);
    } else if (role === 'row') more += 1;
  };
  emitAll(arranged.rows, [], [], []);
  if (spec.totals.rows || labels === 0) {
    const cells = valuesOf(input, arranged, arranged.root);
    rows.push({ role: 'total', level: 0, cells: [...pad([words.phrase.total].slice(0, labels)), ...cells] });
    conditions.push([]);
  }
  const notes = [
    ...(spec.measures.some(isBalance) ? [words.phrase.balanceWeeks] : []),
    ...(arranged.columnsCut > 0 ? [words.phrase.columnsCut] : []),
  ];
  const section: TableSection = {
    kind: 'table',
    title,
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
    columns: columnsOf(input, arranged),
    rows,
    more,
  };
  return { section, lists: listsOf(conditions, columnLists(spec, arranged)) };
}

/** What each column is of: nothing of those that name the rows. */
function columnLists(spec: SummarySpec, { columns }: Arranged) {
  const own = (columns ?? []).flatMap(({ isOthers, keys }) => (isOthers ? [] : keys));
  const crossed = (columns ?? []).map(({ keys, isOthers }) => {
    const by = spec.columns?.by ?? 'day';
    const condition = conditionOf(by, isOthers ? own : keys, isOthers);
    return condition === null ? null : [condition];
  });
  return [
    ...spec.rows.map(() => null),
    ...[...crossed, ...(hasTotalColumn(spec) ? [[]] : [])].flatMap((conditions) =>
      spec.measures.map((measure) => ({ measure, conditions })),
    ),
  ];
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
