import type { Generated } from 'kysely';

// The tables of migrations/0072_alerts.ts.

export interface AlertCasesTable {
  id: Generated<number>;
  kind: string;
  caseKey: string;
  subjectKey: string;
  severity: string;
  state: string;
  ticketId: number | null;
  technicianId: number | null;
  week: string | null;
  details: string;
  raisedAt: number;
  clearedAt: number | null;
  acknowledgedAt: number | null;
  acknowledgedById: number | null;
  note: string | null;
  version: Generated<number>;
}

export interface AlertMutesTable {
  id: Generated<number>;
  personId: number;
  kind: string | null;
  ticketId: number | null;
  technicianId: number | null;
  untilAt: number | null;
  createdAt: number;
  version: Generated<number>;
}
