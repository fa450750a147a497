import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { dataPaths, exists } from './dataFolder.ts';

/** Folders inside the data folder: what is to come in, and where what was there is kept. */
export interface Replacement {
  readonly incoming: string;
  readonly kept: string;
}

const marker = z.object({ incoming: z.string(), kept: z.string() });
const MARKER = 'replacing.json';
const DATABASE_FILES = [
  'database.sqlite',
  'database.sqlite-wal',
  'database.sqlite-shm',
  'database.sqlite-journal',
];

/**
 * Puts the database and attachments of `incoming` in the place of those of the data folder, which are kept. Only
 * renames within the folder; a marker tells the next program that opens it to finish what a power cut interrupted.
 * Needs `claimAlone`.
 */
export async function replaceFolder(dataDir: string, { incoming, kept }: Replacement): Promise<void> {
  const names = { incoming: basename(incoming), kept: basename(kept) };
  await writeFile(join(dataDir, MARKER), JSON.stringify(names), { flush: true });
  await finishReplacing(dataDir);
}

export async function isReplacing(dataDir: string): Promise<boolean> {
  return exists(join(dataDir, MARKER));
}

/** Each step can be repeated: what has already been moved is left alone. Needs `claimAlone`. */
export async function finishReplacing(dataDir: string): Promise<void> {
  const names = marker.parse(JSON.parse(await readFile(join(dataDir, MARKER), 'utf8')));
  const incoming = join(dataDir, basename(names.incoming));
  const kept = join(dataDir, basename(names.kept));
  await mkdir(kept, { recursive: true, mode: 0o700 });
  // The new database comes last: while it waits, what lies in its place is the old one.
  const isDatabaseWaiting = await exists(join(incoming, 'database.sqlite'));
  if (await exists(join(incoming, 'blobs'))) {
    await moveIfThere(join(dataDir, 'blobs'), join(kept, 'blobs'));
    await rename(join(incoming, 'blobs'), dataPaths(dataDir).blobs);
  }
  if (isDatabaseWaiting) {
    for (const name of DATABASE_FILES) await moveIfThere(join(dataDir, name), join(kept, name));
    await rename(join(incoming, 'database.sqlite'), dataPaths(dataDir).database);
  }
  await rm(join(dataDir, MARKER));
  await rm(incoming, { recursive: true, force: true });
}

async function moveIfThere(from: string, to: string): Promise<void> {
  if (await exists(from)) await rename(from, to);
}
