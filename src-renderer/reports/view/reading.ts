import type { ReportFormats } from '#shared/reports/format.ts';
import type { PresentationWords } from '#shared/reports/formatWords.ts';
import type { ReportLists } from '#shared/reports/lists.ts';
import type { ReportData } from '#shared/reports/reportData.ts';

/** A report with what its values and its frame are written with: its own language, not the reader's. */
export interface Reading {
  readonly data: ReportData;
  /** What its figures open; null where they are shown alone. */
  readonly lists: ReportLists | null;
  readonly words: PresentationWords;
  readonly formats: ReportFormats;
  /** Of the headings of its sections: one below its title, wherever that stands. */
  readonly order: 2 | 3;
}
