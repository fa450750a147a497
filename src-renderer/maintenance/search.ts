import { z } from 'zod';
import { DUE_STATES, type DueFilter, type RecordFilter } from '#shared/maintenance/contract.ts';
import { MAINTENANCE_KINDS } from '#shared/maintenance/kind.ts';

const oneId = z.coerce.number().int().positive().optional().catch(undefined);
const opened = z
  .union([z.number().int().positive(), z.literal('new')])
  .optional()
  .catch(undefined);

/** Agenda and records; whoever comes for one asset sees its records. */
export const maintenanceSearch = z.object({
  show: z.enum(['agenda', 'records']).optional().catch(undefined),
  categoryId: oneId,
  planId: oneId,
  locationId: oneId,
  supplierId: oneId,
  /** Records of one asset; with `open` new, the one that is recorded. */
  assetId: oneId,
  /** The ticket that a new record is made from. */
  ticketId: oneId,
  due: z.enum(DUE_STATES).optional().catch(undefined),
  work: z.enum(MAINTENANCE_KINDS).optional().catch(undefined),
  running: z.literal(true).optional().catch(undefined),
  /** The record that is open at the side. */
  open: opened,
});
export type MaintenanceSearch = z.infer<typeof maintenanceSearch>;

const set = (filter: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

/** What the agenda asks for. */
export function dueFilterOf({ categoryId, planId, locationId, due }: MaintenanceSearch): DueFilter {
  return set({ categoryId, planId, locationId, state: due });
}

/** What the list of records asks for. */
export function recordFilterOf(search: MaintenanceSearch): RecordFilter {
  const { assetId, planId, supplierId, work, running } = search;
  return set({ assetId, planId, supplierId, kind: work, isRunning: running });
}

/** What is shown: an asset or an open record is about records, everything else about what comes. */
export function viewOf(search: MaintenanceSearch): 'agenda' | 'records' {
  if (search.show !== undefined) return search.show;
  return search.assetId === undefined && search.open === undefined ? 'agenda' : 'records';
}

/** Plans; a new one may begin with what a report of failures found. */
export const planSearch = z.object({
  q: z.string().optional().catch(undefined),
  open: opened,
  categoryId: oneId,
  serviceId: oneId,
  assetId: oneId,
});
export type PlanSearch = z.infer<typeof planSearch>;

export const failureSearch = z.object({
  list: z.enum(['groups', 'assets']).optional().catch(undefined),
  days: z.coerce.number().int().min(7).max(90).optional().catch(undefined),
  months: z.coerce.number().int().min(1).max(36).optional().catch(undefined),
  atLeast: z.coerce.number().int().min(2).max(1_000).optional().catch(undefined),
  /** Whose tickets are open at the side. */
  of: z
    .union([z.string().max(400), z.number().transform(String)])
    .optional()
    .catch(undefined),
});
export type FailureSearch = z.infer<typeof failureSearch>;
