import { ok } from '#shared/kernel/result.ts';
import { PREVIEWED_ROWS, type PrintRequest, type reportsContract } from '#shared/reports/contract.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import type { Host } from '../rpc/host.ts';
import { makeShownReport, PRINTED_ROWS, questionOf } from './makeReport.ts';
import { printReport } from './printReport.ts';
import { listRecords } from './records.ts';
import { fileOfRun, lookAtRun, makeRun, startRun, stopRun, stopRuns } from './runs.ts';
import { savedHandlers } from './saved.ts';
import { stopSchedules } from './scheduleRuns.ts';
import { scheduleHandlers } from './schedules.ts';
import { stopThreads } from './threads.ts';

export { renderReport } from './documents/renderReport.ts';
export type { ReportDocument, ReportExtras, ReportIssue } from './documents/reportDocument.ts';
export { letterheadOf } from './letterhead.ts';
export { makeReport } from './makeReport.ts';
export { printReport } from './printReport.ts';
export type { MakeOptions, ReportContext } from './reportContext.ts';
export { type SavedPlace, savedByName, savedPage } from './savedQueries.ts';
export { stopThreads as stopReportThreads } from './threads.ts';

/** Data that leaves the program leaves a trace: who took which report, of what, as what. */
async function recordMade({ trail }: CommandContext, { source, format, period, filter }: PrintRequest) {
  await trail.record({
    action: 'report.made',
    entity: 'report',
    entityId: source.kind === 'saved' ? source.id : 0,
    data: {
      after: {
        format,
        period: period ?? null,
        filter,
        ...(source.kind === 'builtIn' ? { name: source.name, subject: source.subject ?? null } : {}),
      },
    },
  });
}

/** Refusals come at once, before anything is begun. */
async function checked(ctx: QueryContext, { format: _format, ...request }: PrintRequest) {
  return questionOf(ctx, request, { asOf: ctx.now, most: PRINTED_ROWS });
}

export const reportsHandlers: HandlersOf<typeof reportsContract> = {
  ...savedHandlers,
  ...scheduleHandlers,
  preview: (ctx, request, signal) => makeShownReport(ctx, request, { signal, most: PREVIEWED_ROWS }),
  records: listRecords,

  print: prepared({
    before: (ctx, { commandId: _, ...request }) => printReport(ctx, request),
    async run(ctx, request, file) {
      await recordMade(ctx, request);
      return ok(file);
    },
  }),

  begin: prepared({
    async before(ctx, { commandId: _, ...request }) {
      const asked = await checked(ctx, request);
      return asked.ok ? ok(makeRun(ctx, request)) : asked;
    },
    async run(ctx, request, runId) {
      await recordMade(ctx, request);
      return ok({ runId });
    },
    after: async ({ host }, { runId }) => startRun(host, runId),
  }),

  run: async (ctx, { runId }) => lookAtRun(ctx, runId),
  cancel: async (ctx, { runId }) => stopRun(ctx, runId),
  file: async (ctx, { runId }) => fileOfRun(ctx, runId),
};

/** Before the database is closed. */
export async function stopReports(host: Host): Promise<void> {
  await stopSchedules(host);
  await stopRuns(host);
  await stopThreads(host.db);
}
