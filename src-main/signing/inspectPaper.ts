import { createHash } from 'node:crypto';
import { toIsoOrNull } from '#shared/kernel/time.ts';
import type { CertificateVerdict } from '#shared/signing/certificate.ts';
import type { SignatureProblem } from '#shared/signing/verdict.ts';
import { type Anchor, checkCertificate, toVerdict } from './chain.ts';
import { checkSignedData } from './cms.ts';
import { PdfFile } from './pdf/file.ts';
import { onlySignsAfter } from './pdf/laterParts.ts';
import { type FoundSignature, signaturesIn } from './pdf/signatures.ts';
import { PdfFault, textIn, wholeIn } from './pdf/values.ts';

/** What a file says of itself by its bytes alone, without the database. */
export interface InspectedPaper {
  /** False: no PDF, or none that we can read. */
  readonly isReadable: boolean;
  /** Hexadecimal, of the whole. */
  readonly sha256: string;
  /** Of each beginning that ends where a PDF may end, longest first; the whole is not among them. */
  readonly beginnings: readonly { readonly bytes: number; readonly sha256: string }[];
  readonly mark: ReadMark | null;
  readonly signatures: readonly InspectedSignature[];
}

/** What a paper of ours says of itself; anybody could write it. */
export interface ReadMark {
  readonly folio: string;
  readonly databaseId: string | null;
  readonly epoch: number | null;
  readonly seq: number | null;
  readonly hash: string | null;
}

export interface InspectedSignature {
  readonly field: string;
  readonly at: string | null;
  readonly reason: string | null;
  readonly covers: 'whole' | 'revision' | 'unclear';
  readonly certificate: CertificateVerdict | null;
  readonly problems: readonly SignatureProblem[];
}

/**
 * Takes a file apart that may have been made to mislead. Never throws for what it holds: what cannot be read is said to
 * be unreadable.
 *
 * @param now UTC ms: certificates are looked at as of the time that each signature gives, and never later than now
 */
export function inspectPaper(bytes: Uint8Array, anchors: readonly Anchor[], now: number): InspectedPaper {
  const hashes = hashesOf(bytes);
  const fallback = markInText(bytes);
  try {
    const file = PdfFile.open(bytes);
    return {
      ...hashes,
      isReadable: true,
      mark: markOf(file) ?? fallback,
      signatures: signaturesIn(file).map((found) => inspected(file, found, anchors, now)),
    };
  } catch (fault) {
    // A stack that overflows is how some files would end us.
    if (!(fault instanceof PdfFault) && !(fault instanceof RangeError)) throw fault;
    return { ...hashes, isReadable: false, mark: fallback, signatures: [] };
  }
}

function inspected(
  file: PdfFile,
  found: FoundSignature,
  anchors: readonly Anchor[],
  now: number,
): InspectedSignature {
  const problems = new Set<SignatureProblem>();
  const last = file.sections.length - 1;
  if (found.range === null || found.section === null) problems.add('range');
  if (found.section !== null && found.section < last && !onlySignsAfter(file, found.section)) {
    problems.add('later');
  }
  const cms = checkSignedData(found.contents, found.range?.signed ?? []);
  for (const problem of cms.problems) {
    // Over which bytes, nobody can say: then it is the range that is wrong.
    if (problem !== 'changed' || found.range !== null) problems.add(problem);
  }
  const verdict =
    cms.certificate === null
      ? null
      : toVerdict(checkCertificate(cms.certificate, cms.others, anchors, Math.min(found.at ?? now, now)));
  if (verdict !== null && verdict.faults.length > 0) problems.add('certificate');
  const covers = found.section === null ? 'unclear' : found.section === last ? 'whole' : 'revision';
  const { field, reason } = found;
  return { field, at: toIsoOrNull(found.at), reason, covers, certificate: verdict, problems: [...problems] };
}

const END = Buffer.from('%%EOF');
const MOST_ENDS = 64;

function hashesOf(bytes: Uint8Array): Pick<InspectedPaper, 'sha256' | 'beginnings'> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const beginnings: { bytes: number; sha256: string }[] = [];
  const hash = createHash('sha256');
  let hashed = 0;
  const upTo = (end: number) => {
    if (end <= hashed || end >= whole.length || beginnings.length >= MOST_ENDS) return;
    hash.update(whole.subarray(hashed, end));
    hashed = end;
    beginnings.unshift({ bytes: end, sha256: hash.copy().digest('hex') });
  };
  for (let at = whole.indexOf(END); at !== -1; at = whole.indexOf(END, at + END.length)) {
    const end = at + END.length;
    // The one or two line ends behind it may or may not belong to it.
    for (const more of [0, 1, 2]) if (more === 0 || isLineEnd(whole[end + more - 1])) upTo(end + more);
  }
  return { sha256: hash.update(whole.subarray(hashed)).digest('hex'), beginnings };
}

const isLineEnd = (octet: number | undefined) => octet === 10 || octet === 13;

const FOLIO = /^[A-Z]{1,6}-\d{4}-\d{6,}$/;

function markOf(file: PdfFile): ReadMark | null {
  const mark = file.resolve(file.catalogue.entries.get('SoporteBalance'));
  if (mark?.kind !== 'dict') return null;
  const folio = textIn(mark, 'Folio');
  if (folio === null || !FOLIO.test(folio)) return null;
  const head = mark.entries.get('Head');
  return {
    folio,
    databaseId: textIn(mark, 'Database'),
    epoch: wholeIn(mark, 'Epoch'),
    seq: wholeIn(mark, 'Seq'),
    hash: head?.kind === 'string' ? Buffer.from(head.bytes).toString('hex') : null,
  };
}

/** Where the file is too damaged to be read, what it claims to be is looked for in its bytes. */
function markInText(bytes: Uint8Array): ReadMark | null {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = whole.indexOf('/SoporteBalance << /Folio (');
  if (at === -1) return null;
  const text = whole.subarray(at, at + 200).toString('latin1');
  const [, folio, databaseId] = /\/Folio \(([^)]*)\) \/Database \(([^)]*)\)/.exec(text) ?? [];
  if (folio === undefined || !FOLIO.test(folio)) return null;
  return { folio, databaseId: databaseId ?? null, epoch: null, seq: null, hash: null };
}
