import type { ReportData } from '#shared/reports/reportData.ts';
import type { ReportFormat } from '#shared/reports/source.ts';
import type { ReportDocument, ReportExtras } from './reportDocument.ts';

/**
 * A report as a file. PDF and workbook are made in threads of their own.
 *
 * @throws {PdfFailed} when a PDF cannot be made, or not in time
 * @throws the signal's reason
 */
export async function renderReport(
  _data: ReportData,
  format: ReportFormat,
  _extras: ReportExtras,
): Promise<ReportDocument> {
  throw new Error(`No report can be written as ${format} yet`);
}
