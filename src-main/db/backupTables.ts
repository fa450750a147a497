import type { Generated } from 'kysely';
import type { Flag } from './flag.ts';

// The table of migrations/0081_backups.ts.

export interface BackupsTable {
  id: Generated<number>;
  at: number;
  kind: string;
  outcome: string;
  folder: string;
  file: string | null;
  bytes: number | null;
  isSealed: Generated<Flag>;
  problem: string | null;
  headSeq: number | null;
  rehearsedAt: number | null;
  removedAt: number | null;
}
