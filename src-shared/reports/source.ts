import { z } from 'zod';
import { LANGUAGES } from '../people/contract.ts';
import { id, localDate } from '../rpc/fields.ts';
import { reportSpec } from './spec.ts';

/** The reports that the product brings along. */
export const BUILT_INS = [
  'groupPerformance',
  'individualPerformance',
  'ticketsByPeriod',
  'slaCompliance',
  'workloadBalance',
  'byArea',
  'byRequester',
  'byState',
  'inventory',
  'custody',
  'maintenance',
  'ticketHistory',
] as const;
export type BuiltIn = (typeof BUILT_INS)[number];

/** A period that moves with the day on which the report is made; a local day belongs to it whole. */
export const RELATIVE_PERIODS = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
] as const;

export const reportPeriod = z.union([
  z.object({ relative: z.enum(RELATIVE_PERIODS) }),
  z.object({ from: localDate, to: localDate }),
]);
export type ReportPeriod = z.infer<typeof reportPeriod>;

/** Which report: one of the product's own, a saved one, or one that is being built and was not saved. */
export const reportSource = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('builtIn'),
    name: z.enum(BUILT_INS),
    /** What it asks for besides a period: whose performance, which ticket. Narrowing is the same for all. */
    subject: z.object({ technicianId: id.optional(), ticketId: id.optional() }).optional(),
  }),
  z.object({ kind: z.literal('saved'), id }),
  z.object({ kind: z.literal('spec'), spec: reportSpec }),
]);
export type ReportSource = z.infer<typeof reportSource>;

/** All that makes a report what it is; what is issued and scheduled keeps this. */
export const reportRequest = z.object({
  source: reportSource,
  /** Left out: this month, or what the saved one says. */
  period: reportPeriod.optional(),
  /** Narrows tickets, workers and assets alike; what a report knows nothing of is refused. */
  filter: z
    .object({
      areaId: id.optional(),
      serviceId: id.optional(),
      technicianId: id.optional(),
      requesterId: id.optional(),
    })
    .default({}),
  language: z.enum(LANGUAGES).optional(),
});
export type ReportRequest = z.infer<typeof reportRequest>;

export const REPORT_FORMATS = ['pdf', 'xlsx', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
