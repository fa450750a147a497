import { parentPort } from 'node:worker_threads';
import { type Anchor, readAll } from './chain.ts';
import { type InspectedPaper, inspectPaper } from './inspectPaper.ts';

/** A file to be taken apart, in a thread of its own that can be ended. */
export interface InspectTask {
  readonly bytes: Uint8Array;
  /** DER. */
  readonly anchors: readonly { readonly certificate: Uint8Array; readonly isRoot: boolean }[];
  /** UTC ms. */
  readonly now: number;
}

export type InspectAnswer =
  | { readonly ok: true; readonly paper: InspectedPaper }
  | { readonly ok: false; readonly message: string };

function answer({ bytes, anchors, now }: InspectTask): InspectAnswer {
  try {
    const read = anchors.flatMap(({ certificate, isRoot }): Anchor[] =>
      readAll([certificate]).map((one) => ({ certificate: one, isRoot })),
    );
    return { ok: true, paper: inspectPaper(bytes, read, now) };
  } catch (fault) {
    return { ok: false, message: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}

parentPort?.once('message', (task: InspectTask) => {
  parentPort?.postMessage(answer(task));
});
