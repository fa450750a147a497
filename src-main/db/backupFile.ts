import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Problem, VerifyOptions } from '../audit/report.ts';
import { verifyDatabase } from '../audit/verify.ts';
import { hashOf } from '../files/hashOf.ts';
import { type BackupManifest, backupManifest } from './backupManifest.ts';
import { dataPaths } from './dataFolder.ts';
import { BackupDamaged, BackupLocked, NotABackup } from './failures.ts';
import { isSealed, SEAL_MARK_BYTES, type SealingKey, unseal } from './sealing.ts';
import { readTar } from './tar.ts';

export interface BackupReport {
  readonly ok: boolean;
  readonly manifest: BackupManifest;
  readonly problems: readonly Problem[];
}

export interface BackupChecks extends VerifyOptions {
  /** Of a sealed backup. */
  readonly passphrase?: string | undefined;
  /** The same, of the installation that sealed it. */
  readonly key?: SealingKey | null | undefined;
}

interface Unpacking extends Pick<BackupChecks, 'passphrase' | 'key' | 'signal'> {
  /** Bytes of the file that were read so far. */
  readonly onBytes?: ((done: number) => void) | undefined;
  /** Attachments are read, so that a cut-off file is noticed, and not kept. */
  readonly withoutBlobs?: boolean;
}

/** A name that a backup may hold; anything else (`../`, an absolute path) is refused before it is written. */
const ALLOWED_NAME = /^(manifest\.json|database\.sqlite|blobs\/[0-9a-f]{2}\/[0-9a-f]{62})$/;

/**
 * Unpacks a backup into a folder of its own and checks it as a data folder would be.
 * @throws {BackupDamaged} when it cannot even be unpacked
 */
export async function verifyBackup(file: string, options: BackupChecks = {}): Promise<BackupReport> {
  const folder = await mkdtemp(join(tmpdir(), 'soporte-backup-'));
  try {
    return await unpackBackup(file, folder, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Like `verifyBackup`, and leaves `database.sqlite` and `blobs` in the folder. */
export async function unpackBackup(
  file: string,
  folder: string,
  options: BackupChecks = {},
): Promise<BackupReport> {
  const { database, blobs: blobsDir } = dataPaths(folder);
  await mkdir(blobsDir, { recursive: true });
  const manifest = await unpack(file, folder, options);
  const { signal, onProgress } = options;
  const checks: VerifyOptions = {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
  if ((await hashOf(database)) !== manifest.database.sha256) {
    const message = 'The database in the backup is not the one that was packed.';
    return { ok: false, manifest, problems: [{ kind: 'damagedFile', message }] };
  }
  const { problems: found } = await verifyDatabase(database, { blobsDir, ...checks });
  // What was already missing is no fault of the backup.
  const known = new Set(manifest.attachments.missing.map((sha256) => `The attachment ${sha256} is missing.`));
  const problems = found.filter(({ kind, message }) => !(kind === 'missingFile' && known.has(message)));
  return { ok: problems.length === 0, manifest, problems };
}

/**
 * Reads a backup to its end, which tells one that was cut off, and leaves its database in the folder. What is in it is
 * not checked.
 *
 * @throws {BackupLocked | NotABackup | BackupDamaged}
 */
export async function unpackDatabase(
  file: string,
  folder: string,
  options: Unpacking = {},
): Promise<BackupManifest> {
  return unpack(file, folder, { ...options, withoutBlobs: true });
}

async function unpack(file: string, folder: string, options: Unpacking): Promise<BackupManifest> {
  return unpackInto(file, folder, options).catch((cause) => {
    options.signal?.throwIfAborted();
    if (cause instanceof BackupLocked || cause instanceof NotABackup) throw cause;
    throw new BackupDamaged(file, { cause });
  });
}

/** The packed bytes of a backup, sealed or not. */
async function* packedBytes(
  file: string,
  { passphrase, key, onBytes }: Unpacking,
): AsyncGenerator<Uint8Array> {
  const secret = passphrase ?? key ?? undefined;
  const isLocked = await isSealedFile(file);
  if (isLocked && secret === undefined) throw new BackupLocked(file, 'missing');
  // Opened last: a stream of which nobody reads tells of its fault to nobody.
  const bytes: AsyncIterable<Uint8Array> = counted(createReadStream(file), onBytes);
  yield* isLocked && secret !== undefined ? unseal(file, secret)(bytes) : bytes;
}

const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * Whether a backup asks for a passphrase.
 * @throws {NotABackup} when the file begins like none
 */
export async function isSealedFile(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(SEAL_MARK_BYTES), 0, SEAL_MARK_BYTES, 0);
    if (isSealed(buffer)) return true;
    if (!buffer.subarray(0, GZIP.length).equals(GZIP)) throw new NotABackup(file);
    return false;
  } finally {
    await handle.close();
  }
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  onBytes: Unpacking['onBytes'],
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const chunk of bytes) {
    done += chunk.length;
    onBytes?.(done);
    yield chunk;
  }
}

async function unpackInto(file: string, folder: string, options: Unpacking): Promise<BackupManifest> {
  const { signal } = options;
  let isFirst = true;
  await pipeline(packedBytes(file, options), createGunzip(), async (bytes: AsyncIterable<Uint8Array>) => {
    const content = bytes[Symbol.asyncIterator]();
    await readTar({ [Symbol.asyncIterator]: () => content }, async ({ name }, part) => {
      signal?.throwIfAborted();
      if (isFirst && name !== 'manifest.json') throw new NotABackup(file);
      isFirst = false;
      if (!ALLOWED_NAME.test(name)) throw new Error(`It holds ${JSON.stringify(name)}, which no backup does`);
      if (options.withoutBlobs === true && name.startsWith('blobs/')) {
        for await (const _ of part);
        return;
      }
      const target = join(folder, ...name.split('/'));
      await mkdir(dirname(target), { recursive: true });
      await pipeline(part, createWriteStream(target, { mode: 0o600, flush: true }));
    });
    // Up to the very end: it is the last chunk that says that nothing was cut off.
    while ((await content.next()).done !== true);
  });
  return backupManifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
}
