import { z } from 'zod';
import { id, instant } from '../rpc/fields.ts';
import { certificateVerdict } from './certificate.ts';

/** What was found out about a PDF. */

export const PROBLEMS = [
  /** Not a PDF, or one so damaged or strange that nothing can be said of it. */
  'unreadable',
  /** Larger, or taking longer, than a report ever does. */
  'tooLarge',
  'tooLong',
  /** This database has issued no such file. */
  'unknown',
  /** It bears the folio of a report of this database, but is not the file that was issued. */
  'altered',
  /** It begins with the issued file, and more was added that is no signature of ours. */
  'extended',
  /** The issued file, or its data, as kept here, is not what it was. */
  'dataAltered',
  /** It was withdrawn. */
  'withdrawn',
  /** It says that it was made after an event that this database does not have: newest rows are missing. */
  'rolledBack',
] as const;
export type Problem = (typeof PROBLEMS)[number];

export const SIGNATURE_PROBLEMS = [
  /** The bytes that were signed were changed. */
  'changed',
  /** It leaves out, or counts twice, bytes that it should cover. */
  'range',
  /** What came after it is more than further signatures. */
  'later',
  /** It is no signature that can be read. */
  'malformed',
  /** The signature is not that of the certificate. */
  'wrongKey',
  /** The certificate that signed is not the one that the signature names. */
  'wrongCertificate',
  /** SHA-1, MD5 or something we do not know. */
  'weak',
  /** The certificate is in somebody else's name than the line. */
  'otherName',
  /** This database knows of no such signature. */
  'unrecorded',
  /** Something is wrong with the certificate; its faults say what. */
  'certificate',
] as const;
export type SignatureProblem = (typeof SIGNATURE_PROBLEMS)[number];

/** `good`: the file that was issued, nothing wrong. `doubtful`: nothing false was found, but not all could be shown true. */
export const VERDICTS = ['good', 'doubtful', 'bad'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const checkedSignature = z.object({
  /** Name of the field, or its number where it has none. */
  field: z.string(),
  /** The line that it belongs to, by the database. */
  line: z.object({ position: z.number().int(), name: z.string(), role: z.string() }).nullable(),
  /** What the signature says of its time; no time stamp stands behind it. */
  at: instant.nullable(),
  reason: z.string().nullable(),
  /** How much of the file it covers. */
  covers: z.enum(['whole', 'revision', 'unclear']),
  certificate: certificateVerdict.nullable(),
  problems: z.array(z.enum(SIGNATURE_PROBLEMS)),
});
export type CheckedSignature = z.infer<typeof checkedSignature>;

export const verifyReport = z.object({
  verdict: z.enum(VERDICTS),
  problems: z.array(z.enum(PROBLEMS)),
  /** What it is, or claims to be, of what this database issued. */
  issued: z
    .object({
      id,
      folio: z.string(),
      title: z.string(),
      issuedAt: instant,
      dataSha256: z.string(),
      /** Whether the data that is kept has that hash still. */
      dataIntact: z.boolean(),
      /** Which state of it the file is; null where it is none. */
      revision: z.number().int().nullable(),
      newest: z.number().int(),
      /** Lines that are still to be signed. */
      unsigned: z.number().int(),
      withdrawal: z.object({ at: instant, reason: z.string() }).nullable(),
    })
    .nullable(),
  signatures: z.array(checkedSignature),
  /** SHA-256 of the file, hexadecimal. */
  sha256: z.string(),
});
export type VerifyReport = z.infer<typeof verifyReport>;

/** What a verdict follows from. */
export interface InspectedFacts {
  readonly problems: readonly Problem[];
  readonly signatures: readonly Pick<CheckedSignature, 'problems'>[];
}
