import { type RawBuilder, sql } from 'kysely';
import { firstDue } from '#shared/maintenance/nextDue.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { type PlanRow, plansInForce } from './planQueries.ts';

/**
 * Which assets a plan takes in: those of its category, or the one it is for, while they are there (neither retired nor
 * lost). Who joins is due from the first date of the series after that day; who leaves keeps the row of a ticket that
 * is still open until that ends.
 */

/** Rows that have no place any more: their asset is gone, or belongs to another category by now. */
function leavers(): RawBuilder<unknown> {
  return sql`FROM "maintenanceDue" AS d
    JOIN "maintenancePlans" AS p ON p.id = d."planId" JOIN assets AS a ON a.id = d."assetId"
    WHERE d."ticketId" IS NULL AND (
      a."statusKind" IN ('retired', 'lost')
      OR (p."categoryId" IS NOT NULL AND p."categoryId" <> a."categoryId")
      OR (p."assetId" IS NOT NULL AND p."assetId" <> a.id))`;
}

/** Assets that a plan takes in and that have no row under it yet. */
export function joiners(plan: Pick<PlanRow, 'id' | 'categoryId' | 'assetId'>): RawBuilder<unknown> {
  const scope =
    plan.categoryId === null ? sql`a.id = ${plan.assetId}` : sql`a."categoryId" = ${plan.categoryId}`;
  return sql`FROM assets AS a
    WHERE ${scope} AND a."statusKind" NOT IN ('retired', 'lost')
      AND NOT EXISTS (SELECT 1 FROM "maintenanceDue" AS d WHERE d."planId" = ${plan.id} AND d."assetId" = a.id)`;
}

async function isAny(db: ReadDb, from: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`SELECT EXISTS (SELECT 1 ${from}) AS found`.execute(db);
  return rows[0]?.found === 1;
}

/** Whether an asset has to join or leave a plan. */
export async function areMembersStale(db: ReadDb): Promise<boolean> {
  if (await isAny(db, leavers())) return true;
  for (const plan of await plansInForce(db)) if (await isAny(db, joiners(plan))) return true;
  return false;
}

/** No limit, as SQLite writes it. */
const ALL = -1;

/** Takes out of the plans what left, or out of one plan; says how many rows went. */
export async function removeLeavers(
  tx: WriteTx,
  { planId, most = ALL }: { readonly planId?: number; readonly most?: number },
): Promise<number> {
  const ofPlan = planId === undefined ? sql`` : sql` AND d."planId" = ${planId}`;
  const { numAffectedRows } = await sql`DELETE FROM "maintenanceDue" WHERE id IN (
    SELECT d.id ${leavers()}${ofPlan} LIMIT ${most})`.execute(tx);
  return Number(numAffectedRows);
}

/** Takes into a plan in force what joined; says how many. */
export async function addJoiners(tx: WriteTx, plan: PlanRow, today: string, most = ALL): Promise<number> {
  const { dueOn, openOn } = firstDue(plan, today, null);
  const { numAffectedRows } = await sql`INSERT INTO "maintenanceDue" ("planId", "assetId", "dueOn", "openOn")
    SELECT ${plan.id}, a.id, ${dueOn}, ${openOn} ${joiners(plan)} LIMIT ${most}`.execute(tx);
  return Number(numAffectedRows);
}

/** Both, for all plans in force, at most so many rows; whether there may be more. */
export async function refreshMembers(tx: WriteTx, today: string, most: number): Promise<boolean> {
  let left = most - (await removeLeavers(tx, { most }));
  for (const plan of await plansInForce(tx)) {
    if (left === 0) return true;
    left -= await addJoiners(tx, plan, today, left);
  }
  return left === 0;
}
