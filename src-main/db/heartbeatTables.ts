import type { Generated } from 'kysely';

// The table of migrations/0085_heartbeats.ts.

export interface HeartbeatsTable {
  id: Generated<number>;
  fromAt: number;
  toAt: number;
}
