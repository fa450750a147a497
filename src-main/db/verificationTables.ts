import type { Generated } from 'kysely';
import type { RoundStatus, ScanResult } from '#shared/verification/round.ts';

// The tables of migrations/0054_verification.ts.

export interface VerificationRoundsTable {
  id: Generated<number>;
  folio: string;
  locationId: number;
  status: RoundStatus;
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
  result: ScanResult;
  assetId: number | null;
  note: string | null;
  at: number;
  byId: number | null;
}
