import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackupChoice, BackupLook, PlaceProgress } from '#shared/place/place.ts';
import { isSealedFile, unpackDatabase } from '../db/backupFile.ts';
import { loadBackupKey } from '../db/backupKey.ts';
import { dataPaths } from '../db/dataFolder.ts';
import { readSqliteFile } from '../db/dialects/sqliteFile.ts';
import { BackupLocked } from '../db/failures.ts';
import { institutionOf } from '../db/folderContent.ts';
import { schemaVersion } from '../db/migrate.ts';
import { migrations } from '../db/migrations.ts';
import { wouldLose } from '../db/wouldLose.ts';
import type { Folders } from '../files/defaultFolders.ts';
import { problemOf } from './problemOf.ts';

/**
 * What is in a backup and what restoring it would take away here. Reads the file to its end and unpacks its database
 * into a folder of the system, which is gone afterwards; nothing here changes.
 */
export async function lookAtBackup(
  choice: BackupChoice,
  folders: Folders,
  onProgress: (progress: PlaceProgress) => void = () => {},
): Promise<BackupLook> {
  const scratch = await mkdtemp(join(tmpdir(), 'soporte-backup-'));
  try {
    return await look(choice, folders, scratch, onProgress);
  } catch (fault) {
    return problemOf(fault);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function look(
  { file, passphrase }: BackupChoice,
  { dataDir, profileDir }: Folders,
  scratch: string,
  onProgress: (progress: PlaceProgress) => void,
): Promise<BackupLook> {
  const total = (await stat(file)).size;
  const isSealed = await isSealedFile(file);
  const manifest = await unpackDatabase(file, scratch, {
    ...(await secretOf(passphrase, isSealed, profileDir)),
    onBytes: (done) => onProgress({ step: 'examining', done, total }),
  }).catch((fault: unknown) => {
    // Sealed with a passphrase that this installation had before: nobody has typed a wrong one.
    if (fault instanceof BackupLocked && passphrase === null) throw new BackupLocked(file, 'missing');
    throw fault;
  });
  const backup = readSqliteFile(dataPaths(scratch).database);
  try {
    return {
      ok: true,
      file,
      institution: institutionOf(backup),
      createdAt: manifest.createdAt,
      isSealed,
      schemaIsNewer: Number.parseInt(manifest.schema, 10) > schemaVersion(migrations),
      counts: manifest.counts,
      wouldLose: await wouldLose(dataDir, backup),
    };
  } finally {
    backup.close();
  }
}

/** What opens it: the passphrase that was typed, else the key of this installation, where it was the one that sealed. */
export async function secretOf(
  passphrase: string | null,
  isSealed: boolean,
  profileDir: string,
): Promise<{ passphrase?: string; key?: Awaited<ReturnType<typeof loadBackupKey>> }> {
  if (passphrase !== null) return { passphrase };
  return isSealed ? { key: await loadBackupKey(profileDir) } : {};
}
