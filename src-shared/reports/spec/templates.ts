import type { Permission } from '../../rpc/permissions.ts';
import type { ReportPeriod } from '../source.ts';
import type { ListSpec, ReportSpec, SpecAxis, SummarySpec } from '../spec.ts';
import { catalogue } from './catalogue.ts';
import type { SpecDimension } from './dimension.ts';

/** What one can begin from instead of an empty page. The first is what a new report begins as. */
export const TEMPLATES = [
  'byService',
  'byWeek',
  'areaByMonth',
  'arrivals',
  'late',
  'technicians',
  'balance',
  'assets',
  'custody',
  'maintenance',
  'stock',
] as const;
export type Template = (typeof TEMPLATES)[number];

export interface Draft {
  readonly spec: ReportSpec;
  readonly period: ReportPeriod;
}

export const axis = (by: SpecDimension, parts: Partial<SpecAxis> = {}): SpecAxis => ({
  by,
  orderBy: null,
  isDescending: false,
  top: null,
  ...parts,
});

const summary = (parts: Partial<SummarySpec> & Pick<SummarySpec, 'dataset' | 'measures'>): SummarySpec => ({
  v: 1,
  kind: 'summary',
  title: '',
  subtitle: null,
  of: null,
  conditions: [],
  ranges: [],
  rows: [],
  columns: null,
  totals: { rows: true, columns: true, subtotals: true },
  chart: { kind: 'none', measures: [] },
  ...parts,
});

const list = (parts: Partial<ListSpec> & Pick<ListSpec, 'dataset' | 'fields'>): ListSpec => ({
  v: 1,
  kind: 'list',
  title: '',
  subtitle: null,
  of: null,
  part: null,
  conditions: [],
  ranges: [],
  groups: [],
  order: [],
  hasTotals: true,
  ...parts,
});

const specs: Readonly<Record<Template, Draft>> = {
  byService: {
    period: { relative: 'thisMonth' },
    spec: summary({
      dataset: 'tickets',
      rows: [axis('service', { orderBy: 'received', isDescending: true })],
      measures: ['received', 'resolved', 'onTime.share', 'resolution.median'],
      chart: { kind: 'bars', measures: ['received'] },
    }),
  },
  byWeek: {
    period: { relative: 'thisQuarter' },
    spec: summary({
      dataset: 'tickets',
      rows: [axis('week')],
      measures: ['received', 'resolved', 'onTime.share'],
      chart: { kind: 'lines', measures: ['received', 'resolved'] },
    }),
  },
  areaByMonth: {
    period: { relative: 'thisYear' },
    spec: summary({
      dataset: 'tickets',
      rows: [axis('area')],
      columns: axis('month'),
      measures: ['received'],
      chart: { kind: 'heat', measures: ['received'] },
    }),
  },
  arrivals: {
    period: { relative: 'thisQuarter' },
    spec: summary({
      dataset: 'tickets',
      rows: [axis('weekday')],
      columns: axis('hour'),
      measures: ['received'],
      chart: { kind: 'heat', measures: ['received'] },
    }),
  },
  late: {
    period: { relative: 'thisMonth' },
    spec: list({
      dataset: 'tickets',
      of: 'onTime',
      part: 'late',
      fields: ['folio', 'title', 'area', 'technician', 'priority', 'dueAt', 'resolvedAt'],
      groups: ['service'],
    }),
  },
  technicians: {
    period: { relative: 'thisMonth' },
    spec: summary({
      dataset: 'workers',
      rows: [axis('technician')],
      measures: [
        'assigned',
        'resolved',
        'onTime.share',
        'resolution.median',
        'timeWorked.sum',
        'occupancy.share',
      ],
    }),
  },
  balance: {
    period: { relative: 'thisQuarter' },
    spec: summary({
      dataset: 'workers',
      rows: [axis('week')],
      measures: ['assigned', 'balance.deviation', 'balance.range', 'balance.jain', 'balance.people'],
      chart: { kind: 'lines', measures: ['balance.deviation'] },
    }),
  },
  assets: {
    period: { relative: 'thisMonth' },
    spec: summary({
      dataset: 'assets',
      rows: [axis('assetCategory')],
      columns: axis('assetStatus'),
      measures: ['assets'],
      chart: { kind: 'columns', measures: ['assets'] },
    }),
  },
  custody: {
    period: { relative: 'thisMonth' },
    spec: list({
      dataset: 'custody',
      fields: ['form', 'inventoryNumber', 'name', 'serial', 'fromOn', 'cost'],
      groups: ['holder'],
    }),
  },
  maintenance: {
    period: { relative: 'thisYear' },
    spec: summary({
      dataset: 'maintenance',
      rows: [axis('month'), axis('maintenanceKind')],
      measures: ['works', 'cost.sum'],
      chart: { kind: 'columns', measures: ['cost.sum'] },
    }),
  },
  stock: {
    period: { relative: 'thisMonth' },
    spec: list({
      dataset: 'stock',
      fields: ['name', 'stockKind', 'left', 'minimum', 'stockLevel', 'value'],
      order: [{ field: 'stockLevel', isDescending: false }],
    }),
  },
};

export function templateDraft(template: Template): Draft {
  return specs[template];
}

/** What whoever begins from it must hold. */
export function templatePermission(template: Template): Permission {
  return template === 'balance' ? 'indicators.all' : catalogue[specs[template].spec.dataset].permission;
}
