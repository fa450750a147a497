import type { Selectable } from 'kysely';
import { z } from 'zod';
import { LANGUAGES } from '#shared/people/contract.ts';
import type { ReadDb } from '../db/handles.ts';
import type { IssuedReportsTable, IssuedRevisionsTable, IssuedSignersTable } from '../db/signingTables.ts';

const language = z.enum(LANGUAGES);
const certificates = z.array(z.string());

export type ReportRecord = Omit<Selectable<IssuedReportsTable>, 'language' | 'toSign' | 'request'> & {
  readonly language: z.infer<typeof language>;
};
export type SignerRecord = Selectable<IssuedSignersTable>;
export type RevisionRecord = Omit<Selectable<IssuedRevisionsTable>, 'certificates'> & {
  /** Base64 of DER, the signer's first; empty for the revision that was issued. */
  readonly certificates: readonly string[];
};

const REPORT_COLUMNS = [
  'id',
  'folio',
  'title',
  'language',
  'dataSha256',
  'issuedAt',
  'issuedById',
  'signers',
  'signed',
  'withdrawnAt',
  'withdrawnById',
  'withdrawnReason',
  'version',
] as const;

export async function reportById(db: ReadDb, id: number): Promise<ReportRecord | null> {
  const row = await db
    .selectFrom('issuedReports')
    .select(REPORT_COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, language: language.parse(row.language) };
}

/** By id (a number, or its digits as they stand in a path) or by folio, whatever its case. */
export async function reportByKey(db: ReadDb, key: number | string): Promise<ReportRecord | null> {
  if (typeof key === 'number' || /^\d{1,15}$/.test(key)) return reportById(db, Number(key));
  const row = await db
    .selectFrom('issuedReports')
    .select(REPORT_COLUMNS)
    .where('folio', '=', key.toUpperCase())
    .executeTakeFirst();
  return row === undefined ? null : { ...row, language: language.parse(row.language) };
}

/** In the order of the lines. */
export async function signersOf(db: ReadDb, reportId: number): Promise<SignerRecord[]> {
  return db
    .selectFrom('issuedSigners')
    .select(['id', 'reportId', 'position', 'personId', 'name', 'post', 'role', 'issuedAt'])
    .where('reportId', '=', reportId)
    .orderBy('position')
    .execute();
}

const REVISION_COLUMNS = [
  'id',
  'reportId',
  'number',
  'signerId',
  'bytes',
  'sha256',
  'at',
  'byId',
  'reason',
  'certificates',
  'seenSeq',
  'seenEpoch',
  'seenHash',
] as const;

/** Oldest first; none while the paper is still being made. */
export async function revisionsOf(db: ReadDb, reportId: number): Promise<RevisionRecord[]> {
  const rows = await db
    .selectFrom('issuedRevisions')
    .select(REVISION_COLUMNS)
    .where('reportId', '=', reportId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    ...row,
    certificates: row.certificates === null ? [] : certificates.parse(JSON.parse(row.certificates)),
  }));
}

/** Which revision a file with one of these hashes is; the one with the earliest of them. */
export async function revisionWithHash(
  db: ReadDb,
  hashes: readonly string[],
): Promise<{ readonly reportId: number; readonly number: number; readonly sha256: string } | null> {
  if (hashes.length === 0) return null;
  const rows = await db
    .selectFrom('issuedRevisions')
    .select(['reportId', 'number', 'sha256'])
    .where('sha256', 'in', [...hashes])
    .execute();
  const rank = (sha256: string) => hashes.indexOf(sha256);
  return rows.sort((a, b) => rank(a.sha256) - rank(b.sha256))[0] ?? null;
}

/** Where the audit trail ends now. */
export async function headNow(db: ReadDb) {
  return db.selectFrom('auditHead').select(['seq', 'epoch', 'hash']).executeTakeFirstOrThrow();
}
