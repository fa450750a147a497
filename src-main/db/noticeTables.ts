import type { Generated } from 'kysely';
import type { Flag } from './flag.ts';

// The tables of migrations/0040_notifications.ts.

export interface AlertsTable {
  ticketId: number;
  kind: string;
  dueAt: number;
  raisedAt: number;
}

export interface NotificationsTable {
  id: Generated<number>;
  personId: number;
  kind: string;
  ticketId: number | null;
  status: string | null;
  actorId: number | null;
  at: number;
  deliverAt: number;
  readAt: number | null;
  isNative: Generated<Flag>;
  bulkId: number | null;
}

export interface NotificationPreferencesTable {
  personId: number;
  kind: string;
  inApp: Flag;
  native: Flag;
}

export interface ImportRunsTable {
  id: Generated<number>;
  kind: string;
  source: string;
  fileSha256: string;
  startedAt: number;
  finishedAt: number | null;
  state: string;
  done: Generated<number>;
  byId: number | null;
}
