import { DAY, SECOND } from '../kernel/time.ts';
import type { CalendarDefinition } from './calendarRules.ts';
import { dayNumberOf, openingDays } from './openingDays.ts';
import { mergeSpans, type Span } from './spans.ts';
import { buildYearTable, lastAtMost, workedBefore, type YearTable } from './yearTable.ts';

/** A stretch in which the clock stands although the calendar is open. */
export type Pause = Span;

/** A calendar made ready to answer: instants are UTC milliseconds, durations working seconds. */
export interface WorkingCalendar {
  readonly timeZone: string;
  /**
   * The earliest instant at which `seconds` have been worked since `startMs`: one that is used up exactly at
   * closing time is due at closing time, and a budget of nothing is due at the start, open or not. Negative
   * seconds go back, to the latest instant that lies so much working time before. Null when it is never reached.
   */
  add(startMs: number, seconds: number, pauses?: readonly Pause[]): number | null;
  /** Working seconds from `aMs` to `bMs`, with fractions; negative when `bMs` is the earlier one. */
  between(aMs: number, bMs: number, pauses?: readonly Pause[]): number;
  /** Whether it is open then; the closing instant itself no longer is. */
  isOpen(ms: number): boolean;
  /** The instant itself when open, else the next opening; null when there is none. */
  nextOpen(ms: number): number | null;
  /** The end of the present opening, or of the next one when closed; null when it never closes or never opens. */
  nextClose(ms: number): number | null;
  /** The openings of a span, merged, sorted and clipped to it. */
  openings(fromMs: number, toMs: number): [from: number, to: number][];
  /**
   * The last closing of the n-th working day after the local day of `ms`, n at least 1: what "after three working
   * days" means. Null when there are not so many.
   */
  addDays(ms: number, days: number): number | null;
  /** Whether anything opens on a local day, `YYYY-MM-DD`. */
  isWorkingDay(date: string): boolean;
}

