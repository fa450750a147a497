import type { Database } from './open.ts';
import { storageFaultOf } from './storageFault.ts';

/**
 * Calls `onChange` when another process (a workstation, the command line) has committed, at most `everyMs` after.
 * Asking costs a few microseconds: SQLite compares a counter in the file (or in the log's shared memory), on the
 * write connection, whose own commits do not count. What changed is for the caller to find; see audit/feed.ts.
 *
 * @returns stops watching
 */
export function watchForeignWrites(
  db: Pick<Database, 'foreignVersion'>,
  onChange: () => void,
  everyMs: number,
): () => void {
  let seen = versionOf(db);
  const timer = setInterval(() => {
    const version = versionOf(db);
    if (version === null || version === seen) return;
    seen = version;
    onChange();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Null too where the file cannot be read: its folder may be away, which is for others to tell (rpc/standing.ts). */
function versionOf(db: Pick<Database, 'foreignVersion'>): number | null {
  try {
    return db.foreignVersion();
  } catch (fault) {
    if (storageFaultOf(fault) === null) throw fault;
    return null;
  }
}
