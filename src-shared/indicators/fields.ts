import { z } from 'zod';
import { id, localDate, ref } from '../rpc/fields.ts';
import { PRIORITIES } from '../sla/priority.ts';
import { CHANNELS, TICKET_STATUSES } from '../tickets/ticket.ts';
import { AGE_PARTS } from './indicator.ts';

/** A key, or `none` for the tickets that have none: those of no area, nobody's. */
const idOrNone = z.union([id, z.literal('none')]);

/**
 * What a figure and the list behind it are narrowed by. The technician of a ticket is whoever solved it; while it is not
 * solved, whoever has it.
 */
export const ticketsOf = z.object({
  areaId: idOrNone.optional(),
  serviceId: idOrNone.optional(),
  technicianId: idOrNone.optional(),
  requesterId: id.optional(),
  channel: z.enum(CHANNELS).optional(),
  priority: z.enum(PRIORITIES).optional(),
  /** The state in which it is now. */
  status: z.enum(TICKET_STATUSES).optional(),
});
export type TicketsOf = z.infer<typeof ticketsOf>;

/** Days in the institution's zone; both belong to the period. */
export const period = { from: localDate, to: localDate };

const count = z.number().int();

/** Working seconds. All null where nothing was measured. */
export const duration = z.object({
  count,
  mean: z.number().nullable(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});
export type Duration = z.infer<typeof duration>;

/** `share` is met ÷ of, from 0 to 1; null where nothing is counted. */
export const share = z.object({ met: count, of: count, share: z.number().nullable() });
export type Share = z.infer<typeof share>;

export const rating = z.object({
  count,
  mean: z.number().nullable(),
  /** How many gave one star, two … five. */
  stars: z.array(count).length(5),
});
export type Rating = z.infer<typeof rating>;

/** Each of them opens its list with `indicators.tickets`: same filters, `indicator` = its name. */
export const figures = z.object({
  received: count,
  resolved: count,
  closed: count,
  cancelled: count,
  /** What is open at `asOf`, whatever the period. */
  backlog: z.object({
    count,
    overdue: count,
    ages: z.array(
      z.object({
        part: z.enum(AGE_PARTS.map((each) => each.part)),
        /** Under so many working days of eight hours (and not under the one before); null is the rest. */
        days: z.number().int().nullable(),
        count,
      }),
    ),
    age: duration,
  }),
  response: duration,
  resolution: duration,
  closure: duration,
  /** Parts `onTime` and `late`. */
  onTime: share,
  withinFirstPromise: share,
  responseOnTime: share,
  /** `met` were reopened: parts `reopened` and `kept`. */
  reopenRate: share,
  /** Parts `stars1` … `stars5`. */
  rating,
});
export type Figures = z.infer<typeof figures>;

export const DIMENSIONS = ['status', 'service', 'area', 'requester', 'channel', 'priority'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A bar, a slice, a line of a table. */
export const groupRow = z.object({
  /** An id (service, area, requester) or a word of its kind; null for the tickets that have none. */
  key: z.union([z.number().int(), z.string()]).nullable(),
  /** Of what has an id. */
  name: z.string().nullable(),
  received: count,
  resolved: count,
  backlog: count,
  onTime: share,
  response: duration,
  resolution: duration,
});
export type GroupRow = z.infer<typeof groupRow>;

export const group = z.object({
  rows: z.array(groupRow),
  /** Groups left out: those in which least came in. */
  more: count,
});

export const STEPS = ['day', 'week', 'month', 'year'] as const;
export type Step = (typeof STEPS)[number];

/** One step of a line. Its list: the same filters with `from` and `to` of the step (cut to the period already). */
export const seriesRow = z.object({
  /** `2026-11-24`, `2026-W48`, `2026-11` or `2026`. */
  step: z.string(),
  from: localDate,
  to: localDate,
  received: count,
  resolved: count,
  closed: count,
  cancelled: count,
  onTime: share,
  withinFirstPromise: share,
  response: duration,
  resolution: duration,
});
export type SeriesRow = z.infer<typeof seriesRow>;

/** Tickets that came in at an hour of a weekday; where none did there is no row. */
export const arrival = z.object({
  /** 1 is Monday. */
  weekday: z.number().int().min(1).max(7),
  hour: z.number().int().min(0).max(23),
  count,
});

export const balanceWeek = z.object({
  /** `2026-W48`. */
  week: z.string(),
  from: localDate,
  to: localDate,
  /** Tickets that reached anybody; opens with `indicator: 'balance'` and `week`. */
  tickets: count,
  technicians: z.array(
    z.object({
      technician: ref,
      /** Opens with `technicianId` besides. */
      received: count,
      /** On shift at least half of their working time of that week: part of the balance. */
      isCounted: z.boolean(),
      shiftSeconds: z.number().int(),
    }),
  ),
  /** Of those who are counted; null where nobody is. */
  balance: z
    .object({
      people: count,
      mean: z.number(),
      deviation: z.number(),
      range: z.number(),
      variation: z.number().nullable(),
      jain: z.number().nullable(),
    })
    .nullable(),
});
export type BalanceWeek = z.infer<typeof balanceWeek>;

/** What somebody did in a period. Every figure opens its list with `technicianId`. */
export const workerFigures = z.object({
  /** Tickets assigned to them (`indicator: 'balance'` with from and to). */
  received: count,
  /** `indicator: 'resolved'`. */
  solved: count,
  onTime: share,
  withinFirstPromise: share,
  response: duration,
  resolution: duration,
  /** Seconds recorded on each solved ticket that has some. */
  timePerTicket: duration,
  /** `indicator: 'reopenRate'`, part `reopened`. */
  reopened: share,
  rating,
  /** Seconds recorded, on how many tickets. */
  timeWorked: z.object({ seconds: count, tickets: count }),
  /** Working time on shift up to now, absences aside. */
  shiftSeconds: count,
  /** timeWorked ÷ shiftSeconds; null for who was not on shift. */
  occupancy: z.number().nullable(),
});
export type WorkerFigures = z.infer<typeof workerFigures>;

/** The median over the technicians who were on shift: for each figure the middle of theirs. */
export const groupMedian = z.object({
  people: count,
  received: z.number().nullable(),
  solved: z.number().nullable(),
  onTime: z.number().nullable(),
  withinFirstPromise: z.number().nullable(),
  response: z.number().nullable(),
  resolution: z.number().nullable(),
  timePerTicket: z.number().nullable(),
  reopened: z.number().nullable(),
  rating: z.number().nullable(),
  timeWorked: z.number().nullable(),
  occupancy: z.number().nullable(),
});
export type GroupMedian = z.infer<typeof groupMedian>;
