import { z } from 'zod';
import { LANGUAGES } from '../people/contract.ts';
import { done, id, instant, instantIn, pageOf, paging, version } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { recordsOf, reportLists } from './lists.ts';
import { reportColumn, reportData, reportValue } from './reportData.ts';
import { savedFields, savedReport, savedRow } from './saved.ts';
import { reportSchedule, scheduleFields } from './scheduled.ts';
import { REPORT_FORMATS, reportRequest } from './source.ts';

/** A request with the paper that it is to be put on. */
export const printRequest = reportRequest.extend({ format: z.enum(REPORT_FORMATS) });
export type PrintRequest = z.infer<typeof printRequest>;

/** Rows of each table that a screen shows; the files hold more. */
export const PREVIEWED_ROWS = 200;

export const RUN_STATES = ['running', 'done', 'cancelled', 'failed'] as const;

/** A report in the making. */
export const reportRun = z.object({
  state: z.enum(RUN_STATES),
  phase: z.enum(['gathering', 'writing']),
  /** Steps done of how many; a total of 0 is not known yet. */
  done: z.number().int(),
  total: z.number().int(),
  file: z.object({ name: z.string(), bytes: z.number().int() }).nullable(),
  /** Of a failed one that was refused: the code and details of the refusal; null where it is our fault. */
  refusal: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
});
export type ReportRun = z.infer<typeof reportRun>;

/** A report with what its figures open: beside it, since what is printed and signed is the report alone. */
export const shownReport = z.object({ data: reportData, lists: reportLists });
export type ShownReport = z.infer<typeof shownReport>;

/** A line of the list behind a figure; it opens the ticket or the asset that it is about. */
const listedRecord = z.object({
  id,
  /** Of a ticket. */
  folio: z.string().nullable(),
  assetId: id.nullable(),
  cells: z.array(reportValue),
});
export type ListedRecord = z.infer<typeof listedRecord>;

export const recordsInput = recordsOf.extend({
  ...paging,
  language: z.enum(LANGUAGES).optional(),
  /** Of when the figure is that opened it. */
  asOf: instantIn.optional(),
});
export type RecordsInput = z.infer<typeof recordsInput>;

export const recordsPage = z.object({
  columns: z.array(reportColumn),
  items: z.array(listedRecord),
  nextCursor: z.string().nullable(),
  /** As many as the figure says. */
  total: z.number().int(),
  /** What they were narrowed to, in words. */
  filters: reportData.shape.filters,
  period: reportData.shape.period,
  language: z.enum(LANGUAGES),
  currency: z.string(),
  asOf: instant,
});
export type RecordsPage = z.infer<typeof recordsPage>;

const runId = z.object({ runId: z.uuid() });
const seen = { id, version };

/**
 * Reports: made from what the caller may see. Technicians get their own work; assets and tickets by the rules of their
 * lists.
 */
