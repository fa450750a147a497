import { rm, stat } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { keptBackups } from '#shared/backups/policy.ts';
import { backup, SEALED_ENDING } from '../db/backup.ts';
import { verifyBackup } from '../db/backupFile.ts';
import { loadBackupKey } from '../db/backupKey.ts';
import { dataPaths } from '../db/dataFolder.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Host } from '../rpc/host.ts';
import { loadSettings } from '../settings/load.ts';
import { type CopyRow, goodCopiesIn, type NewCopy } from './queries.ts';

/** What is under way in this process. */
export interface Running {
  readonly phase: 'copying' | 'checking';
  readonly done: number;
  readonly total: number;
}

const running = new WeakMap<Host, Running>();

export function runningCopy(host: Host): Running | null {
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
 * longer keeps. Whatever goes wrong is told in what it gives, never thrown: a copy that failed is news as well.
 */
export async function makeCopy(host: Host, kind: NewCopy['kind'], signal?: AbortSignal): Promise<MadeCopy> {
  const now = host.clock();
  const folder = await backupFolder(host.db.read, host.dataDir);
  const nothing = { at: now, kind, folder, file: null, bytes: null, isSealed: false, headSeq: null };
  try {
    const copy = await writtenAndRead(host, { kind, folder, now, signal });
    const removed = copy.outcome === 'good' ? await takeAway(host, copy) : [];
    return { copy, removed };
  } catch (fault) {
    signal?.throwIfAborted();
    const problem = fault instanceof Error ? fault.message : String(fault);
    return { copy: { ...nothing, outcome: 'failed', problem }, removed: [] };
  } finally {
    running.delete(host);
  }
}

async function writtenAndRead(
  host: Host,
  {
    kind,
    folder,
    now,
    signal,
  }: Pick<NewCopy, 'kind' | 'folder'> & { now: number; signal?: AbortSignal | undefined },
): Promise<NewCopy> {
  const say = (phase: Running['phase']) => (done: number, total: number) =>
    void running.set(host, { phase, done, total });
  const sealWith = await loadBackupKey(host.profileDir);
  say('copying')(0, 0);
  const { file, bytes, manifest } = await backup({
    dataDir: host.dataDir,
    target: join(folder, '/'),
    appVersion: host.version,
    now,
    sealWith,
    onProgress: say('copying'),
    ...(signal === undefined ? {} : { signal }),
  });
  const read = await verifyBackup(file, {
    key: sealWith,
    onProgress: (_step, done, total) => say('checking')(done, total),
    ...(signal === undefined ? {} : { signal }),
  });
  return {
    at: now,
    kind,
    folder,
    file: basename(file),
    bytes,
    isSealed: file.endsWith(SEALED_ENDING),
    headSeq: manifest.head.seq,
    outcome: read.ok ? 'good' : 'bad',
    problem: read.problems[0]?.message ?? null,
  };
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
