import { z } from 'zod';
import { SPANS } from '#shared/delays/contract.ts';
import { type DelaysFilter, MOMENTS } from '#shared/delays/fields.ts';
import { STUCK_KINDS } from '#shared/delays/stuck.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';

/** The parts of the page: what is at risk, what is stuck, when each is done, and how right the predictions were. */
export const DELAY_PARTS = ['risk', 'stuck', 'finish', 'record'] as const;
export type DelayPart = (typeof DELAY_PARTS)[number];

const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);
const id = z.number().int().positive();

/** All that the page shows stands in its address. */
export const delaysSearch = z.object({
  part: optional(z.enum(DELAY_PARTS)),
  kind: optional(z.enum(STUCK_KINDS)),
  areaId: optional(id),
  serviceId: optional(id),
  technicianId: optional(id),
  priority: optional(z.enum(PRIORITIES)),
  moment: optional(z.enum(MOMENTS)),
  span: optional(z.enum(SPANS)),
  /** Of the track record: the tenth whose predictions are listed. */
  band: optional(z.number().int().min(0).max(9)),
});
export type DelaysSearch = z.infer<typeof delaysSearch>;

/** What an address narrows the tickets to. */
export function filterOf({ areaId, serviceId, technicianId, priority }: DelaysSearch): DelaysFilter {
  return { areaId, serviceId, technicianId, priority };
}
