import { z } from 'zod';
import { LANGUAGES } from '../people/contract.ts';
import { id, instant, line, ref, text, version } from '../rpc/fields.ts';
import { certificateFacts } from './certificate.ts';

/** Reports that were issued, as lists and pages show them. */

export const ISSUE_STATES = ['toSign', 'signed', 'unsigned', 'withdrawn'] as const;
/** `unsigned` has no lines to be signed with a certificate, `toSign` has one left at least. */
export type IssueState = (typeof ISSUE_STATES)[number];

/** More than fit on a page side by side and below each other. */
export const MOST_SIGNERS = 6;

/** Who is to sign, as it is printed; a person of the product signs it themselves. */
export const signerInput = z.object({
  personId: id.optional(),
  /** As their certificate has it, or a part of it: a signature in another's name is refused. */
  name: line(120),
  post: z.union([line(120), z.literal('')]).default(''),
  /** What they do: Elaboró, Revisó, Autorizó. */
  role: line(40),
});
export type SignerInput = z.infer<typeof signerInput>;

export const withdrawReason = text(500);
export const signReason = line(200);

export const issuedSigner = z.object({
  id,
  /** From 1. */
  position: z.number().int(),
  person: ref.nullable(),
  name: z.string(),
  post: z.string(),
  role: z.string(),
  signedAt: instant.nullable(),
  /** Whether the caller may sign this line now. */
  maySign: z.boolean(),
});
export type IssuedSigner = z.infer<typeof issuedSigner>;

export const issuedRow = z.object({
  id,
  folio: z.string(),
  title: z.string(),
  issuedAt: instant,
  issuedBy: ref.nullable(),
  state: z.enum(ISSUE_STATES),
  signers: z.number().int(),
  signed: z.number().int(),
});
export type IssuedRow = z.infer<typeof issuedRow>;

export const issuedRevision = z.object({
  /** 0 is the one that was issued; each signature makes the next. */
  number: z.number().int(),
  at: instant,
  bytes: z.number().int(),
  sha256: z.string(),
  /** Position of the line that it signed; null for the issued one. */
  signer: z.number().int().nullable(),
  reason: z.string().nullable(),
  certificate: certificateFacts.nullable(),
});
export type IssuedRevision = z.infer<typeof issuedRevision>;

export const issuedReport = z.object({
  id,
  version,
  folio: z.string(),
  title: z.string(),
  language: z.enum(LANGUAGES),
  issuedAt: instant,
  issuedBy: ref.nullable(),
  state: z.enum(ISSUE_STATES),
  /** SHA-256 of the canonical JSON of its data; printed, and in the QR code. */
  dataSha256: z.string(),
  /** False while its paper is still being made. */
  hasPaper: z.boolean(),
  signers: z.array(issuedSigner),
  revisions: z.array(issuedRevision),
  withdrawal: z.object({ at: instant, by: ref.nullable(), reason: z.string() }).nullable(),
  mayWithdraw: z.boolean(),
});
export type IssuedReport = z.infer<typeof issuedReport>;
