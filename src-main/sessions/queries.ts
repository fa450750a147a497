import type { Language } from '#shared/people/contract.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import type { Failures } from '#shared/sessions/lockOut.ts';
import { type TokenScope, tokenScope } from '#shared/sessions/tokenScope.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { prebuiltQuery } from '../db/prebuilt.ts';
import { languageOf } from '../people/load.ts';

/** A session that nobody ended, with what its person may do. */
export interface OpenSession {
  readonly id: number;
  readonly personId: number;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
  readonly name: string;
  readonly username: string | null;
  readonly areaId: number | null;
  readonly language: Language;
  readonly isEnabled: boolean;
  readonly mustChangePassword: boolean;
  /** Whether they sign in with a code besides. */
  readonly hasSecondFactor: boolean;
  readonly roles: readonly Role[];
  readonly headsAreaIds: readonly number[];
  /** Of a script's token; null of what a person at a screen opened. */
  readonly scope: TokenScope | null;
}

const byHash = prebuiltQuery((db, p: { hash: Uint8Array }) =>
  openSessions(db).where('sessions.tokenHash', '=', p.hash).compile(),
);
const byId = prebuiltQuery((db, p: { id: number }) =>
  openSessions(db).where('sessions.id', '=', p.id).compile(),
);

/** One query for all that a call needs: it runs with every call. Its rows are roles × headed areas: a handful. */
export async function openSessionByHash(db: ReadDb, hash: Uint8Array): Promise<OpenSession | null> {
  return openSession(await byHash.all(db, { hash }));
}

export async function openSessionById(db: ReadDb, id: number): Promise<OpenSession | null> {
  return openSession(await byId.all(db, { id }));
}

/** A session that was not ended, a row for each role and area headed. */
function openSessions(db: ReadDb) {
  return db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.personId')
    .leftJoin('credentials', 'credentials.id', 'people.id')
    .leftJoin('secondFactors', 'secondFactors.id', 'people.id')
    .leftJoin('personRoles', 'personRoles.personId', 'people.id')
    .leftJoin('areaHeads', 'areaHeads.personId', 'people.id')
    .select([
      'sessions.id',
      'sessions.personId',
      'sessions.createdAt',
      'sessions.lastSeenAt',
      'sessions.expiresAt',
      'sessions.scope',
      'people.name',
      'people.username',
      'people.areaId',
      'people.language',
      'people.isEnabled',
      'credentials.mustChange',
      'secondFactors.confirmedAt',
      'personRoles.role',
      'areaHeads.areaId as headedAreaId',
    ])
    .where('sessions.endedAt', 'is', null);
}

function openSession(
  rows: Awaited<ReturnType<ReturnType<typeof openSessions>['execute']>>,
): OpenSession | null {
  const [row] = rows;
  if (row === undefined) return null;
  return {
    id: row.id,
    personId: row.personId,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    expiresAt: row.expiresAt,
    name: row.name,
    username: row.username,
    areaId: row.areaId,
    language: languageOf(row.language),
    isEnabled: row.isEnabled === 1,
    mustChangePassword: row.mustChange === 1,
    hasSecondFactor: row.confirmedAt !== null,
    scope: scopeIn(row.scope),
    roles: [...new Set(rows.flatMap(({ role }) => (role === null ? [] : [role])))],
    headsAreaIds: [
      ...new Set(rows.flatMap(({ headedAreaId }) => (headedAreaId === null ? [] : [headedAreaId]))),
    ],
  };
}

/** What a token is for, as its row keeps it. */
export function scopeIn(column: string | null): TokenScope | null {
  return column === null ? null : tokenScope.parse(JSON.parse(column));
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

/** What a sign-in weighs about the account of a user name. */
export interface Account {
  readonly personId: number;
  readonly name: string;
  readonly username: string;
  readonly areaId: number | null;
  readonly language: Language;
  readonly phone: string | null;
  readonly isEnabled: boolean;
  /** Null: nobody gave them a password yet. */
  readonly passwordHash: string | null;
  readonly mustChange: boolean;
  readonly passwordChangedAt: number;
  readonly failures: Failures | null;
}

const accounts = (db: ReadDb) =>
  db
    .selectFrom('people')
    .leftJoin('credentials', 'credentials.id', 'people.id')
    .leftJoin('signInFailures', 'signInFailures.personId', 'people.id')
    .select([
      'people.id',
      'people.name',
      'people.username',
      'people.areaId',
      'people.language',
      'people.phone',
      'people.isEnabled',
      'credentials.passwordHash',
      'credentials.mustChange',
      'credentials.changedAt',
      'signInFailures.failures',
      'signInFailures.lastAt',
      'signInFailures.lockedUntil',
    ]);

type AccountRow = Awaited<ReturnType<ReturnType<typeof accounts>['execute']>>[number];

function rowToAccount(row: AccountRow): Account {
  const { failures, lastAt, lockedUntil } = row;
  return {
    personId: row.id,
    name: row.name,
    username: row.username ?? '',
    areaId: row.areaId,
    language: languageOf(row.language),
    phone: row.phone,
    isEnabled: row.isEnabled === 1,
    passwordHash: row.passwordHash,
    mustChange: row.mustChange === 1,
    passwordChangedAt: row.changedAt ?? 0,
    failures: failures === null || lastAt === null ? null : { failures, lastAt, lockedUntil },
  };
}

/** User names are stored in lower case. */
export async function accountByUsername(db: ReadDb, username: string): Promise<Account | null> {
  const row = await accounts(db).where('people.username', '=', username).executeTakeFirst();
  return row === undefined ? null : rowToAccount(row);
}

export async function accountOf(db: ReadDb, personId: number): Promise<Account | null> {
  const row = await accounts(db).where('people.id', '=', personId).executeTakeFirst();
  return row === undefined ? null : rowToAccount(row);
}

export async function rolesOf(db: ReadDb, personId: number): Promise<Role[]> {
  const rows = await db.selectFrom('personRoles').select('role').where('personId', '=', personId).execute();
  return rows.map(({ role }) => role);
}

export async function headedAreaIds(db: ReadDb, personId: number): Promise<number[]> {
  const rows = await db.selectFrom('areaHeads').select('areaId').where('personId', '=', personId).execute();
  return rows.map(({ areaId }) => areaId);
}

export async function failuresOf(db: ReadDb, personId: number): Promise<Failures | null> {
  const row = await db
    .selectFrom('signInFailures')
    .select(['failures', 'lastAt', 'lockedUntil'])
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row ?? null;
}

export async function saveFailures(tx: WriteTx, personId: number, failures: Failures): Promise<void> {
  await tx
    .insertInto('signInFailures')
    .values({ personId, ...failures })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ ...failures }))
    .execute();
}

