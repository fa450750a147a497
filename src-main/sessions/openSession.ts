import { HOUR } from '#shared/kernel/time.ts';
import type { Me } from '#shared/sessions/contract.ts';
import type { ReadDb } from '../db/handles.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { demandsSecondFactor } from './demanded.ts';
import { accountOf, headedAreaIds, insertSession, rolesOf } from './queries.ts';
import { secondFactorOf } from './secondFactorQueries.ts';
import { newToken, tokenHash } from './token.ts';

/** What somebody came in with: the password alone, a code of the telephone besides, or one on paper. */
export type WayIn = 'password' | 'code' | 'recoveryCode';

export interface OpenedSession {
  /** Null only in what a browser is told. */
  readonly token: string | null;
  readonly user: Me;
}

/** Opens a session for a person who was recognised; the token is given out once and only its hash is kept. */
export async function openSession(
  ctx: CommandContext,
  personId: number,
  wayIn: WayIn = 'password',
): Promise<OpenedSession> {
  const { security } = await loadSettings(ctx.tx);
  const token = newToken();
  const sessionId = await insertSession(ctx.tx, {
    personId,
    tokenHash: tokenHash(token),
    createdAt: ctx.now,
    expiresAt: ctx.now + security.sessionHours * HOUR,
    origin: ctx.connection.origin,
    device: ctx.connection.device,
  });
  await ctx.trail.record({
    action: 'session.opened',
    entity: 'session',
    entityId: sessionId,
    actorId: personId,
    data: { device: ctx.connection.device, wayIn },
    about: [{ entity: 'person', id: personId }],
  });
  return { token, user: await meOf(ctx.tx, personId) };
}

/** The person as screens need them. @throws when there is no such person */
export async function meOf(db: ReadDb, personId: number): Promise<Me> {
  const account = await accountOf(db, personId);
  if (account === null) throw new Error(`No person ${personId}`);
  const roles = await rolesOf(db, personId);
  const hasSecondFactor = (await secondFactorOf(db, personId))?.isOn === true;
  return {
    id: account.personId,
    name: account.name,
    username: account.username === '' ? null : account.username,
    roles,
    language: account.language,
    phone: account.phone,
    areaId: account.areaId,
    headsAreaIds: await headedAreaIds(db, personId),
    mustChangePassword: account.mustChange,
    lacksSecondFactor: !hasSecondFactor && (await demandsSecondFactor(db, roles)),
  };
}
