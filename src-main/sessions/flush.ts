import type { Host } from '../rpc/host.ts';
import { sessionMemory } from './memory.ts';
import { writeLastSeen } from './queries.ts';

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
