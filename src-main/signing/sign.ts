import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { fromBase64, toBase64 } from '#shared/signing/pem.ts';
import { namesAgree, ruleOfFault } from '#shared/signing/rules.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import { readCertificate } from './certificate.ts';
import { type CheckedCertificate, checkCertificate, readAll } from './chain.ts';
import { checkSignedData, signedAttributes, signedData } from './cms.ts';
import { draftOf, keepDraft, type PendingDraft } from './drafts.ts';
import { inspect } from './inspector.ts';
import type { PaperHost } from './paper.ts';
import { draftSignature, filledIn } from './pdf/signPaper.ts';
import {
  headNow,
  type ReportRecord,
  reportById,
  revisionsOf,
  type SignerRecord,
  signersOf,
} from './record.ts';
import { stampLines } from './stampLines.ts';
import { anchorsOf, storedAnchors } from './trust.ts';

const broken = (rule: string) => fail({ code: 'ruleBroken', details: { rule } });

/**
 * A certificate (the first) with what came along with it, checked against the trusted authorities as of now; refused
 * only where it cannot be read.
 */
export async function checkGiven(
  db: ReadDb,
  certificates: readonly string[],
  now: number,
): Promise<Result<CheckedCertificate>> {
  const [first, ...others] = certificates.map(fromBase64);
  const certificate = first === undefined ? null : readCertificate(first);
  if (certificate === null) return broken('certificateUnreadable');
  return ok(checkCertificate(certificate, readAll(others), await anchorsOf(db), now));
}

export interface SignRequest {
  readonly signerId: number;
  /** Base64 of DER, the signer's first. */
  readonly certificates: readonly string[];
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
}

export interface PreparedSignature {
  readonly token: string;
  readonly toBeSigned: Uint8Array<ArrayBuffer>;
  readonly expiresAt: number;
}

/** Room beside the certificates: attributes, names, the lengths of everything. */
const REST = 1_500;

/**
 * Lays the signature's place into the newest paper of a report and says what is to be signed. Refuses a certificate
 * with which nobody may sign, and one in another name than the line's; who may sign the line was checked before.
 */
export async function prepareSignature(
  host: PaperHost,
  report: ReportRecord,
  request: SignRequest,
  { actorId, now }: { readonly actorId: number | null; readonly now: number },
): Promise<Result<PreparedSignature>> {
  const { read } = host.db;
  const line = (await signersOf(read, report.id)).find(({ id }) => id === request.signerId);
  if (line === undefined) return fail({ code: 'notFound', details: { entity: 'issuedSigner' } });
  if (report.withdrawnAt !== null) return broken('reportWithdrawn');
  const revisions = await revisionsOf(read, report.id);
  const newest = revisions.at(-1);
  if (newest === undefined) return broken('reportWithoutPaper');
  if (revisions.some(({ signerId }) => signerId === line.id)) return broken('lineSigned');
  const checked = await checkGiven(read, request.certificates, now);
  if (!checked.ok) return checked;
  const refusal = refusalOf(checked.value, line);
  if (refusal !== null) return refusal;
  const { certificate, chain } = checked.value;
  const reason = request.reason ?? line.role;
  const { modulusLength = 1_024 } = certificate.key.asymmetricKeyDetails ?? {};
  const draft = draftSignature(await host.files.read(newest.sha256), {
    position: line.position,
    room: [certificate, ...chain].reduce((sum, { der }) => sum + der.length, REST + modulusLength / 8),
    name: certificate.facts.name,
    reason,
    location: request.location ?? null,
    at: now,
    stamp: { lines: await stampLines(read, report, certificate, now) },
  });
  const hash = draft.signed.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();
  const attributes = signedAttributes(hash, certificate);
  const { token, expiresAt } = keepDraft(host.db, {
    actorId,
    reportId: report.id,
    signerId: line.id,
    number: newest.number + 1,
    version: report.version,
    draft,
    attributes,
    certificate,
    chain,
    reason,
    at: now,
  });
  return ok({ token, toBeSigned: attributes, expiresAt });
}

