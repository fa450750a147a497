import { MINUTE } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import { type Actor, nobody } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { openSessionByHash } from './queries.ts';
import { lastSeen, seenOf } from './seen.ts';
import { tokenHash } from './token.ts';

/**
 * Whose session a token is, and what they may do at this moment; `nobody` when it is unknown, ended, past its end,
 * unused for too long, or its person is disabled. Roles are read each time: one that was taken away is gone at once.
 */
export async function authenticate(db: ReadDb, token: string, now: number): Promise<Actor> {
  const session = await openSessionByHash(db, tokenHash(token));
  if (session === null || !session.isEnabled || now >= session.expiresAt) return nobody;
  const { security } = await loadSettings(db);
  const idleSince = lastSeen(db, session.id, session.lastSeenAt);
  if (now - idleSince >= security.idleMinutes * MINUTE) return nobody;
  seenOf(db).set(session.id, Math.max(now, idleSince));
  const { personId, name, roles, areaId, headsAreaIds, language, mustChangePassword } = session;
  return {
    id: personId,
    name,
    roles,
    areaId,
    headsAreaIds,
    language,
    sessionId: session.id,
    mustChangePassword,
  };
}
