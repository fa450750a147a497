import type { Database } from './open.ts';

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
  let seen = db.foreignVersion();
  const timer = setInterval(() => {
    const version = db.foreignVersion();
    if (version === null || version === seen) return;
    seen = version;
    onChange();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