export const reportsContract = {
  preview: query({
    permission: 'reports.make',
    route: 'POST /reports/preview',
    summary: 'A report as data, its long tables cut short, and the list that each of its figures opens',
    input: reportRequest,
    output: shownReport,
  }),
  records: query({
    permission: 'reports.make',
    route: 'POST /reports/records',
    summary: 'The records behind a figure of a report: as many as it counts, the newest first',
    input: recordsInput,
    output: recordsPage,
  }),
  print: command({
    permission: 'reports.make',
    route: 'POST /reports/print',
    summary: 'A report as PDF, workbook or CSV, at once; for a long one use runs',
    remembersOutcome: false,
    input: printRequest,
    output: z.file(),
  }),
  begin: command({
    permission: 'reports.make',
    route: 'POST /reports/runs',
    status: 201,
    summary: 'Begin to make a report; its file is kept for two hours',
    input: printRequest,
    output: runId,
  }),
  run: query({
    permission: 'reports.make',
    route: 'GET /reports/runs/{runId}',
    summary: 'How far a report has come',
    input: runId,
    output: reportRun,
  }),
  cancel: command({
    permission: 'reports.make',
    route: 'POST /reports/runs/{runId}/cancel',
    summary: 'Stop making a report',
    input: runId,
    output: done,
  }),
  file: query({
    permission: 'reports.make',
    route: 'GET /reports/runs/{runId}/file',
    summary: 'The file that a run made',
    input: runId,
    output: z.file(),
  }),

  saved: query({
    permission: 'reports.make',
    route: 'GET /reports/saved',
    summary: 'Saved reports, by name: own ones and those shared with one of the caller’s roles',
    input: z.object({
      ...paging,
      /** Begins a word of the name, whatever the accents. */
      q: z.string().trim().max(120).optional(),
      archived: z.union([z.boolean(), z.stringbool()]).default(false),
    }),
    output: pageOf(savedRow),
  }),
  savedReport: query({
    permission: 'reports.make',
    route: 'GET /reports/saved/{id}',
    summary: 'A saved report with what it consists of',
    input: z.object({ id }),
    output: savedReport,
  }),
  save: command({
    permission: 'reports.make',
    route: 'POST /reports/saved',
    status: 201,
    summary: 'Save a report that was built',
    input: z.object(savedFields),
    output: savedReport,
  }),
  change: command({
    permission: 'reports.make',
    route: 'PUT /reports/saved/{id}',
    summary:
      'Rename, change or share a saved report; for its owner and administrators. What is left out stays',
    input: z.object({
      ...seen,
      name: savedFields.name.optional(),
      spec: savedFields.spec.optional(),
      period: savedFields.period.unwrap().optional(),
      sharedWith: savedFields.sharedWith.unwrap().optional(),
    }),
    output: savedReport,
  }),
  duplicate: command({
    permission: 'reports.make',
    route: 'POST /reports/saved/{id}/duplicate',
    status: 201,
    summary: 'A copy of a saved report that belongs to the caller and is shared with nobody',
    input: z.object({ id, name: savedFields.name }),
    output: savedReport,
  }),
  archive: command({
    permission: 'reports.make',
    route: 'POST /reports/saved/{id}/archive',
    summary: 'Put a saved report away; its schedules stop',
    input: z.object(seen),
    output: savedReport,
  }),
  restore: command({
    permission: 'reports.make',
    route: 'POST /reports/saved/{id}/restore',
    summary: 'Take an archived report back',
    input: z.object(seen),
    output: savedReport,
  }),

  schedules: query({
    permission: 'reports.schedule',
    route: 'GET /reports/schedules',
    summary: 'Reports that make themselves: own ones; of everybody for administrators',
    input: z.object({ ...paging, language: z.enum(LANGUAGES).optional() }),
    output: pageOf(reportSchedule),
  }),
  addSchedule: command({
    permission: 'reports.schedule',
    route: 'POST /reports/schedules',
    status: 201,
    summary: 'Have a report made again and again into a folder, with the rights that the caller has then',
    input: z.object(scheduleFields),
    output: reportSchedule,
  }),
  changeSchedule: command({
    permission: 'reports.schedule',
    route: 'PUT /reports/schedules/{id}',
    summary: 'Change when, what, how or where; for whoever made it and administrators',
    input: z.object({ ...seen, ...scheduleFields }),
    output: reportSchedule,
  }),
  pauseSchedule: command({
    permission: 'reports.schedule',
    route: 'POST /reports/schedules/{id}/pause',
    summary: 'Let it rest until it is resumed',
    input: z.object(seen),
    output: reportSchedule,
  }),
  resumeSchedule: command({
    permission: 'reports.schedule',
    route: 'POST /reports/schedules/{id}/resume',
    summary: 'Go on with one that rests, from its next time on',
    input: z.object(seen),
    output: reportSchedule,
  }),
  removeSchedule: command({
    permission: 'reports.schedule',
    route: 'DELETE /reports/schedules/{id}',
    summary: 'Take a schedule away; the files it wrote stay',
    input: z.object(seen),
    output: done,
  }),
  runSchedule: command({
    permission: 'reports.schedule',
    route: 'POST /reports/schedules/{id}/run',
    summary: 'Make it now, besides its times',
    input: z.object(seen),
    output: reportSchedule,
  }),
};
