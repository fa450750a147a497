import { type RawBuilder, sql } from 'kysely';
import type { DelaysFilter } from '#shared/delays/fields.ts';
import type { StuckKind } from '#shared/delays/stuck.ts';
import { allows } from '#shared/rpc/permissions.ts';
import type { Actor } from '../rpc/context.ts';
import { NEVER } from '../tickets/load.ts';

// Of `tickets t` and its row of `ticketDelays d`. Lists and counts are made of the same conditions, so that both agree.

/** Most of the promised time is used. */
export const isTimeUsed = (now: number) => sql<boolean>`t.atRiskAt <= ${now}`;

/** It will probably be late; not while its clock stands still. */
export const isPredictedLate = (odds: number) =>
  sql<boolean>`(t.assigneeId IS NOT NULL AND d.finishAt IS NOT NULL AND d.lateOdds >= ${odds})`;

/** At risk: not late yet, but near it or expected to be. */
export const isAtRisk = (now: number, odds: number) =>
  sql<boolean>`(t.sortDueAt >= ${now} AND t.sortDueAt < ${NEVER}
    AND (${isTimeUsed(now)} OR ${isPredictedLate(odds)}))`;

/** Nobody did anything for too long, nor since that was reckoned. */
export const isStuck = (kind: StuckKind, now: number) =>
  sql<boolean>`(d.stuckKind = ${kind} AND d.stuckAt <= ${now} AND t.updatedAt = d.seenAt)`;

export const hasFinish = sql<boolean>`(t.assigneeId IS NOT NULL AND d.finishAt IS NOT NULL)`;

/** What somebody asks for, as far as they may: a technician their own. */
export function withinOwn<T extends { readonly technicianId?: number | undefined }>(
  actor: Actor,
  asked: T,
): T {
  return allows('indicators.all', actor.roles) ? asked : { ...asked, technicianId: actor.id };
}

/** The filter as conditions; without one, just "open". */
export function filterOf({ technicianId, serviceId, areaId, priority }: DelaysFilter): RawBuilder<boolean> {
  const conditions = [sql<boolean>`t.isOpen = 1`];
  if (technicianId !== undefined) conditions.push(sql`t.assigneeId = ${technicianId}`);
  if (serviceId !== undefined) conditions.push(sql`t.serviceId = ${serviceId}`);
  if (areaId !== undefined) conditions.push(sql`t.areaId = ${areaId}`);
  if (priority !== undefined) conditions.push(sql`t.priority = ${priority}`);
  return sql`${sql.join(conditions, sql` AND `)}`;
}

/** The index by which open tickets are read in order of their due times: those of one technician by theirs. */
export function openIndex({ technicianId }: DelaysFilter): RawBuilder<unknown> {
  return sql.ref(technicianId === undefined ? 'tickets_openDue' : 'tickets_assigneeOpen');
}
