import type { Generated } from 'kysely';

// The tables of migrations/0054_verification.ts.

export interface VerificationRoundsTable {
  id: Generated<number>;
  folio: string;
  locationId: number;
  status: string;
  startedAt: number;
  startedById: number | null;
  closedAt: number | null;
  closedById: number | null;
  note: string | null;
  record: string | null;
  recordSha256: string | null;
  version: Generated<number>;
}

export interface VerificationExpectedTable {
  id: Generated<number>;
  roundId: number;
  assetId: number;
  foundAt: number | null;
}

export interface VerificationScansTable {
  id: Generated<number>;
  roundId: number;
  scanned: string;
  foldedScan: string;
  result: string;
  assetId: number | null;
  note: string | null;
  at: number;
  byId: number | null;
}
