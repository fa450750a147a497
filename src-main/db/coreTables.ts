import type { Generated } from 'kysely';
import type { Origin } from '../audit/event.ts';

export interface MetaTable {
  key: string;
  value: string;
}

/** Written by the migration runner, which also makes it. */
export interface MigrationsTable {
  id: string;
  hash: string;
  at: number;
  appVersion: string;
}

export interface EventsTable {
  seq: number;
  epoch: number;
  at: number;
  recordedAt: number;
  actorId: number | null;
  origin: Origin;
  action: string;
  entity: string;
  entityId: number;
  version: number | null;
  touched: string;
  data: string | null;
  textHash: Uint8Array | null;
  hash: Uint8Array;
}

export interface EventRowsTable {
  entity: string;
  entityId: number;
  seq: number;
  version: number | null;
  salt: Uint8Array | null;
  digest: Uint8Array | null;
}

export interface EventTextsTable {
  seq: number;
  salt: Uint8Array | null;
  text: string | null;
}

export interface AuditHeadTable {
  id: number;
  seq: number;
  hash: Uint8Array;
  epoch: number;
  folios: string;
  keyId: string | null;
  signature: Uint8Array | null;
}

export interface AuditKeysTable {
  id: string;
  publicKey: Uint8Array;
  enrolledSeq: number;
  endorsedBy: Generated<string | null>;
  endorsement: Generated<Uint8Array | null>;
  revokedSeq: Generated<number | null>;
}

export interface CommandsTable {
  actorId: number;
  commandId: string;
  contentHash: Uint8Array;
  outcome: string;
  at: number;
}

export interface LeasesTable {
  name: string;
  token: string;
  counter: number;
  heartbeatAt: number;
}

export interface VoidFoliosTable {
  series: string;
  year: number;
  number: number;
  reason: string;
  seq: number;
}

/** The tables of migration 0001, and the runner's own. */
export interface CoreTables {
  meta: MetaTable;
  migrations: MigrationsTable;
  events: EventsTable;
  eventRows: EventRowsTable;
  eventTexts: EventTextsTable;
  auditHead: AuditHeadTable;
  auditKeys: AuditKeysTable;
  commands: CommandsTable;
  leases: LeasesTable;
  voidFolios: VoidFoliosTable;
}
