import { z } from 'zod';
import { reportRequest } from '../reports/source.ts';
import { done, id, instant, listOf, pageOf, paging, ref, version } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { certificateFacts, certificateVerdict } from './certificate.ts';
import {
  ISSUE_STATES,
  issuedReport,
  issuedRow,
  MOST_SIGNERS,
  signerInput,
  signReason,
  withdrawReason,
} from './issued.ts';
import { verifyReport } from './verdict.ts';

/** A report's id or its folio; in a path both are text. */
const key = z.union([z.number().int().positive(), z.string().trim().min(1).max(40)]);

/** Certificates are some 2 kB; a chain of ten is a long one. */
const certificate = z.base64().max(20_000);
const certificates = z.array(certificate).min(1).max(10);
/** A signature of RSA 8192 has 1,024 bytes. */
const signature = z.base64().min(16).max(4_000);

export const issuedFilter = z.object({
  /** A folio, or its beginning or bare number. */
  q: z.string().trim().max(40).optional(),
  state: z.enum(ISSUE_STATES).optional(),
});
export type IssuedFilter = z.infer<typeof issuedFilter>;

const trustRoot = certificateFacts.extend({
  id,
  /** An intermediate only helps to find the way to a root. */
  isRoot: z.boolean(),
  addedAt: instant,
  addedBy: ref.nullable(),
});
export type TrustRoot = z.infer<typeof trustRoot>;

/**
 * Issued reports and their signatures. A private key and its password stay in the window, or with the command line:
 * here come certificates, which are public, and finished signatures.
 */
export const signingContract = {
  list: query({
    permission: 'reports.make',
    route: 'GET /issued-reports',
    summary: 'Issued reports, newest first, a page at a time; technicians see those they issued or sign',
    input: issuedFilter.extend(paging),
    output: pageOf(issuedRow),
  }),
  get: query({
    permission: 'reports.make',
    route: 'GET /issued-reports/{id}',
    summary: 'An issued report by id or folio',
    input: z.object({ id: key }),
    output: issuedReport,
  }),
  issue: command({
    permission: 'reports.make',
    route: 'POST /issued-reports',
    status: 201,
    summary: 'Make a report, freeze its data under a folio, and put it on paper to be signed',
    input: z.object({
      request: reportRequest,
      signers: z.array(signerInput).max(MOST_SIGNERS),
    }),
    output: z.object({ id, folio: z.string() }),
  }),
  withdraw: command({
    permission: 'reports.make',
    route: 'POST /issued-reports/{id}/withdraw',
    summary: 'Declare a report void, with a reason; it stays in the list',
    input: z.object({ id, version, reason: withdrawReason }),
    output: issuedReport,
  }),
  pdf: query({
    permission: 'reports.make',
    route: 'GET /issued-reports/{id}/report.pdf',
    summary: 'Its paper with the signatures so far, or an earlier state of it',
    input: z.object({ id: key, revision: z.coerce.number().int().min(0).optional() }),
    output: z.file(),
  }),
  data: query({
    permission: 'reports.make',
    route: 'GET /issued-reports/{id}/data.json',
    summary: 'The canonical JSON whose hash is printed',
    input: z.object({ id: key }),
    output: z.file(),
  }),
  inspect: query({
    permission: 'reports.make',
    route: 'POST /certificate-checks',
    summary: 'Who a certificate is, and what stands against it now; its chain may come with it',
    input: z.object({ certificates }),
    output: certificateVerdict,
  }),
  prepare: query({
    permission: 'reports.make',
    route: 'POST /issued-reports/{id}/signature-drafts',
    summary: 'What is to be signed (DER of the signed attributes) for a line; nothing is written yet',
    input: z.object({
      id,
      /** Of the line. */
      signerId: id,
      certificates,
      reason: signReason.optional(),
      location: signReason.optional(),
    }),
    output: z.object({
      token: z.uuid(),
      /** Base64; to be signed with SHA-256 and the key of the first certificate (RSA PKCS #1 v1.5, or ECDSA as DER). */
      toBeSigned: z.base64(),
      expiresAt: instant,
    }),
  }),
  complete: command({
    permission: 'reports.make',
    route: 'POST /issued-reports/signatures',
    status: 201,
    summary: 'Put a signature into the paper: the next revision of it, in which the whole former one stays',
    input: z.object({ token: z.uuid(), signature }),
    output: issuedReport,
  }),
  verify: query({
    permission: 'reports.make',
    route: 'POST /report-checks',
    summary: 'Is this PDF one that was issued here, and are its signatures good?',
    input: z.object({ file: z.file() }),
    output: verifyReport,
  }),

  roots: query({
    permission: 'settings.read',
    route: 'GET /trust-roots',
    summary: 'The certificates that signatures are trusted by',
    input: z.object({}),
    output: listOf(trustRoot),
  }),
  addRoots: command({
    permission: 'settings.manage',
    route: 'POST /trust-roots',
    status: 201,
    summary: 'Trust the certification authorities in a file (PEM or DER)',
    input: z.object({ file: z.file() }),
    output: listOf(trustRoot),
  }),
  removeRoot: command({
    permission: 'settings.manage',
    route: 'DELETE /trust-roots/{id}',
    summary: 'Trust a certification authority no more; signatures that hang on it become doubtful',
    input: z.object({ id }),
    output: done,
  }),
};
