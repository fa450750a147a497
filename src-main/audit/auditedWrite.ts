import type { Result } from '#shared/kernel/result.ts';
import type { WriteTx } from '../db/handles.ts';
import type { BusyRefusal, Database } from '../db/open.ts';
import { openTrail, type Trail } from './chain.ts';
import type { Head } from './core.ts';
import { type Covered, coveredTables } from './covered.ts';
import type { FeedEvent, TrailContext } from './event.ts';
import type { InstallationKeys } from './keys.ts';

export interface AuditedOutcome<T, E> {
  readonly result: Result<T, E | BusyRefusal>;
  /** What was committed, for the live feed; empty when it was refused. */
  readonly events: readonly FeedEvent[];
}

/** Write transactions whose events are sealed with this installation's key. What commands and jobs write through. */
export interface Auditor {
  /**
   * One transaction: `fn` writes rows and records events; then the head is signed and all is committed together. A
   * refusal (`ok: false`) rolls everything back.
   */
  write<T, E>(
    context: TrailContext,
    fn: (tx: WriteTx, trail: Trail) => Promise<Result<T, E>>,
  ): Promise<AuditedOutcome<T, E>>;
}

export function createAuditor(
  db: Database,
  keys: InstallationKeys,
  covered: Covered = coveredTables,
): Auditor {
  return {
    async write(context, fn) {
      let head: Head | undefined;
      let events: readonly FeedEvent[] = [];
      const result = await db.writeResult(async (tx) => {
        const trail = await openTrail(tx, context, covered);
        const outcome = await fn(tx, trail);
        if (outcome.ok && trail.events.length > 0) {
          head = await trail.seal(keys.signer);
          events = trail.events;
        }
        return outcome;
      });
      if (!result.ok) return { result, events: [] };
      // Only after COMMIT: a head that was rolled back must not be remembered.
      if (head !== undefined) keys.heads.remember(db.databaseId, head);
      return { result, events };
    },
  };
}
