import { sql } from 'kysely';
import type { ReadDb, WriteTx } from '../handles.ts';

/** Characters of messages that are searched per ticket; enough for any honest conversation. */
const LIMIT = 200_000;

/** Writes a ticket's full-text row anew from its title, description and messages. Notes have a column of their own. */
export async function indexTexts(tx: WriteTx, ticketId: number): Promise<void> {
  await sql`
    INSERT OR REPLACE INTO ticketSearch (rowid, title, body, notes)
    SELECT t.id, t.title,
      t.description || coalesce((SELECT substr(group_concat(char(10) || m.body, ''), 1, ${LIMIT})
        FROM ticketMessages m WHERE m.ticketId = t.id AND m.kind <> 'note'), ''),
      coalesce((SELECT substr(group_concat(char(10) || m.body, ''), 1, ${LIMIT})
        FROM ticketMessages m WHERE m.ticketId = t.id AND m.kind = 'note'), '')
    FROM tickets t WHERE t.id = ${ticketId}`.execute(tx);
}

/**
 * What a person typed as a full-text query: each word as a prefix, all of them wanted, nothing of it an operator.
 * Null when there is no word in it. Accents and case are folded by the index.
 */
export function matchExpression(typed: string, columns: 'public' | 'all'): string | null {
  const words =
    typed
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 12) ?? [];
  if (words.length === 0) return null;
  const all = words.map((word) => `"${word}"*`).join(' AND ');
  return columns === 'all' ? all : `{title body} : (${all})`;
}

/**
 * Whether a word of it is so short that the index has no list of its beginnings: then all that begins with it is put
 * together first, which takes a tenth of a second and more where a million tickets are searched.
 */
export const isSlowMatch = (match: string) => /"..?"\*/u.test(match);

/** Which tickets are looked for by their words. */
export interface TextSearch {
  /** See `matchExpression`. */
  readonly match: string;
  readonly beforeId: number;
  readonly limit: number;
  /** Only their own; null: everybody's. */
  readonly requesterId: number | null;
}

/** Ids of matching tickets below `beforeId`, newest first: by rank a common word would cost a thousand times more. */
export async function matchingIds(db: ReadDb, search: TextSearch): Promise<number[]> {
  // With the plus the words are looked up once and the own tickets picked from them. Without it SQLite would look the
  // words up anew for each of the own tickets: at 100,000 tickets seventy times as long.
  const own =
    search.requesterId === null
      ? sql``
      : sql`AND +rowid IN (SELECT id FROM tickets WHERE requesterId = ${search.requesterId})`;
  const { rows } = await sql<{ id: number }>`
    SELECT rowid AS id FROM ticketSearch
    WHERE ticketSearch MATCH ${search.match} AND rowid < ${search.beforeId} ${own}
    ORDER BY rowid DESC LIMIT ${search.limit}`.execute(db);
  return rows.map((row) => row.id);
}
