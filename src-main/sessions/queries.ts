import type { Language } from '#shared/people/contract.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { languageOf } from '../people/language.ts';

/** A session that nobody ended, with what its person may do. */
export interface OpenSession {
  readonly id: number;
  readonly personId: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
  readonly name: string;
  readonly username: string | null;
  readonly areaId: number | null;
  readonly language: Language;
  readonly isEnabled: boolean;
  readonly mustChangePassword: boolean;
  readonly roles: readonly Role[];
  readonly headsAreaIds: readonly number[];
}

/** One query for all that a call needs: it runs with every call. Its rows are roles × headed areas: a handful. */
export async function openSessionByHash(db: ReadDb, hash: Uint8Array): Promise<OpenSession | null> {
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.personId')
    .leftJoin('credentials', 'credentials.id', 'people.id')
    .leftJoin('personRoles', 'personRoles.personId', 'people.id')
    .leftJoin('areaHeads', 'areaHeads.personId', 'people.id')
    .select([
      'sessions.id',
      'sessions.personId',
      'sessions.lastSeenAt',
      'sessions.expiresAt',
      'people.name',
      'people.username',
      'people.areaId',
      'people.language',
      'people.isEnabled',
      'credentials.mustChange',
      'personRoles.role',
      'areaHeads.areaId as headedAreaId',
    ])
    .where('sessions.tokenHash', '=', hash)
    .where('sessions.endedAt', 'is', null)
    .execute();
  const [row] = rows;
  if (row === undefined) return null;
  return {
    id: row.id,
    personId: row.personId,
    lastSeenAt: row.lastSeenAt,
    expiresAt: row.expiresAt,
    name: row.name,
    username: row.username,
    areaId: row.areaId,
    language: languageOf(row.language),
    isEnabled: row.isEnabled === 1,
    mustChangePassword: row.mustChange === 1,
    roles: [...new Set(rows.flatMap(({ role }) => (role === null ? [] : [role])))],
    headsAreaIds: [
      ...new Set(rows.flatMap(({ headedAreaId }) => (headedAreaId === null ? [] : [headedAreaId]))),
    ],
  };
}

/** Moves the stored time of last use forward, never back. */
export async function writeLastSeen(tx: WriteTx, sessionId: number, at: number): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ lastSeenAt: at })
    .where('id', '=', sessionId)
    .where('lastSeenAt', '<', at)
    .execute();
}
