import { sql } from 'kysely';
import type { DueFilter } from '#shared/maintenance/contract.ts';
import type { MaintenanceDue } from '#shared/maintenance/fields.ts';
import { addMonths } from '#shared/maintenance/nextDue.ts';
import type { ReadDb } from '../db/handles.ts';

/** Where a page of the agenda ended. */
export type DuePlace = readonly [dueOn: string, id: number];

export interface DuePage extends DueFilter {
  readonly assetId?: number | undefined;
  readonly after: DuePlace | null;
  readonly limit: number;
}

function filtered(db: ReadDb, filter: DueFilter & { readonly assetId?: number | undefined }, today: string) {
  const { planId, categoryId, locationId, assetId, month, state } = filter;
  return db
    .selectFrom('maintenanceDue as d')
    .innerJoin('maintenancePlans as p', 'p.id', 'd.planId')
    .innerJoin('assets as a', 'a.id', 'd.assetId')
    .where('d.dueOn', 'is not', null)
    .$if(planId !== undefined, (query) => query.where('d.planId', '=', planId ?? 0))
    .$if(assetId !== undefined, (query) => query.where('d.assetId', '=', assetId ?? 0))
    .$if(categoryId !== undefined, (query) => query.where('a.categoryId', '=', categoryId ?? 0))
    .$if(locationId !== undefined, (query) => query.where('a.locationId', '=', locationId ?? 0))
    .$if(month !== undefined, (query) =>
      query.where('d.dueOn', '>=', `${month}-01`).where('d.dueOn', '<', addMonths(`${month}-01`, 1)),
    )
    .$if(state === 'overdue', (query) => query.where('d.dueOn', '<', today))
    .$if(state === 'open', (query) => query.where('d.ticketId', 'is not', null))
    .$if(state === 'planned', (query) => query.where('d.ticketId', 'is', null).where('d.dueOn', '>=', today));
}

/** What is due, earliest first. */
export function duePageQuery(db: ReadDb, page: DuePage, today: string) {
  const { after } = page;
  return filtered(db, page, today)
    .innerJoin('assetCategories as c', 'c.id', 'a.categoryId')
    .leftJoin('locations as l', 'l.id', 'a.locationId')
    .leftJoin('people as holder', 'holder.id', 'a.holderId')
    .leftJoin('tickets as t', 't.id', 'd.ticketId')
    .select([
      'd.id',
      'd.planId',
      'd.assetId',
      'd.dueOn',
      'd.openOn',
      'd.ticketId',
      'p.name as planName',
      'a.inventoryNumber',
      'a.name as assetName',
      'a.categoryId',
      'c.name as categoryName',
      'a.locationId',
      'l.name as locationName',
      'a.holderId',
      'holder.name as holderName',
      't.folio',
      't.status as ticketStatus',
    ])
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(d."dueOn", d.id) > (${after?.[0] ?? ''}, ${after?.[1] ?? 0})`),
    )
    .orderBy('d.dueOn')
    .orderBy('d.id')
    .limit(page.limit);
}

export async function duePage(db: ReadDb, page: DuePage, today: string): Promise<MaintenanceDue[]> {
  const rows = await duePageQuery(db, page, today).execute();
  return rows.flatMap((row) =>
    row.dueOn === null
      ? []
      : [
          {
            id: row.id,
            plan: { id: row.planId, name: row.planName },
            asset: { id: row.assetId, inventoryNumber: row.inventoryNumber, name: row.assetName },
            category: { id: row.categoryId, name: row.categoryName },
            location:
              row.locationId === null || row.locationName === null
                ? null
                : { id: row.locationId, name: row.locationName },
            holder:
              row.holderId === null || row.holderName === null
                ? null
                : { id: row.holderId, name: row.holderName },
            dueOn: row.dueOn,
            opensOn: row.openOn,
            ticket:
              row.ticketId === null || row.folio === null || row.ticketStatus === null
                ? null
                : { id: row.ticketId, folio: row.folio, status: row.ticketStatus },
            isOverdue: row.dueOn < today,
          },
        ],
  );
}

/** How much is due in each month, and how much of it is late. */
export async function dueMonths(db: ReadDb, filter: Omit<DueFilter, 'month'>, today: string) {
  return filtered(db, filter, today)
    .select([
      sql<string>`substr(d."dueOn", 1, 7)`.as('month'),
      sql<number>`count(*)`.as('count'),
      sql<number>`sum(d."dueOn" < ${today})`.as('overdue'),
    ])
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute();
}
