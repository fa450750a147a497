import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstallerFile } from '#shared/updates/manifest.ts';
import { hashOf } from '../files/hashOf.ts';
import { UpdateRefused } from './refused.ts';
import { openSource, type SourceLimits, usualLimits, withFile } from './source.ts';

export interface FetchOptions {
  readonly source: string;
  /** As the signed manifest names it. */
  readonly file: InstallerFile;
  readonly profileDir: string;
  readonly onProgress?: (done: number, total: number) => void;
  readonly limits?: SourceLimits;
}

/** Where fetched installers lie. */
export const updatesFolder = (profileDir: string): string => join(profileDir, 'updates');

/**
 * Fetches an installer into the profile and checks it against what was signed; what a broken connection left goes on
 * where it ended. Its name appears only when all of it is there and right. Returns the path.
 *
 * @throws {UpdateRefused}
 */
export async function fetchInstaller(options: FetchOptions): Promise<string> {
  const { file, profileDir } = options;
  const folder = updatesFolder(profileDir);
  const target = join(folder, file.name);
  const draft = join(folder, `${file.sha256}.part`);
  return locally(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await sweep(folder, [file.name, `${file.sha256}.part`]);
    if (await isWhole(target, file)) return target;
    const resumed = await take(draft, options, await sizeOf(draft));
    // What was kept from before may be what is wrong: once more from the beginning.
    const isRight = resumed.isRight || (resumed.wasResumed && (await take(draft, options, 0)).isRight);
    if (!isRight) {
      await rm(draft, { force: true });
      throw new UpdateRefused('altered', `${file.name} is not the file that was signed.`);
    }
    if (file.name.endsWith('.AppImage')) await chmod(draft, 0o700);
    await rename(draft, target);
    return target;
  });
}

/** Whether a file is exactly what was signed. */
export async function isWhole(path: string, { bytes, sha256 }: InstallerFile): Promise<boolean> {
  const info = await stat(path).catch(() => null);
  return info?.isFile() === true && info.size === bytes && (await hashOf(path)) === sha256;
}

/** Installers of versions that are no longer wanted, and drafts of them, go. */
export async function sweep(folder: string, wanted: readonly string[]): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!wanted.includes(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function take(
  draft: string,
  { source, file, onProgress, limits = usualLimits }: FetchOptions,
  kept: number,
): Promise<{ readonly isRight: boolean; readonly wasResumed: boolean }> {
  const { name, bytes, sha256 } = file;
  const from = kept > 0 && kept < bytes ? kept : 0;
  const { idleMs, installerMs: totalMs } = limits;
  return withFile(openSource(source, limits), { name, from }, { idleMs, totalMs }, async (opened, pieces) => {
    if (opened.total !== null && opened.total !== bytes) {
      await rm(draft, { force: true });
      throw new UpdateRefused('altered', `${name} has ${opened.total} bytes; ${bytes} were signed.`);
    }
    const handle = await open(draft, opened.from === 0 ? 'w' : 'r+', 0o600);
    try {
      const hash = createHash('sha256');
      if (opened.from > 0) await addTo(hash, draft);
      let at = opened.from;
      for await (const piece of pieces()) {
        // Counted before it is written: nobody fills the disk with what was not signed.
        if (at + piece.byteLength > bytes) {
          await handle.truncate(0);
          throw new UpdateRefused('altered', `${name} is longer than the ${bytes} bytes that were signed.`);
        }
        await writeAt(handle, piece, at);
        hash.update(piece);
        at += piece.byteLength;
        onProgress?.(at, bytes);
      }
      if (at < bytes) throw new UpdateRefused('truncated', `${name} broke off at ${at} of ${bytes} bytes.`);
      await handle.sync();
      return { isRight: hash.digest('hex') === sha256, wasResumed: opened.from > 0 };
    } finally {
      await handle.close();
    }
  });
}

async function writeAt(handle: FileHandle, piece: Uint8Array, at: number): Promise<void> {
  let written = 0;
  while (written < piece.byteLength) {
    const { bytesWritten } = await handle.write(piece, written, piece.byteLength - written, at + written);
    written += bytesWritten;
  }
}

async function addTo(hash: Hash, path: string): Promise<void> {
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** What this machine's disk refuses, told as what it is. */
async function locally<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new UpdateRefused('full', 'The disk of the profile is full.', { cause: error });
    }
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      throw new UpdateRefused('notWritable', 'The folder of the profile cannot be written.', {
        cause: error,
      });
    }
    throw error;
  }
}
