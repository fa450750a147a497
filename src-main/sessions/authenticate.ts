import { DAY, MINUTE } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import { type Actor, nobody } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { demandsSecondFactor } from './demanded.ts';
import { sessionMemory } from './memory.ts';
import { type OpenSession, openSessionByHash, openSessionById } from './queries.ts';
import { tokenHash } from './token.ts';

/**
 * Whose session a token is, and what they may do at this moment; `nobody` when it is unknown, ended, past its end,
 * unused for too long, or its person is disabled. Roles are read each time: one that was taken away is gone at once.
 */
export async function authenticate(db: ReadDb, token: string, now: number): Promise<Actor> {
  const session = await openSessionByHash(db, tokenHash(token));
  if (session === null || !(await isGood(db, session, now))) return nobody;
  const { seen } = sessionMemory(db);
  seen.set(session.id, Math.max(now, session.lastSeenAt, seen.get(session.id) ?? 0));
  const { personId, name, roles, areaId, headsAreaIds, language, mustChangePassword, scope } = session;
  const lacksSecondFactor = !session.hasSecondFactor && (await demandsSecondFactor(db, roles));
  return {
    id: personId,
    name,
    roles,
    areaId,
    headsAreaIds,
    language,
    sessionId: session.id,
    mustChangePassword,
    lacksSecondFactor,
    scope,
  };
}

/** The same of a session that is known by its id, without counting as a use of it; null when it lets nobody in. */
export async function whoseSession(
  db: ReadDb,
  sessionId: number,
  now: number,
): Promise<Pick<Actor, 'roles' | 'headsAreaIds'> | null> {
  const session = await openSessionById(db, sessionId);
  return session !== null && (await isGood(db, session, now)) ? session : null;
}

async function isGood(db: ReadDb, session: OpenSession, now: number): Promise<boolean> {
  if (!session.isEnabled || now >= session.expiresAt) return false;
  // A script that runs once a month is not away.
  if (session.scope !== null) return true;
  // Opened by a clock that has been put back since: its end, too, lies too far ahead.
  if (session.createdAt - now >= DAY) return false;
  const { security } = await loadSettings(db);
  const { seen } = sessionMemory(db);
  const lastSeenAt = Math.max(session.lastSeenAt, seen.get(session.id) ?? 0);
  return now - lastSeenAt < security.idleMinutes * MINUTE;
}
