import type { Auditor } from '../audit/auditedWrite.ts';
import type { ReadDb } from '../db/handles.ts';

/** What an import needs of the service host. */
export interface ImportInto {
  readonly read: ReadDb;
  readonly auditor: Auditor;
  readonly clock: () => number;
}

/** How far an import has come. */
export interface ImportProgress {
  readonly phase: 'reading' | 'checking' | 'people' | 'tickets' | 'writing';
  readonly done: number;
  /** 0 where it is not known yet. */
  readonly total: number;
}

/** What every import may be told. */
export interface ImportRun {
  /** Only tell what would happen. */
  readonly dryRun?: boolean | undefined;
  /** Take the good lines although others are bad; otherwise one bad line keeps all out. */
  readonly keepGood?: boolean | undefined;
  /** Who asked for it; null on the command line. */
  readonly actorId?: number | null | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Stops before anything is written. */
  readonly signal?: AbortSignal | undefined;
}
