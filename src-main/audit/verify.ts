import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dataPaths, exists, readMode } from '../db/dataFolder.ts';
import {
  type FileReader,
  readSqliteFile,
  SCHEMA_ITEMS,
  type SchemaItem,
  schemaOf,
} from '../db/dialects/sqliteFile.ts';
import { migrations } from '../db/migrations.ts';
import { copyDatabase, runSql } from '../db/snapshot.ts';
import type { Head } from './core.ts';
import { type Covered, coveredTables } from './covered.ts';
import { readRememberedHeads } from './rememberedHeads.ts';
import { Findings, type VerifyOptions, type VerifyReport } from './report.ts';
import { verifyChain } from './verifyChain.ts';
import { verifyFiles } from './verifyFiles.ts';
import { verifyFolios } from './verifyFolios.ts';
import { verifyHead, verifyIssuedPapers, verifyRemembered } from './verifyHead.ts';
import { verifyRows } from './verifyRows.ts';

export interface VerifyDatabaseOptions extends VerifyOptions {
  /** Where the attachments lie; `blobs` beside the file unless given. Not looked at when it is not there. */
  readonly blobsDir?: string;
  /** For tests with tables of their own. */
  readonly covered?: Covered;
}

/**
 * Checks a data folder while others may be working in it: the file itself, the audit trail and its signature, every
 * covered row against its newest event, folios and attachments. Takes pages, so that a million events fit in memory.
 *
 * @throws when there is no database, or the signal says stop; what is wrong with one is in the report
 */
export async function verifyDataFolder(
  dataDir: string,
  options: VerifyDatabaseOptions = {},
): Promise<VerifyReport> {
  const { database, blobs: blobsDir } = dataPaths(dataDir);
  if (!(await exists(database))) throw new Error(`There is no database in ${dataDir}`);
  if ((await readMode(dataDir)) !== 'sharedFile') return verifyDatabase(database, { blobsDir, ...options });
  const remembered = await rememberedBy(options);
  // With a rollback journal a long read would hold up every workstation: the trail is read in a copy.
  const findings = new Findings(options);
  if (!(await isSound(database, findings, options.signal))) return findings.report();
  const folder = await mkdtemp(join(tmpdir(), 'soporte-verify-'));
  try {
    const copy = join(folder, 'database.sqlite');
    await copyDatabase(database, copy, options.signal);
    return await check(copy, { blobsDir, ...options }, remembered);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Checks one database file; see `verifyDataFolder` for a folder that others use. */
export async function verifyDatabase(
  file: string,
  options: VerifyDatabaseOptions = {},
): Promise<VerifyReport> {
  return check(file, options, await rememberedBy(options));
}

type Remembered = ReadonlyMap<string, Head>;

/** Read before the database is: what others write while we read must not look like something that was lost. */
async function rememberedBy({ profileDir }: VerifyDatabaseOptions): Promise<Remembered> {
  return profileDir === undefined ? new Map() : readRememberedHeads(profileDir);
}

async function check(
  file: string,
  options: VerifyDatabaseOptions,
  remembered: Remembered,
): Promise<VerifyReport> {
  const findings = new Findings(options);
  // A damaged file answers anything; what follows would only repeat the damage a thousandfold.
  if (!(await isSound(file, findings, options.signal))) return findings.report();
  const reader = readSqliteFile(file);
  try {
    if (verifySchema(reader, findings)) await verifyContent(reader, file, options, remembered, findings);
  } finally {
    reader.close();
  }
  return findings.report();
}

async function verifyContent(
  reader: FileReader,
  file: string,
  { blobsDir = join(dirname(file), 'blobs'), covered = coveredTables }: VerifyDatabaseOptions,
  remembered: Remembered,
  findings: Findings,
): Promise<void> {
  const { value: databaseId = '' } =
    reader.first<{ value: string }>(`SELECT value FROM meta WHERE key = 'databaseId'`) ?? {};
  const end = await verifyChain(reader, databaseId, findings);
  verifyHead(reader, databaseId, end, findings);
  const seen = remembered.get(databaseId);
  if (seen !== undefined) verifyRemembered(reader, seen, end, findings);
  verifyIssuedPapers(reader, end, findings);
  await verifyRows(reader, covered, findings);
  await verifyFolios(reader, findings);
  if (await exists(blobsDir)) await verifyFiles(reader, blobsDir, findings);
}

/**
 * What `integrity_check` says of a value that the table does not allow: somebody wrote it past the checks. The file can
 * be read all the same, and whose row it is must be found.
 */
const CONTENT_FAULT = /^(CHECK constraint failed|NULL value|NUMERIC value|TEXT value|non-\w+ value) in /;

/**
 * SQLite's own checks, on a thread of their own: each is a single statement however large the file. Answers whether
 * the file can be read further.
 */
async function isSound(file: string, findings: Findings, signal?: AbortSignal): Promise<boolean> {
  await findings.progress('file', 0, 2);
  let isWhole = true;
  try {
    for (const row of await runSql({ file, sql: 'PRAGMA integrity_check', parameters: [] }, signal)) {
      const found = String(row.integrity_check);
      if (found === 'ok') continue;
      const isContent = CONTENT_FAULT.test(found);
      findings.add(
        isContent ? 'changedRow' : 'damagedFile',
        isContent ? `A row cannot be: ${found}.` : found,
      );
      isWhole &&= isContent;
    }
    if (!isWhole) return false;
    await findings.progress('file', 1, 2);
    for (const row of await runSql({ file, sql: 'PRAGMA foreign_key_check', parameters: [] }, signal)) {
      const id = typeof row.rowid === 'number' ? { id: row.rowid } : {};
      findings.add('orphanRow', `A row of ${row.table} names a row of ${row.parent} that is not there.`, id);
    }
  } catch (error) {
    signal?.throwIfAborted();
    findings.add('damagedFile', error instanceof Error ? error.message : String(error));
    return false;
  }
  await findings.progress('file', 2, 2);
  return true;
}

/** The tables and, above all, the triggers must be those that the migrations make. Answers whether to go on. */
function verifySchema(reader: FileReader, findings: Findings): boolean {
  const applied = reader.hasTable('migrations')
    ? reader.all<{ id: string }>('SELECT id FROM migrations ORDER BY id')
    : [];
  const unknown = applied.find(({ id }) => !migrations.some((known) => known.id === id));
  if (unknown !== undefined || applied.length === 0) {
    const why =
      unknown === undefined
        ? 'It is not a database of this program.'
        : `It has the unknown migration ${unknown.id}.`;
    findings.add('newerVersion', why);
    return false;
  }
  const expected = schemaOf(migrations.slice(0, applied.length).flatMap(({ statements }) => statements));
  const found = new Map(reader.all<SchemaItem>(SCHEMA_ITEMS).map((item) => [item.name, item.sql]));
  for (const { type, name, sql } of expected) {
    if (found.get(name) === undefined) findings.add('changedSchema', `The ${type} ${name} is missing.`);
    else if (found.get(name) !== sql) findings.add('changedSchema', `The ${type} ${name} was changed.`);
    found.delete(name);
  }
  found.delete('migrations');
  for (const name of found.keys()) findings.add('changedSchema', `${name} does not belong to this database.`);
  return true;
}
