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
  /** Since 0055: what it tells of where that is no ticket, as JSON. */
  subject: string | null;
}

export interface NotificationPreferencesTable {
  personId: number;
  kind: string;
  inApp: Flag;
  native: Flag;
  /** Since 0073: none, own, all; null where it was never chosen. */
  email: string | null;
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

/** Of migrations/0055_inventory_ties.ts. */
export interface ImportMappingsTable {
  id: Generated<number>;
  kind: string;
  name: string;
  headersKey: string;
  mapping: string;
  savedAt: number;
  savedById: number | null;
  version: Generated<number>;
}
