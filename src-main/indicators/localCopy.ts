import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyDatabase } from '../db/snapshot.ts';

/** How old the copy may be while the shared file goes on changing. */
const FRESH_MS = 5 * 60_000;

interface Copy {
  readonly file: string;
  readonly folder: string;
  /** UTC ms. */
  readonly madeAt: number;
  /** Newest event in the shared file when the copy was begun. */
  readonly version: string;
}

/** A copy on this machine of a database that lies on a file server. */
export interface LocalCopy {
  /** The copy to read, as old as five minutes where the shared file has changed since. */
  current(now: number, version: string): Promise<Copy>;
  remove(): Promise<void>;
}

/**
 * Long figures must not read the shared file itself: with a rollback journal a reader holds up every workstation's
 * writes (design, section 3). Whoever asks while a copy is made waits for it; those who still read the one before are
 * let be, so that one is taken away with the next.
 */
export function createLocalCopy(file: string): LocalCopy {
  let made: Promise<Copy | null> = Promise.resolve(null);
  const outdated: Copy[] = [];

  async function make(now: number, version: string): Promise<Copy> {
    const folder = await mkdtemp(join(tmpdir(), 'soporte-figures-'));
    const target = join(folder, 'copy.sqlite');
    try {
      await copyDatabase(file, target);
    } catch (fault) {
      await rm(folder, { recursive: true, force: true });
      throw fault;
    }
    return { file: target, folder, madeAt: now, version };
  }

  async function currentAfter(before: Copy | null, now: number, version: string): Promise<Copy> {
    if (before !== null && (before.version === version || now - before.madeAt < FRESH_MS)) return before;
    for (const copy of outdated.splice(0)) if (!(await discarded(copy))) outdated.push(copy);
    const fresh = await make(now, version);
    if (before !== null) outdated.push(before);
    return fresh;
  }

  return {
    current(now, version) {
      const before = made.catch(() => null);
      const next = before.then((copy) => currentAfter(copy, now, version));
      // Where no copy can be made, the one before is as good as before.
      made = next.catch(() => before);
      return next;
    },
    async remove() {
      const last = await made;
      made = Promise.resolve(null);
      for (const copy of [...outdated.splice(0), ...(last === null ? [] : [last])]) await discarded(copy);
    },
  };
}

/** Whether it is gone; some systems let nobody remove a file that is still open. */
async function discarded({ folder }: Copy): Promise<boolean> {
  try {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    return true;
  } catch {
    return false;
  }
}
