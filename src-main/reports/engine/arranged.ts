import { filled } from '#shared/kernel/filled.ts';
import type { Measure } from '#shared/reports/spec/measure.ts';
import { thingOf } from '#shared/reports/spec/statistic.ts';
import type { DimensionValue, SpecAxis, SummarySpec } from '#shared/reports/spec.ts';
import type { EngineInput } from './engineInput.ts';
import { type Labels, labelsOf } from './labels.ts';
import { figureOf } from './tally.ts';
import { type Cell, columnsTogether, type Node, together } from './tree.ts';

/** A group in its place: what it is called, and the groups within, in their order. */
export interface ArrangedRow {
  readonly key: DimensionValue;
  readonly label: string;
  /** Under a drawing. */
  readonly short: string;
  readonly node: Node;
  readonly isOthers: boolean;
  readonly rows: readonly ArrangedRow[];
}

/** A column in its place; `keys` are several where it stands for all others. */
export interface ArrangedColumn {
  readonly keys: readonly DimensionValue[];
  readonly label: string;
  readonly short: string;
  readonly isOthers: boolean;
}

export interface Arranged {
  readonly root: Node;
  readonly rows: readonly ArrangedRow[];
  /** Null where there are no columns. */
  readonly columns: readonly ArrangedColumn[] | null;
  /** Columns that found no room and are part of the last. */
  readonly columnsCut: number;
}

/** Value columns of a table at most: more would fit on no paper. */
const MOST_COLUMNS = 60;

/** What a cell tells of a measure. */
export const cellFigure = (measure: Measure, cell: Cell | undefined) =>
  figureOf(measure, cell?.of(thingOf(measure)));

/** Puts the groups in order and what is beyond the first so many together. */
export async function arrange(input: EngineInput<SummarySpec>, root: Node): Promise<Arranged> {
  const { spec } = input;
  const labels: Labels[] = [];
  let level: Node[] = [root];
  for (const axis of spec.rows) {
    const keys = new Set(level.flatMap((node) => [...node.children.keys()]));
    labels.push(await labelsOf(input.db, axis.by, [...keys], input.question.language));
    level = level.flatMap((node) => [...node.children.values()]);
  }
  const columns = await arrangeColumns(input, root);
  return { root, rows: arrangeRows(input, root, labels, 0), ...columns };
}

function arrangeRows(
  input: EngineInput<SummarySpec>,
  node: Node,
  labels: readonly Labels[],
  level: number,
): ArrangedRow[] {
  const axis = input.spec.rows[level];
  const named = labels[level];
  if (axis === undefined || named === undefined) return [];
  const sorted = [...node.children.values()].sort(
    comparator(
      axis,
      named,
      (each) => each.key,
      (each) => each.all,
    ),
  );
  const [shown, rest] = split(sorted, axis.top);
  const rows = shown.map((each) => ({
    key: each.key,
    label: named.of(each.key),
    short: named.short(each.key),
    node: each,
    isOthers: false,
    rows: arrangeRows(input, each, labels, level + 1),
  }));
  if (rest.length === 0) return rows;
  const label = filled(input.words.phrase.others, { a: rest.length });
  return [...rows, { key: null, label, short: label, node: together(null, rest), isOthers: true, rows: [] }];
}

async function arrangeColumns(
  { spec, db, question, words }: EngineInput<SummarySpec>,
  root: Node,
): Promise<Pick<Arranged, 'columns' | 'columnsCut'>> {
  const axis = spec.columns;
  if (axis === null) return { columns: null, columnsCut: 0 };
  const named = await labelsOf(db, axis.by, [...root.columns.keys()], question.language);
  const sorted = [...root.columns].sort(
    comparator(
      axis,
      named,
      ([key]) => key,
      ([, cell]) => cell,
    ),
  );
  const room = Math.max(2, Math.floor(MOST_COLUMNS / spec.measures.length) - 1);
  const [shown, rest] = split(sorted, Math.min(axis.top ?? room, room));
  const columns: ArrangedColumn[] = shown.map(([key]) => ({
    keys: [key],
    label: named.of(key),
    short: named.short(key),
    isOthers: false,
  }));
  if (rest.length > 0) {
    const label = filled(words.phrase.others, { a: rest.length });
    columns.push({ keys: rest.map(([key]) => key), label, short: label, isOthers: true });
  }
  return { columns, columnsCut: axis.top === null || axis.top > room ? rest.length : 0 };
}

function comparator<T>(
  axis: SpecAxis,
  labels: Labels,
  keyOf: (each: T) => DimensionValue,
  cellOf: (each: T) => Cell,
): (a: T, b: T) => number {
  const { orderBy, isDescending } = axis;
  const turn = isDescending ? -1 : 1;
  const byLabel = (a: T, b: T) => labels.compare(keyOf(a), keyOf(b));
  if (orderBy === null) {
    // What has none comes last either way.
    return (a, b) => (keyOf(a) === null || keyOf(b) === null ? byLabel(a, b) : turn * byLabel(a, b));
  }
  return (a, b) => {
    const [one, other] = [cellFigure(orderBy, cellOf(a)), cellFigure(orderBy, cellOf(b))];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || byLabel(a, b);
    return turn * (one - other) || byLabel(a, b);
  };
}

function split<T>(sorted: readonly T[], top: number | null): [T[], T[]] {
  return top === null ? [[...sorted], []] : [sorted.slice(0, top), sorted.slice(top)];
}

/** What a group has in a column. */
export function cellIn(node: Node, { keys }: ArrangedColumn): Cell | undefined {
  const [key = null] = keys;
  return keys.length === 1 ? node.columns.get(key) : columnsTogether(node, keys);
}
