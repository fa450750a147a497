import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { ReportRequest } from '#shared/reports/source.ts';
import type { Credential } from '#shared/signing/credential/openCredential.ts';
import { toBase64 } from '#shared/signing/pem.ts';
import type { TrailContext } from '../audit/event.ts';
import type { ReportContext } from '../reports/service.ts';
import { readCertificate } from './certificate.ts';
import { freezeReport, issueReport } from './issue.ts';
import { ensurePaper, type PaperHost } from './paper.ts';
import { reportById, revisionsOf, signersOf } from './record.ts';
import { checkGiven, finishSignature, prepareSignature, recordSignature, refusalOf } from './sign.ts';

/** One who signs at the command line, with the key in this very process. */
export interface CommandLineSigner {
  readonly credential: Credential;
  readonly role: string;
  readonly post: string;
}

export interface IssueAndSign {
  readonly request: ReportRequest;
  /** In the order in which they sign; the lines bear the names of their certificates. */
  readonly signers: readonly CommandLineSigner[];
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
}

interface IssuedPaper {
  readonly folio: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Makes, issues and signs a report from the command line, through the same steps as the windows. When a signature is
 * refused the report stays issued without it, as it would if somebody closed the window.
 */
export async function issueAndSign(
  ctx: Omit<ReportContext, 'host'> & { readonly host: PaperHost },
  context: TrailContext,
  { request, signers, reason, location }: IssueAndSign,
): Promise<Result<IssuedPaper>> {
  const { host, now } = ctx;
  // Before a folio is spent on what nobody could sign.
  for (const { credential } of signers) {
    const checked = await checkGiven(ctx.db, credential.certificates.map(toBase64), now);
    if (!checked.ok) return checked;
    const refusal = refusalOf(checked.value, { name: checked.value.certificate.facts.name });
    if (refusal !== null) return refusal;
  }
  const named = signers.map(({ credential, role, post }) => ({ name: nameOn(credential), role, post }));
  const input = { request, signers: named };
  const frozen = await freezeReport(ctx, input);
  if (!frozen.ok) return frozen;
  const { result } = await host.auditor.write(context, async (tx, trail) =>
    ok(await issueReport({ tx, trail, now, actorId: context.actorId }, input, frozen.value)),
  );
  if (!result.ok) return fail({ code: 'busy', details: {} });
  const { id, folio } = result.value;
  await ensurePaper(host, context, id);
  const lines = await signersOf(host.db.read, id);
  for (const [at, { credential }] of signers.entries()) {
    const signed = await signLine(host, context, {
      id,
      signerId: lines[at]?.id ?? 0,
      credential,
      reason,
      location,
    });
    if (!signed.ok) return signed;
  }
  const newest = (await revisionsOf(host.db.read, id)).at(-1);
  if (newest === undefined) throw new Error(`Report ${folio} has no paper`);
  return ok({ folio, bytes: new Uint8Array(await host.files.read(newest.sha256)) });
}

function nameOn({ certificates }: Credential): string {
  const [first] = certificates;
  return (first === undefined ? null : readCertificate(first)?.facts.name) ?? '?';
}

interface LineToSign {
  readonly id: number;
  readonly signerId: number;
  readonly credential: Credential;
  readonly reason: string | undefined;
  readonly location: string | undefined;
}

async function signLine(
  host: PaperHost,
  context: TrailContext,
  { id, signerId, credential, reason, location }: LineToSign,
): Promise<Result<true>> {
  const report = await reportById(host.db.read, id);
  if (report === null) throw new Error(`Report ${id} is gone`);
  const who = { actorId: context.actorId, now: context.now };
  const certificates = credential.certificates.map(toBase64);
  const drafted = await prepareSignature(host, report, { signerId, certificates, reason, location }, who);
  if (!drafted.ok) return drafted;
  const { token, toBeSigned } = drafted.value;
  const signature = await credential.key.sign(toBeSigned);
  const finished = await finishSignature(host, { token, signature }, who);
  if (!finished.ok) return finished;
  const { result } = await host.auditor.write(context, (tx, trail) =>
    recordSignature({ tx, trail, now: context.now }, context.actorId, finished.value),
  );
  return result.ok ? ok(true) : fail(result.error);
}