/** Why nobody may sign with a certificate, or not on this line; null where they may. */
export function refusalOf({ certificate, faults }: CheckedCertificate, line: Pick<SignerRecord, 'name'>) {
  // A seal is refused for what it is, whatever else is wrong with it.
  const fault = faults.includes('csd') ? 'csd' : faults[0];
  if (fault !== undefined) return broken(ruleOfFault(fault));
  if (namesAgree(certificate.facts.name, line.name)) return null;
  const details = { rule: 'signerOtherName', subject: line.name, person: certificate.facts.name };
  return fail({ code: 'ruleBroken', details });
}

/** A signed paper that lies in the store and waits to become a revision. */
export interface SignedPaper {
  readonly pending: PendingDraft;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Outside the transaction: puts the signature into its place, makes sure that it is good before anybody else sees it,
 * and stores the file.
 */
export async function finishSignature(
  host: PaperHost,
  { token, signature }: { readonly token: string; readonly signature: Uint8Array },
  { actorId, now }: { readonly actorId: number | null; readonly now: number },
): Promise<Result<SignedPaper>> {
  const pending = draftOf(host.db, token, actorId, now);
  if (pending === null) return broken('signatureExpired');
  const { draft, attributes, certificate, chain } = pending;
  const contents = signedData(attributes, signature, certificate, chain);
  if (checkSignedData(contents, draft.signed).problems.length > 0) return broken('signatureWrongKey');
  const bytes = filledIn(draft, contents);
  // Once more as a stranger would look at it: what is stored stays.
  const paper = await inspect({ bytes, anchors: await storedAnchors(host.db.read), now });
  const newest = paper.signatures.find(({ covers }) => covers === 'whole');
  if (!paper.isReadable || newest === undefined || newest.problems.length > 0) {
    throw new Error(`The paper would not verify: ${newest?.problems.join(', ') ?? 'no signature'}`);
  }
  return ok({ pending, sha256: await host.files.put(bytes), bytes: bytes.length });
}

/** Makes the signed paper the newest revision, or refuses where somebody else was faster or it was withdrawn. */
export async function recordSignature(
  ctx: Pick<CommandContext, 'tx' | 'trail' | 'now'>,
  actorId: number | null,
  { pending, sha256, bytes }: SignedPaper,
): Promise<Result<ReportRecord>> {
  const { reportId, signerId, number, certificate, chain, reason } = pending;
  const report = await reportById(ctx.tx, reportId);
  if (report === null) return fail({ code: 'notFound', details: { entity: 'issuedReport' } });
  if (report.withdrawnAt !== null) return broken('reportWithdrawn');
  const revisions = await revisionsOf(ctx.tx, reportId);
  if (revisions.at(-1)?.number !== number - 1 || report.version !== pending.version) {
    return fail(await conflictOf(ctx.tx, 'issuedReport', reportId, report.version, pending.version));
  }
  const head = await headNow(ctx.tx);
  const { id } = await ctx.tx
    .insertInto('issuedRevisions')
    .values({
      reportId,
      number,
      signerId,
      bytes,
      sha256,
      at: pending.at,
      byId: actorId,
      reason,
      certificates: JSON.stringify([certificate, ...chain].map(({ der }) => toBase64(der))),
      seenSeq: head.seq,
      seenEpoch: head.epoch,
      seenHash: head.hash,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const signed = report.signed + 1;
  await ctx.tx
    .updateTable('issuedReports')
    .set({ signed, toSign: signed < report.signers ? 1 : 0, version: report.version + 1 })
    .where('id', '=', reportId)
    .execute();
  await ctx.trail.record({
    action: 'issuedReport.signed',
    entity: 'issuedReport',
    entityId: reportId,
    version: report.version + 1,
    data: {
      before: { signed: report.signed },
      after: { signed, revision: number, sha256, certificate: certificate.facts.fingerprint },
    },
    text: { after: { signer: certificate.facts.name } },
    rows: [
      { entity: 'issuedReport', id: reportId },
      { entity: 'issuedRevision', id },
    ],
  });
  const after = await reportById(ctx.tx, reportId);
  if (after === null) throw new Error(`Report ${reportId} is gone`);
  return ok(after);
}
