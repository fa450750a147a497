import { rm, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { keptBackups } from '#shared/backups/policy.ts';
import { dataPaths } from '../db/dataFolder.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Host } from '../rpc/host.ts';
import { loadSettings } from '../settings/load.ts';
import { checkBeside } from './beside.ts';
import type { CopyProgress } from './checkTask.ts';
import { type CopyRow, goodCopiesIn, type NewCopy } from './queries.ts';

/** What is under way in this process. */
const running = new WeakMap<Host, CopyProgress>();

export function runningCopy(host: Host): CopyProgress | null {
  return running.get(host) ?? null;
}

/** Where copies go: the folder that was set, or `backups` beside the database. */
export async function backupFolder(db: ReadDb, dataDir: string): Promise<string> {
  const { backups } = await loadSettings(db);
  return backups.folder !== null && isAbsolute(backups.folder) ? backups.folder : dataPaths(dataDir).backups;
}

/** A copy, and the older ones that need not be kept beside it any more. */
export interface MadeCopy {
  readonly copy: NewCopy;
  readonly removed: readonly CopyRow[];
}

/**
 * Writes a copy while others work, reads it back from the disk as a restore would, and takes away what the policy no
 * longer keeps; all but the last in a thread of its own. Whatever goes wrong is told in what it gives, never thrown: a
 * copy that failed is news as well.
 */
export async function makeCopy(host: Host, kind: NewCopy['kind']): Promise<MadeCopy> {
  const now = host.clock();
  const folder = await backupFolder(host.db.read, host.dataDir);
  const nothing = { at: now, kind, folder, file: null, bytes: null, isSealed: false, headSeq: null };
  try {
    running.set(host, { phase: 'copying', done: 0, total: 0 });
    const { dataDir, profileDir, version: appVersion } = host;
    const copy = await checkBeside(
      { kind: 'copy', of: kind, folder, dataDir, profileDir, appVersion, now },
      (progress) => void running.set(host, progress),
    );
    const removed = copy.outcome === 'good' ? await takeAway(host, copy) : [];
    return { copy, removed };
  } catch (fault) {
    const problem = fault instanceof Error ? fault.message : String(fault);
    return { copy: { ...nothing, outcome: 'failed', problem }, removed: [] };
  } finally {
    running.delete(host);
  }
}

/** Only what this database made itself and knows by name: nobody else's file is ever touched. */
async function takeAway(host: Host, made: NewCopy): Promise<CopyRow[]> {
  const { backups, institution } = await loadSettings(host.db.read);
  const known = await goodCopiesIn(host.db.read, made.folder);
  // The new one has no number yet; it is the newest and stays.
  const kept = keptBackups([...known, { id: 0, at: made.at }], backups, institution.timeZone);
  const removed: CopyRow[] = [];
  for (const copy of known) {
    if (copy.file === null) continue;
    const path = join(copy.folder, copy.file);
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    if (kept.has(copy.id) && isThere) continue;
    if (isThere) await rm(path, { force: true });
    removed.push(copy);
  }
  return removed;
}
