import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { PrintRequest, ReportRun } from '#shared/reports/contract.ts';
import { PdfFailed } from '../pdf/renderPdf.ts';
import { renderReport } from './documents/renderReport.ts';
import { letterheadOf } from './letterhead.ts';
import { LISTED_ROWS, makeReport, PRINTED_ROWS } from './makeReport.ts';
import type { ReportContext } from './reportContext.ts';

interface Watch {
  readonly onProgress?: (phase: ReportRun['phase'], done: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A report on its paper, under the institution's letterhead.
 *
 * @throws the signal's reason
 */
export async function printReport(
  ctx: ReportContext,
  { format, ...request }: PrintRequest,
  { onProgress, signal }: Watch = {},
): Promise<Result<File>> {
  const made = await makeReport(ctx, request, {
    signal,
    most: format === 'pdf' ? PRINTED_ROWS : LISTED_ROWS,
    onProgress: (done, total) => onProgress?.('gathering', done, total),
  });
  if (!made.ok) return made;
  onProgress?.('writing', 0, 0);
  const letterhead = await letterheadOf(ctx);
  try {
    const { bytes, name, mediaType } = await renderReport(made.value, format, { letterhead, signal });
    return ok(new File([bytes], name, { type: mediaType }));
  } catch (fault) {
    if (fault instanceof PdfFailed && fault.code === 'queueFull') return fail({ code: 'busy', details: {} });
    throw fault;
  }
}