export async function clearFailures(tx: WriteTx, personId: number): Promise<void> {
  await tx.deleteFrom('signInFailures').where('personId', '=', personId).execute();
}

/** Sets the person's one password; the row is covered, so its event must name the `credential`. */
export async function saveCredential(
  tx: WriteTx,
  personId: number,
  credential: { readonly passwordHash: string; readonly mustChange: boolean; readonly changedAt: number },
): Promise<void> {
  const columns = { ...credential, mustChange: credential.mustChange ? 1 : 0 } as const;
  await tx
    .insertInto('credentials')
    .values({ id: personId, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

export interface NewSession {
  readonly personId: number;
  readonly tokenHash: Uint8Array;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly origin: string;
  readonly device: string;
  /** Of a script's token. */
  readonly name?: string;
  readonly scope?: TokenScope;
}

export async function insertSession(tx: WriteTx, session: NewSession): Promise<number> {
  const { name = null, scope, ...columns } = session;
  const { id } = await tx
    .insertInto('sessions')
    .values({
      ...columns,
      name,
      scope: scope === undefined ? null : JSON.stringify(scope),
      lastSeenAt: session.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface SessionRow {
  readonly id: number;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
  readonly origin: string;
  readonly device: string;
}

/** Sessions of a person that nobody ended and that have not expired, newest first; scripts' tokens aside. */
export async function sessionsOf(db: ReadDb, personId: number, now: number): Promise<SessionRow[]> {
  return db
    .selectFrom('sessions')
    .select(['id', 'createdAt', 'lastSeenAt', 'expiresAt', 'origin', 'device'])
    .where('personId', '=', personId)
    .where('scope', 'is', null)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('id', 'desc')
    .execute();
}

/** Ends one session of the person; false when it is not theirs or has ended already. */
export async function endSession(tx: WriteTx, personId: number, id: number, now: number): Promise<boolean> {
  const result = await tx
    .updateTable('sessions')
    .set({ endedAt: now })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Ends every session of the person but `exceptId`; answers how many. Where one is spared it is the person who signs
 * out elsewhere: the tokens of their scripts stay. Otherwise somebody shuts them out, and the tokens go as well.
 */
export async function endSessions(
  tx: WriteTx,
  personId: number,
  now: number,
  exceptId: number | null,
): Promise<number> {
  const result = await tx
    .updateTable('sessions')
    .set({ endedAt: now })
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .$if(exceptId !== null, (query) => query.where('id', '!=', exceptId ?? 0).where('scope', 'is', null))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Tokens of a person’s scripts that are good. */
export async function countTokens(db: ReadDb, personId: number, now: number): Promise<number> {
  const { count } = await db
    .selectFrom('sessions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('personId', '=', personId)
    .where('scope', 'is not', null)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirstOrThrow();
  return count;
}

/** Ends every session of everybody but one; answers how many. */
export async function endEverySession(
  tx: WriteTx,
  how: { readonly now: number; readonly exceptId: number; readonly withTokens: boolean },
): Promise<number> {
  const result = await tx
    .updateTable('sessions')
    .set({ endedAt: how.now })
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', how.now)
    .where('id', '!=', how.exceptId)
    .$if(!how.withTokens, (query) => query.where('scope', 'is', null))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

const PRUNED_AT_ONCE = 500;

/** Whether the oldest session is over since before then. Sessions end about in the order in which they began. */
export async function hasSessionsBefore(db: ReadDb, before: number): Promise<boolean> {
  const oldest = await db
    .selectFrom('sessions')
    .select('expiresAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return oldest !== undefined && oldest.expiresAt < before;
}

/** Removes what is long over, some at a time; the audit trail keeps when each began and ended. */
export async function deleteSessionsBefore(tx: WriteTx, before: number): Promise<void> {
  await tx
    .deleteFrom('sessions')
    .where('id', 'in', (eb) => eb.selectFrom('sessions').select('id').orderBy('id').limit(PRUNED_AT_ONCE))
    .where('expiresAt', '<', before)
    .execute();
}
