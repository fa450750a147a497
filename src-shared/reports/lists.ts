import { z } from 'zod';
import { ticketsOf } from '../indicators/fields.ts';
import { INDICATORS, PARTS } from '../indicators/indicator.ts';
import { id, localDate } from '../rpc/fields.ts';
import { DATASETS } from './spec/dataset.ts';
import { MEASURES } from './spec/measure.ts';
import { POPULATIONS } from './spec/population.ts';
import { MOST_GROUPS, reportSpec, specCondition, specRange } from './spec.ts';

/**
 * What a figure of a report opens. It stands beside the report and is no part of it: what is printed, issued and signed
 * is the report alone, so that its canonical bytes never depend on where a screen leads.
 */

/** Groups that "all others" leave out may be as many as stand by themselves. */
const cellCondition = specCondition.extend({ values: specCondition.shape.values.max(MOST_GROUPS) });

/** The tickets of an indicator, as the list behind a figure of the panel shows them. */
const figureList = ticketsOf.extend({
  kind: z.literal('figure'),
  indicator: z.enum(INDICATORS),
  part: z.enum(PARTS).optional(),
  from: localDate.optional(),
  to: localDate.optional(),
  week: z.string().optional(),
  weekday: z.number().int().min(1).max(7).optional(),
  hour: z.number().int().min(0).max(23).optional(),
});
export type FigureList = z.infer<typeof figureList>;

/** Which records: those of a population, narrowed as a report is. */
export const recordsOf = z.object({
  dataset: z.enum(DATASETS),
  of: z.enum(POPULATIONS),
  part: z.enum(PARTS).optional(),
  conditions: z.array(cellCondition).max(40).default([]),
  ranges: z.array(specRange).max(20).default([]),
  /** What is of now does not look at them. */
  from: localDate.optional(),
  to: localDate.optional(),
  areaId: id.optional(),
  serviceId: id.optional(),
  technicianId: id.optional(),
  requesterId: id.optional(),
});
export type RecordsOf = z.infer<typeof recordsOf>;

/** Tickets that no indicator's list can be narrowed to, and what is no ticket: equipment, custody, maintenance, stock. */
const recordList = recordsOf.extend({ kind: z.literal('records') });

export const reportList = z.discriminatedUnion('kind', [figureList, recordList]);
export type ReportList = z.infer<typeof reportList>;

/** A cell that opens a list of `count` records; a mean is one of so many. */
const cellLink = z.object({ list: reportList, count: z.number().int() });
export type CellLink = z.infer<typeof cellLink>;

/** Of one section: of each of its cells, row by row, or (of a summary) of its rows and columns, which make the cells. */
const sectionLists = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cells'), cells: z.array(z.array(cellLink.nullable())) }),
  z.object({
    kind: z.literal('crossed'),
    rows: z.array(z.array(cellCondition).nullable()),
    columns: z.array(
      z.object({ measure: z.enum(MEASURES), conditions: z.array(cellCondition).nullable() }).nullable(),
    ),
  }),
]);
export type SectionLists = z.infer<typeof sectionLists>;

/** What the figures of a report open. */
export const reportLists = z.object({
  /** What the cells of a summary are made of; null where there is none. */
  summary: z
    .object({
      spec: reportSpec,
      dates: z.object({ from: localDate, to: localDate }),
      filter: recordsOf.pick({ areaId: true, serviceId: true, technicianId: true, requesterId: true }),
    })
    .nullable(),
  /** One for each section of the report, null where it opens nothing. */
  sections: z.array(sectionLists.nullable()),
});
export type ReportLists = z.infer<typeof reportLists>;
