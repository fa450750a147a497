import { z } from 'zod';
import { STEPS, type TicketsOf } from '#shared/indicators/fields.ts';
import { INDICATORS, PARTS } from '#shared/indicators/indicator.ts';
import { localDate } from '#shared/rpc/fields.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { CHANNELS, TICKET_STATUSES } from '#shared/tickets/ticket.ts';
import { PERIODS } from './periods.ts';

const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);
const idOrNone = z.union([z.number().int().positive(), z.literal('none')]);

const filters = {
  period: optional(z.enum([...PERIODS, 'own'])),
  from: optional(localDate),
  to: optional(localDate),
  areaId: optional(idOrNone),
  serviceId: optional(idOrNone),
  technicianId: optional(idOrNone),
};

/** What the pages of figures keep in their address. */
export const panelSearch = z.object({ ...filters, by: optional(z.enum(STEPS)) });
export type PanelSearch = z.infer<typeof panelSearch>;

/** All groups of a dimension: the panel's filters, and what is searched for. */
export const groupsSearch = z.object({
  ...filters,
  dimension: z.enum(['service', 'area', 'requester']).catch('service'),
  q: optional(z.string().max(120)),
});
export type GroupsSearch = z.infer<typeof groupsSearch>;

/** The list behind a figure: the same filters, and which figure of which moment it is. */
export const listSearch = z.object({
  ...filters,
  requesterId: optional(z.number().int().positive()),
  channel: optional(z.enum(CHANNELS)),
  priority: optional(z.enum(PRIORITIES)),
  status: optional(z.enum(TICKET_STATUSES)),
  indicator: z.enum(INDICATORS).catch('received'),
  part: optional(z.enum(PARTS)),
  week: optional(z.string().regex(/^\d{4}-W\d\d$/)),
  weekday: optional(z.number().int().min(1).max(7)),
  hour: optional(z.number().int().min(0).max(23)),
  asOf: optional(z.iso.datetime()),
});
export type ListSearch = z.infer<typeof listSearch>;

/** What an address narrows the tickets to. */
export function filterOf(search: Partial<ListSearch>): TicketsOf {
  const { areaId, serviceId, technicianId, requesterId, channel, priority, status } = search;
  return { areaId, serviceId, technicianId, requesterId, channel, priority, status };
}
