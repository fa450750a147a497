import type { ReadDb } from '../db/handles.ts';
import type { Actor } from '../rpc/context.ts';
import type { Host } from '../rpc/host.ts';

/** Whose report, of which database, as of when: what every query has, and what the command line makes. */
export interface ReportContext {
  readonly db: ReadDb;
  readonly host: Pick<Host, 'db' | 'files'>;
  readonly actor: Actor;
  /** UTC ms. */
  readonly now: number;
}

export interface MakeOptions {
  /** Steps done of how many. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Ends the work at once; the promise is rejected with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Rows that each table may have; the rest is told as `more`. */
  readonly most?: number | undefined;
}
