import { sql } from 'kysely';
import type { FileReader } from './dialects/sqliteFile.ts';
import type { ReadDb } from './handles.ts';

/** What somebody wrote past the program may be no JSON: that is for `verify` to find, and must not stop it. */
function logoIn(column: string): string {
  return `CASE WHEN json_valid(${column}) THEN ${column} ->> 'logo' END`;
}

/** Where rows name a file of the store by its hash; an older database lacks some of the tables. */
const SOURCES: readonly (readonly [table: string, hashes: string])[] = [
  ['attachments', 'SELECT sha256 FROM attachments'],
  ['assetFiles', 'SELECT sha256 FROM assetFiles'],
  ['custodyFiles', 'SELECT sha256 FROM custodyFiles'],
  // An issued form prints the logo of its day, whatever the settings say since.
  ['custodyForms', 'SELECT logo AS sha256 FROM custodyForms WHERE logo IS NOT NULL'],
  // So does the record of a closed round.
  [
    'verificationRounds',
    `SELECT ${logoIn('record')} AS sha256 FROM verificationRounds WHERE ${logoIn('record')} IS NOT NULL`,
  ],
  // What was printed of an issued report, and each state of its paper.
  ['issuedReports', 'SELECT dataSha256 AS sha256 FROM issuedReports'],
  ['issuedRevisions', 'SELECT sha256 FROM issuedRevisions'],
  // The institution's logo, which stands on what is signed.
  [
    'settings',
    `SELECT ${logoIn('value')} AS sha256 FROM settings WHERE "key" = 'printing' AND ${logoIn('value')} IS NOT NULL`,
  ],
];

/**
 * A query for the hash of every file that a row names, each once: what a backup takes along and `verify` looks at. A
 * feature that keeps files adds its table here, or they are in no backup. Null where the database has no such table.
 */
export function namedFiles(reader: FileReader): string | null {
  const present = SOURCES.filter(([table]) => reader.hasTable(table)).map(([, hashes]) => hashes);
  return present.length === 0 ? null : present.join(' UNION ');
}

/** Whether any row of a database of this version names a file of the store. */
export async function isFileNamed(db: ReadDb, sha256: string): Promise<boolean> {
  const named = sql.raw(SOURCES.map(([, hashes]) => hashes).join(' UNION ALL '));
  const { rows } = await sql<{ found: number }>`
    SELECT EXISTS (SELECT 1 FROM (${named}) WHERE sha256 = ${sha256}) AS found`.execute(db);
  return rows[0]?.found === 1;
}
