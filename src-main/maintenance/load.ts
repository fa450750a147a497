import { sql } from 'kysely';
import { z } from 'zod';
import { toIso } from '#shared/kernel/time.ts';
import type { MaintenancePart, MaintenanceRecord } from '#shared/maintenance/fields.ts';
import { MAINTENANCE_KINDS } from '#shared/maintenance/kind.ts';
import { recordTotals } from '#shared/maintenance/ownership.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import type { ReadDb } from '../db/handles.ts';

export {
  type FailureList,
  type FailureListAsked,
  failuresIn,
  type RecurringFailures,
  type RepeatedFailures,
  recurringIn,
  repeatedIn,
} from './failures.ts';

const kindColumn = z.enum(MAINTENANCE_KINDS);

const ref = (id: number | null, name: string | null): Ref | null =>
  id === null || name === null ? null : { id, name };

/** Records with the names of what they refer to; the caller filters, sorts and limits. */
export function recordsFrom(db: ReadDb) {
  return db
    .selectFrom('maintenanceRecords as r')
    .innerJoin('assets as a', 'a.id', 'r.assetId')
    .leftJoin('tickets as t', 't.id', 'r.ticketId')
    .leftJoin('maintenancePlans as p', 'p.id', 'r.planId')
    .leftJoin('suppliers as s', 's.id', 'r.supplierId')
    .leftJoin('people as maker', 'maker.id', 'r.createdById')
    .selectAll('r')
    .select([
      'a.inventoryNumber',
      'a.name as assetName',
      't.folio',
      't.status as ticketStatus',
      'p.name as planName',
      's.name as supplierName',
      'maker.name as makerName',
    ]);
}

type StoredRecord = Awaited<ReturnType<ReturnType<typeof recordsFrom>['execute']>>[number];

/** Records as the contract tells them, with their parts: one more query for all of them. */
export async function withParts(db: ReadDb, rows: readonly StoredRecord[]): Promise<MaintenanceRecord[]> {
  const parts = await partsByRecord(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const own = parts.get(row.id) ?? [];
    const isUnderWarranty = row.isUnderWarranty === 1;
    const { totalCents, paidCents } = recordTotals({ costCents: row.costCents, isUnderWarranty, parts: own });
    return {
      id: row.id,
      asset: { id: row.assetId, inventoryNumber: row.inventoryNumber, name: row.assetName },
      ticket:
        row.ticketId === null || row.folio === null || row.ticketStatus === null
          ? null
          : { id: row.ticketId, folio: row.folio, status: row.ticketStatus },
      plan: ref(row.planId, row.planName),
      kind: kindColumn.parse(row.kind),
      description: row.description,
      supplier: ref(row.supplierId, row.supplierName),
      isUnderWarranty,
      startedOn: row.startedOn,
      endedOn: row.endedOn,
      costCents: row.costCents,
      parts: own,
      totalCents,
      paidCents,
      createdBy: ref(row.createdById, row.makerName),
      createdAt: toIso(row.createdAt),
      version: row.version,
    };
  });
}

async function partsByRecord(
  db: ReadDb,
  ids: readonly number[],
): Promise<ReadonlyMap<number, MaintenancePart[]>> {
  const byRecord = new Map<number, MaintenancePart[]>();
  if (ids.length === 0) return byRecord;
  const rows = await db
    .selectFrom('maintenanceParts')
    .select(['recordId', 'name', 'quantity', 'costCents'])
    .where(sql<boolean>`"recordId" IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .orderBy('recordId')
    .orderBy('id')
    .execute();
  for (const { recordId, ...part } of rows) {
    byRecord.set(recordId, [...(byRecord.get(recordId) ?? []), part]);
  }
  return byRecord;
}

/** What was recorded from a ticket, oldest first: what its service form and its panel show. */
export async function recordsOfTicket(db: ReadDb, ticketId: number): Promise<MaintenanceRecord[]> {
  const rows = await recordsFrom(db).where('r.ticketId', '=', ticketId).orderBy('r.id').execute();
  return withParts(db, rows);
}
