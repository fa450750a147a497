import type { ReportData } from '#shared/reports/reportData.ts';
import type { ReportExtras } from '../reportDocument.ts';
import type { PlacedStamp } from '../stampPlace.ts';

/** A report to print; plain data only, since it travels to the thread. */
export interface PaperJob extends Pick<ReportExtras, 'letterhead' | 'issue'> {
  readonly data: ReportData;
}

export interface PrintedPaper {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly stamps: readonly PlacedStamp[];
}
