import { z } from 'zod';
import type { FileReader } from './dialects/sqliteFile.ts';
import { namedFiles } from './storedFiles.ts';

const head = z.object({
  seq: z.number().int(),
  hash: z.string(),
  epoch: z.number().int(),
  folios: z.record(z.string(), z.number().int()),
});

/** First file of a backup: what is in it and where its audit trail ended. */
export const backupManifest = z.object({
  format: z.literal(1),
  program: z.literal('SoporteBalance'),
  appVersion: z.string(),
  createdAt: z.iso.datetime(),
  databaseId: z.string(),
  /** Newest migration of the database. */
  schema: z.string(),
  head,
  /** Rows of the tables people think in. */
  counts: z.record(z.string(), z.number().int()),
  database: z.object({ bytes: z.number().int(), sha256: z.string() }),
  attachments: z.object({
    files: z.number().int(),
    bytes: z.number().int(),
    /** Hashes that rows name and whose files were already missing when the backup was made. */
    missing: z.array(z.string()),
  }),
});

export type BackupManifest = z.infer<typeof backupManifest>;

/** What a database file says of itself. */
export type DatabaseDescription = Pick<BackupManifest, 'databaseId' | 'schema' | 'head' | 'counts'>;

const COUNTED = ['tickets', 'people', 'assets', 'custodyForms', 'events', 'attachments'];

/** @throws when the file is damaged or no database of this program */
export function describeDatabase(reader: FileReader): DatabaseDescription {
  const id = reader.first<{ value: string }>(`SELECT value FROM meta WHERE key = 'databaseId'`);
  const last = reader.first<{ id: string }>('SELECT id FROM migrations ORDER BY id DESC LIMIT 1');
  const stored = reader.first<{ seq: number; hash: Uint8Array; epoch: number; folios: string }>(
    'SELECT seq, hash, epoch, folios FROM auditHead WHERE id = 1',
  );
  if (id === undefined || last === undefined || stored === undefined)
    throw new Error('It lacks what every database has');
  const counts = COUNTED.filter((table) => reader.hasTable(table)).map((table) => {
    return [table, reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0] as const;
  });
  return {
    databaseId: id.value,
    schema: last.id,
    head: { ...stored, hash: Buffer.from(stored.hash).toString('hex'), folios: JSON.parse(stored.folios) },
    counts: Object.fromEntries(counts),
  };
}

/** Hashes of all attachments that rows name, in order. */
export function attachmentHashes(reader: FileReader): readonly string[] {
  const named = namedFiles(reader);
  if (named === null) return [];
  const rows = reader.all<{ sha256: string }>(`SELECT sha256 FROM (${named}) ORDER BY sha256`);
  return rows.map(({ sha256 }) => sha256);
}
