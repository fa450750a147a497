import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_NAME } from '#shared/updates/manifest.ts';
import type { OpenedFile, UpdateSource } from './opened.ts';
import { UpdateRefused } from './refused.ts';

const CHUNK = 256 * 1024;

/** A folder of this machine or of a file server. Only plain files are opened: a pipe would be waited for without end. */
export function folderSource(folder: string): UpdateSource {
  return {
    async open(name, from): Promise<OpenedFile> {
      const path = join(folder, name);
      const info = await stat(path).catch((error: NodeJS.ErrnoException) => refuse(error, folder, name));
      if (!info.isFile()) throw new UpdateRefused('failed', `${name} of the source is no plain file.`);
      const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(
        (error: NodeJS.ErrnoException) => refuse(error, folder, name),
      );
      const stream = handle.createReadStream({ start: from, highWaterMark: CHUNK });
      const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      return {
        from,
        total: info.size,
        chunks: {
          next: () =>
            chunks.next().catch((error: Error) => {
              throw new UpdateRefused('unreachable', `${name} could not be read: ${error.message}`);
            }),
        },
        close: () => void stream.destroy(),
      };
    },
  };
}

async function refuse(error: NodeJS.ErrnoException, folder: string, name: string): Promise<never> {
  if (error.code !== 'ENOENT') throw new UpdateRefused('unreachable', error.message);
  const isThere = await stat(folder).then(
    (info) => info.isDirectory(),
    () => false,
  );
  if (!isThere) throw new UpdateRefused('unreachable', `There is no folder ${folder}.`);
  const problem = name === MANIFEST_NAME ? 'noManifest' : 'altered';
  throw new UpdateRefused(problem, `${folder} has no ${name}.`);
}
