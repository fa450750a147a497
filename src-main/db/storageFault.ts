import SqliteDatabase from 'better-sqlite3';
import { DatabaseMoved } from './failures.ts';

/** What stands between the program and its disk; nothing was written, and what was typed is still in the window. */
export const STORAGE_FAULTS = ['full', 'readOnly', 'unreachable', 'damaged'] as const;
export type StorageFault = (typeof STORAGE_FAULTS)[number];

/** By SQLite's result codes (https://www.sqlite.org/rescode.html), the longest name first. */
const BY_CODE: readonly (readonly [start: string, fault: StorageFault])[] = [
  // The file that is open is no longer the one at its path: the folder was away, or something else came there.
  ['SQLITE_READONLY_DBMOVED', 'unreachable'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_PERM', 'readOnly'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CANTOPEN', 'unreachable'],
  ['SQLITE_IOERR', 'unreachable'],
];

/** The same of files: attachments, reports, copies. */
const BY_ERRNO: Readonly<Record<string, StorageFault>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  EIO: 'unreachable',
  ESTALE: 'unreachable',
  ENODEV: 'unreachable',
  EHOSTDOWN: 'unreachable',
};

/** Which fault of the disk an error tells of; null for any other. */
export function storageFaultOf(error: unknown): StorageFault | null {
  if (error instanceof DatabaseMoved) return 'unreachable';
  if (error instanceof SqliteDatabase.SqliteError) {
    const { code } = error;
    return BY_CODE.find(([start]) => code.startsWith(start))?.[1] ?? null;
  }
  const isOfSystem = error instanceof Error && 'syscall' in error && 'code' in error;
  return isOfSystem ? (BY_ERRNO[String(error.code)] ?? null) : null;
}
