import { z } from 'zod';
import { LONGEST_CELL } from '../kernel/spreadsheet.ts';
import { LANGUAGES } from '../people/contract.ts';
import { line } from '../rpc/fields.ts';
import { command } from '../rpc/procedure.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The lists that can be exported; each is a small file in src-main/exports/lists. */
export const EXPORT_LISTS = [
  'tickets',
  'assets',
  'people',
  'custody',
  'maintenanceDue',
  'maintenanceRecords',
  'stock',
  'verification',
  'indicatorTickets',
] as const;
export type ExportList = (typeof EXPORT_LISTS)[number];

/** A longer list is refused: nobody reads it, and what reads it should ask for less at a time. */
export const MOST_EXPORTED = 200_000;

/** What is to be exported, as the screen shows it. */
export const exportRequest = z.object({
  list: z.enum(EXPORT_LISTS),
  /** The list's own filter and order, as its `list` procedure takes them; paging is left out. */
  filter: z.record(z.string(), z.unknown()).default({}),
  columns: z
    .array(z.object({ key: z.string().max(60), header: line(120) }))
    .min(1)
    .max(80),
  format: z.enum(EXPORT_FORMATS),
  /** Of words and numbers; the caller's unless given. */
  language: z.enum(LANGUAGES).optional(),
  /** Name of the file without its ending, and of the sheet. */
  title: line(80),
});
export type ExportRequest = z.infer<typeof exportRequest>;

/** A list that is wholly on the screen may be sent back as it stands there, up to these sizes. */
export const MOST_ROWS_SENT = 20_000;
export const MOST_COLUMNS_SENT = 60;

/** Rows that the caller already has, to be written as a file like any other export. */
export const rowsRequest = z
  .object({
    /** Which list it was, for the trace. */
    name: z.string().regex(/^[a-zA-Z]{1,40}$/),
    columns: exportRequest.shape.columns.max(MOST_COLUMNS_SENT),
    /** Cells in the order of `columns`; a number stays one in the file. */
    rows: z
      .array(z.array(z.union([z.string().max(LONGEST_CELL), z.number(), z.null()])).max(MOST_COLUMNS_SENT))
      .max(MOST_ROWS_SENT),
    format: exportRequest.shape.format,
    language: exportRequest.shape.language,
    title: exportRequest.shape.title,
  })
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), { path: ['rows'] });
export type RowsRequest = z.infer<typeof rowsRequest>;

export const exportsContract = {
  list: command({
    permission: 'session',
    route: 'POST /exports',
    summary: 'A list as it is shown, with its filter and columns, as CSV or as a workbook',
    remembersOutcome: false,
    input: exportRequest,
    output: z.file(),
  }),
  rows: command({
    permission: 'session',
    route: 'POST /exports/rows',
    summary: 'Rows that the caller already has, as CSV or as a workbook',
    remembersOutcome: false,
    input: rowsRequest,
    output: z.file(),
  }),
};
