import type { ReadDb } from '../db/handles.ts';

/**
 * When each session was last used, UTC ms by session id. A write for every call would cost more than the call, so it
 * stays in memory (of the process that holds the database) until `flushSeen`.
 */
const seenByDatabase = new WeakMap<ReadDb, Map<number, number>>();

export function seenOf(db: ReadDb): Map<number, number> {
  const known = seenByDatabase.get(db);
  if (known !== undefined) return known;
  const seen = new Map<number, number>();
  seenByDatabase.set(db, seen);
  return seen;
}

/** The later of what is stored and what this process remembers. */
export function lastSeen(db: ReadDb, sessionId: number, storedAt: number): number {
  return Math.max(storedAt, seenByDatabase.get(db)?.get(sessionId) ?? 0);
}
