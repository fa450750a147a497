import { addToDate, isoWeek, localDate, startOfDate, weekdayOf } from '../calendars/localTime.ts';
import { DAY } from '../kernel/time.ts';
import type { Step } from './fields.ts';

/** A stretch of time, UTC ms: `to` no longer belongs to it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Two local days, `YYYY-MM-DD`; both belong to it. */
export interface Dates {
  readonly from: string;
  readonly to: string;
}

/** Years that calendars answer for. */
const FIRST_DATE = '1900-01-01';
const LAST_DATE = '2200-12-31';

/** Whether both days lie within the years that calendars answer for. */
export function isWithinCalendars({ from, to }: Dates): boolean {
  return from >= FIRST_DATE && to <= LAST_DATE;
}

/** Whole days of a zone as instants. */
export function spanOf({ from, to }: Dates, zone: string): Span {
  return { from: startOfDate(from, zone), to: startOfDate(addToDate(to, 1), zone) };
}

export interface NamedDates extends Dates {
  /** `2026-11-24`, `2026-W48`, `2026-11` or `2026`. */
  readonly step: string;
}

/** The days, ISO weeks, months or years that a period touches, each cut to the period. */
export function stepsOf({ from, to }: Dates, by: Step): NamedDates[] {
  const steps: NamedDates[] = [];
  let begin = from;
  while (begin <= to) {
    const end = endOfStep(begin, by);
    steps.push({ step: nameOf(begin, by), from: begin, to: end < to ? end : to });
    begin = addToDate(end, 1);
  }
  return steps;
}

/** The whole ISO week, month or year that a local day lies in. */
export function datesOfStep(date: string, by: Exclude<Step, 'day'>): Dates {
  const to = endOfStep(date, by);
  switch (by) {
    case 'week':
      return { from: startOfWeek(date), to };
    case 'month':
      return { from: `${date.slice(0, 7)}-01`, to };
    case 'year':
      return { from: `${date.slice(0, 4)}-01-01`, to };
  }
}

/** Every ISO week that a period touches, whole. */
export function weeksOf({ from, to }: Dates): NamedDates[] {
  return stepsOf({ from: startOfWeek(from), to: endOfStep(to, 'week') }, 'week');
}

/** So many whole ISO weeks, the last one being that of a local day. */
export function lastWeeks(date: string, count: number): NamedDates[] {
  const from = addToDate(startOfWeek(date), -7 * (count - 1));
  return stepsOf({ from, to: endOfStep(date, 'week') }, 'week');
}

/** The local days of an ISO week; null for one that does not exist, such as week 53 of most years, or lies too far away. */
export function datesOfWeek(week: string): Dates | null {
  const [year = '', number = ''] = week.split('-W');
  const first = `${year}-01-04`;
  if (!isWithinCalendars({ from: first, to: first })) return null;
  // 4 January always lies in week 1.
  const from = addToDate(startOfWeek(first), 7 * (Number(number) - 1));
  return nameOf(from, 'week') === week ? { from, to: addToDate(from, 6) } : null;
}

/** How many days a period has; 0 or less when it ends before it begins. */
export function lengthOf({ from, to }: Dates): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;
}

function startOfWeek(date: string): string {
  return addToDate(date, -weekdayOf(Date.parse(date) / DAY));
}

function endOfStep(date: string, by: Step): string {
  switch (by) {
    case 'day':
      return date;
    case 'week':
      return addToDate(startOfWeek(date), 6);
    case 'month': {
      const [year = 0, month = 0] = date.split('-').map(Number);
      return localDate(Date.UTC(year, month, 0), 'UTC');
    }
    case 'year':
      return `${date.slice(0, 4)}-12-31`;
  }
}

function nameOf(date: string, by: Step): string {
  switch (by) {
    case 'day':
      return date;
    case 'week':
      return isoWeek(Date.parse(date), 'UTC');
    case 'month':
      return date.slice(0, 7);
    case 'year':
      return date.slice(0, 4);
  }
}
