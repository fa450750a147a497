import { parentPort } from 'node:worker_threads';
import { signatureRoom } from '../../pdf/signedPaper.ts';
import { withStructure } from '../../pdf/tagging.ts';
import { typeset } from '../../pdf/typesetter.ts';
import { paperDefinition } from './paper/paperDefinition.ts';
import type { PaperJob, PrintedPaper } from './paper/paperJob.ts';

/** Prints one report after the other in a thread of its own: charts, layout and a thousand rows take seconds. */

async function print(job: PaperJob): Promise<PrintedPaper> {
  const { definition, root, rooms } = paperDefinition(job);
  const { width, height } = signatureRoom;
  const { result: bytes, places } = await withStructure(root, rooms, () => typeset(definition));
  return {
    bytes,
    stamps: places.map(({ page, x, y, pageHeight }) => ({
      page,
      // The place is the middle of the upper edge, from the top of the page.
      x: x - width / 2,
      y: pageHeight - y - height,
      width,
      height,
    })),
  };
}

parentPort?.on('message', (job: PaperJob) => {
  void print(job).then(
    (paper) => parentPort?.postMessage({ ok: true, ...paper }, [paper.bytes.buffer]),
    (fault: unknown) =>
      parentPort?.postMessage({
        ok: false,
        message: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
      }),
  );
});
