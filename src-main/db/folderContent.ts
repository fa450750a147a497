import { readdir } from 'node:fs/promises';
import { type DataMode, dataPaths, exists, hasWalHeader, readMode } from './dataFolder.ts';
import { type FileReader, readSqliteFile } from './dialects/sqliteFile.ts';
import { APPLICATION_ID } from './migrate.ts';

/** What lies in a folder in which a database might be kept. */
export interface FolderContent {
  /** Of the data folder that it is; null where it is none. */
  readonly mode: DataMode | null;
  readonly hasDatabase: boolean;
  readonly hasWal: boolean;
  /** `user_version` of the database; null where there is none that is ours. */
  readonly schema: number | null;
  /** Name in its settings; null before the first start was done, or where it cannot be read. */
  readonly institution: string | null;
  /** Something lies there that is neither ours nor the system's own. */
  readonly hasOthers: boolean;
}

/** Names that a data folder has besides its database, leftovers included; and what systems put into every folder. */
const EXPECTED =
  /^(database\.sqlite(-wal|-shm|-journal)?|blobs|backups|soporte\.json(\..+\.tmp)?|in-use\.lock(-journal)?|replacing\.json|(restoring|replaced|moving)-.+|\.soporte-doctor-.+|\..*|desktop\.ini|Thumbs\.db|lost\+found)$/i;

/**
 * Looks without changing anything, at the folder of whatever version. To be asked in a process that does not have the
 * database open: to close a file drops the locks that a process has on it by another handle.
 */
export async function contentOf(folder: string): Promise<FolderContent> {
  const { database } = dataPaths(folder);
  const mode = await readMode(folder).catch(() => null);
  const hasDatabase = await exists(database);
  const hasWal = mode !== null && (await hasWalHeader(database));
  const names = await readdir(folder);
  // A log on a share would be mapped into memory between machines: not even looked at.
  const isReadable = hasDatabase && !(mode === 'sharedFile' && hasWal);
  return {
    mode,
    hasDatabase,
    hasWal,
    ...(isReadable ? identityOf(database) : { schema: null, institution: null }),
    hasOthers: names.some((name) => !EXPECTED.test(name)),
  };
}

function identityOf(file: string): Pick<FolderContent, 'schema' | 'institution'> {
  try {
    const reader = readSqliteFile(file);
    try {
      const owner = reader.first<{ application_id: number }>('PRAGMA application_id')?.application_id;
      if (owner !== APPLICATION_ID) return { schema: null, institution: null };
      const schema = reader.first<{ user_version: number }>('PRAGMA user_version')?.user_version ?? null;
      return { schema, institution: institutionOf(reader) };
    } finally {
      reader.close();
    }
  } catch {
    // Damaged, locked for long, or waiting for a crash to be mended, which only whoever opens it may do.
    return { schema: null, institution: null };
  }
}

/** The institution's name as it stands in the settings of a database; null before the first start was done. */
export function institutionOf(reader: FileReader): string | null {
  if (!reader.hasTable('settings')) return null;
  const row = reader.first<{ name: string | null }>(
    `SELECT CASE WHEN json_valid(value) THEN value ->> 'name' END AS name FROM settings WHERE "key" = 'institution'`,
  );
  return row?.name || null;
}
