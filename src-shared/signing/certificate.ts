import { z } from 'zod';
import { instant } from '../rpc/fields.ts';

/** Certificates as they are shown, and what may stand against them. */

export const CERTIFICATE_KINDS = ['eFirma', 'csd', 'other'] as const;
/** The SAT's signature of a person, its seal for invoices, or anybody else's certificate. */
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

export const certificateFacts = z.object({
  kind: z.enum(CERTIFICATE_KINDS),
  /** Common name of the subject, or the whole of it where it has none. */
  name: z.string(),
  organisation: z.string().nullable(),
  /** The SAT writes it into x500UniqueIdentifier (2.5.4.45). */
  rfc: z.string().nullable(),
  /** The SAT writes it into serialNumber (2.5.4.5). */
  curp: z.string().nullable(),
  issuer: z.string(),
  /** Hexadecimal, or the SAT's twenty digits. */
  serial: z.string(),
  validFrom: instant,
  validTo: instant,
  /** `RSA 2048`, `EC P-256`. */
  key: z.string(),
  /** SHA-256 of the DER form, hexadecimal. */
  fingerprint: z.string(),
});
export type CertificateFacts = z.infer<typeof certificateFacts>;

/** What may be wrong with a certificate or its chain. */
export const CERTIFICATE_FAULTS = [
  /** It cannot be read as a certificate. */
  'unreadable',
  'notYetValid',
  'expired',
  /** Neither for signing nor for non-repudiation. */
  'keyUsage',
  /** A seal of the SAT (CSD): made for invoices, not for what a person signs. */
  'csd',
  /** RSA below 2048 bits, SHA-1, MD5, a curve or an algorithm that we do not know. */
  'weak',
  /** No way leads to a root that the administrator added. */
  'untrusted',
  /** One of those above it is not valid at that time, or may not issue certificates. */
  'badIssuer',
  /** It asks for something (a critical extension) that we do not know. */
  'unknownExtension',
] as const;
export type CertificateFault = (typeof CERTIFICATE_FAULTS)[number];

/** A certificate with what was found when it was checked; whether it was revoked is never asked. */
export const certificateVerdict = z.object({
  certificate: certificateFacts,
  /** From its issuer up to the root, as far as a way was found. */
  chain: z.array(certificateFacts),
  faults: z.array(z.enum(CERTIFICATE_FAULTS)),
  /** Neither OCSP nor a list of revoked certificates is asked for. */
  revocation: z.literal('notChecked'),
});
export type CertificateVerdict = z.infer<typeof certificateVerdict>;
