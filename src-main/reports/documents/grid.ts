import type { Cell } from '#shared/exports/cell.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { PresentationWords } from '#shared/reports/formatWords.ts';
import type {
  ChartSection,
  ReportColumn,
  ReportData,
  ReportSection,
  ReportValue,
  TableSection,
  ValueKind,
} from '#shared/reports/reportData.ts';
import type { SheetRow } from '../../workbook/task.ts';

/** A section as rows and columns, for the files that have nothing else. */
export interface Grid {
  readonly title: string;
  readonly note: string | null;
  /** One line, or two where columns share headings. */
  readonly head: readonly (readonly string[])[];
  readonly rows: readonly SheetRow[];
  /** Rows that the report left out. */
  readonly more: number;
}

/** How a value is named where it has lost its unit: the heading says it. */
export type Units = 'inHeadings' | 'inCells';

/**
 * The sections of a report as grids, in their order. A chart that its table follows is in that table; paragraphs are
 * `textsOf`.
 */
export function gridsOf(data: ReportData, words: PresentationWords, units: Units): Grid[] {
  return data.sections.flatMap((section, index) => {
    if (section.kind === 'text') return [];
    if (section.kind === 'chart' && data.sections[index + 1]?.kind === 'table') return [];
    return [gridOf(section, data, words, units)];
  });
}

/** The paragraphs of a report with their titles. */
export function textsOf(
  data: ReportData,
): { readonly title: string; readonly paragraphs: readonly string[] }[] {
  return data.sections.filter((section) => section.kind === 'text');
}

function gridOf(
  section: Exclude<ReportSection, { kind: 'text' }>,
  { currency }: ReportData,
  words: PresentationWords,
  units: Units,
): Grid {
  const named = (label: string, kind: ValueKind) => withUnit(label, kind, { words, currency, units });
  const plain = { title: section.title, note: null, more: 0 };
  switch (section.kind) {
    case 'figures':
      return {
        ...plain,
        head: [[words.label, words.value, words.note]],
        rows: section.items.map(({ label, kind, digits, value, note }) =>
          rowOf([text(named(label, kind)), cellOf(kind, value, digits), text(note ?? '')]),
        ),
      };
    case 'properties':
      return {
        ...plain,
        head: [[words.label, words.value]],
        rows: section.items.map(({ label, kind, value }) =>
          rowOf([text(named(label, kind)), cellOf(kind, value)]),
        ),
      };
    case 'timeline':
      return {
        ...plain,
        head: [[words.at, words.who, words.what, words.details]],
        rows: section.items.map(({ at, who, what, details }) =>
          rowOf([cellOf('time', at), text(who), text(what), text(details.join('\n'))]),
        ),
      };
    case 'chart':
      return { ...plain, ...chartGrid(section, words, named) };
    case 'table':
      return {
        ...plain,
        note: section.note ?? null,
        more: section.more,
        head: headOf(section.columns, named),
        rows: section.rows.map((row) => tableRow(section, row)),
      };
    default:
      return assertNever(section);
  }
}

function chartGrid(
  { points, series, value, digits }: ChartSection,
  words: PresentationWords,
  named: (label: string, kind: ValueKind) => string,
): Pick<Grid, 'head' | 'rows'> {
  return {
    head: [[words.category, ...series.map(({ label }) => named(label, value))]],
    rows: points.map(({ label, values }) =>
      rowOf([text(label), ...series.map((_, index) => cellOf(value, values[index] ?? null, digits))]),
    ),
  };
}

function headOf(
  columns: readonly ReportColumn[],
  named: (label: string, kind: ValueKind) => string,
): string[][] {
  const labels = columns.map(({ label, kind }) => named(label, kind));
  if (columns.every(({ group }) => group === undefined)) return [labels];
  // Only the first of a group bears its name, as a merged cell would show it.
  const groups = columns.map(({ group }, index) =>
    group === undefined || columns[index - 1]?.group === group ? '' : group,
  );
  return [groups, labels];
}

function tableRow({ columns }: TableSection, row: TableSection['rows'][number]): SheetRow {
  const cells = columns.map(({ kind, digits }, index) => cellOf(kind, row.cells[index] ?? null, digits));
  return { cells, look: row.role === 'row' ? 'plain' : 'strong' };
}

function rowOf(cells: readonly Cell[]): SheetRow {
  return { cells, look: 'plain' };
}

function withUnit(
  label: string,
  kind: ValueKind,
  {
    words,
    currency,
    units,
  }: { readonly words: PresentationWords; readonly currency: string; readonly units: Units },
): string {
  if (kind === 'money') return `${label} (${words.units.money(currency)})`;
  if (units === 'inCells') return label;
  if (kind === 'duration') return `${label} (${words.units.duration})`;
  return kind === 'share' ? `${label} (${words.units.share})` : label;
}

export function text(value: string): Cell {
  return value === '' ? null : { type: 'text', text: value };
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** A value as a typed cell. What is no value of its kind stays the text that it is. */
export function cellOf(kind: ValueKind, value: ReportValue, digits?: number): Cell {
  if (value === null) return null;
  if (typeof value === 'string') {
    if (kind === 'date' && DATE.test(value)) return { type: 'date', date: value };
    if (kind === 'time' && TIME.test(value)) return { type: 'time', local: value };
    return text(value);
  }
  if (!Number.isFinite(value)) return null;
  const places = digits === undefined ? {} : { digits };
  switch (kind) {
    case 'share':
      return { type: 'share', value, ...places };
    case 'duration':
      return { type: 'duration', seconds: value };
    case 'money':
      return { type: 'money', cents: value };
    case 'rating':
      return { type: 'number', value, digits: digits ?? 1 };
    default:
      return { type: 'number', value, ...places };
  }
}
