import { sql } from 'kysely';
import {
  DEFAULT_PRIORITY_MATRIX,
  type Priority,
  type PriorityMatrix,
  priorityMatrix,
} from '#shared/sla/priority.ts';
import type { ReadDb } from '../db/handles.ts';
import { prebuiltQuery } from '../db/prebuilt.ts';

/** What a policy promises: working minutes of its calendar; a null calendar is the institution's. */
export interface LoadedPolicy {
  readonly id: number;
  readonly firstResponseMinutes: number;
  readonly resolutionMinutes: number;
  /** Percent of the resolution time after which a ticket is at risk. */
  readonly atRiskPercent: number;
  readonly calendarId: number | null;
}

export const MATRIX_KEY = 'priorityMatrix';

/** The policies that may hold (service 0: no service), the service's own before the general one; two look-ups of the unique index. */
export function policyQuery(db: ReadDb, serviceId: number, priority: Priority) {
  // Written as the index has it: null counts as 0.
  const service = sql<number>`ifnull(${sql.ref('serviceId')}, 0)`;
  return db
    .selectFrom('slaPolicies')
    .select(['id', 'firstResponseMinutes', 'resolutionMinutes', 'atRiskPercent', 'calendarId'])
    .where(service, 'in', [serviceId, 0])
    .where('priority', '=', priority)
    .where('removedAt', 'is', null)
    .orderBy(service, 'desc')
    .limit(1);
}

const policyOf = prebuiltQuery((db, p: { serviceId: number; priority: Priority }) =>
  policyQuery(db, p.serviceId, p.priority).compile(),
);
const storedMatrix = prebuiltQuery((db) =>
  db.selectFrom('settings').select(['value', 'version']).where('key', '=', MATRIX_KEY).compile(),
);

/**
 * The policy that holds for a ticket: the service's own for that priority, else the general one.
 *
 * @throws {Error} when not even a general one is there: the set-up makes one for each priority and none can be removed
 */
export async function policyFor(
  db: ReadDb,
  serviceId: number | null,
  priority: Priority,
): Promise<LoadedPolicy> {
  const policy = await policyOf.first(db, { serviceId: serviceId ?? 0, priority });
  if (policy === undefined) throw new Error(`There is no SLA policy for priority ${priority}`);
  return policy;
}

/** The impact × urgency matrix with the version of its row; 0 while nobody has changed the one it starts with. */
export async function loadMatrix(db: ReadDb): Promise<{ matrix: PriorityMatrix; version: number }> {
  const row = await storedMatrix.first(db, {});
  if (row === undefined) return { matrix: DEFAULT_PRIORITY_MATRIX, version: 0 };
  return { matrix: priorityMatrix.parse(JSON.parse(row.value)), version: row.version };
}
