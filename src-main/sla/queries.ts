import type { SlaPolicy } from '#shared/sla/contract.ts';
import { PRIORITIES, type Priority, type PriorityMatrix } from '#shared/sla/priority.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { MATRIX_KEY } from './load.ts';

/** What people edit of a policy. */
export interface PolicyFields {
  readonly serviceId: number | null;
  readonly priority: Priority;
  readonly firstResponseMinutes: number;
  readonly resolutionMinutes: number;
  readonly atRiskPercent: number;
  readonly calendarId: number | null;
}

function selectPolicies(db: ReadDb) {
  return db
    .selectFrom('slaPolicies as p')
    .leftJoin('services as s', 's.id', 'p.serviceId')
    .leftJoin('calendars as c', 'c.id', 'p.calendarId')
    .select([
      'p.id',
      'p.serviceId',
      's.name as serviceName',
      'p.priority',
      'p.firstResponseMinutes',
      'p.resolutionMinutes',
      'p.atRiskPercent',
      'p.calendarId',
      'c.name as calendarName',
      'p.version',
    ])
    .where('p.removedAt', 'is', null);
}

type PolicyRow = Awaited<ReturnType<ReturnType<typeof selectPolicies>['executeTakeFirstOrThrow']>>;

function toPolicy(row: PolicyRow): SlaPolicy {
  const { serviceId, serviceName, calendarId, calendarName, ...rest } = row;
  return {
    ...rest,
    service: serviceId === null ? null : { id: serviceId, name: serviceName ?? '' },
    calendar: calendarId === null ? null : { id: calendarId, name: calendarName ?? '' },
  };
}

/** The policies in force: general ones first, then by service; the most urgent priority first. */
export async function listPolicies(db: ReadDb): Promise<SlaPolicy[]> {
  const policies = (await selectPolicies(db).execute()).map(toPolicy);
  const rank = (policy: SlaPolicy) => -PRIORITIES.indexOf(policy.priority);
  const name = (policy: SlaPolicy) => policy.service?.name ?? '';
  return policies.sort(
    (a, b) =>
      Number(a.service !== null) - Number(b.service !== null) ||
      name(a).localeCompare(name(b), 'es') ||
      (a.service?.id ?? 0) - (b.service?.id ?? 0) ||
      rank(a) - rank(b),
  );
}

export async function policyById(db: ReadDb, id: number): Promise<SlaPolicy | null> {
  const row = await selectPolicies(db).where('p.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toPolicy(row);
}

export async function rowExists(db: ReadDb, table: 'services' | 'calendars', id: number): Promise<boolean> {
  return (await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

export async function insertPolicy(tx: WriteTx, fields: PolicyFields): Promise<number> {
  const row = await tx.insertInto('slaPolicies').values(fields).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export async function updatePolicy(tx: WriteTx, id: number, fields: PolicyFields): Promise<void> {
  await tx
    .updateTable('slaPolicies')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function markPolicyRemoved(tx: WriteTx, id: number, now: number): Promise<void> {
  await tx
    .updateTable('slaPolicies')
    .set((eb) => ({ removedAt: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Writes the matrix, for the first time or over the one there; returns the id of its row. */
export async function writeMatrix(tx: WriteTx, matrix: PriorityMatrix): Promise<number> {
  const value = JSON.stringify(matrix);
  const row = await tx
    .insertInto('settings')
    .values({ key: MATRIX_KEY, value })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({ value, version: eb('settings.version', '+', 1) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function matrixRowId(db: ReadDb): Promise<number | null> {
  const row = await db.selectFrom('settings').select('id').where('key', '=', MATRIX_KEY).executeTakeFirst();
  return row?.id ?? null;
}