/** Years outside count as closed: every search ends, whatever it is asked. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;
const TABLES_KEPT = 24;
const CLOSED: YearTable = {
  opens: new Float64Array(),
  closes: new Float64Array(),
  before: new Float64Array(),
  total: 0,
};

/** Compiles a definition that zod has accepted; do it once and keep the result, which fills itself year by year. */
export function compileCalendar(definition: CalendarDefinition): WorkingCalendar {
  const days = openingDays(definition);
  const tables = new Map<number, YearTable>();
  const totals = new Map<number, number>();

  function table(year: number): YearTable {
    const known = tables.get(year);
    if (known !== undefined) return known;
    if (days.never || !(year >= FIRST_YEAR && year <= LAST_YEAR)) return CLOSED;
    const built = buildYearTable(year, days);
    if (tables.size >= TABLES_KEPT) dropOldest(tables);
    tables.set(year, built);
    totals.set(year, built.total);
    return built;
  }

  function total(year: number): number {
    return totals.get(year) ?? table(year).total;
  }

  /** Open milliseconds between two instants in order. */
  function open(from: number, to: number): number {
    const first = yearOf(from);
    const last = yearOf(to);
    let sum = workedBefore(table(last), to) - workedBefore(table(first), from);
    for (let year = Math.max(first, FIRST_YEAR); year < Math.min(last, LAST_YEAR + 1); year++)
      sum += total(year);
    return sum;
  }

  function forward(start: number, ms: number): number | null {
    if (ms === 0) return start;
    let year = Math.max(yearOf(start), FIRST_YEAR);
    // Measured from the year's beginning, so that it can be looked up in the prefix sums.
    let target = ms + workedBefore(table(year), start);
    while (year <= LAST_YEAR && target > total(year)) target -= total(year++);
    if (!(year <= LAST_YEAR)) return null;
    const { opens, before } = table(year);
    // The last opening with less than the target before it: so a budget used up at closing ends there.
    const i = lastAtMost(before, target - 0.5);
    return (opens[i] ?? 0) + target - (before[i] ?? 0);
  }

  function backward(end: number, ms: number): number | null {
    if (ms === 0) return end;
    let year = Math.min(yearOf(end), LAST_YEAR);
    let target = workedBefore(table(year), end) - ms;
    while (year >= FIRST_YEAR && target < 0) target += total(--year);
    if (!(year >= FIRST_YEAR)) return null;
    const { opens, before } = table(year);
    const i = lastAtMost(before, target);
    return (opens[i] ?? 0) + target - (before[i] ?? 0);
  }

  function forwardAround(start: number, ms: number, pauses: readonly Pause[]): number | null {
    let at = start;
    let left = ms;
    for (const [from, to] of mergeSpans(pauses)) {
      if (to <= at) continue;
      if (from > at) {
        const worked = open(at, from);
        if (worked >= left) break;
        left -= worked;
      }
      at = to;
    }
    return forward(at, left);
  }

  function backwardAround(end: number, ms: number, pauses: readonly Pause[]): number | null {
    let at = end;
    let left = ms;
    for (const [from, to] of mergeSpans(pauses).reverse()) {
      if (from >= at) continue;
      if (to < at) {
        const worked = open(to, at);
        if (worked >= left) break;
        left -= worked;
      }
      at = from;
    }
    return backward(at, left);
  }

  function openAround(from: number, to: number, pauses: readonly Pause[]): number {
    let sum = open(from, to);
    for (const [a, b] of mergeSpans(pauses)) {
      if (b > from && a < to) sum -= open(Math.max(a, from), Math.min(b, to));
    }
    return sum;
  }

  function nextOpen(ms: number): number | null {
    for (let year = Math.max(yearOf(ms), FIRST_YEAR); year <= LAST_YEAR; year++) {
      if (total(year) === 0) continue;
      const { opens, closes } = table(year);
      const i = lastAtMost(opens, ms);
      if (i >= 0 && ms < (closes[i] ?? 0)) return ms;
      const next = opens[i + 1];
      if (next !== undefined) return next;
    }
    return null;
  }

  function nextClose(ms: number): number | null {
    let at = nextOpen(ms);
    while (at !== null) {
      const year = yearOf(at);
      const end = Date.UTC(year + 1, 0, 1);
      if (total(year) === end - Date.UTC(year, 0, 1)) {
        at = end;
        continue;
      }
      const { opens, closes } = table(year);
      const i = lastAtMost(opens, at);
      const close = closes[i];
      // A run that reaches the end of the table may go on in the next one.
      if (i < 0 || close === undefined) return year > LAST_YEAR ? null : at;
      if (close < end) return close;
      at = close;
    }
    return null;
  }

  return {
    timeZone: definition.timeZone,
    add(startMs, seconds, pauses) {
      const ms = Math.round(seconds * SECOND);
      if (Number.isNaN(startMs + ms)) return null;
      if (ms === 0) return startMs;
      if (pauses === undefined || pauses.length === 0) {
        return ms > 0 ? forward(startMs, ms) : backward(startMs, -ms);
      }
      return ms > 0 ? forwardAround(startMs, ms, pauses) : backwardAround(startMs, -ms, pauses);
    },
    between(aMs, bMs, pauses) {
      if (aMs === bMs) return 0;
      const from = Math.min(aMs, bMs);
      const to = Math.max(aMs, bMs);
      const ms = pauses === undefined || pauses.length === 0 ? open(from, to) : openAround(from, to, pauses);
      return ms === 0 ? 0 : (aMs < bMs ? ms : -ms) / SECOND;
    },
    isOpen(ms) {
      const { opens, closes } = table(yearOf(ms));
      const i = lastAtMost(opens, ms);
      return i >= 0 && ms < (closes[i] ?? 0);
    },
    nextOpen,
    nextClose,
    openings(fromMs, toMs) {
      const found: Span[] = [];
      const last = Math.min(yearOf(toMs), LAST_YEAR);
      for (let year = Math.max(yearOf(fromMs), FIRST_YEAR); year <= last; year++) {
        const { opens, closes } = table(year);
        for (let i = Math.max(lastAtMost(opens, fromMs), 0); i < opens.length; i++) {
          const from = opens[i] ?? 0;
          if (from >= toMs) break;
          found.push([Math.max(from, fromMs), Math.min(closes[i] ?? 0, toMs)]);
        }
      }
      return mergeSpans(found);
    },
    addDays(ms, count) {
      let left = count;
      const today = Math.floor((ms + days.zone.offsetAt(ms)) / DAY);
      const end = Math.min(today + DAYS_SEARCHED, Date.UTC(LAST_YEAR + 1, 0, 1) / DAY);
      for (let day = today + 1; day < end && !days.never; day++) {
        const closes = mergeSpans(days.on(day)).at(-1)?.[1];
        if (closes !== undefined && --left <= 0) return closes;
      }
      return null;
    },
    isWorkingDay: (date) => mergeSpans(days.on(dayNumberOf(date))).length > 0,
  };
}

/** Twenty years: nobody waits longer for a working day, and the search stays short. */
const DAYS_SEARCHED = 20 * 366;

function yearOf(ms: number): number {
  return new Date(ms).getUTCFullYear();
}

function dropOldest(tables: Map<number, YearTable>): void {
  for (const year of tables.keys()) {
    tables.delete(year);
    return;
  }
}
