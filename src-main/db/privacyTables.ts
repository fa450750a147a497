import type { Generated } from 'kysely';
import type { Flag } from './flag.ts';

// The tables of migrations/0083_privacy.ts.

export interface PrivacyNoticesTable {
  id: number;
  texts: string;
  publishedAt: number;
  publishedById: number | null;
}

export interface PrivacyAcceptancesTable {
  id: Generated<number>;
  personId: number;
  noticeId: number;
  at: number;
}

export interface CancelledPeopleTable {
  id: number;
  personId: number;
  at: number;
  byId: number;
  erasesTickets: Flag;
  lastTicketId: Generated<number>;
  doneAt: number | null;
}

export interface ReleasedFilesTable {
  sha256: string;
  at: number;
}

export interface RetentionProgressTable {
  kind: string;
  seq: number;
}
