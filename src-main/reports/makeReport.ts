import { fail, type Result } from '#shared/kernel/result.ts';
import type { ReportData } from '#shared/reports/reportData.ts';
import type { ReportRequest } from '#shared/reports/source.ts';
import type { MakeOptions, ReportContext } from './reportContext.ts';

/**
 * Makes a report with the rights of `ctx.actor`, beside the main thread. Refuses what they may not see, what is not there,
 * a period that ends before it begins, and a filter that the report knows nothing of.
 *
 * @throws the signal's reason
 */
export async function makeReport(
  _ctx: ReportContext,
  _request: ReportRequest,
  _options: MakeOptions = {},
): Promise<Result<ReportData>> {
  return fail({ code: 'notFound', details: { entity: 'report' } });
}
