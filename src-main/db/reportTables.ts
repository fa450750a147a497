import type { Generated } from 'kysely';
import type { Flag } from './flag.ts';

// The tables of migrations/0074_reports.ts.

export interface ReportsTable {
  id: Generated<number>;
  name: string;
  foldedName: string;
  spec: string;
  ownerId: number;
  sharedWith: Generated<string>;
  period: string | null;
  isArchived: Generated<Flag>;
  createdAt: number;
  updatedAt: number;
  version: Generated<number>;
}

export interface ReportSchedulesTable {
  id: Generated<number>;
  name: string;
  request: string;
  reportId: number | null;
  format: string;
  frequency: string;
  folder: string;
  language: string;
  ownerId: number;
  isPaused: Generated<Flag>;
  nextRunAt: number | null;
  claim: string | null;
  claimedAt: number | null;
  lastRunAt: number | null;
  lastOutcome: string | null;
  lastError: string | null;
  lastFile: string | null;
  attempts: Generated<number>;
  createdAt: number;
  version: Generated<number>;
}
