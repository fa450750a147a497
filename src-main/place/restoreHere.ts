import type { BackupChoice, PlaceOutcome, PlaceProgress } from '#shared/place/place.ts';
import { isSealedFile } from '../db/backupFile.ts';
import { restore } from '../db/restore.ts';
import { appVersion } from '../files/appVersion.ts';
import type { Folders } from '../files/defaultFolders.ts';
import { secretOf } from './lookAtBackup.ts';
import { problemOf } from './problemOf.ts';

/** Puts a backup in the place of the database of a data folder, which no process may have open; see db/restore.ts. */
export async function restoreHere(
  { file, passphrase }: BackupChoice,
  folders: Folders,
  onProgress: (progress: PlaceProgress) => void = () => {},
): Promise<PlaceOutcome> {
  try {
    onProgress({ step: 'restoring', done: 0, total: 0 });
    const { kept } = await restore({
      ...folders,
      file,
      ...(await secretOf(passphrase, await isSealedFile(file), folders.profileDir)),
      appVersion: appVersion(),
      context: { actorId: null, origin: 'desktop', now: Date.now() },
      onProgress: (_step, done, total) => onProgress({ step: 'checking', done, total }),
    });
    return { ok: true, kept };
  } catch (fault) {
    return problemOf(fault);
  }
}
