import { z } from 'zod';
import { type CalendarRules, calendarRules, definitionOf } from '../calendars/calendarRules.ts';
import {
  compileCalendar,
  FIRST_YEAR,
  LAST_YEAR,
  type Pause,
  type WorkingCalendar,
} from '../calendars/workingTime.ts';

const EARLIEST = Date.UTC(FIRST_YEAR, 0, 2);
const LATEST = Date.UTC(LAST_YEAR, 11, 30);
const MAX_LINE = 1_000_000;

/** ISO 8601 with Z or an offset; seconds may be left out. */
const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], {
    error: 'Not an instant; write one like 2026-01-05T15:00:00Z.',
  })
  .transform((iso) => Date.parse(iso))
  .refine((ms) => ms >= EARLIEST && ms <= LATEST, `Only the years ${FIRST_YEAR} to ${LAST_YEAR} are known.`);

const pause = z
  .tuple([instant, instant])
  .refine(([from, to]) => from <= to, 'The pause ends before it begins.');

const base = {
  calendar: calendarRules.extend({ holidays: calendarRules.shape.holidays.default([]) }),
  start: instant,
  pauses: z.array(pause).nullish(),
};

const question = z.discriminatedUnion(
  'op',
  [
    z.object({
      ...base,
      op: z.literal('add'),
      seconds: z.number().nonnegative('A budget cannot be negative.'),
    }),
    z.object({ ...base, op: z.literal('between'), end: instant }),
    z.object({ ...base, op: z.literal('isOpen') }),
    z.object({ ...base, op: z.literal('nextOpen') }),
  ],
  { error: 'The op must be add, between, isOpen or nextOpen.' },
);

type Question = z.infer<typeof question>;
type Answer = { readonly result: string | number | boolean } | { readonly error: string };

/**
 * Answers one line of `soporte sla eval` (a JSON object, see the interface) with one line: `{"id","result"}` or
 * `{"id","error"}`. It never throws, and takes bounded time whatever the line holds. Pauses stop the clock of
 * `add` and `between`; a calendar is open or not whether the clock stands or runs.
 */
export function evaluateLine(json: string): string {
  if (json.length > MAX_LINE) return write(null, { error: 'The line is too long.' });
  let line: unknown;
  try {
    line = JSON.parse(json);
  } catch {
    return write(null, { error: 'The line is not JSON.' });
  }
  const id = idOf(line);
  if (typeof line !== 'object' || line === null || Array.isArray(line)) {
    return write(id, { error: 'The line is not a JSON object.' });
  }
  try {
    const parsed = question.safeParse(line);
    return write(id, parsed.success ? answer(parsed.data) : { error: sentence(parsed.error) });
  } catch {
    return write(id, { error: 'The question cannot be answered.' });
  }
}

function answer(asked: Question): Answer {
  const calendar = compiled(asked.calendar);
  const pauses: readonly Pause[] = asked.pauses ?? [];
  switch (asked.op) {
    case 'isOpen':
      return { result: calendar.isOpen(asked.start) };
    case 'between':
      return { result: calendar.between(asked.start, asked.end, pauses) };
    case 'nextOpen':
      return at(calendar.nextOpen(asked.start), 'It never opens after that.');
    case 'add':
      return at(calendar.add(asked.start, asked.seconds, pauses), 'So much working time is never reached.');
  }
}

function at(ms: number | null, otherwise: string): Answer {
  return ms === null ? { error: otherwise } : { result: new Date(ms).toISOString().replace('.000Z', 'Z') };
}

const CALENDARS_KEPT = 16;
const calendars = new Map<string, WorkingCalendar>();

/** Lines that come together mostly ask about the same calendar: it is compiled once. */
function compiled(rules: CalendarRules): WorkingCalendar {
  const key = JSON.stringify(rules);
  const known = calendars.get(key);
  if (known !== undefined) return known;
  if (calendars.size >= CALENDARS_KEPT) calendars.clear();
  const fresh = compileCalendar(definitionOf(rules));
  calendars.set(key, fresh);
  return fresh;
}

function sentence(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'The question is not valid.';
  return issue.path.length === 0 ? issue.message : `${issue.path.map(String).join('.')}: ${issue.message}`;
}

/** The id comes back as it was sent, be it a text or a number; anything else is none. */
function idOf(line: unknown): string | number | null {
  if (typeof line !== 'object' || line === null || !Object.hasOwn(line, 'id')) return null;
  const { id } = line as { readonly id?: unknown };
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function write(id: string | number | null, result: Answer): string {
  return JSON.stringify({ id, ...result });
}
