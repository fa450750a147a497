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
 * writes (design, section 3). Whoever is refused the file while the copy is made tries again by itself.
 *
 * @param beforeReplacing ends whoever still reads the copy before: no system lets go of an open file gladly
 */
export function createLocalCopy(file: string, beforeReplacing: () => Promise<void>): LocalCopy {
  let made: Promise<Copy> | null = null;

  async function make(now: number, version: string, before: Copy | null): Promise<Copy> {
    const folder = await mkdtemp(join(tmpdir(), 'soporte-figures-'));
    const target = join(folder, 'copy.sqlite');
    try {
      await copyDatabase(file, target);
    } catch (fault) {
      await rm(folder, { recursive: true, force: true });
      throw fault;
    }
    await beforeReplacing();
    if (before !== null) await discard(before);
    return { file: target, folder, madeAt: now, version };
  }

  return {
    async current(now, version) {
      const before = await made?.catch(() => null);
      const isFresh = before && (before.version === version || now - before.madeAt < FRESH_MS);
      if (isFresh) return before;
      made = make(now, version, before ?? null);
      return made;
    },
    async remove() {
      const before = await made?.catch(() => null);
      made = null;
      await beforeReplacing();
      if (before) await discard(before);
    },
  };
}

async function discard({ folder }: Copy): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
