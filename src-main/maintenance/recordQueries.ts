import { sql } from 'kysely';
import type { RecordFilter } from '#shared/maintenance/contract.ts';
import type { MaintenanceRecord } from '#shared/maintenance/fields.ts';
import type { YearOfMaintenance } from '#shared/maintenance/ownership.ts';
import type { ReadDb } from '../db/handles.ts';
import { recordsFrom, withParts } from './load.ts';

/** Where a page of records ended. */
export type RecordPlace = readonly [startedOn: string, id: number];

export interface RecordPage extends RecordFilter {
  readonly after: RecordPlace | null;
  readonly limit: number;
}

/** Records newest first. */
export function recordPageQuery(db: ReadDb, page: RecordPage) {
  const { assetId, planId, supplierId, kind, from, until, after } = page;
  return recordsFrom(db)
    .$if(assetId !== undefined, (query) => query.where('r.assetId', '=', assetId ?? 0))
    .$if(planId !== undefined, (query) => query.where('r.planId', '=', planId ?? 0))
    .$if(supplierId !== undefined, (query) => query.where('r.supplierId', '=', supplierId ?? 0))
    .$if(kind !== undefined, (query) => query.where('r.kind', '=', kind ?? ''))
    .$if(page.isRunning === true, (query) => query.where('r.endedOn', 'is', null))
    .$if(from !== undefined, (query) => query.where('r.startedOn', '>=', from ?? ''))
    .$if(until !== undefined, (query) => query.where('r.startedOn', '<=', until ?? ''))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(r."startedOn", r.id) < (${after?.[0] ?? ''}, ${after?.[1] ?? 0})`),
    )
    .orderBy('r.startedOn', 'desc')
    .orderBy('r.id', 'desc')
    .limit(page.limit);
}

export async function recordPage(db: ReadDb, page: RecordPage): Promise<MaintenanceRecord[]> {
  return withParts(db, await recordPageQuery(db, page).execute());
}

export async function recordById(db: ReadDb, id: number): Promise<MaintenanceRecord | undefined> {
  const [record] = await withParts(db, await recordsFrom(db).where('r.id', '=', id).execute());
  return record;
}

export async function countRecords(db: ReadDb, assetId: number): Promise<number> {
  const row = await db
    .selectFrom('maintenanceRecords')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('assetId', '=', assetId)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What an asset's maintenance came to, by the year in which it began. */
export async function maintenanceByYear(db: ReadDb, assetId: number): Promise<YearOfMaintenance[]> {
  const { rows } = await sql<YearOfMaintenance>`
    SELECT CAST(substr(r."startedOn", 1, 4) AS INTEGER) AS year,
      sum(CASE r."isUnderWarranty" WHEN 0 THEN ifnull(parts.cents, 0) ELSE 0 END) AS "partsCents",
      sum(CASE r."isUnderWarranty" WHEN 0 THEN r."costCents" ELSE 0 END) AS "workCents",
      sum(CASE r."isUnderWarranty" WHEN 1 THEN r."costCents" + ifnull(parts.cents, 0) ELSE 0 END) AS "coveredCents"
    FROM "maintenanceRecords" AS r
    LEFT JOIN (
      SELECT p."recordId", sum(p.quantity * p."costCents") AS cents FROM "maintenanceParts" AS p
      WHERE p."recordId" IN (SELECT id FROM "maintenanceRecords" WHERE "assetId" = ${assetId})
      GROUP BY p."recordId") AS parts ON parts."recordId" = r.id
    WHERE r."assetId" = ${assetId}
    GROUP BY 1 ORDER BY 1`.execute(db);
  return rows;
}
