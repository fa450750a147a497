import { sql } from 'kysely';
import type { ReadDb, WriteTx } from '../db/handles.ts';

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

/** Ids of matching tickets below `beforeId`, newest first: by rank a common word would cost a thousand times more. */
export async function matchingIds(
  db: ReadDb,
  search: { match: string; beforeId: number; limit: number; requesterId: number | null },
): Promise<number[]> {
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
