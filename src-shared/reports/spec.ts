import { z } from 'zod';
import { PARTS } from '../indicators/indicator.ts';
import { line, localDate } from '../rpc/fields.ts';
import { CHART_KINDS } from './reportData.ts';
import { DATASETS } from './spec/dataset.ts';
import { SPEC_DIMENSIONS } from './spec/dimension.ts';
import { FIELDS } from './spec/field.ts';
import { MEASURES } from './spec/measure.ts';
import { POPULATIONS } from './spec/population.ts';

/** Values that one condition names at most. */
export const MOST_VALUES = 200;
/** Groups that are shown by themselves at most before the rest is put together. */
export const MOST_GROUPS = 1_000;

/** An id, a word of its kind, a number of the clock; null for what has none. */
export const dimensionValue = z.union([z.number().int(), z.string().max(300), z.null()]);
export type DimensionValue = z.infer<typeof dimensionValue>;

const dimension = z.enum(SPEC_DIMENSIONS);

/** Only (or all but) these. */
export const specCondition = z.object({
  by: dimension,
  isExcluded: z.boolean().default(false),
  values: z.array(dimensionValue).min(1).max(MOST_VALUES),
});
export type SpecCondition = z.infer<typeof specCondition>;

const bound = z.union([z.number(), localDate]);

/** Both ends belong to it. Days of the institution's zone; numbers as they are stored: seconds, hundredths, stars. */
export const specRange = z.object({ field: z.enum(FIELDS), from: bound.optional(), to: bound.optional() });
export type SpecRange = z.infer<typeof specRange>;

/**
 * One level of rows, or the columns. Ordered by its own names (states and steps of time in their natural order) unless a
 * measure is named.
 */
const axis = z.object({
  by: dimension,
  orderBy: z.enum(MEASURES).nullable().default(null),
  isDescending: z.boolean().default(false),
  /** Only the first so many; what is left is one line, "others", made from all its records. */
  top: z.number().int().min(1).max(MOST_GROUPS).nullable().default(null),
});
export type SpecAxis = z.infer<typeof axis>;

const chart = z.object({
  kind: z.enum(['none', ...CHART_KINDS]),
  /** Of one kind. Where there are columns, the first alone. */
  measures: z.array(z.enum(MEASURES)).max(4).default([]),
});
export type SpecChart = z.infer<typeof chart>;

const common = {
  /** Of this shape; a later one would say 2. */
  v: z.literal(1),
  title: line(160),
  subtitle: line(200).nullable().default(null),
  dataset: z.enum(DATASETS),
  /** Which records; null takes the first of the dataset. Summaries of tickets and workers have none. */
  of: z.enum(POPULATIONS).nullable().default(null),
  conditions: z.array(specCondition).max(20).default([]),
  ranges: z.array(specRange).max(10).default([]),
};

const summary = z.object({
  ...common,
  kind: z.literal('summary'),
  /** From the outermost in. None: the total alone. */
  rows: z.array(axis).max(3),
  columns: axis.nullable().default(null),
  measures: z.array(z.enum(MEASURES)).min(1).max(8),
  totals: z
    .object({ rows: z.boolean(), columns: z.boolean(), subtotals: z.boolean() })
    .default({ rows: true, columns: true, subtotals: true }),
  chart: chart.default({ kind: 'none', measures: [] }),
});
export type SummarySpec = z.infer<typeof summary>;

const list = z.object({
  ...common,
  kind: z.literal('list'),
  /** Of tickets: a part of the population, such as the late ones. */
  part: z.enum(PARTS).nullable().default(null),
  fields: z.array(z.enum(FIELDS)).min(1).max(20),
  groups: z.array(dimension).max(2).default([]),
  order: z
    .array(z.object({ field: z.enum(FIELDS), isDescending: z.boolean().default(false) }))
    .max(3)
    .default([]),
  /** Sums under each group and at the end, of the fields that can be added up. */
  hasTotals: z.boolean().default(true),
});
export type ListSpec = z.infer<typeof list>;

/**
 * A report that somebody built. The period is no part of it: the same report is made of this month and of the one before.
 * What does not fit together is told by `checkSpec` (spec/check.ts); of the shape alone this knows.
 */
export const reportSpec = z.discriminatedUnion('kind', [summary, list]);
export type ReportSpec = z.infer<typeof reportSpec>;
