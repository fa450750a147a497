import { fromLocal } from '#shared/calendars/localTime.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';

/** From instant to instant, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Without anything to show: the hours of an office. */
const EARLIEST = 9 * HOUR;
const LATEST = 18 * HOUR;

/**
 * The part of a day to draw: whole hours around every shift and appointment, never past the day itself. `dayStart`
 * is the first instant of the day.
 */
export function dayRange(dayStart: number, spans: readonly Span[]): Span {
  const dayEnd = dayStart + DAY;
  const within = spans
    .map((span) => ({ from: Math.max(dayStart, span.from), to: Math.min(dayEnd, span.to) }))
    .filter((span) => span.to > span.from);
  if (within.length === 0) return { from: dayStart + EARLIEST, to: dayStart + LATEST };
  const from = Math.min(...within.map((span) => span.from)) - dayStart;
  const to = Math.max(...within.map((span) => span.to)) - dayStart;
  return { from: dayStart + Math.floor(from / HOUR) * HOUR, to: dayStart + Math.ceil(to / HOUR) * HOUR };
}

/** Where a span lies within a range, in percent; clipped to it. Null: outside. */
export function placeIn(range: Span, span: Span): { readonly left: number; readonly width: number } | null {
  const length = range.to - range.from;
  const from = Math.max(range.from, span.from);
  const to = Math.min(range.to, span.to);
  if (to <= from || length <= 0) return null;
  return { left: ((from - range.from) / length) * 100, width: ((to - from) / length) * 100 };
}

/** The hours to write above; fewer of them when the range is long. */
export function hoursOf(range: Span): number[] {
  const hours = Math.round((range.to - range.from) / HOUR);
  const every = hours > 14 ? 2 : 1;
  return Array.from({ length: Math.ceil(hours / every) }, (_, index) => range.from + index * every * HOUR);
}

/** Rows for appointments that overlap: each goes to the first row that is free by then. */
export function lanesOf<T extends Span>(spans: readonly T[]): { readonly span: T; readonly lane: number }[] {
  const ends: number[] = [];
  return [...spans]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((span) => {
      const free = ends.findIndex((end) => end <= span.from);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = span.to;
      return { span, lane };
    });
}

/** A quarter of an hour at the share (0 to 1) of a range. */
export function quarterAt(range: Span, share: number): number {
  const at = range.from + share * (range.to - range.from);
  return Math.floor(at / (15 * MINUTE)) * 15 * MINUTE;
}

/** A day `YYYY-MM-DD` and two times `HH:MM` in a zone as instants. Null: incomplete. */
export function agreedSpan(date: string, from: string, to: string, zone: string): Span | null {
  const start = fromLocal(`${date}T${from}`, zone);
  const end = fromLocal(`${date}T${to}`, zone);
  return start === null || end === null ? null : { from: start, to: end };
}
