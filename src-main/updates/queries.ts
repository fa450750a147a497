import type { ReadDb, WriteTx } from '../db/handles.ts';

/** Versions of the program that worked here, the newest first; 0 is the beginning of this database. */
export function versionsHere(
  db: ReadDb,
): Promise<readonly { readonly version: string; readonly firstAt: number }[]> {
  return db.selectFrom('programVersions').select(['version', 'firstAt']).orderBy('firstAt', 'desc').execute();
}

export async function insertVersion(tx: WriteTx, version: string, firstAt: number): Promise<void> {
  await tx
    .insertInto('programVersions')
    .values({ version, firstAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The version whose news somebody saw last, and when they were added. */
export async function newsStateOf(
  db: ReadDb,
  personId: number,
): Promise<{ readonly seen: string | null; readonly addedAt: number }> {
  const row = await db
    .selectFrom('people')
    .leftJoin('newsSeen', 'newsSeen.personId', 'people.id')
    .select(['people.createdAt', 'newsSeen.version'])
    .where('people.id', '=', personId)
    .executeTakeFirstOrThrow();
  return { seen: row.version, addedAt: row.createdAt };
}

export async function markNewsSeen(tx: WriteTx, personId: number, version: string): Promise<void> {
  await tx
    .insertInto('newsSeen')
    .values({ personId, version })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ version }))
    .execute();
}
