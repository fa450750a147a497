import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Scan } from './scan.ts';

/** Attachments by the SHA-256 of their content, in two levels of folders, so that the same file is kept once. */
export interface FileStore {
  readonly folder: string;
  /** What looks through uploads before they come in; null where the institution named nothing. */
  readonly scan: Scan | null;
  /** Writes (and flushes) the bytes unless they are there; returns their hash in hex. */
  put(bytes: Uint8Array): Promise<string>;
  /** Throws when the file is missing or its content is not what the name says. */
  read(sha256: string): Promise<Buffer>;
  /**
   * Takes a file away that no row names, unless somebody brought it (again) since `unlessSince` (UTC ms): the row that
   * names it may be about to come. False then; true when it is gone, or was not there.
   */
  remove(sha256: string, unlessSince: number): Promise<boolean>;
}

export function blobPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2));
}

export function createFileStore(dataDir: string, scan: Scan | null = null): FileStore {
  const folder = join(dataDir, 'blobs');
  return {
    folder,
    scan,
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = blobPath(folder, sha256);
      const known = await stat(path).catch(() => null);
      if (known?.size === bytes.byteLength && (await isTouched(path))) return sha256;
      await mkdir(dirname(path), { recursive: true });
      const partial = `${path}.${randomUUID()}.part`;
      try {
        const file = await open(partial, 'wx');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(partial, path);
      } catch (fault) {
        await rm(partial, { force: true });
        throw fault;
      }
      return sha256;
    },
    async remove(sha256, unlessSince) {
      const path = blobPath(folder, sha256);
      const aside = `${path}.${randomUUID()}.gone`;
      const isRecent = (known: { mtimeMs: number } | null) => known !== null && known.mtimeMs >= unlessSince;
      if (isRecent(await stat(path).catch(absent))) return false;
      try {
        await rename(path, aside);
      } catch (fault) {
        return absent(fault) === null;
      }
      // Touched between the look and the move: it goes back.
      if (isRecent(await stat(aside))) {
        await rename(aside, path);
        return false;
      }
      await rm(aside, { force: true });
      return true;
    },
    async read(sha256) {
      const bytes = await readFile(blobPath(folder, sha256));
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new Error(`Attachment ${sha256} was altered`);
      return bytes;
    },
  };
}

/** Marks a file that was brought again as new, so that nobody takes it for a forgotten one; false when it just went. */
async function isTouched(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
}

/** Null for a file that is not there. @throws any other fault */
function absent(fault: unknown): null {
  if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
  throw fault;
}
