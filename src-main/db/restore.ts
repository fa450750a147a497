import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok } from '#shared/kernel/result.ts';
import { createAuditor } from '../audit/auditedWrite.ts';
import type { Head } from '../audit/core.ts';
import { presentKey } from '../audit/enrolment.ts';
import type { TrailContext } from '../audit/event.ts';
import { type InstallationKeys, openInstallationKeys } from '../audit/keys.ts';
import { RESTORED, type RestoredData } from '../audit/restored.ts';
import { type BackupChecks, unpackBackup } from './backupFile.ts';
import type { BackupManifest } from './backupManifest.ts';
import { dataPaths, establishMode, exists, readMode, writeMode } from './dataFolder.ts';
import { readSqliteFile } from './dialects/sqliteFile.ts';
import { BackupDamaged, DatabaseFromNewerVersion } from './failures.ts';
import { type KnownBefore, knownBefore } from './knownBefore.ts';
import { migrations } from './migrations.ts';
import { openDatabase } from './open.ts';
import { claimAlone } from './presence.ts';
import { raiseFolios } from './raiseFolios.ts';
import { finishReplacing, isReplacing, replaceFolder } from './replaceFolder.ts';
import { type Loss, wouldLose } from './wouldLose.ts';

export interface RestoreOptions extends Pick<BackupChecks, 'onProgress' | 'signal' | 'passphrase' | 'key'> {
  readonly file: string;
  readonly dataDir: string;
  readonly profileDir: string;
  readonly appVersion: string;
  /** Who restores, from where, when. */
  readonly context: TrailContext;
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** Folder with what was there before; null when there was nothing. */
  readonly kept: string | null;
  readonly epoch: number;
  /** How many folios that had been given out since the backup are now void. */
  readonly voidFolios: number;
  /** What was there and is not in the backup; null when there was nothing. */
  readonly lost: Loss | null;
}

/**
 * Puts a backup in the place of the database. Verifies it first, prepares it beside the present one (migrated, with a
 * new epoch whose first event names the head it replaces, and with counters above every folio ever seen), and only
 * then changes places, so that a failure on the way leaves everything as it was.
 *
 * @throws {BackupDamaged} when the backup is not whole or its audit trail is broken
 * @throws {DataFolderInUse} while any process has the folder open
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { dataDir, file, context } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const alone = await claimAlone(dataDir);
  const keys = await openInstallationKeys(options.profileDir);
  const stamp = new Date(context.now).toISOString().replace(/[:.]/g, '-');
  const incoming = join(dataDir, `restoring-${stamp}`);
  try {
    await endInterrupted(dataDir);
    await mkdir(incoming, { mode: 0o700 });
    const { manifest, problems } = await unpackBackup(file, incoming, options);
    if (!migrations.some(({ id }) => id === manifest.schema))
      throw new DatabaseFromNewerVersion(manifest.schema);
    const [first] = problems;
    if (first !== undefined) throw new BackupDamaged(file, { cause: new Error(first.message) });
    const hadDatabase = await exists(dataPaths(dataDir).database);
    const lost = await lostBy(dataDir, incoming);
    const before = await knownBefore(dataDir, options.profileDir, manifest.databaseId);
    const { epoch, voidFolios, head } = await beginEpoch(incoming, manifest, before, keys, options);
    const kept = join(dataDir, `replaced-${stamp}`);
    await establishMode(dataDir, 'local');
    await replaceFolder(dataDir, { incoming, kept });
    // Not before: an installation that remembers the new epoch would take the old database for one that was put back.
    if (head !== null) keys.heads.remember(manifest.databaseId, head);
    await keys.close();
    return { manifest, kept: hadDatabase ? kept : null, epoch, voidFolios, lost };
  } finally {
    // Once it has begun to change places, what is to come in is all that there is; the next program to open it goes on.
    if (!(await isReplacing(dataDir))) await rm(incoming, { recursive: true, force: true });
    alone.release();
  }
}

async function lostBy(dataDir: string, incoming: string): Promise<Loss | null> {
  const backup = readSqliteFile(dataPaths(incoming).database);
  try {
    return await wouldLose(dataDir, backup);
  } finally {
    backup.close();
  }
}

/** What a restore that died left: one that had begun to change places is finished, any other only takes room. */
async function endInterrupted(dataDir: string): Promise<void> {
  if (await isReplacing(dataDir)) await finishReplacing(dataDir);
  for (const name of await readdir(dataDir)) {
    if (name.startsWith('restoring-')) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

async function beginEpoch(
  incoming: string,
  manifest: BackupManifest,
  before: KnownBefore,
  keys: InstallationKeys,
  { dataDir, appVersion, context }: RestoreOptions,
): Promise<{ epoch: number; voidFolios: number; head: Head | null }> {
  const newMode = (await readMode(dataDir)) ?? 'local';
  let head: Head | null = null;
  const remember = (_: string, newest: Head) => {
    head = newest;
  };
  await writeMode(incoming, newMode);
  const db = await openDatabase({ dataDir: incoming, appVersion, now: () => context.now });
  try {
    const epoch = Math.max(manifest.head.epoch, before.epoch) + 1;
    const { seq, hash, epoch: backupEpoch } = manifest.head;
    const data: RestoredData = {
      epoch,
      replaced: before.head,
      backup: { seq, hash, epoch: backupEpoch, createdAt: manifest.createdAt },
    };
    const { result } = await createAuditor(db, { ...keys, heads: { ...keys.heads, remember } }).write(
      context,
      async (tx, trail) => {
        trail.startEpoch(epoch);
        const event = await trail.record({
          action: RESTORED,
          entity: 'database',
          entityId: 1,
          data: { ...data },
        });
        await presentKey(tx, trail, keys.signer);
        // Who was signed in then need not be anybody who may be now.
        await tx.updateTable('sessions').set({ endedAt: context.now }).where('endedAt', 'is', null).execute();
        await tx.deleteFrom('leases').execute();
        // It may have gone out between the backup and now: whoever restores says whether it goes (again).
        await tx
          .updateTable('mailQueue')
          .set({ state: 'held', claim: null, nextAttemptAt: null })
          .where('state', 'in', ['waiting', 'sending'])
          .execute();
        return ok(await raiseFolios(tx, before.folios, event));
      },
    );
    if (!result.ok) throw new Error('The unpacked database is in use');
    return { epoch, voidFolios: result.value, head };
  } finally {
    await db.close();
  }
}
