import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PlaceProgress } from '#shared/place/place.ts';
import { verifyDatabase } from '../audit/verify.ts';
import { attachmentHashes, type DatabaseDescription, describeDatabase } from '../db/backupManifest.ts';
import { changeMode } from '../db/changeMode.ts';
import { type DataMode, dataPaths, exists, hasWalHeader, readMode, writeMode } from '../db/dataFolder.ts';
import { readSqliteFile } from '../db/dialects/sqliteFile.ts';
import { DatabaseDamaged, WalOnSharedFile } from '../db/failures.ts';
import { claimAlone } from '../db/presence.ts';
import { finishReplacing, isReplacing, replaceFolder } from '../db/replaceFolder.ts';
import { copyDatabase } from '../db/snapshot.ts';
import { blobPath } from '../files/fileStore.ts';

interface Target {
  readonly dataDir: string;
  readonly mode: DataMode;
}

/**
 * Copies the data of a folder that nobody has open into another: the database as one consistent file, the attachments
 * that it names, both on the disk and checked like a backup before they change places with what was there, which is
 * kept. The old folder stays as it is.
 *
 * @returns where what was in the target is kept; null where it held no database
 * @throws {DataFolderInUse} while any process has either folder open
 * @throws {DatabaseDamaged} when the copy does not pass the checks
 */
export async function copyData(
  fromDir: string,
  target: Target,
  onProgress: (progress: PlaceProgress) => void,
): Promise<{ kept: string | null }> {
  const { dataDir, mode } = target;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const source = await claimAlone(fromDir);
  try {
    const alone = await claimAlone(dataDir);
    try {
      await clearLeftovers(dataDir);
      const stamp = new Date().toISOString().replace(/[:.]/g, '-');
      const incoming = join(dataDir, `moving-${stamp}`);
      await mkdir(incoming, { mode: 0o700 });
      try {
        await copyInto(incoming, fromDir, mode, onProgress);
        onProgress({ step: 'opening', done: 0, total: 0 });
        const kept = join(dataDir, `replaced-${stamp}`);
        const hadDatabase = await exists(dataPaths(dataDir).database);
        await writeMode(dataDir, mode);
        await replaceFolder(dataDir, { incoming, kept });
        return { kept: hadDatabase ? kept : null };
      } finally {
        await rm(incoming, { recursive: true, force: true });
      }
    } finally {
      alone.release();
    }
  } finally {
    source.release();
  }
}

/** What an attempt left behind that was cut off before its copy counted. */
async function clearLeftovers(dataDir: string): Promise<void> {
  const names = await readdir(dataDir);
  for (const name of names.filter((each) => each.startsWith('moving-'))) {
    await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

async function copyInto(
  incoming: string,
  fromDir: string,
  mode: DataMode,
  onProgress: (progress: PlaceProgress) => void,
): Promise<void> {
  const from = dataPaths(fromDir);
  const to = dataPaths(incoming);
  onProgress({ step: 'copying', done: 0, total: 0 });
  await copyDatabase(from.database, to.database);
  await flush(to.database);
  const hashes = hashesIn(to.database);
  await mkdir(to.blobs, { recursive: true, mode: 0o700 });
  const missing = new Set<string>();
  let done = 0;
  for (const sha256 of hashes) {
    if (!(await copyBlob(blobPath(from.blobs, sha256), blobPath(to.blobs, sha256)))) missing.add(sha256);
    done += 1;
    onProgress({ step: 'copying', done, total: hashes.length });
  }
  await writeMode(incoming, 'local');
  await changeMode(incoming, mode);
  const { problems } = await verifyDatabase(to.database, {
    blobsDir: to.blobs,
    onProgress: (_step, checked, total) => onProgress({ step: 'checking', done: checked, total }),
  });
  // What was missing before is no fault of the copy.
  const known = new Set([...missing].map((sha256) => `The attachment ${sha256} is missing.`));
  const [first] = problems.filter(({ kind, message }) => !(kind === 'missingFile' && known.has(message)));
  if (first !== undefined) throw new DatabaseDamaged(from.database, { cause: new Error(first.message) });
  if (mode === 'sharedFile' && (await hasWalHeader(to.database))) throw new WalOnSharedFile(to.database);
}

function hashesIn(file: string): readonly string[] {
  const reader = readSqliteFile(file);
  try {
    return attachmentHashes(reader);
  } finally {
    reader.close();
  }
}

/** False where there was none to copy. */
async function copyBlob(from: string, to: string): Promise<boolean> {
  if (!(await exists(from))) return false;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await pipeline(createReadStream(from), createWriteStream(to, { mode: 0o600, flush: true }));
  return true;
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether the target holds exactly what is in the folder: the same database up to the same event. */
export async function isCopyThere(fromDir: string, { dataDir, mode }: Target): Promise<boolean> {
  if (await isReplacing(dataDir)) {
    const alone = await claimAlone(dataDir);
    try {
      if (await isReplacing(dataDir)) await finishReplacing(dataDir);
    } finally {
      alone.release();
    }
  }
  if ((await readMode(dataDir).catch(() => null)) !== mode) return false;
  const [there, here] = [identityIn(dataDir), identityIn(fromDir)];
  return (
    there !== null &&
    here !== null &&
    there.databaseId === here.databaseId &&
    there.head.hash === here.head.hash
  );
}

/** Whether the data folder holds the same database as the other one, and less of it. */
export async function isOlderCopy(dataDir: string, ofDir: string): Promise<boolean> {
  const [older, newer] = [identityIn(dataDir), identityIn(ofDir)];
  return (
    older !== null &&
    newer !== null &&
    older.databaseId === newer.databaseId &&
    older.head.hash !== newer.head.hash
  );
}

function identityIn(dataDir: string): DatabaseDescription | null {
  try {
    const reader = readSqliteFile(dataPaths(dataDir).database);
    try {
      return describeDatabase(reader);
    } finally {
      reader.close();
    }
  } catch {
    return null;
  }
}
