import { z } from 'zod';
import { LANGUAGES } from '../people/contract.ts';
import { instant, localDate } from '../rpc/fields.ts';

/**
 * A report that was made: everything that screen, PDF, workbook and CSV show of it, in its language already, in the
 * order of the page. It is plain data, so that its canonical JSON is what an issued report is known by: the same words
 * and figures have the same hash, on whatever paper.
 */

/** How a value is written; the same in a table, a figure and a tick of a chart. */
export const VALUE_KINDS = [
  'text',
  'number',
  /** From 0 to 1, shown as per cent. */
  'share',
  /** Working seconds. */
  'duration',
  /** Stars. */
  'rating',
  /** Hundredths of the institution's currency. */
  'money',
  /** `2026-11-24`. */
  'date',
  /** `2026-11-24T16:40:00`: wall time of the institution's zone. */
  'time',
] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** Text, date and time are strings, all others numbers; null where there is nothing to say. */
export const reportValue = z.union([z.string(), z.number(), z.null()]);
export type ReportValue = z.infer<typeof reportValue>;

export const reportColumn = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(VALUE_KINDS),
  /** Digits after the point of a number; a whole number where it is not given. */
  digits: z.number().int().min(0).max(4).optional(),
  /** A heading that this column shares with its neighbours of the same name: the column values of a cross table. */
  group: z.string().optional(),
});
export type ReportColumn = z.infer<typeof reportColumn>;

/** `group` opens a group and bears its name in the first cell; `subtotal` ends it, `total` ends the table. */
export const ROW_ROLES = ['row', 'group', 'subtotal', 'total'] as const;

export const reportRow = z.object({
  role: z.enum(ROW_ROLES),
  /** Of grouped rows: 0 is the outermost. */
  level: z.number().int().min(0).max(3),
  /** One for each column. */
  cells: z.array(reportValue),
});
export type ReportRow = z.infer<typeof reportRow>;

const tableSection = z.object({
  kind: z.literal('table'),
  title: z.string(),
  note: z.string().optional(),
  columns: z.array(reportColumn),
  rows: z.array(reportRow),
  /** Rows left out because there are too many to show, print or keep; 0 where the table is whole. */
  more: z.number().int(),
});
export type TableSection = z.infer<typeof tableSection>;

const figuresSection = z.object({
  kind: z.literal('figures'),
  title: z.string(),
  items: z.array(
    z.object({
      label: z.string(),
      kind: z.enum(VALUE_KINDS),
      digits: z.number().int().min(0).max(4).optional(),
      value: reportValue,
      /** Below it: "meta 92 %", "de 214". */
      note: z.string().optional(),
    }),
  ),
});
export type FiguresSection = z.infer<typeof figuresSection>;

export const CHART_KINDS = ['bars', 'columns', 'lines', 'donut', 'heat'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/**
 * A drawing. `points` are the bars, steps, slices or rows of the heat map, `series` the bars beside each other, the
 * lines, or the columns of the heat map; a donut has one series. Whoever cannot see it reads `summary`, and the table
 * that belongs to it stands in the next section.
 */
const chartSection = z.object({
  kind: z.literal('chart'),
  title: z.string(),
  chart: z.enum(CHART_KINDS),
  value: z.enum(VALUE_KINDS),
  digits: z.number().int().min(0).max(4).optional(),
  points: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      /** One for each series. */
      values: z.array(z.number().nullable()),
    }),
  ),
  series: z.array(z.object({ key: z.string(), label: z.string() })),
  summary: z.string(),
});
export type ChartSection = z.infer<typeof chartSection>;

const textSection = z.object({
  kind: z.literal('text'),
  title: z.string(),
  paragraphs: z.array(z.string()),
});

/** Label and value, line by line: the head of a ticket's history. */
const propertiesSection = z.object({
  kind: z.literal('properties'),
  title: z.string(),
  items: z.array(z.object({ label: z.string(), kind: z.enum(VALUE_KINDS), value: reportValue })),
});

/** What happened, in order. */
const timelineSection = z.object({
  kind: z.literal('timeline'),
  title: z.string(),
  items: z.array(
    z.object({
      /** Wall time of the institution's zone. */
      at: z.string(),
      who: z.string(),
      what: z.string(),
      details: z.array(z.string()),
    }),
  ),
});

export const reportSection = z.discriminatedUnion('kind', [
  figuresSection,
  chartSection,
  tableSection,
  textSection,
  propertiesSection,
  timelineSection,
]);
export type ReportSection = z.infer<typeof reportSection>;

export const reportData = z.object({
  title: z.string(),
  subtitle: z.string().nullable(),
  language: z.enum(LANGUAGES),
  timeZone: z.string(),
  /** ISO 4217, for money. */
  currency: z.string(),
  /** Of when the figures are. */
  asOf: instant,
  /** Null of what is no matter of a period: an inventory. */
  period: z.object({ from: localDate, to: localDate }).nullable(),
  /** What it was narrowed by, in words; the whole department where it is empty. */
  filters: z.array(z.object({ label: z.string(), value: z.string() })),
  sections: z.array(reportSection),
  /** Of every measure in it: what it counts, how, and by which clock. Printed at the end. */
  definitions: z.array(z.object({ term: z.string(), text: z.string() })),
});
export type ReportData = z.infer<typeof reportData>;
