/**
 * What figures can be told apart by: the rows and columns of a summary, the groups of a list, and what both are narrowed
 * by. One name means the same in every dataset that has it (see catalogue.ts).
 */
export const TIME_DIMENSIONS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type TimeDimension = (typeof TIME_DIMENSIONS)[number];

/** Of the clock on the wall: 1 is Monday, hours from 0 to 23. */
export const CLOCK_DIMENSIONS = ['weekday', 'hour'] as const;
export type ClockDimension = (typeof CLOCK_DIMENSIONS)[number];

export const SPEC_DIMENSIONS = [
  ...TIME_DIMENSIONS,
  ...CLOCK_DIMENSIONS,
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
  /** Of a ticket: solved in time, late (solved or not), or not due yet. */
  'punctuality',
  'assetCategory',
  'assetStatus',
  'holder',
  'supplier',
  'brand',
  /** Brand and model. */
  'model',
  'warranty',
  'age',
  'acquiredYear',
  'condition',
  'maintenanceKind',
  'plan',
  'asset',
  'coverage',
  'stockKind',
  'stockItem',
  'stockLevel',
  'movementKind',
  'person',
] as const;
export type SpecDimension = (typeof SPEC_DIMENSIONS)[number];
