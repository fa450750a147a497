import type { Permission } from '../../rpc/permissions.ts';
import type { Dataset } from './dataset.ts';
import { CLOCK_DIMENSIONS, type SpecDimension, TIME_DIMENSIONS } from './dimension.ts';
import type { Field } from './field.ts';
import { type Measure, TICKET_MEASURES, WORKER_MEASURES } from './measure.ts';
import { type Population, TICKET_POPULATIONS } from './population.ts';
import { thingOf } from './statistic.ts';

/** What can be chosen of a dataset, in the order in which it is offered. */
export interface DatasetFacts {
  /** What whoever makes such a report must hold besides `reports.make`. */
  readonly permission: Permission;
  /** Rows, columns and groups. */
  readonly dimensions: readonly SpecDimension[];
  /** What it can be narrowed by besides its dimensions. */
  readonly besides: readonly SpecDimension[];
  readonly measures: readonly Measure[];
  /** Of a list; none where there are no lists. */
  readonly fields: readonly Field[];
  /** Which records a list shows and a summary of the inventory counts; the first unless told otherwise. */
  readonly populations: readonly Population[];
}

const TICKET_KINDS = [
  'area',
  'service',
  'serviceCategory',
  'technician',
  'requester',
  'location',
  'channel',
  'priority',
  'impact',
  'urgency',
  'status',
  'punctuality',
] as const satisfies readonly SpecDimension[];

const TICKET_FIELDS = [
  'folio',
  'title',
  'status',
  'priority',
  'service',
  'serviceCategory',
  'area',
  'location',
  'requester',
  'technician',
  'channel',
  'impact',
  'urgency',
  'punctuality',
  'createdAt',
  'firstRespondedAt',
  'assignedAt',
  'resolvedAt',
  'closedAt',
  'cancelledAt',
  'dueAt',
  'firstPromiseAt',
  'responseDueAt',
  'responseTime',
  'resolutionTime',
  'closureTime',
  'workedTime',
  'rating',
  'reopenCount',
] as const satisfies readonly Field[];

const OF_ASSETS = ['assetCategory', 'assetStatus', 'area', 'location', 'supplier', 'brand', 'model'] as const;

/** What a technician did, and besides it what only technicians have. */
const OF_WORKERS: readonly Measure[] = [
  'assigned',
  ...TICKET_MEASURES.filter((measure) => !['received', 'cancelled'].includes(measure)),
  ...WORKER_MEASURES.filter((measure) => measure !== 'assigned'),
];

export const catalogue: Readonly<Record<Dataset, DatasetFacts>> = {
  tickets: {
    permission: 'indicators.own',
    dimensions: [...TICKET_KINDS, ...TIME_DIMENSIONS, ...CLOCK_DIMENSIONS],
    besides: [],
    measures: TICKET_MEASURES,
    fields: TICKET_FIELDS,
    populations: TICKET_POPULATIONS,
  },
  workers: {
    permission: 'indicators.own',
    dimensions: ['technician', ...TIME_DIMENSIONS],
    besides: ['area', 'service', 'serviceCategory', 'requester', 'location', 'channel', 'priority'],
    measures: OF_WORKERS,
    fields: [],
    populations: [],
  },
  assets: {
    permission: 'assets.read',
    dimensions: [...OF_ASSETS, 'holder', 'warranty', 'age', 'acquiredYear', ...TIME_DIMENSIONS],
    besides: [],
    measures: [
      'assets',
      'cost.sum',
      'cost.mean',
      'cost.median',
      'years.mean',
      'years.median',
      'covered.share',
      'covered.met',
    ],
    fields: [
      'inventoryNumber',
      'name',
      'assetCategory',
      'assetStatus',
      'brand',
      'modelName',
      'serial',
      'area',
      'location',
      'holder',
      'supplier',
      'acquiredOn',
      'years',
      'cost',
      'warrantyUntil',
      'warranty',
      'retiredOn',
    ],
    populations: ['present', 'acquired', 'retired'],
  },
  custody: {
    permission: 'assets.read',
    dimensions: ['holder', ...OF_ASSETS, 'condition', ...TIME_DIMENSIONS],
    besides: [],
    measures: ['custodies', 'holders', 'cost.sum', 'cost.mean', 'days.mean', 'days.median'],
    fields: [
      'form',
      'inventoryNumber',
      'name',
      'assetCategory',
      'assetStatus',
      'brand',
      'modelName',
      'serial',
      'holder',
      'area',
      'location',
      'condition',
      'fromOn',
      'toOn',
      'days',
      'cost',
    ],
    populations: ['held', 'handedOver', 'returned'],
  },
  maintenance: {
    permission: 'assets.read',
    dimensions: ['maintenanceKind', 'coverage', 'plan', 'asset', ...OF_ASSETS, ...TIME_DIMENSIONS],
    besides: [],
    measures: ['works', 'cost.sum', 'cost.mean', 'cost.median', 'workDays.mean', 'workDays.median'],
    fields: [
      'startedOn',
      'endedOn',
      'inventoryNumber',
      'name',
      'assetCategory',
      'maintenanceKind',
      'description',
      'plan',
      'supplier',
      'coverage',
      'workDays',
      'cost',
      'area',
      'location',
    ],
    populations: ['started', 'ended', 'running'],
  },
  stock: {
    permission: 'assets.read',
    dimensions: ['stockKind', 'assetCategory', 'stockLevel', 'location', 'supplier', 'stockItem'],
    besides: [],
    measures: ['items', 'low', 'quantity.sum', 'handedOut.sum', 'left.sum', 'value.sum'],
    fields: [
      'name',
      'stockKind',
      'assetCategory',
      'unit',
      'quantity',
      'handedOut',
      'left',
      'minimum',
      'stockLevel',
      'unitCost',
      'value',
      'supplier',
      'location',
      'expiresOn',
    ],
    populations: ['stocked'],
  },
  movements: {
    permission: 'assets.read',
    dimensions: ['movementKind', 'stockItem', 'stockKind', 'assetCategory', 'person', ...TIME_DIMENSIONS],
    besides: [],
    measures: ['movements', 'change.sum'],
    fields: [
      'movementAt',
      'movementKind',
      'stockItem',
      'stockKind',
      'assetCategory',
      'change',
      'unit',
      'person',
      'note',
    ],
    populations: ['moved'],
  },
};

const NOT_CONDITIONS: readonly SpecDimension[] = TIME_DIMENSIONS;

/** What a dataset can be narrowed by; when something was is the period's affair. */
export function conditionsOf(dataset: Dataset): readonly SpecDimension[] {
  const { dimensions, besides } = catalogue[dataset];
  return [...dimensions, ...besides].filter((each) => !NOT_CONDITIONS.includes(each));
}

export function isTime(dimension: SpecDimension): boolean {
  return (TIME_DIMENSIONS as readonly SpecDimension[]).includes(dimension);
}

export function isOfClock(dimension: SpecDimension): boolean {
  return (CLOCK_DIMENSIONS as readonly SpecDimension[]).includes(dimension);
}

/** Of this very moment, whatever the period: they have no day, week or hour. */
export function isMeasuredNow(measure: Measure): boolean {
  return ['backlog', 'overdue', 'age'].includes(thingOf(measure));
}

/** Measured by week among all technicians, and nothing else: a single one has no balance. */
export function isBalance(measure: Measure): boolean {
  return thingOf(measure) === 'balance';
}

/** Names of people: only for whoever may see them. */
export const PERSONAL: readonly (SpecDimension | Field)[] = ['requester', 'technician', 'holder', 'person'];
