import { setTimeout as sleep } from 'node:timers/promises';
import { ok } from '#shared/kernel/result.ts';
import type { Auditor } from '../audit/auditedWrite.ts';
import type { Trail } from '../audit/chain.ts';
import type { WriteTx } from '../db/handles.ts';

/** What a slice writes with. `now` is when it was recorded; what happened long ago says so in its events. */
export interface SliceContext {
  readonly tx: WriteTx;
  readonly trail: Trail;
  readonly now: number;
}

/** How long a slice should hold the database, and what it leaves to others before the next one. */
const AIM_MS = 200;
const BREATH_MS = 10;
const LARGEST = 200;
const ATTEMPTS = 6;

/** Writes long lists in short audited transactions, so that nobody waits long for the database. */
export interface SliceWriter {
  /** One transaction. @throws when the database stays busy or the write fails: then nothing of it was written */
  once<T>(write: (ctx: SliceContext) => Promise<T>): Promise<T>;
  /**
   * All items in order, as many in one transaction as fit into a fifth of a second. `written` tells how many are
   * committed so far. Stops between two slices when `signal` says so.
   */
  each<T>(
    items: readonly T[],
    write: (ctx: SliceContext, item: T) => Promise<void>,
    options?: { readonly written?: (count: number) => void; readonly signal?: AbortSignal | undefined },
  ): Promise<void>;
}

export function sliceWriter(auditor: Auditor, clock: () => number): SliceWriter {
  async function once<T>(write: (ctx: SliceContext) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const now = clock();
      const { result } = await auditor.write<T, never>(
        { actorId: null, origin: 'import', now },
        async (tx, trail) => ok(await write({ tx, trail, now })),
      );
      if (result.ok) return result.value;
      if (attempt === ATTEMPTS) throw new Error('The database stayed busy; run the import again to go on.');
      await sleep(BREATH_MS * 2 ** attempt);
    }
  }

  return {
    once,
    async each(items, write, { written, signal } = {}) {
      let size = 10;
      for (let from = 0; from < items.length; ) {
        signal?.throwIfAborted();
        const slice = items.slice(from, from + size);
        const began = performance.now();
        await once(async (ctx) => {
          for (const item of slice) await write(ctx, item);
        });
        from += slice.length;
        written?.(from);
        const took = performance.now() - began;
        size = Math.max(1, Math.min(LARGEST, Math.round((slice.length * AIM_MS) / took)));
        await sleep(BREATH_MS);
      }
    },
  };
}
