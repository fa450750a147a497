import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { IssuedReport } from '#shared/signing/issued.ts';
import { fromBase64 } from '#shared/signing/pem.ts';
import { maySignLine, mayWithdraw, stateOf } from '#shared/signing/rules.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Actor } from '../rpc/context.ts';
import { factsOf } from './access.ts';
import { readCertificate } from './certificate.ts';
import { type ReportRecord, revisionsOf, signersOf } from './record.ts';

/** A report as the caller may see it: its lines, each state of its paper, and what they may do now. */
export async function viewReport(db: ReadDb, actor: Actor, report: ReportRecord): Promise<IssuedReport> {
  const signers = await signersOf(db, report.id);
  const revisions = await revisionsOf(db, report.id);
  const names = await namesOf(db, [
    report.issuedById,
    report.withdrawnById,
    ...signers.map(({ personId }) => personId),
  ]);
  const ref = (id: number | null) => {
    const name = id === null ? undefined : names.get(id);
    return id === null || name === undefined ? null : { id, name };
  };
  const facts = factsOf(report);
  const positions = new Map(signers.map(({ id, position }) => [id, position]));
  return {
    id: report.id,
    version: report.version,
    folio: report.folio,
    title: report.title,
    language: report.language,
    issuedAt: toIso(report.issuedAt),
    issuedBy: ref(report.issuedById),
    state: stateOf(facts),
    dataSha256: report.dataSha256,
    hasPaper: revisions.length > 0,
    signers: signers.map((signer) => {
      const signature = revisions.find(({ signerId }) => signerId === signer.id);
      const line = { personId: signer.personId, isSigned: signature !== undefined };
      return {
        id: signer.id,
        position: signer.position,
        person: ref(signer.personId),
        name: signer.name,
        post: signer.post,
        role: signer.role,
        signedAt: toIsoOrNull(signature?.at ?? null),
        maySign: maySignLine(actor, facts, line),
      };
    }),
    revisions: revisions.map(({ number, at, bytes, sha256, signerId, reason, certificates }) => ({
      number,
      at: toIso(at),
      bytes,
      sha256,
      signer: signerId === null ? null : (positions.get(signerId) ?? null),
      reason,
      certificate:
        certificates[0] === undefined ? null : (readCertificate(fromBase64(certificates[0]))?.facts ?? null),
    })),
    withdrawal:
      report.withdrawnAt === null
        ? null
        : {
            at: toIso(report.withdrawnAt),
            by: ref(report.withdrawnById),
            reason: report.withdrawnReason ?? '',
          },
    mayWithdraw: mayWithdraw(actor, facts),
  };
}

async function namesOf(db: ReadDb, ids: readonly (number | null)[]): Promise<ReadonlyMap<number, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const rows = await db.selectFrom('people').select(['id', 'name']).where('id', 'in', known).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
