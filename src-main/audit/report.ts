import { setImmediate } from 'node:timers/promises';

/** What `verify` can find wrong. */
export type ProblemKind =
  | 'damagedFile'
  | 'changedSchema'
  | 'newerVersion'
  | 'orphanRow'
  | 'missingEvents'
  | 'changedEvent'
  | 'wrongEpoch'
  | 'missingText'
  | 'changedText'
  | 'wrongHead'
  | 'wrongSignature'
  | 'unknownKey'
  | 'revokedKey'
  | 'rolledBack'
  | 'forked'
  | 'changedRow'
  | 'unrecordedRow'
  | 'vanishedRow'
  | 'folioGap'
  | 'missingFile'
  | 'changedFile';

export interface Problem {
  readonly kind: ProblemKind;
  readonly seq?: number;
  readonly entity?: string;
  readonly id?: number;
  /** One English sentence for logs and the command line; screens go by `kind`. */
  readonly message: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  /** The first five hundred of each kind; `counts.problems` has them all. */
  readonly problems: readonly Problem[];
  /** What an administrator should know although nothing is wrong. */
  readonly notices: readonly string[];
  readonly counts: VerifyCounts;
}

export interface VerifyCounts {
  readonly problems: number;
  readonly events: number;
  readonly rows: number;
  readonly texts: number;
  readonly files: number;
}

export type VerifyStep = 'file' | 'events' | 'rows' | 'folios' | 'attachments';

export interface VerifyOptions {
  /** Profile of an installation that remembers heads; without it removed newest events cannot be noticed. */
  readonly profileDir?: string;
  /** `done` of `total` in a step; both count events, rows, … */
  readonly onProgress?: (step: VerifyStep, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Of one kind: a row that was taken away may leave thousands of orphans, which must not hide it. */
const MOST_OF_A_KIND = 500;

/** Collects what the checks find, and lets others have the thread between pages. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly notices: string[] = [];
  readonly counts = { problems: 0, events: 0, rows: 0, texts: 0, files: 0 };
  readonly #options: VerifyOptions;
  readonly #ofKinds = new Map<ProblemKind, number>();

  constructor(options: VerifyOptions) {
    this.#options = options;
  }

  add(kind: ProblemKind, message: string, where: Omit<Problem, 'kind' | 'message'> = {}): void {
    this.counts.problems++;
    const ofKind = (this.#ofKinds.get(kind) ?? 0) + 1;
    this.#ofKinds.set(kind, ofKind);
    if (ofKind <= MOST_OF_A_KIND) this.problems.push({ kind, ...where, message });
  }

  notice(message: string): void {
    this.notices.push(message);
  }

  /** To be awaited after each page. @throws the signal's reason when it was cancelled */
  async progress(step: VerifyStep, done: number, total: number): Promise<void> {
    this.#options.onProgress?.(step, done, total);
    await setImmediate();
    this.#options.signal?.throwIfAborted();
  }

  report(): VerifyReport {
    const { problems, notices, counts } = this;
    return { ok: counts.problems === 0, problems, notices, counts: { ...counts } };
  }
}
