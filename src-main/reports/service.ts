import { fail } from '#shared/kernel/result.ts';
import type { reportsContract } from '#shared/reports/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export { renderReport } from './documents/renderReport.ts';
export type { ReportDocument, ReportExtras, ReportIssue } from './documents/reportDocument.ts';
export { letterheadOf } from './letterhead.ts';
export { makeReport } from './makeReport.ts';
export type { MakeOptions, ReportContext } from './reportContext.ts';

const notYet = async () => fail({ code: 'notFound', details: { entity: 'report' } });

export const reportsHandlers: HandlersOf<typeof reportsContract> = {
  preview: notYet,
  print: notYet,
  begin: notYet,
  run: notYet,
  cancel: notYet,
  file: notYet,
  saved: notYet,
  savedReport: notYet,
  save: notYet,
  change: notYet,
  duplicate: notYet,
  archive: notYet,
  restore: notYet,
  schedules: notYet,
  addSchedule: notYet,
  changeSchedule: notYet,
  pauseSchedule: notYet,
  resumeSchedule: notYet,
  removeSchedule: notYet,
  runSchedule: notYet,
};
