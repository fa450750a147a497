import { isClockOff } from '../db/clockAhead.ts';
import { DatabaseFailure } from '../db/failures.ts';
import type { FolderContent } from '../db/folderContent.ts';
import { examine, examineLocks } from './examine.ts';
import { figureOf, isDoubtful, sentenceOf } from './sentences.ts';
import { doLocksHold, type Finding, judge, type Locks } from './verdict.ts';

/** A share on which two workstations would destroy the database. */
export class UnfitShare extends DatabaseFailure {
  constructor(dataDir: string) {
    super(
      'unfitShare',
      `The locks of ${dataDir} do not keep two programs from writing at once, so the database is not opened there; ` +
        'see “soporte doctor”. One machine can run the server mode instead, and the others connect to it.',
    );
  }
}

/** Deadlines and the order of events would be wrong. */
export class ClockOff extends DatabaseFailure {
  constructor(aheadMs: number) {
    const minutes = Math.round(Math.abs(aheadMs) / 60_000);
    const side = aheadMs > 0 ? 'behind' : 'ahead of';
    super(
      'clockOff',
      `This machine’s clock is ${minutes} minutes ${side} the file server’s; set it, then open the program again.`,
    );
  }
}

/**
 * Called before a workstation opens a shared database.
 *
 * @throws {UnfitShare | ClockOff}
 */
export async function refuseUnfitShare(
  dataDir: string,
  look: (folder: string) => Promise<Locks & { readonly clockAheadMs: number }> = examineLocks,
): Promise<void> {
  const seen = await look(dataDir);
  if (!doLocksHold(seen) || !seen.seesOthersWrites) throw new UnfitShare(dataDir);
  if (isClockOff(seen.clockAheadMs)) throw new ClockOff(seen.clockAheadMs);
}

/** One thing that was tried out, as data for a screen. */
export interface Check {
  readonly key: Finding['code'];
  readonly isGood: boolean;
  /** Good enough, and worth a word. */
  readonly isDoubtful: boolean;
  readonly sentence: string;
  /** See `FOLDER_CHECKS` (src-shared/place/place.ts). */
  readonly figure: number | null;
}

/**
 * What `soporte doctor` finds out about a folder, and what lies there.
 * @throws {NodeJS.ErrnoException} when nothing can be written there
 */
export async function checkFolder(
  folder: string,
): Promise<{ readonly content: FolderContent; readonly isFit: boolean; readonly checks: Check[] }> {
  const seen = await examine(folder);
  const { isFit, findings } = judge(seen);
  const checks = findings.map((finding) => ({
    key: finding.code,
    isGood: finding.isGood,
    isDoubtful: isDoubtful(finding),
    sentence: sentenceOf(finding),
    figure: figureOf(finding),
  }));
  return { content: seen.content, isFit, checks };
}
