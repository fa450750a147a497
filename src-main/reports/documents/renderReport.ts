import { assertNever } from '#shared/kernel/assertNever.ts';
import type { ReportData } from '#shared/reports/reportData.ts';
import type { ReportFormat } from '#shared/reports/source.ts';
import { createRenderThread } from '../../pdf/renderThread.ts';
import type { PaperJob, PrintedPaper } from './paper/paperJob.ts';
import { reportCsv } from './reportCsv.ts';
import type { ReportDocument, ReportExtras } from './reportDocument.ts';
import { reportWorkbook } from './reportWorkbook.ts';

/** Reports have a thread of their own: no form at the counter waits for somebody's two thousand rows. */
const paper = createRenderThread<PaperJob, PrintedPaper>('reports/documents/paper', {
  timeLimitMs: 120_000,
  idleMs: 30_000,
  queue: 20,
  memoryMb: 1_024,
});

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
} as const satisfies Record<ReportFormat, string>;

/**
 * A report as a file. PDF and workbook are made in threads of their own.
 *
 * @throws {PdfFailed} when a PDF cannot be made, or not in time
 * @throws when the thread that writes a workbook fails
 * @throws the signal's reason
 */
export async function renderReport(
  data: ReportData,
  format: ReportFormat,
  extras: ReportExtras,
): Promise<ReportDocument> {
  const { letterhead, issue, signal } = extras;
  const name = `${fileName(issue === undefined ? data.title : `${issue.folio} ${data.title}`)}.${format}`;
  const mediaType = MEDIA_TYPES[format];
  switch (format) {
    case 'pdf':
      return { ...(await paper.render({ data, letterhead, issue }, signal)), name, mediaType };
    case 'xlsx':
      return { bytes: await reportWorkbook(data, extras), name, mediaType, stamps: [] };
    case 'csv':
      return { bytes: await reportCsv(data, extras), name, mediaType, stamps: [] };
    default:
      return assertNever(format);
  }
}

/** Ends the thread; the next report starts another. */
export function stopPaper(): Promise<void> {
  return paper.stop();
}

/** What every system takes as the name of a file. */
function fileName(title: string): string {
  return (
    title
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[/\\:*?"<>|\u0000-\u001f]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 120)
      .trim() || 'informe'
  );
}
