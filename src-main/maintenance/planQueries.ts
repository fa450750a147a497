import { type Selectable, sql } from 'kysely';
import type { AssetRef } from '#shared/assets/fields.ts';
import type { MaintenancePlan } from '#shared/maintenance/fields.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import type { ReadDb } from '../db/handles.ts';
import type { MaintenancePlansTable } from '../db/maintenanceTables.ts';

/** A plan as it is stored; it does not leave this feature. */
export type PlanRow = Selectable<MaintenancePlansTable>;

export async function planById(db: ReadDb, id: number): Promise<PlanRow | undefined> {
  return db.selectFrom('maintenancePlans').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The plan of this name, if another one than `exceptId` has it. */
export async function isNameTaken(db: ReadDb, name: string, exceptId: number | undefined): Promise<boolean> {
  const row = await db
    .selectFrom('maintenancePlans')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst();
  return row !== undefined && row.id !== exceptId;
}

export async function plansInForce(db: ReadDb): Promise<PlanRow[]> {
  return db.selectFrom('maintenancePlans').selectAll().where('isEnabled', '=', 1).execute();
}

const ref = (id: number | null, name: string | null): Ref | null =>
  id === null || name === null ? null : { id, name };

const assetRef = (id: number | null, inventoryNumber: string | null, name: string | null): AssetRef | null =>
  id === null || inventoryNumber === null || name === null ? null : { id, inventoryNumber, name };

export interface PlanPage {
  readonly withDisabled: boolean;
  readonly categoryId?: number | undefined;
  readonly id?: number | undefined;
  readonly after: { readonly name: string } | null;
  readonly limit: number;
}

/** Plans by name with what they take in, as of a day. Names are unique: the name alone goes on. */
export function planQuery(db: ReadDb, page: PlanPage, today: string) {
  return db
    .selectFrom('maintenancePlans as p')
    .leftJoin('assetCategories as c', 'c.id', 'p.categoryId')
    .leftJoin('assets as a', 'a.id', 'p.assetId')
    .leftJoin('services as s', 's.id', 'p.serviceId')
    .leftJoin('people as maker', 'maker.id', 'p.createdById')
    .selectAll('p')
    .select([
      'c.name as categoryName',
      'a.inventoryNumber',
      'a.name as assetName',
      's.name as serviceName',
      'maker.name as makerName',
      sql<number>`(SELECT count(*) FROM "maintenanceDue" AS d WHERE d."planId" = p.id)`.as('assets'),
      sql<number>`(SELECT count(*) FROM "maintenanceDue" AS d WHERE d."planId" = p.id AND d."dueOn" < ${today})`.as(
        'overdue',
      ),
      sql<string | null>`(SELECT min(d."dueOn") FROM "maintenanceDue" AS d WHERE d."planId" = p.id)`.as(
        'nextOn',
      ),
    ])
    .$if(!page.withDisabled, (query) => query.where('p.isEnabled', '=', 1))
    .$if(page.categoryId !== undefined, (query) => query.where('p.categoryId', '=', page.categoryId ?? 0))
    .$if(page.id !== undefined, (query) => query.where('p.id', '=', page.id ?? 0))
    .$if(page.after !== null, (query) => query.where('p.name', '>', page.after?.name ?? ''))
    .orderBy('p.name')
    .limit(page.limit);
}

/** A page of plans, with one more than asked for where there are more. */
export async function planPage(db: ReadDb, page: PlanPage, today: string): Promise<MaintenancePlan[]> {
  const rows = await planQuery(db, page, today).execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    category: ref(row.categoryId, row.categoryName),
    asset: assetRef(row.assetId, row.inventoryNumber, row.assetName),
    service: ref(row.serviceId, row.serviceName),
    everyMonths: row.everyMonths,
    firstOn: row.firstOn,
    leadDays: row.leadDays,
    instructions: row.instructions,
    isEnabled: row.isEnabled === 1,
    createdBy: ref(row.createdById, row.makerName),
    assets: row.assets,
    overdue: row.overdue,
    nextOn: row.nextOn,
    version: row.version,
  }));
}

/** How many assets a plan for these would take in. */
export async function assetsInScope(
  db: ReadDb,
  scope: { readonly categoryId: number | null; readonly assetId: number | null },
): Promise<number> {
  const row = await db
    .selectFrom('assets')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('statusKind', 'not in', ['retired', 'lost'])
    .$if(scope.categoryId !== null, (query) => query.where('categoryId', '=', scope.categoryId ?? 0))
    .$if(scope.categoryId === null, (query) => query.where('id', '=', scope.assetId ?? 0))
    .executeTakeFirstOrThrow();
  return row.count;
}
