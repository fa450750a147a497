import { sql } from 'kysely';
import { foldText } from '#shared/kernel/fold.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { AssetDraft, Holder } from './readAsset.ts';

/**
 * Who holds each asset, says the file: by user name, else e-mail, else a name that one person alone has. Somebody whom
 * nobody here knows is told by what the file calls them. Only told: custody is signed for, never imported.
 */
export async function suggestedHolders(
  db: ReadDb,
  drafts: readonly Pick<AssetDraft, 'line' | 'holder'>[],
): Promise<ReadonlyMap<number, string>> {
  const holders = drafts.flatMap(({ line, holder }) => (holder === null ? [] : [{ line, holder }]));
  if (holders.length === 0) return new Map();
  const known = await peopleOf(
    db,
    holders.map(({ holder }) => holder),
  );
  return new Map(holders.map(({ line, holder }) => [line, known(holder) ?? `${toldName(holder)} (?)`]));
}

function toldName({ name, username, email }: Holder): string {
  return name ?? username ?? email ?? '';
}

async function peopleOf(
  db: ReadDb,
  holders: readonly Holder[],
): Promise<(holder: Holder) => string | undefined> {
  const list = (values: readonly (string | null)[]) =>
    JSON.stringify([...new Set(values.filter((value) => value !== null))]);
  const { rows } = await sql<{
    name: string;
    username: string | null;
    email: string | null;
    foldedName: string;
  }>`
    SELECT name, username, lower(email) AS email, foldedName FROM people
    WHERE username IN (SELECT value FROM json_each(${list(holders.map(({ username }) => username))}))
      OR email IN (SELECT value FROM json_each(${list(holders.map(({ email }) => email))}))
      OR foldedName IN (SELECT value FROM json_each(${list(
        holders.map(({ name }) => name && foldText(name)),
      )}))`.execute(db);
  const byUsername = new Map(rows.map((row) => [row.username?.toLowerCase(), row.name]));
  const byEmail = new Map(rows.map((row) => [row.email, row.name]));
  return ({ username, email, name }) => {
    const sure = byUsername.get(username?.toLowerCase() ?? '') ?? byEmail.get(email?.toLowerCase() ?? '');
    if (sure !== undefined || name === null) return sure;
    const namesakes = rows.filter((row) => row.foldedName === foldText(name));
    return namesakes.length === 1 ? namesakes[0]?.name : undefined;
  };
}
