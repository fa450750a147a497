import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Attachments by the SHA-256 of their content, in two levels of folders, so that the same file is kept once. */
export interface FileStore {
  readonly folder: string;
  /** Writes (and flushes) the bytes unless they are there; returns their hash in hex. */
  put(bytes: Uint8Array): Promise<string>;
  /** Throws when the file is missing or its content is not what the name says. */
  read(sha256: string): Promise<Buffer>;
}

export function blobPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2));
}

export function createFileStore(dataDir: string): FileStore {
  const folder = join(dataDir, 'blobs');
  return {
    folder,
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = blobPath(folder, sha256);
      const known = await stat(path).catch(() => null);
      if (known?.size === bytes.byteLength) return sha256;
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
    async read(sha256) {
      const bytes = await readFile(blobPath(folder, sha256));
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new Error(`Attachment ${sha256} was altered`);
      return bytes;
    },
  };
}
