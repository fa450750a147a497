import type { Generated } from 'kysely';
import type { Flag } from './flag.ts';

// The tables of migrations/0052_maintenance.ts.

export interface MaintenancePlansTable {
  id: Generated<number>;
  name: string;
  categoryId: number | null;
  assetId: number | null;
  serviceId: number | null;
  everyMonths: number | null;
  firstOn: string;
  leadDays: Generated<number>;
  instructions: string;
  isEnabled: Generated<Flag>;
  createdById: number | null;
  version: Generated<number>;
}

export interface MaintenanceDueTable {
  id: Generated<number>;
  planId: number;
  assetId: number;
  dueOn: string | null;
  openOn: string | null;
  ticketId: number | null;
  lastDueOn: string | null;
}

export interface MaintenanceRecordsTable {
  id: Generated<number>;
  assetId: number;
  ticketId: number | null;
  planId: number | null;
  kind: string;
  description: string;
  supplierId: number | null;
  isUnderWarranty: Generated<Flag>;
  startedOn: string;
  endedOn: string | null;
  costCents: Generated<number>;
  createdById: number | null;
  createdAt: number;
  version: Generated<number>;
}

export interface MaintenancePartsTable {
  id: Generated<number>;
  recordId: number;
  name: string;
  quantity: number;
  costCents: number;
}
