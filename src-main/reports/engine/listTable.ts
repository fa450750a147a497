import { localDate, localDateTime } from '#shared/calendars/localTime.ts';
import { filled } from '#shared/kernel/filled.ts';
import type { ReportColumn, ReportRow, ReportValue, TableSection } from '#shared/reports/reportData.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { Field } from '#shared/reports/spec/field.ts';
import { fieldKind, isInstant, isSummed } from '#shared/reports/spec/fieldKind.ts';
import type { DimensionValue, ListSpec } from '#shared/reports/spec.ts';
import type { EngineInput } from './engineInput.ts';
import type { Labels } from './labels.ts';
import {
  type GroupSums,
  groupSums,
  isDimension,
  type ListedRecord,
  labelsFor,
  listedRecords,
  summedFields,
} from './listRows.ts';

type Input = EngineInput<ListSpec>;

/** Records with chosen fields, in groups with their counts and sums. */
export async function listTable(
  input: Input,
): Promise<{ readonly table: TableSection; readonly total: number }> {
  const { spec, question, words } = input;
  const sums = await groupSums(input);
  input.step();
  const records = await listedRecords(input, question.limit);
  input.step();
  const labels = await labelsFor(input, records, sums);
  const total = sums.reduce((all, { count }) => all + count, 0);
  const fields = spec.fields
    .map((field, index) => ({ field, index }))
    .filter(({ field }) => !isGroup(spec, field));
  const cellsOf = ({ groups, values }: ListedRecord): ReportValue[] => [
    ...spec.groups.map((each, index) => groupCell(each, groups[index] ?? null, labels)),
    ...fields.map(({ field, index }) => cell(input, field, values[index] ?? null, labels)),
  ];
  const sumCells = (name: string, level: number, some: readonly GroupSums[]): ReportValue[] => {
    const added = summedFields(spec).map((_, index) =>
      some.reduce((all, each) => all + (each.sums[index] ?? 0), 0),
    );
    const of = new Map(summedFields(spec).map((field, index) => [field, added[index] ?? null]));
    const cells: ReportValue[] = [
      ...spec.groups.map(() => null),
      ...fields.map(({ field }) => (isSummed(field) ? (of.get(field) ?? null) : null)),
    ];
    // Where the first column is a sum itself, there is no room for a name.
    if (cells[level] === null) cells[level] = name;
    return cells;
  };
  const rows: ReportRow[] = [];
  const subtotal = (keys: readonly DimensionValue[], level: number) => {
    const some = sums.filter((each) =>
      keys.slice(0, level + 1).every((key, index) => each.keys[index] === key),
    );
    const label = groupCell(spec.groups[level] ?? 'area', keys[level] ?? null, labels);
    const count = some.reduce((all, each) => all + each.count, 0);
    // Of a single one without a sum there is nothing to add.
    if (count === 1 && summedFields(spec).length === 0) return;
    const name = `${filled(words.phrase.subtotal, { a: String(label) })} (${count})`;
    const cells = sumCells(name, level, some);
    for (let outer = 0; outer < level; outer += 1) {
      cells[outer] = groupCell(spec.groups[outer] ?? 'area', keys[outer] ?? null, labels);
    }
    rows.push({ role: 'subtotal', level: 0, cells });
  };
  for (const [index, record] of records.entries()) {
    rows.push({ role: 'row', level: 0, cells: cellsOf(record) });
    const next = records[index + 1];
    for (let level = spec.groups.length - 1; level >= 0 && spec.hasTotals; level -= 1) {
      const ends =
        next === undefined || record.groups.slice(0, level + 1).some((key, at) => next.groups[at] !== key);
      if (ends) subtotal(record.groups, level);
    }
  }
  if (spec.hasTotals)
    rows.push({ role: 'total', level: 0, cells: sumCells(`${words.phrase.total} (${total})`, 0, sums) });
  return {
    total,
    table: {
      kind: 'table',
      title: spec.title,
      columns: columnsOf(input),
      rows,
      more: total - records.length,
    },
  };
}

const isGroup = (spec: ListSpec, field: Field) => (spec.groups as readonly string[]).includes(field);

function columnsOf({ spec, words }: Input): ReportColumn[] {
  return [
    ...spec.groups.map(
      (by): ReportColumn => ({
        key: `group.${by}`,
        label: words.dimension[by],
        kind: by === 'day' ? 'date' : 'text',
      }),
    ),
    ...spec.fields
      .filter((field) => !isGroup(spec, field))
      .map((field): ReportColumn => ({ key: field, label: words.field[field], ...fieldKind(field) })),
  ];
}

function groupCell(
  by: SpecDimension,
  key: DimensionValue,
  labels: ReadonlyMap<SpecDimension, Labels>,
): ReportValue {
  return by === 'day' ? key : (labels.get(by)?.of(key) ?? key);
}

/** What a record has of a field, as a table shows it. */
export function cell(
  { moment }: Pick<Input, 'moment'>,
  field: Field,
  value: DimensionValue,
  labels: ReadonlyMap<SpecDimension, Labels>,
): ReportValue {
  if (isDimension(field))
    return value === null || value === '' ? null : (labels.get(field)?.of(value) ?? value);
  if (value === null) return null;
  if (isInstant(field)) {
    const at = Number(value);
    return fieldKind(field).kind === 'time'
      ? localDateTime(at, moment.timeZone)
      : localDate(at, moment.timeZone);
  }
  // What somebody wrote may be long: a cell is a line.
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value;
}
