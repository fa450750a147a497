import { z } from 'zod';
import { id, instant, localDate, ref } from '../rpc/fields.ts';
import { query } from '../rpc/procedure.ts';

const event = z.object({
  seq: z.number().int(),
  at: instant,
  /** `ticket.replied` … */
  action: z.string(),
  /** Null: the program itself. */
  actor: ref.nullable(),
  ticket: z.object({ id, folio: z.string() }),
});
export type IdleEvent = z.infer<typeof event>;

const stretch = z.object({
  from: instant,
  to: instant,
  /** Working seconds on shift. */
  seconds: z.number().int(),
  reasons: z.array(z.enum(['holding', 'takeable'])),
  /** The event before it: their own, or the one that gave them something to do; null where it lies before the period. */
  since: event.nullable(),
  /** The event that ended it; null where it goes on. */
  until: event.nullable(),
  isOpen: z.boolean(),
});
export type IdleStretchView = z.infer<typeof stretch>;

const answered = { asOf: instant, timeZone: z.string(), thresholdMinutes: z.number().int() };
const period = { from: localDate, to: localDate };

const totals = {
  /** Working time on shift in the period up to now, absences aside. */
  shiftSeconds: z.number().int(),
  idleSeconds: z.number().int(),
  stretches: z.number().int(),
};

/**
 * Time without recorded activity (design, section 2), from ticket events only. Technicians see their own; managers,
 * administrators and masters that of all.
 */
export const idleContract = {
  ofTechnician: query({
    permission: 'indicators.own',
    route: 'GET /idle/{technicianId}',
    summary: 'Stretches without recorded activity of one technician, each with the events that bound it',
    input: z.object({ technicianId: id, ...period }),
    output: z.object({ ...answered, technician: ref, ...totals, items: z.array(stretch) }),
  }),
  summary: query({
    permission: 'indicators.all',
    route: 'GET /idle',
    summary: 'Time without recorded activity of each technician in a period, by name',
    input: z.object(period),
    output: z.object({ ...answered, items: z.array(z.object({ technician: ref, ...totals })) }),
  }),
};
