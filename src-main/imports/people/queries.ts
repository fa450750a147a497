import { foldText } from '#shared/kernel/fold.ts';
import type { ReadDb, WriteTx } from '../../db/handles.ts';

/** By what a file's people are recognised: each value that somebody already has. */
export interface KnownPeople {
  readonly usernames: Set<string>;
  readonly employeeNumbers: Set<string>;
  /** Lower case. */
  readonly emails: Set<string>;
  readonly foldedNames: Set<string>;
}

export async function knownPeople(db: ReadDb): Promise<KnownPeople> {
  const rows = await db
    .selectFrom('people')
    .select(['username', 'employeeNumber', 'email', 'foldedName'])
    .execute();
  const known = (values: readonly (string | null)[]) => new Set(values.filter((value) => value !== null));
  return {
    usernames: known(rows.map((row) => row.username)),
    employeeNumbers: known(rows.map((row) => row.employeeNumber)),
    emails: known(rows.map((row) => row.email?.toLowerCase() ?? null)),
    foldedNames: known(rows.map((row) => row.foldedName)),
  };
}

/** Ids of areas or locations by their folded name. */
export async function idsByName(db: ReadDb, table: 'areas' | 'locations'): Promise<Map<string, number>> {
  const rows = await db.selectFrom(table).select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [foldText(name), id]));
}

export async function insertNamed(tx: WriteTx, table: 'areas' | 'locations', name: string): Promise<number> {
  return (await tx.insertInto(table).values({ name }).returning('id').executeTakeFirstOrThrow()).id;
}
