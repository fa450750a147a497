import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { DAY } from '#shared/kernel/time.ts';
import { blobPath } from '../files/fileStore.ts';
import { hashOf } from '../files/hashOf.ts';
import { attachmentHashes, type BackupManifest, describeDatabase } from './backupManifest.ts';
import { dataPaths, exists } from './dataFolder.ts';
import { readSqliteFile } from './dialects/sqliteFile.ts';
import { BackupTargetTaken } from './failures.ts';
import { isSealed, SEAL_MARK_BYTES, type SealingKey, seal } from './sealing.ts';
import { copyDatabase } from './snapshot.ts';
import { type TarSource, tarOf } from './tar.ts';

export interface BackupOptions {
  readonly dataDir: string;
  /** A file, or a folder in which one is named after the time. */
  readonly target: string;
  readonly appVersion: string;
  /** UTC milliseconds. */
  readonly now: number;
  /** Bytes packed so far and in all. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Seals it: only the passphrase of this key opens it. */
  readonly sealWith?: SealingKey | null;
}

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly manifest: BackupManifest;
}

interface Attachment {
  readonly sha256: string;
  readonly path: string;
  readonly size: number;
}

/** Speed matters more than the last percent: most bytes are attachments that do not shrink. */
const GZIP_LEVEL = 3;

/**
 * Copies a data folder that may be in use into one file: a gzipped tar of `manifest.json`, `database.sqlite` and the
 * attachments that the database names. It appears under its name only when it is complete and on the disk.
 */
export async function backup(options: BackupOptions): Promise<Backup> {
  const { dataDir, now, signal } = options;
  const { database, blobs } = dataPaths(dataDir);
  if (!(await exists(database))) throw new Error(`There is no database in ${dataDir}`);
  const file = await backupFile(options);
  await clearAbandoned(dirname(file), now);
  const work = await mkdtemp(join(dirname(file), WORK));
  try {
    const copy = join(work, 'database.sqlite');
    await copyDatabase(database, copy, signal);
    const { manifest, attachments } = await describe(copy, blobs, options);
    const total = manifest.database.bytes + manifest.attachments.bytes;
    const draft = join(work, basename(file));
    const { sealWith } = options;
    await pipeline(
      Readable.from(tarOf(contents(manifest, copy, attachments), now)),
      counting(total, options.onProgress),
      createGzip({ level: GZIP_LEVEL }),
      sealWith == null ? asIs : seal(sealWith),
      createWriteStream(draft, { mode: 0o600, flush: true }),
      signal === undefined ? {} : { signal },
    );
    await rename(draft, file);
    return { file, bytes: (await stat(file)).size, manifest };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Of the folder in which a copy is put together, beside where it is to lie. */
const WORK = '.backup-';
/** Longer than any copy takes: whoever made the folder died. */
const ABANDONED_MS = DAY;

async function clearAbandoned(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(WORK)) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}

async function* asIs(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* bytes;
}

async function backupFile({ target, now, sealWith }: BackupOptions): Promise<string> {
  const isFolder = await stat(target).then(
    (found) => found.isDirectory(),
    () => /[/\\]$/.test(target),
  );
  const stamp = new Date(now)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
  const file = isFolder
    ? join(target, `soporte-${stamp}.tar.gz${sealWith == null ? '' : SEALED_ENDING}`)
    : target;
  await makeFolder(dirname(file));
  if (!(await mayTakePlaceOf(file))) throw new BackupTargetTaken(file);
  return file;
}

/**
 * Makes the last folder of a path where it is not there. Only that one: where a disk or a share is away, its path must
 * not be made anew on this one.
 */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault;
  });
}

const GZIP = Buffer.from([0x1f, 0x8b]);
/** Of the name of a sealed backup. */
export const SEALED_ENDING = '.sealed';

/** Nothing, or an older backup: a mistyped name must not cost the database itself, a document or a device. */
async function mayTakePlaceOf(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (found === null) return true;
  if (!found.isFile()) return false;
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(SEAL_MARK_BYTES), 0, SEAL_MARK_BYTES, 0);
    return buffer.subarray(0, GZIP.length).equals(GZIP) || isSealed(buffer);
  } finally {
    await handle.close();
  }
}

async function describe(
  copy: string,
  blobs: string,
  { appVersion, now }: BackupOptions,
): Promise<{ manifest: BackupManifest; attachments: readonly Attachment[] }> {
  const reader = readSqliteFile(copy);
  const description = describeDatabase(reader);
  const hashes = attachmentHashes(reader);
  reader.close();
  const attachments: Attachment[] = [];
  const missing: string[] = [];
  for (const sha256 of hashes) {
    const path = blobPath(blobs, sha256);
    const size = await stat(path).then(
      (found) => found.size,
      () => null,
    );
    if (size === null) missing.push(sha256);
    else attachments.push({ sha256, path, size });
  }
  const manifest: BackupManifest = {
    format: 1,
    program: 'SoporteBalance',
    appVersion,
    createdAt: new Date(now).toISOString(),
    ...description,
    database: { bytes: (await stat(copy)).size, sha256: (await hashOf(copy)) ?? '' },
    attachments: {
      files: attachments.length,
      bytes: attachments.reduce((sum, { size }) => sum + size, 0),
      missing,
    },
  };
  return { manifest, attachments };
}

async function* contents(
  manifest: BackupManifest,
  database: string,
  attachments: readonly Attachment[],
): AsyncGenerator<TarSource> {
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  yield { name: 'manifest.json', size: text.length, content: () => Readable.from([text]) };
  yield { name: 'database.sqlite', size: manifest.database.bytes, content: () => createReadStream(database) };
  for (const { sha256, path, size } of attachments) {
    yield {
      name: `blobs/${sha256.slice(0, 2)}/${sha256.slice(2)}`,
      size,
      content: () => createReadStream(path),
    };
  }
}

/** Passes bytes on and tells how many. */
function counting(total: number, onProgress: BackupOptions['onProgress']) {
  return async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let done = 0;
    for await (const chunk of chunks) {
      done += chunk.length;
      onProgress?.(Math.min(done, total), total);
      yield chunk;
    }
  };
}
