import { addToDate, localDate, startOfDate } from '../calendars/localTime.ts';
import { mergeSpans, type Span } from '../calendars/spans.ts';
import type { WorkingCalendar } from '../calendars/workingTime.ts';

/** How available the system was in a month, within working hours. Durations are working seconds. */
export interface MonthAvailability {
  /** `2026-11` */
  readonly month: string;
  /** What could be known: from the first heartbeat of all on, and no further than now. */
  readonly openSeconds: number;
  readonly downSeconds: number;
  /** 0…1; null when nothing was open that is known of. */
  readonly share: number | null;
  /** The outage with the most working time in it; instants in UTC ms. */
  readonly longest: { readonly from: number; readonly to: number; readonly seconds: number } | null;
}

/**
 * What heartbeats say of a month.
 *
 * @param spans when somebody was there, in any order
 * @param month `YYYY-MM` of the calendar's time zone
 * @param known what heartbeats can tell of at all: from the first one to now
 */
export function availability(
  spans: readonly Span[],
  calendar: WorkingCalendar,
  month: string,
  known: Span,
): MonthAvailability {
  const [monthFrom, monthTo] = monthSpan(month, calendar.timeZone);
  const from = Math.max(monthFrom, known[0]);
  const to = Math.min(monthTo, known[1]);
  if (to <= from) return { month, openSeconds: 0, downSeconds: 0, share: null, longest: null };
  let downSeconds = 0;
  let longest: MonthAvailability['longest'] = null;
  for (const [gapFrom, gapTo] of gaps(spans, from, to)) {
    const seconds = calendar.between(gapFrom, gapTo);
    downSeconds += seconds;
    if (seconds > (longest?.seconds ?? 0)) longest = { from: gapFrom, to: gapTo, seconds };
  }
  const openSeconds = calendar.between(from, to);
  const share = openSeconds > 0 ? 1 - downSeconds / openSeconds : null;
  return { month, openSeconds, downSeconds, share, longest };
}

/** The last months, newest first. @param count at least 1 */
export function monthsUntil(now: number, zone: string, count: number): string[] {
  const months = [localDate(now, zone).slice(0, 7)];
  while (months.length < count) {
    const dayBefore = addToDate(`${months.at(-1)}-01`, -1);
    months.push(dayBefore.slice(0, 7));
  }
  return months;
}

/** The first instant of a month, and of the next one. */
export function monthSpan(month: string, zone: string): Span {
  const first = `${month}-01`;
  const next = `${addToDate(first, 31).slice(0, 7)}-01`;
  return [startOfDate(first, zone), startOfDate(next, zone)];
}

function* gaps(spans: readonly Span[], from: number, to: number): Generator<Span> {
  let at = from;
  for (const [spanFrom, spanTo] of mergeSpans(spans)) {
    if (spanTo <= at) continue;
    if (spanFrom >= to) break;
    if (spanFrom > at) yield [at, spanFrom];
    at = spanTo;
  }
  if (at < to) yield [at, to];
}
