import { addToDate } from '../calendars/localTime.ts';
import { type Dates, lastWeeks, type NamedDates } from '../indicators/period.ts';

/** How long a goal measures before it begins anew. */
export const GOAL_PERIODS = ['week', 'month', 'quarter', 'year'] as const;
export type GoalPeriod = (typeof GOAL_PERIODS)[number];

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The whole period that a local day lies in, named `2026-W48`, `2026-11`, `2026-Q4` or `2026`. */
export function periodAt(date: string, period: GoalPeriod): NamedDates {
  return lastPeriods(date, period, 1)[0] ?? { step: date, from: date, to: date };
}

/** So many whole periods in order, the last one being that of a local day. */
export function lastPeriods(date: string, period: GoalPeriod, count: number): NamedDates[] {
  if (period === 'week') return lastWeeks(date, count);
  const length = MONTHS[period];
  const [year = 0, month = 1] = date.split('-').map(Number);
  const months = year * 12 + month - 1;
  const current = months - (months % length);
  return Array.from({ length: count }, (_, index) => {
    const begin = current - (count - 1 - index) * length;
    const from = firstOf(begin);
    return { step: nameOf(begin, period), from, to: addToDate(firstOf(begin + length), -1) };
  });
}

/**
 * Whether a period counts for a goal: it has at least one day in the goal's term. A period is always measured whole, also
 * the first and the last one of a goal: its figures are those of every other page.
 */
export function isOfTerm(
  period: Dates,
  term: { readonly from: string; readonly to: string | null },
): boolean {
  return period.to >= term.from && (term.to === null || period.from <= term.to);
}

const firstOf = (months: number) => `${yearOf(months)}-${pad(monthOf(months))}-01`;
const yearOf = (months: number) => String(Math.floor(months / 12)).padStart(4, '0');
const monthOf = (months: number) => (months % 12) + 1;
const pad = (value: number) => String(value).padStart(2, '0');

function nameOf(months: number, period: Exclude<GoalPeriod, 'week'>): string {
  const year = yearOf(months);
  switch (period) {
    case 'month':
      return `${year}-${pad(monthOf(months))}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(monthOf(months) / 3)}`;
    case 'year':
      return year;
  }
}
