import { hash } from 'node:crypto';
import { toIso } from '#shared/kernel/time.ts';
import { fromBase64 } from '#shared/signing/pem.ts';
import { namesAgree, verdictOf } from '#shared/signing/rules.ts';
import type { CheckedSignature, Problem, SignatureProblem, VerifyReport } from '#shared/signing/verdict.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Host } from '../rpc/host.ts';
import { readCertificate } from './certificate.ts';
import { InspectionFailed, inspect } from './inspector.ts';
import type { InspectedPaper, InspectedSignature, ReadMark } from './inspectPaper.ts';
import { fieldName } from './pdf/issuePaper.ts';
import {
  headNow,
  type ReportRecord,
  type RevisionRecord,
  reportById,
  reportByKey,
  revisionsOf,
  revisionWithHash,
  type SignerRecord,
  signersOf,
} from './record.ts';
import { storedAnchors } from './trust.ts';

/** No report of ours is that large. */
export const MOST_BYTES = 60_000_000;

export type VerifyHost = Pick<Host, 'db' | 'files'>;

/**
 * Is it a report that was issued here, unchanged, and are its signatures good? Never throws for what the file holds; a
 * database that does not know the file says so, and still looks at its signatures.
 */
export async function verifyPaper(
  host: VerifyHost,
  bytes: Uint8Array<ArrayBuffer>,
  now: number,
  limits: { readonly timeLimitMs?: number } = {},
): Promise<VerifyReport> {
  if (bytes.length > MOST_BYTES) return failed(bytes, 'tooLarge');
  const anchors = await storedAnchors(host.db.read);
  try {
    return await compared(host, await inspect({ bytes, anchors, now }, limits));
  } catch (fault) {
    if (!(fault instanceof InspectionFailed)) throw fault;
    return failed(bytes, fault.code === 'timeLimit' ? 'tooLong' : 'unreadable');
  }
}

function failed(bytes: Uint8Array, problem: Problem): VerifyReport {
  const problems = [problem];
  const verdict = verdictOf({ problems, signatures: [] });
  return { verdict, problems, issued: null, signatures: [], sha256: hash('sha256', bytes) };
}

/** What the database says of a file that was taken apart. */
async function compared(host: VerifyHost, paper: InspectedPaper): Promise<VerifyReport> {
  const { read } = host.db;
  const problems: Problem[] = paper.isReadable ? [] : ['unreadable'];
  const found = await findReport(host, paper);
  if (found.problem !== null) problems.push(found.problem);
  if (await isRolledBack(read, host.db.databaseId, paper.mark)) problems.push('rolledBack');
  const known = found.report === null ? null : await knownOf(host, found.report, found.revision);
  if (known?.report.withdrawnAt != null) problems.push('withdrawn');
  if (known !== null && !known.issued.dataIntact) problems.push('dataAltered');
  const signatures = paper.signatures.map((signature) => judged(signature, known));
  const facts = { problems, signatures };
  return {
    ...facts,
    verdict: verdictOf(facts),
    issued: known?.issued ?? null,
    sha256: paper.sha256,
  };
}

interface Found {
  readonly report: ReportRecord | null;
  /** Which revision the whole file is. */
  readonly revision: number | null;
  readonly problem: Problem | null;
}

/** By the bytes: all of them, or those it begins with; only then by what it claims to be. */
async function findReport({ db }: VerifyHost, paper: InspectedPaper): Promise<Found> {
  const hashes = [paper.sha256, ...paper.beginnings.map(({ sha256 }) => sha256)];
  const match = await revisionWithHash(db.read, hashes);
  if (match !== null) {
    const report = await reportById(db.read, match.reportId);
    const isWhole = match.sha256 === paper.sha256;
    return { report, revision: isWhole ? match.number : null, problem: isWhole ? null : 'extended' };
  }
  const isOurs = paper.mark?.databaseId === db.databaseId;
  const claimed = paper.mark === null || !isOurs ? null : await reportByKey(db.read, paper.mark.folio);
  return { report: claimed, revision: null, problem: claimed === null ? 'unknown' : 'altered' };
}

/**
 * Whether it saw an event of this database that is not there. After a restore, which began a new epoch, newer events of
 * the one before are missing rightly.
 */
async function isRolledBack(db: ReadDb, databaseId: string, mark: ReadMark | null): Promise<boolean> {
  if (mark?.databaseId !== databaseId || mark.seq === null || mark.epoch === null) return false;
  const head = await headNow(db);
  if (mark.epoch < head.epoch) return false;
  const event = await db.selectFrom('events').select('hash').where('seq', '=', mark.seq).executeTakeFirst();
  return event === undefined || Buffer.from(event.hash).toString('hex') !== mark.hash;
}

interface Known {
  readonly report: ReportRecord;
  readonly signers: readonly SignerRecord[];
  readonly revisions: readonly RevisionRecord[];
  readonly issued: NonNullable<VerifyReport['issued']>;
}

async function knownOf(host: VerifyHost, report: ReportRecord, revision: number | null): Promise<Known> {
  const { read } = host.db;
  const signers = await signersOf(read, report.id);
  const revisions = await revisionsOf(read, report.id);
  // The store refuses to read what does not have the hash that it is named by.
  const dataIntact = await host.files.read(report.dataSha256).then(
    () => true,
    () => false,
  );
  const newest = revisions.at(-1)?.number ?? 0;
  return {
    report,
    signers,
    revisions,
    issued: {
      id: report.id,
      folio: report.folio,
      title: report.title,
      issuedAt: toIso(report.issuedAt),
      dataSha256: report.dataSha256,
      dataIntact,
      revision,
      newest,
      unsigned: signers.length - (revision ?? newest),
      withdrawal:
        report.withdrawnAt === null
          ? null
          : { at: toIso(report.withdrawnAt), reason: report.withdrawnReason ?? '' },
    },
  };
}

/** A signature beside the line that it belongs to. */
function judged(signature: InspectedSignature, known: Known | null): CheckedSignature {
  const line = known?.signers.find(({ position }) => fieldName(position) === signature.field) ?? null;
  const problems: SignatureProblem[] = [...signature.problems];
  const { field, at, reason, covers, certificate } = signature;
  if (known !== null && certificate !== null) {
    const recorded = known.revisions.find(({ signerId }) => line !== null && signerId === line.id)
      ?.certificates[0];
    const expected = recorded === undefined ? null : readCertificate(fromBase64(recorded));
    if (expected?.facts.fingerprint !== certificate.certificate.fingerprint) problems.push('unrecorded');
    if (line !== null && !namesAgree(certificate.certificate.name, line.name)) problems.push('otherName');
  }
  return {
    field,
    line: line === null ? null : { position: line.position, name: line.name, role: line.role },
    at,
    reason,
    covers,
    certificate,
    problems,
  };
}
