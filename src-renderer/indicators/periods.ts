import { addToDate, weekdayOf } from '#shared/calendars/localTime.ts';
import type { Step } from '#shared/indicators/fields.ts';
import { type Dates, lengthOf } from '#shared/indicators/period.ts';
import { DAY } from '#shared/kernel/time.ts';

export const PERIODS = ['week', 'weeks4', 'month', 'quarter', 'year'] as const;
/** A period that moves with the day; `own` has dates of its own. */
export type PeriodName = (typeof PERIODS)[number] | 'own';

export interface PeriodSearch {
  readonly period?: PeriodName | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Which period an address means: dates of its own only when it has both. */
export function periodNameOf({ period, from, to }: PeriodSearch): PeriodName {
  if (period === 'own') return from !== undefined && to !== undefined ? 'own' : 'weeks4';
  return period ?? 'weeks4';
}

/** The days of the period that an address means; those that move end today. Dates the wrong way round are turned. */
export function datesOf(search: PeriodSearch, today: string): Dates {
  const { from, to } = search;
  const name = periodNameOf(search);
  switch (name) {
    case 'own': {
      const [first = today, last = today] = [from ?? today, to ?? today].sort();
      return { from: first, to: last };
    }
    case 'week':
      return { from: addToDate(today, -weekdayOf(Date.parse(today) / DAY)), to: today };
    case 'weeks4':
      return { from: addToDate(today, -27), to: today };
    case 'month':
      return { from: `${today.slice(0, 7)}-01`, to: today };
    case 'quarter': {
      const month = Number(today.slice(5, 7));
      const first = month - ((month - 1) % 3);
      return { from: `${today.slice(0, 5)}${String(first).padStart(2, '0')}-01`, to: today };
    }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
}

/** The step of a line that leaves few enough points to read and enough to see a course. */
export function stepFor(dates: Dates): Step {
  const days = lengthOf(dates);
  if (days <= 14) return 'day';
  if (days <= 190) return 'week';
  return days <= 1_830 ? 'month' : 'year';
}
