import { MINUTE } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import { type Actor, nobody } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { sessionMemory } from './memory.ts';
import { openSessionByHash } from './queries.ts';
import { tokenHash } from './token.ts';

/**
 * Whose session a token is, and what they may do at this moment; `nobody` when it is unknown, ended, past its end,
 * unused for too long, or its person is disabled. Roles are read each time: one that was taken away is gone at once.
 */
export async function authenticate(db: ReadDb, token: string, now: number): Promise<Actor> {
  const session = await openSessionByHash(db, tokenHash(token));
  if (session === null || !session.isEnabled || now >= session.expiresAt) return nobody;
  const { security } = await loadSettings(db);
  const { seen } = sessionMemory(db);
  const lastSeenAt = Math.max(session.lastSeenAt, seen.get(session.id) ?? 0);
  if (now - lastSeenAt >= security.idleMinutes * MINUTE) return nobody;
  seen.set(session.id, Math.max(now, lastSeenAt));
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
