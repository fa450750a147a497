import { z } from 'zod';
import { timeZone } from '#shared/calendars/calendarRules.ts';
import { FOREIGN_STATES } from '#shared/imports/targets.ts';
import { IMPACTS, PRIORITIES, URGENCIES } from '#shared/sla/priority.ts';
import { CHANNELS } from '#shared/tickets/ticket.ts';
import { DATE_FORMATS } from './foreignDate.ts';

const column = z.string().trim().min(1).max(200);
const labelled = z.union([column, z.strictObject({ column, label: z.string().trim().min(1).max(60) })]);

/** Own words of the file for the product's: `{ "Abierto": "new" }`. The product's words are always understood. */
const words = <T extends readonly [string, ...string[]]>(known: T) =>
  z.record(z.string(), z.enum(known)).default({});

/**
 * Which columns of a CSV file say what of a ticket: the form of a MAP.json for `soporte import tickets --mapping`.
 *
 * A file with `changedAt` is a log: rows with the same number are events of one ticket, each telling the state that it
 * left. Without it every row is a ticket, as it last stood.
 */
export const ticketMap = z.strictObject({
  columns: z.strictObject({
    /** The ticket's number in the other system; with it a second run finds what is there already. */
    number: column,
    openedAt: column,
    /** Joined with a colon. */
    title: z.union([column.transform((one) => [one]), z.array(column).min(1).max(5)]),
    requester: column,
    requesterEmail: column.optional(),
    description: z.union([column.transform((one) => [one]), z.array(labelled).max(20)]).default([]),
    changedAt: column.optional(),
    changedBy: column.optional(),
    state: column.optional(),
    resolvedAt: column.optional(),
    closedAt: column.optional(),
    /** Last change of a ticket in a file that is no log. */
    updatedAt: column.optional(),
    assignee: column.optional(),
    team: column.optional(),
    location: column.optional(),
    service: column.optional(),
    impact: column.optional(),
    urgency: column.optional(),
    /** Read where impact and urgency are not given. */
    priority: column.optional(),
    channel: column.optional(),
    reopenings: column.optional(),
    solution: z.union([column.transform((one) => [one]), z.array(labelled).max(5)]).default([]),
  }),
  /** How dates are written, tried in this order; wall time of `timeZone`. */
  dates: z.array(z.enum(DATE_FORMATS)).min(1).default(['d/m/y', 'y-m-d']),
  /** Zone of dates without an offset; the institution's unless given. */
  timeZone: timeZone.optional(),
  /** Cells that mean "nothing", besides empty ones. */
  empty: z.array(z.string()).default([]),
  values: z
    .strictObject({
      state: words(FOREIGN_STATES),
      impact: words(IMPACTS),
      urgency: words(URGENCIES),
      priority: words(PRIORITIES),
      channel: words(CHANNELS),
    })
    .partial()
    .default({}),
  /** Category under which the services of the file are added to the catalogue. */
  serviceCategory: z.string().trim().min(1).max(80).default('Importados'),
});

export type TicketMap = z.infer<typeof ticketMap> & {
  /** Whose numbers these are; stored beside each. */
  readonly system: 'servicenow' | 'osticket' | 'csv';
};

/** A MAP.json, already parsed as JSON. @throws {z.ZodError} */
export function customMap(json: unknown): TicketMap {
  return { ...ticketMap.parse(json), system: 'csv' };
}

/** Without these no ticket can be made of a row. */
const ESSENTIAL = ['number', 'openedAt', 'requester', 'state'] as const;

/**
 * A map as far as a file has its columns. A MAP.json names what is there: all of it must be. Exports of other systems
 * differ in what was ticked, so of a built-in map only the essential columns must be there, and one of the title.
 */
export function fittedMap(
  map: TicketMap,
  has: (column: string) => boolean,
): { readonly map: TicketMap; readonly missing: readonly string[] } {
  const { title, description, solution, ...single } = map.columns;
  const named = Object.entries(single).filter(([, column]) => column !== undefined);
  const isStrict = map.system === 'csv';
  const isThere = (each: (typeof description)[number]) => has(typeof each === 'string' ? each : each.column);
  const texts = [...title, ...description, ...solution];
  const missing = [
    ...named.filter(([field, column]) => !has(column) && (isStrict || isEssential(field))).map(([, c]) => c),
    ...(isStrict ? texts.filter((each) => !isThere(each)) : title.some(has) ? [] : title.slice(0, 1)),
  ].map((each) => (typeof each === 'string' ? each : each.column));
  const columns = {
    ...(Object.fromEntries(named.filter(([, column]) => has(column))) as typeof single),
    title: title.filter(has),
    description: description.filter(isThere),
    solution: solution.filter(isThere),
  };
  return { map: { ...map, columns }, missing: [...new Set(missing)] };
}

function isEssential(field: string): boolean {
  return ESSENTIAL.some((essential) => essential === field);
}
