import { DAY } from '#shared/kernel/time.ts';
import type { Host } from '../rpc/host.ts';
import { sessionMemory } from './memory.ts';
import { deleteSessionsBefore, writeLastSeen } from './queries.ts';

/** Sessions are kept this long after their end, for whoever looks into something that happened. */
const KEPT_AFTER_END = 90 * DAY;

/**
 * Writes when each session was last used; called by a job at most once a minute, and at the end. Until then a crash
 * makes sessions look idle since the last flush, nothing more.
 */
export async function flushSeen(host: Pick<Host, 'db'>): Promise<void> {
  const { seen } = sessionMemory(host.db.read);
  const uses = [...seen];
  if (uses.length === 0) return;
  await host.db.write(async (tx) => {
    for (const [sessionId, at] of uses) await writeLastSeen(tx, sessionId, at);
  });
  for (const [sessionId, at] of uses) if (seen.get(sessionId) === at) seen.delete(sessionId);
}

/** Removes sessions that ended long ago; called by a job once a day. */
export async function pruneSessions(host: Pick<Host, 'db'>, now: number): Promise<void> {
  await host.db.write((tx) => deleteSessionsBefore(tx, now - KEPT_AFTER_END));
}
