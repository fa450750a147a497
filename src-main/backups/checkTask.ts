import { basename, join } from 'node:path';
import type { VerifyReport } from '../audit/report.ts';
import { verifyDataFolder } from '../audit/verify.ts';
import { backup, SEALED_ENDING } from '../db/backup.ts';
import { verifyBackup } from '../db/backupFile.ts';
import { loadBackupKey } from '../db/backupKey.ts';
import type { NewCopy } from './queries.ts';
import { type Rehearsal, rehearse } from './rehearse.ts';

interface Place {
  readonly dataDir: string;
  readonly profileDir: string;
}

/**
 * What reads a whole database, in a thread of its own: counts and sums of millions of rows are one statement each, and
 * packing and hashing gigabytes takes minutes of the processor.
 */
export type CheckTask =
  | (Place & {
      readonly kind: 'copy';
      readonly of: NewCopy['kind'];
      readonly folder: string;
      readonly appVersion: string;
      /** UTC ms. */
      readonly now: number;
    })
  | {
      readonly kind: 'rehearse';
      readonly file: string;
      readonly profileDir: string;
      readonly appVersion: string;
      readonly now: number;
    }
  | (Place & { readonly kind: 'verify' });

export interface CheckOutcomes {
  readonly copy: NewCopy;
  readonly rehearse: Rehearsal;
  readonly verify: VerifyReport;
}

/** How far a copy has come. */
export interface CopyProgress {
  readonly phase: 'copying' | 'checking';
  readonly done: number;
  readonly total: number;
}

/** Carries a task out; called in the thread. */
export async function performCheck(
  task: CheckTask,
  onProgress: (progress: CopyProgress) => void,
): Promise<CheckOutcomes[CheckTask['kind']]> {
  switch (task.kind) {
    case 'copy':
      return writtenAndRead(task, onProgress);
    case 'rehearse':
      return rehearse(task);
    case 'verify':
      return verifyDataFolder(task.dataDir, { profileDir: task.profileDir });
  }
}

async function writtenAndRead(
  task: Extract<CheckTask, { kind: 'copy' }>,
  onProgress: (progress: CopyProgress) => void,
): Promise<NewCopy> {
  const { dataDir, profileDir, of: kind, folder, appVersion, now } = task;
  const sealWith = await loadBackupKey(profileDir);
  const { file, bytes, manifest } = await backup({
    dataDir,
    target: join(folder, '/'),
    appVersion,
    now,
    sealWith,
    onProgress: (done, total) => onProgress({ phase: 'copying', done, total }),
  });
  const read = await verifyBackup(file, {
    key: sealWith,
    onProgress: (_step, done, total) => onProgress({ phase: 'checking', done, total }),
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
