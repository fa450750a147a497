import { statSync } from 'node:fs';

/**
 * Whether the files that a connection has open still lie where they were opened. A file that was deleted, or that
 * another one took the place of, can be written for as long as it is open, and is gone with the process: with a
 * rollback journal SQLite looks for itself (SQLITE_READONLY_DBMOVED), with a write-ahead log it does not.
 *
 * A file that does not exist yet, as the log before the first write, is remembered once it does.
 */
export function watchPlace(files: readonly string[]): () => boolean {
  const opened = new Map<string, string>();
  const isInPlace = (file: string): boolean => {
    const known = opened.get(file);
    const found = identityOf(file);
    if (known === undefined && found !== null) opened.set(file, found);
    return known === undefined || known === found;
  };
  const areInPlace = () => files.every(isInPlace);
  areInPlace();
  return areInPlace;
}

/** Device and number of a file; null where there is none, or its disk does not answer. */
function identityOf(file: string): string | null {
  try {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    return found === undefined ? null : `${found.dev}:${found.ino}`;
  } catch {
    return null;
  }
}
