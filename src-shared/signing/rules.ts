import { foldText } from '../kernel/fold.ts';
import { allows, type Role } from '../rpc/permissions.ts';
import type { CertificateFault } from './certificate.ts';
import type { IssueState } from './issued.ts';
import type { InspectedFacts, Verdict } from './verdict.ts';

/** Who may do what with an issued report, and what follows from what was found. */

export interface IssuedFacts {
  readonly issuedById: number | null;
  readonly signers: number;
  readonly signed: number;
  readonly isWithdrawn: boolean;
}

interface Viewer {
  readonly id: number;
  readonly roles: readonly Role[];
}

/** Whoever may see the work of all sees every report; others what they issued or sign. */
export const seesAllReports = (roles: readonly Role[]) => allows('indicators.all', roles);

export function stateOf({ signers, signed, isWithdrawn }: IssuedFacts): IssueState {
  if (isWithdrawn) return 'withdrawn';
  if (signers === 0) return 'unsigned';
  return signed < signers ? 'toSign' : 'signed';
}

export function mayWithdraw(viewer: Viewer, report: IssuedFacts): boolean {
  return !report.isWithdrawn && (report.issuedById === viewer.id || seesAllReports(viewer.roles));
}

/**
 * A person of the product signs their own line, signed in as themselves. Somebody from outside has no session of their
 * own: they sign at the side of whoever issued the report, or of somebody who sees all of them.
 */
export function maySignLine(
  viewer: Viewer,
  report: IssuedFacts,
  line: { readonly personId: number | null; readonly isSigned: boolean },
): boolean {
  if (report.isWithdrawn || line.isSigned) return false;
  if (line.personId !== null) return line.personId === viewer.id;
  return report.issuedById === viewer.id || seesAllReports(viewer.roles);
}

/**
 * Whether a certificate is in the name that stands on a line. Certificates tell all names that somebody has, in capitals;
 * papers often leave some out: every word of the shorter must stand in the longer, two of them at least, whatever the
 * order, case and accents.
 */
export function namesAgree(onCertificate: string, onLine: string): boolean {
  const [certificate, line] = [wordsOf(onCertificate), wordsOf(onLine)];
  const [fewer, more] = certificate.size < line.size ? [certificate, line] : [line, certificate];
  const isEnough = fewer.size >= 2 || (fewer.size === 1 && more.size === 1);
  return isEnough && [...fewer].every((word) => more.has(word));
}

/** Titles belong to nobody's name. */
const TITLES = new Set(['c', 'lic', 'ing', 'mtro', 'mtra', 'dr', 'dra', 'arq', 'cp', 'sr', 'sra']);

function wordsOf(name: string): ReadonlySet<string> {
  const words = foldText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !TITLES.has(word));
  return new Set(words);
}

/** The rule that a fault of a certificate breaks, by which screens have a sentence for it. */
export const ruleOfFault = (fault: CertificateFault) =>
  `certificate${fault[0]?.toUpperCase() ?? ''}${fault.slice(1)}`;

/** What is false makes it bad; what could not be shown true makes it doubtful. */
export function verdictOf({ problems, signatures }: InspectedFacts): Verdict {
  const doubtful = new Set(['unknown', 'withdrawn', 'tooLong', 'tooLarge']);
  const isBad =
    problems.some((problem) => !doubtful.has(problem)) ||
    signatures.some((signature) =>
      signature.problems.some(
        (problem) => problem !== 'certificate' && !(problem === 'unrecorded' && problems.includes('unknown')),
      ),
    );
  if (isBad) return 'bad';
  const isClean = problems.length === 0 && signatures.every((signature) => signature.problems.length === 0);
  return isClean ? 'good' : 'doubtful';
}
