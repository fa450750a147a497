import { catalogue, conditionsOf } from '#shared/reports/spec/catalogue.ts';
import type { Dataset } from '#shared/reports/spec/dataset.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { Measure } from '#shared/reports/spec/measure.ts';
import { axis } from '#shared/reports/spec/templates.ts';
import type { ListSpec, ReportSpec, SpecAxis, SummarySpec } from '#shared/reports/spec.ts';

/** Another subject: what it has too stays, the rest goes; something is measured and shown in any case. */
export function withDataset(spec: ReportSpec, dataset: Dataset): ReportSpec {
  if (dataset === spec.dataset) return spec;
  const { dimensions, measures, fields } = catalogue[dataset];
  const conditions = spec.conditions.filter(({ by }) => conditionsOf(dataset).includes(by));
  const ranges = spec.ranges.filter(({ field }) => fields.includes(field));
  const common = { ...spec, dataset, of: null, conditions, ranges };
  const [first = 'area'] = dimensions;
  if (common.kind === 'list' && fields.length > 0) {
    const kept = common.fields.filter((field) => fields.includes(field));
    return {
      ...common,
      part: null,
      fields: kept.length > 1 ? kept : fields.slice(0, 6),
      groups: common.groups.filter((by) => dimensions.includes(by)),
      order: common.order.filter(({ field }) => fields.includes(field)),
    };
  }
  const summary = common.kind === 'summary' ? common : asSummary(common);
  const kept = summary.measures.filter((measure) => measures.includes(measure));
  const rows = summary.rows.filter(({ by }) => dimensions.includes(by));
  const { columns } = summary;
  return withMeasures(
    {
      ...summary,
      rows: rows.length > 0 ? rows : [axis(first)],
      columns: columns !== null && dimensions.includes(columns.by) ? columns : null,
    },
    kept.length > 0 ? kept : measures.slice(0, 1),
  );
}

/** Summary or list of the same subject, with the same conditions; the rows become the groups and the other way round. */
export function withKind(spec: ReportSpec, kind: ReportSpec['kind']): ReportSpec {
  if (spec.kind === kind) return spec;
  return spec.kind === 'list' ? asSummary(spec) : asList(spec);
}

function asSummary(spec: ListSpec): SummarySpec {
  const { part: _, fields: __, groups, order: ___, hasTotals: ____, ...common } = spec;
  const { dimensions, measures } = catalogue[spec.dataset];
  const [first = 'area'] = dimensions;
  return {
    ...common,
    kind: 'summary',
    of: spec.dataset === 'tickets' ? null : spec.of,
    rows: (groups.length > 0 ? groups : [first]).map((by) => axis(by)),
    columns: null,
    measures: measures.slice(0, 1),
    totals: { rows: true, columns: true, subtotals: true },
    chart: { kind: 'none', measures: [] },
  };
}

function asList(spec: SummarySpec): ListSpec {
  const { rows, columns: _, measures: __, totals: ___, chart: ____, ...common } = spec;
  const { fields } = catalogue[spec.dataset];
  return {
    ...common,
    kind: 'list',
    part: null,
    fields: fields.slice(0, 6),
    groups: rows.map(({ by }) => by).slice(0, 2),
    order: [],
    hasTotals: true,
  };
}

/** Other measures: nothing is ordered by, or drawn of, one that is gone. */
export function withMeasures(spec: SummarySpec, measures: readonly Measure[]): SummarySpec {
  const kept = spec.chart.measures.filter((each) => measures.includes(each));
  const ordered = (each: SpecAxis): SpecAxis =>
    each.orderBy === null || measures.includes(each.orderBy)
      ? each
      : { ...each, orderBy: null, isDescending: false };
  return {
    ...spec,
    measures: [...measures],
    rows: spec.rows.map(ordered),
    columns: spec.columns === null ? null : ordered(spec.columns),
    chart: {
      ...spec.chart,
      measures: kept.length > 0 || spec.chart.kind === 'none' ? kept : measures.slice(0, 1),
    },
  };
}

/** Rows by these dimensions, in this order; those that were there keep their own order and number. */
export function withRows(spec: SummarySpec, dimensions: readonly SpecDimension[]): SummarySpec {
  return { ...spec, rows: dimensions.map((by) => spec.rows.find((each) => each.by === by) ?? axis(by)) };
}

export function withRow(spec: SummarySpec, by: SpecDimension, parts: Partial<SpecAxis>): SummarySpec {
  return { ...spec, rows: spec.rows.map((each) => (each.by === by ? { ...each, ...parts } : each)) };
}

/** Moves what stands at one place to another; the others close up. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined ? [...items] : [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** Without the filters that name nothing yet: they narrow nothing. */
export function withoutOpenFilters<S extends ReportSpec>(spec: S): S {
  return {
    ...spec,
    conditions: spec.conditions.filter(({ values }) => values.length > 0),
    ranges: spec.ranges.filter(({ from, to }) => from !== undefined || to !== undefined),
  };
}
