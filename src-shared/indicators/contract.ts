import { z } from 'zod';
import { id, instant, instantIn, localDate, pageOf, paging, ref } from '../rpc/fields.ts';
import { query } from '../rpc/procedure.ts';
import { ticketRow } from '../tickets/fields.ts';
import {
  arrival,
  balanceWeek,
  DIMENSIONS,
  figures,
  group,
  groupMedian,
  groupRow,
  period,
  STEPS,
  seriesRow,
  ticketsOf,
  workerFigures,
} from './fields.ts';
import { INDICATORS, PARTS } from './indicator.ts';

/**
 * Of when the figures are: the full minute in which they were asked for, or, where a shared file is read through a copy,
 * when that was made. Send it back with `indicators.tickets` and the list is of the same moment.
 */
const answered = { asOf: instant, timeZone: z.string() };

const weekName = z.string().regex(/^\d{4}-W\d\d$/);

const groups = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, group])) as Record<
  (typeof DIMENSIONS)[number],
  typeof group
>;

const panel = z.object({
  figures,
  series: z.array(seriesRow),
  groups: z.object(groups),
  arrivals: z.array(arrival),
});
export type Panel = z.infer<typeof panel>;

export const panelInput = ticketsOf.extend({ ...period, by: z.enum(STEPS).default('week') });
export type PanelInput = z.infer<typeof panelInput>;

export const groupsInput = ticketsOf.extend({
  ...period,
  ...paging,
  dimension: z.enum(DIMENSIONS),
  /** Part of the name, whatever the accents: of a service, an area, a requester. */
  q: z.string().trim().max(120).optional(),
  asOf: instantIn.optional(),
});
export type GroupsInput = z.infer<typeof groupsInput>;

export const indicatorTicketsInput = ticketsOf.extend({
  ...paging,
  indicator: z.enum(INDICATORS),
  part: z.enum(PARTS).optional(),
  /** Not asked for by the backlog, nor where a week is given. */
  from: localDate.optional(),
  to: localDate.optional(),
  /** Of the balance: `2026-W48`. */
  week: weekName.optional(),
  /** Of what was received: a field of the heat map, 1 is Monday. */
  weekday: z.number().int().min(1).max(7).optional(),
  hour: z.number().int().min(0).max(23).optional(),
  asOf: instantIn.optional(),
});
export type IndicatorTicketsInput = z.infer<typeof indicatorTicketsInput>;

/**
 * The figures of the department. Managers, administrators and masters see all; a technician gets their own work
 * (`technicianId` is theirs whatever was asked), and anybody with `requesterId` = themselves their own requests.
 *
 * They are remembered until something changes. Ask again at most once in some ten seconds while tickets change: a year
 * of a large department takes a second or more (beside the main thread, so that nothing else waits).
 */
export const indicatorsContract = {
  panel: query({
    permission: 'session',
    route: 'GET /indicators/panel',
    summary: 'All figures of a period, by step, by group, and when requests come in; each opens its list',
    input: panelInput,
    output: panel.extend(answered),
  }),
  groups: query({
    permission: 'session',
    route: 'GET /indicators/groups/{dimension}',
    summary:
      'Every group of a dimension, those first in which most came in; the panel shows the first of them',
    input: groupsInput,
    output: pageOf(groupRow).extend({ ...answered, total: z.number().int() }),
  }),
  /** For a comparison with the period before, and for goals: the figures alone. */
  figures: query({
    permission: 'session',
    route: 'GET /indicators/figures',
    summary: 'The figures of a period',
    input: ticketsOf.extend(period),
    output: z.object({ ...answered, figures }),
  }),
  balance: query({
    permission: 'indicators.all',
    route: 'GET /indicators/balance',
    summary: 'How evenly tickets were shared out, by ISO week; every week that the period touches, whole',
    input: z.object({ ...period, areaId: ticketsOf.shape.areaId, serviceId: ticketsOf.shape.serviceId }),
    output: z.object({ ...answered, weeks: z.array(balanceWeek) }),
  }),
  workers: query({
    permission: 'indicators.all',
    route: 'GET /indicators/workers',
    summary: 'What each technician did in a period, beside the median of the group',
    input: z.object({ ...period, areaId: ticketsOf.shape.areaId, serviceId: ticketsOf.shape.serviceId }),
    output: z.object({
      ...answered,
      /** By name: no league table. */
      workers: z.array(z.object({ technician: ref, isEnabled: z.boolean(), figures: workerFigures })),
      median: groupMedian,
    }),
  }),
  worker: query({
    permission: 'indicators.own',
    route: 'GET /indicators/workers/{technicianId}',
    summary: 'One technician in a period and in each of the last twelve weeks up to its end',
    input: z.object({ technicianId: id, ...period }),
    output: z.object({
      ...answered,
      technician: ref,
      figures: workerFigures,
      median: groupMedian,
      weeks: z.array(
        z.object({
          week: z.string(),
          from: localDate,
          to: localDate,
          figures: workerFigures,
          median: groupMedian,
        }),
      ),
    }),
  }),
  tickets: query({
    permission: 'session',
    route: 'GET /indicators/tickets',
    summary: 'The tickets behind a figure: as many as it says',
    input: indicatorTicketsInput,
    output: pageOf(ticketRow).extend({ total: z.number().int(), asOf: instant }),
  }),
};
