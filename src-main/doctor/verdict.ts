import { isClockOff } from '../db/clockAhead.ts';
import type { DataMode } from '../db/dataFolder.ts';
import type { FolderContent } from '../db/folderContent.ts';

/** Milliseconds. */
export interface Timing {
  readonly median: number;
  readonly p95: number;
}

/** Whether two processes mind each other. */
export interface Locks {
  readonly writersExclude: boolean;
  readonly readersHoldUp: boolean;
  readonly locksAreLetGo: boolean;
  readonly seesOthersWrites: boolean;
}

/** What was seen of a folder. */
export interface Examined extends Locks {
  readonly folder: string;
  readonly name: string | null;
  readonly isRemote: boolean | null;
  readonly freeBytes: number;
  readonly synchroniser: string | null;
  /** The data folder that lies there already. */
  readonly database: { readonly mode: DataMode; readonly hasWal: boolean } | null;
  readonly content: FolderContent;
  readonly writes: {
    readonly expected: number;
    readonly counted: number;
    readonly entries: number;
    readonly distinct: number;
  };
  readonly commit: Timing;
  readonly flush: Timing;
  readonly replacing: { readonly looks: number; readonly faults: number };
  readonly clockAheadMs: number;
}

export type Finding =
  | { readonly code: 'locks'; readonly isGood: boolean }
  | { readonly code: 'sight'; readonly isGood: boolean }
  | { readonly code: 'writes'; readonly isGood: boolean; readonly expected: number; readonly counted: number }
  | { readonly code: 'rename'; readonly isGood: boolean; readonly faults: number }
  | { readonly code: 'speed'; readonly isGood: boolean; readonly isSlow: boolean; readonly ms: number }
  | { readonly code: 'space'; readonly isGood: boolean; readonly isLow: boolean; readonly bytes: number }
  | { readonly code: 'clock'; readonly isGood: boolean; readonly isOff: boolean; readonly seconds: number }
  | { readonly code: 'synchroniser'; readonly isGood: false; readonly name: string }
  | { readonly code: 'writeAheadLog'; readonly isGood: false };

export interface Verdict {
  /** Whether several workstations may open a database there. */
  readonly isFit: boolean;
  readonly findings: readonly Finding[];
}

/** Above it every click is felt; above the other one nobody could work. */
const SLOW_MS = 200;
const TOO_SLOW_MS = 1_000;
const MEBIBYTE = 1_048_576;
const LOW_BYTES = 2_048 * MEBIBYTE;
const TOO_LOW_BYTES = 200 * MEBIBYTE;
const OFF_SECONDS = 20;

export function doLocksHold(seen: Locks): boolean {
  return seen.writersExclude && seen.readersHoldUp && seen.locksAreLetGo;
}

/**
 * Whether a folder can hold a database that several workstations open. SQLite's promises rest on locks that exclude and
 * on flushes that reach the disk (https://www.sqlite.org/howtocorrupt.html, sections 2 and 3); a flush that only
 * pretends cannot be told from a quick disk, so that none is judged by being quick.
 */
export function judge(seen: Examined): Verdict {
  const { writes, replacing, commit, freeBytes } = seen;
  const seconds = Math.round(seen.clockAheadMs / 1_000);
  const isAllThere = [writes.counted, writes.entries, writes.distinct].every((n) => n === writes.expected);
  const findings: Finding[] = [
    { code: 'locks', isGood: doLocksHold(seen) },
    { code: 'sight', isGood: seen.seesOthersWrites },
    {
      code: 'writes',
      isGood: isAllThere && writes.expected > 0,
      expected: writes.expected,
      counted: Math.min(writes.counted, writes.entries, writes.distinct),
    },
    { code: 'rename', isGood: replacing.looks > 0 && replacing.faults === 0, faults: replacing.faults },
    { code: 'speed', isGood: commit.p95 <= TOO_SLOW_MS, isSlow: commit.p95 > SLOW_MS, ms: commit.p95 },
    { code: 'space', isGood: freeBytes >= TOO_LOW_BYTES, isLow: freeBytes < LOW_BYTES, bytes: freeBytes },
    {
      code: 'clock',
      isGood: !isClockOff(seen.clockAheadMs),
      isOff: Math.abs(seconds) > OFF_SECONDS,
      seconds,
    },
    ...(seen.synchroniser === null
      ? []
      : [{ code: 'synchroniser', isGood: false, name: seen.synchroniser } as const]),
    ...(seen.database?.mode === 'sharedFile' && seen.database.hasWal
      ? [{ code: 'writeAheadLog', isGood: false } as const]
      : []),
  ];
  return { isFit: findings.every(({ isGood }) => isGood), findings };
}
