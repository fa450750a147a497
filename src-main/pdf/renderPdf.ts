import type { PdfDrawings, PdfJob } from './pdfJob.ts';
import { createRenderThread, PdfFailed, type RenderLimits } from './renderThread.ts';
import type { SignedPaper } from './signedPaper.ts';

export { PdfFailed };

export interface PdfRenderer {
  /**
   * The bytes of the document; an `abort` takes it back.
   *
   * @throws {PdfFailed}
   * @throws the signal's reason
   */
  render(
    job: PdfJob | PdfDrawings | SignedPaper,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends the thread; the next document starts another. */
  stop(): Promise<void>;
}

const LIMITS: RenderLimits = { timeLimitMs: 30_000, idleMs: 30_000, queue: 50, memoryMb: 512 };

/** One worker thread that renders documents in the order asked for; started by the first one. */
export function createPdfRenderer(given: Partial<RenderLimits> = {}): PdfRenderer {
  const thread = createRenderThread<
    PdfJob | PdfDrawings | SignedPaper,
    { readonly bytes: Uint8Array<ArrayBuffer> }
  >('pdf', { ...LIMITS, ...given });
  return {
    async render(job, options) {
      return (await thread.render(job, options?.signal)).bytes;
    },
    stop: thread.stop,
  };
}

/** The program's one renderer. */
export const pdfRenderer = createPdfRenderer();
