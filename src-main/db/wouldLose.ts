import type { BackupLook } from '#shared/place/place.ts';
import { describeDatabase } from './backupManifest.ts';
import { dataPaths, exists } from './dataFolder.ts';
import { type FileReader, readSqliteFile } from './dialects/sqliteFile.ts';

export type Loss = NonNullable<Extract<BackupLook, { ok: true }>['wouldLose']>;

const MOST_FOLIOS = 20;
const OF_UNREADABLE: Loss = {
  isSameDatabase: false,
  events: 0,
  tickets: 0,
  folios: [],
  newestAt: null,
  isDamaged: true,
};

/**
 * What a restore would take away of the database that is in a data folder; null where there is none. Whoever works with
 * it goes on: it is read over a connection of its own.
 *
 * @param backup the unpacked database of the backup
 */
export async function wouldLose(dataDir: string, backup: FileReader): Promise<Loss | null> {
  const { database } = dataPaths(dataDir);
  if (!(await exists(database))) return null;
  try {
    const present = readSqliteFile(database);
    try {
      return lossOf(present, backup);
    } finally {
      present.close();
    }
  } catch {
    // A database beyond reading may be the very reason for the restore.
    return OF_UNREADABLE;
  }
}

function lossOf(present: FileReader, backup: FileReader): Loss {
  const isSameDatabase = describeDatabase(present).databaseId === describeDatabase(backup).databaseId;
  const since = isSameDatabase ? newestInCommon(present, backup) : 0;
  const lost = present.first<{ events: number; newestAt: number | null }>(
    'SELECT count(*) AS events, max(recordedAt) AS newestAt FROM events WHERE seq > ?',
    since,
  );
  return {
    isSameDatabase,
    events: lost?.events ?? 0,
    ...ticketsSince(present, since),
    newestAt: lost?.newestAt == null ? null : new Date(lost.newestAt).toISOString(),
    isDamaged: false,
  };
}

/**
 * The newest event that both trails have. Each hash covers all that came before it, so that where one agrees all older
 * ones do: halving finds the place, also where one trail was restored meanwhile and went another way.
 */
function newestInCommon(one: FileReader, other: FileReader): number {
  const newestOf = (reader: FileReader) =>
    reader.first<{ seq: number | null }>('SELECT max(seq) AS seq FROM events')?.seq ?? 0;
  const hashAt = (reader: FileReader, seq: number) =>
    reader.first<{ hash: string }>('SELECT hex(hash) AS hash FROM events WHERE seq = ?', seq)?.hash;
  let common = 0;
  let beyond = Math.min(newestOf(one), newestOf(other)) + 1;
  while (beyond - common > 1) {
    const middle = Math.floor((common + beyond) / 2);
    const hash = hashAt(one, middle);
    if (hash !== undefined && hash === hashAt(other, middle)) common = middle;
    else beyond = middle;
  }
  return common;
}

/** Tickets that came after an event: those that later events touch, and none up to it. */
function ticketsSince(present: FileReader, since: number): Pick<Loss, 'tickets' | 'folios'> {
  const source =
    since === 0
      ? 'SELECT id, folio FROM tickets'
      : `WITH touchedSince AS (
          SELECT DISTINCT each.value ->> 1 AS id FROM events JOIN json_each(events.touched) AS each
            WHERE events.seq > @since AND each.value ->> 0 = 'ticket')
        SELECT tickets.id, tickets.folio FROM touchedSince JOIN tickets ON tickets.id = touchedSince.id
          WHERE NOT EXISTS (SELECT 1 FROM eventRows WHERE entity = 'ticket' AND entityId = tickets.id AND seq <= @since)`;
  const bound = since === 0 ? [] : [{ since }];
  const newest = present.all<{ folio: string }>(
    `SELECT folio FROM (${source}) ORDER BY id DESC LIMIT ${MOST_FOLIOS}`,
    ...bound,
  );
  const tickets = present.first<{ n: number }>(`SELECT count(*) AS n FROM (${source})`, ...bound)?.n ?? 0;
  return { tickets, folios: newest.map(({ folio }) => folio) };
}
