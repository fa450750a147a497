import type { ReportLists } from '#shared/reports/lists.ts';
import type { ReportData } from '#shared/reports/reportData.ts';

/** A report, and beside it what its figures open on a screen. */
export interface MadeReport {
  readonly data: ReportData;
  readonly lists: ReportLists;
}
