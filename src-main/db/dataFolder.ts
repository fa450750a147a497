import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DataFolderUnreadable } from './failures.ts';

/**
 * Who opens the database: one desktop program, many workstations through a file server, or one server program.
 * It belongs to the folder, never to a flag: two programs that disagreed about it would corrupt the file.
 */
export const dataModes = ['local', 'sharedFile', 'server'] as const;
export type DataMode = (typeof dataModes)[number];

export interface DataPaths {
  readonly database: string;
  /** Attachments by hash: `blobs/ab/cdef…`. */
  readonly blobs: string;
  readonly backups: string;
  /** Says the mode. */
  readonly settings: string;
  /** Locked by everybody who has the folder open; see presence.ts. */
  readonly presence: string;
}

export function dataPaths(dataDir: string): DataPaths {
  return {
    database: join(dataDir, 'database.sqlite'),
    blobs: join(dataDir, 'blobs'),
    backups: join(dataDir, 'backups'),
    settings: join(dataDir, 'soporte.json'),
    presence: join(dataDir, 'in-use.lock'),
  };
}

const folderSettings = z.object({ mode: z.enum(dataModes) });

/** The mode of an existing folder, or null where there is no database yet. */
export async function readMode(dataDir: string): Promise<DataMode | null> {
  const { settings, database } = dataPaths(dataDir);
  const text = await readFile(settings, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) {
    if (await exists(database)) throw new DataFolderUnreadable(settings);
    return null;
  }
  try {
    return folderSettings.parse(JSON.parse(text)).mode;
  } catch (cause) {
    throw new DataFolderUnreadable(settings, { cause });
  }
}

/** Writes the mode so that a power cut leaves the old file or the new one, never half of it. */
export async function writeMode(dataDir: string, mode: DataMode): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const { settings } = dataPaths(dataDir);
  const draft = `${settings}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, `${JSON.stringify({ mode }, null, 2)}\n`, { flush: true });
    await rename(draft, settings);
  } finally {
    await rm(draft, { force: true });
  }
}

/** The folder's mode; a new folder gets `newMode`. */
export async function establishMode(dataDir: string, newMode: DataMode): Promise<DataMode> {
  const known = await readMode(dataDir);
  if (known !== null) return known;
  await writeMode(dataDir, newMode);
  return newMode;
}

const HEADER_BYTES = 20;
const READ_VERSION_AT = 19;
const WAL_FORMAT = 2;

/**
 * Whether the file's header asks for a write-ahead log (https://www.sqlite.org/fileformat.html, offsets 18 and 19).
 * To be asked before this process opens the file with SQLite: closing a second descriptor of a file drops the locks
 * that POSIX holds for the first.
 */
export async function hasWalHeader(file: string): Promise<boolean> {
  if (!(await exists(file))) return false;
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return (
      bytesRead === HEADER_BYTES &&
      (buffer[READ_VERSION_AT - 1] === WAL_FORMAT || buffer[READ_VERSION_AT] === WAL_FORMAT)
    );
  } finally {
    await handle.close();
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
