import { type Interval, WEEKDAYS, type Weekday, type WeeklyHours } from '#shared/calendars/calendarRules.ts';
import { tidyTime } from '../signs/hours.ts';

const DAY = 1_440;
const OPENING = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const CLOSING = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** A stretch of one day in minutes since its midnight; `isOvernight` runs on into the next. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
  readonly isOvernight: boolean;
}

/** The openings of a day as stretches; one that ends at or before its start runs past midnight. */
export function spansOf(intervals: readonly Interval[] | undefined): DaySpan[] {
  return (intervals ?? [])
    .filter(([from, to]) => OPENING.test(from) && CLOSING.test(to))
    .map(([opens, closes]) => {
      const from = minutesOf(opens);
      const to = minutesOf(closes);
      const isOvernight = to <= from;
      return { from, to: isOvernight ? to + DAY : to, isOvernight };
    })
    .sort((a, b) => a.from - b.from);
}

/** Working minutes of a day, those past its midnight included. */
export function minutesOfDay(intervals: readonly Interval[] | undefined): number {
  return spansOf(intervals).reduce((sum, span) => sum + span.to - span.from, 0);
}

/** Working minutes of a week. */
export function minutesOfWeek(hours: WeeklyHours): number {
  return WEEKDAYS.reduce((sum, day) => sum + minutesOfDay(hours[day]), 0);
}

export type WeekFault = 'wrong' | 'overlap' | 'overlapsNextDay';

/**
 * The first thing wrong with each day: a time that is none, openings that cross each other, or one that runs past
 * midnight into the next day's first. Days without a fault are left out.
 */
export function weekFaults(hours: WeeklyHours): Partial<Record<Weekday, WeekFault>> {
  const faults: Partial<Record<Weekday, WeekFault>> = {};
  WEEKDAYS.forEach((day, index) => {
    const intervals = hours[day] ?? [];
    const spans = spansOf(intervals);
    if (spans.length < intervals.length) {
      faults[day] = 'wrong';
      return;
    }
    if (spans.some((span, at) => at > 0 && span.from < (spans[at - 1]?.to ?? 0))) {
      faults[day] = 'overlap';
      return;
    }
    const next = WEEKDAYS[(index + 1) % WEEKDAYS.length];
    const [firstOfNext] = spansOf(next === undefined ? [] : hours[next]);
    const end = Math.max(0, ...spans.map((span) => span.to));
    if (firstOfNext !== undefined && end > DAY + firstOfNext.from) faults[day] = 'overlapsNextDay';
  });
  return faults;
}

/** Whether there is any time to work at all; a calendar without would never reach a deadline. */
export function isEverOpen(hours: WeeklyHours): boolean {
  return minutesOfWeek(hours) > 0;
}

/** One day's hours given to others. */
export function withCopied(hours: WeeklyHours, from: Weekday, to: readonly Weekday[]): WeeklyHours {
  const { [from]: source = [] } = hours;
  const copied = Object.fromEntries(to.map((day) => [day, source.map(([a, b]): Interval => [a, b])]));
  return withoutEmpty({ ...hours, ...copied });
}

/** Hours as they are stored: “9” is 09:00, as it becomes when a field is left. */
export function tidied(hours: WeeklyHours): WeeklyHours {
  return Object.fromEntries(
    Object.entries(hours).map(([day, intervals]) => [
      day,
      intervals.map(([from, to]): Interval => [tidyTime(from), tidyTime(to)]),
    ]),
  );
}

function withoutEmpty(hours: WeeklyHours): WeeklyHours {
  return Object.fromEntries(Object.entries(hours).filter(([, intervals]) => intervals.length > 0));
}

function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}
