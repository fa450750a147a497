import { rm, stat, writeFile } from 'node:fs/promises';

/**
 * Milliseconds by which the clock of whoever keeps a folder is ahead of ours: a file that was just written there bears
 * its time. The file is gone afterwards.
 */
export async function clockAhead(file: string, clock: () => number = Date.now): Promise<number> {
  const before = clock();
  await writeFile(file, 'now');
  const after = clock();
  try {
    return (await stat(file)).mtimeMs - (before + after) / 2;
  } finally {
    await rm(file, { force: true });
  }
}

/** Deadlines would be told wrong, and the order of events (design, section 3). */
const CLOCK_LIMIT_SECONDS = 120;

/** Whether the clock of whoever keeps the files is too far from this machine's. */
export function isClockOff(aheadMs: number): boolean {
  return Math.abs(Math.round(aheadMs / 1_000)) > CLOCK_LIMIT_SECONDS;
}
