import { z } from 'zod';
import { id, pageOf, paging } from '../rpc/fields.ts';
import { query } from '../rpc/procedure.ts';
import { BANDS } from './calibration.ts';
import {
  atRiskRow,
  calibration,
  delaysFilter,
  finishRow,
  forecastAnswer,
  MOMENTS,
  recordedRow,
  stuckRow,
} from './fields.ts';
import { STUCK_KINDS } from './stuck.ts';

const count = z.number().int();

/** The last 90 days, or all. */
export const SPANS = ['days90', 'all'] as const;

const recordFilter = z.object({ technicianId: id.optional(), moment: z.enum(MOMENTS).optional() });

/**
 * What is about to be late, what stands still, and when each ticket is likely to be done. Managers, administrators and
 * masters see all, a technician their own.
 */
export const delaysContract = {
  counts: query({
    permission: 'indicators.own',
    route: 'GET /delays/counts',
    summary: 'How many tickets are at risk, stuck, predicted; each opens its list',
    input: delaysFilter,
    output: z.object({
      atRisk: count,
      stuck: z.object({ working: count, waiting: count, unassigned: count }),
      predicted: count,
      /** Open and assigned, but there is too little history to say when they will be done. */
      unpredicted: count,
      /** From which odds a ticket counts as predicted late, in percent, and after how many working hours as stuck. */
      lateOddsPercent: count,
      stuckHours: count,
      waitingStuckHours: count,
    }),
  }),
  atRisk: query({
    permission: 'indicators.own',
    route: 'GET /delays/at-risk',
    summary: 'Open tickets not late yet of which most of the time is used or that will probably be late',
    input: delaysFilter.extend(paging),
    output: pageOf(atRiskRow),
  }),
  stuck: query({
    permission: 'indicators.own',
    route: 'GET /delays/stuck',
    summary: 'Tickets on which nobody did anything for a set number of working hours, the longest first',
    input: delaysFilter.extend({ ...paging, kind: z.enum(STUCK_KINDS) }),
    output: pageOf(stuckRow),
  }),
  byFinish: query({
    permission: 'indicators.own',
    route: 'GET /delays/by-finish',
    summary: 'Open tickets in the order in which they are likely to be done; what waits is not among them',
    input: delaysFilter.extend(paging),
    output: pageOf(finishRow),
  }),
  forecast: query({
    permission: 'indicators.own',
    route: 'GET /delays/forecast/{id}',
    summary:
      'When one open ticket is likely to be done, with the reasons; a technician may ask for any ticket they see',
    input: z.object({ id }),
    output: z.object({ forecast: forecastAnswer }),
  }),
  trackRecord: query({
    permission: 'indicators.own',
    route: 'GET /delays/track-record',
    summary: 'What was predicted against what happened',
    input: recordFilter,
    output: z.object({ all: calibration, days90: calibration }),
  }),
  recorded: query({
    permission: 'indicators.own',
    route: 'GET /delays/recorded',
    summary: 'The predictions behind a band of the track record, the last solved first',
    input: recordFilter.extend({
      ...paging,
      span: z.enum(SPANS).default('all'),
      band: z.coerce
        .number()
        .int()
        .min(0)
        .max(BANDS - 1),
    }),
    output: pageOf(recordedRow),
  }),
};
