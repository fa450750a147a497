import type { Generated } from 'kysely';
import type { Flag } from './flag.ts';

// The tables of migrations/0075_signing.ts.

export interface IssuedReportsTable {
  id: Generated<number>;
  folio: string;
  title: string;
  language: string;
  request: string;
  dataSha256: string;
  issuedAt: number;
  issuedById: number | null;
  signers: number;
  signed: number;
  toSign: Flag;
  withdrawnAt: number | null;
  withdrawnById: number | null;
  withdrawnReason: string | null;
  version: Generated<number>;
}

export interface IssuedSignersTable {
  id: Generated<number>;
  reportId: number;
  position: number;
  personId: number | null;
  name: string;
  post: string;
  role: string;
  issuedAt: number;
}

export interface IssuedRevisionsTable {
  id: Generated<number>;
  reportId: number;
  number: number;
  signerId: number | null;
  bytes: number;
  sha256: string;
  at: number;
  byId: number | null;
  reason: string | null;
  certificates: string | null;
  seenSeq: number;
  seenEpoch: number;
  seenHash: Uint8Array;
}

export interface TrustRootsTable {
  id: Generated<number>;
  fingerprint: string;
  isRoot: Flag;
  subject: string;
  validFrom: number;
  validTo: number;
  certificate: string;
  addedAt: number;
  addedById: number | null;
}
