import { addToDate } from '../calendars/localTime.ts';

/** When a plan happens. Days are local, `YYYY-MM-DD`. */
export interface Schedule {
  /** Null happens once, on `firstOn`. */
  readonly everyMonths: number | null;
  readonly firstOn: string;
  /** A ticket opens that many days before its date. */
  readonly leadDays: number;
}

/** The last date that a series is followed to; what lies behind it is nobody's plan. */
const LAST_YEAR = 9_000;

/**
 * The date so many months after another: the same day, or the last of a month that has fewer (31 January → 28 or
 * 29 February). A series is always counted from its first date, so that after February it is the 31st again.
 */
export function addMonths(date: string, months: number): string {
  const year = Number(date.slice(0, 4));
  const index = year * 12 + Number(date.slice(5, 7)) - 1 + months;
  const day = Number(date.slice(8, 10));
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12;
  const lastDay = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate();
  return new Date(Date.UTC(toYear, toMonth, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** Whole months from one date to a later one: 31 January to 28 February is one. */
export function monthsBetween(from: string, to: string): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return addMonths(from, months) <= to ? months : months - 1;
}

/** The first date of the series that is `day` or later; null when there is none. */
export function firstDueFrom(schedule: Schedule, day: string): string | null {
  const { everyMonths, firstOn } = schedule;
  if (firstOn >= day) return firstOn;
  if (everyMonths === null) return null;
  const periods = Math.floor(monthsBetween(firstOn, day) / everyMonths);
  const date = addMonths(firstOn, periods * everyMonths);
  const next = date >= day ? date : addMonths(firstOn, (periods + 1) * everyMonths);
  return Number(next.slice(0, 4)) > LAST_YEAR ? null : next;
}

/** The next dates of a series from a day on. */
export function nextDates(schedule: Schedule, day: string, count: number): string[] {
  const dates: string[] = [];
  for (let from = day; dates.length < count; ) {
    const date = firstDueFrom(schedule, from);
    if (date === null) break;
    dates.push(date);
    from = addToDate(date, 1);
  }
  return dates;
}

/** The day on which the ticket of a due date opens. */
export function opensOn(dueOn: string, leadDays: number): string {
  return addToDate(dueOn, -leadDays);
}

/** What an asset is due for after its ticket ended. */
export interface NextDue {
  readonly dueOn: string | null;
  /** Null: no ticket opens by itself. */
  readonly openOn: string | null;
}

/**
 * What follows when the ticket of `dueOn` ends on `today`.
 *
 * The next date is the one after `dueOn` in the series, not so many months after the day on which it was done: late
 * work does not drift the plan. Dates that went by meanwhile are not caught up one by one (nobody cleans a printer six
 * times in a row): the series goes on after today.
 *
 * A plan of once is over when it was carried out. Cancelled, its date stands (shown as overdue) until somebody opens
 * another ticket: by itself that would only be cancelled again.
 */
export function afterTicket(
  schedule: Schedule,
  ended: { readonly dueOn: string; readonly how: 'done' | 'cancelled'; readonly today: string },
): NextDue {
  const { dueOn, how, today } = ended;
  if (schedule.everyMonths === null) return { dueOn: how === 'done' ? null : dueOn, openOn: null };
  const after = addToDate(dueOn > today ? dueOn : today, 1);
  const next = firstDueFrom(schedule, after);
  return { dueOn: next, openOn: next === null ? null : opensOn(next, schedule.leadDays) };
}

/**
 * What an asset is due for when it joins a plan, or the plan's schedule changes, on `today`: the first date of the
 * series from today on that was not dealt with yet.
 */
export function firstDue(schedule: Schedule, today: string, lastDueOn: string | null): NextDue {
  const from = lastDueOn !== null && lastDueOn >= today ? addToDate(lastDueOn, 1) : today;
  const dueOn = firstDueFrom(schedule, from);
  return { dueOn, openOn: dueOn === null ? null : opensOn(dueOn, schedule.leadDays) };
}
