import { ok } from '#shared/kernel/result.ts';
import type { Host } from '../rpc/host.ts';
import { insertVersion, versionsHere } from './queries.ts';

/**
 * Remembers that this version works here, with an event where it is another one than before: the audit log says when the
 * program was updated, and people are told what is new. Left for the next start where others hold the database.
 */
export async function noteVersion(host: Host): Promise<void> {
  const known = await versionsHere(host.db.read);
  if (known.some(({ version }) => version === host.version)) return;
  const [before] = known;
  const now = host.clock();
  const { events } = await host.auditor.write({ actorId: null, origin: 'job', now }, async (tx, trail) => {
    await insertVersion(tx, host.version, before === undefined ? 0 : now);
    if (before !== undefined) {
      await trail.record({
        action: 'system.updated',
        entity: 'system',
        entityId: 1,
        data: { before: { version: before.version }, after: { version: host.version } },
      });
    }
    return ok(null);
  });
  host.hub.poke(events);
}
