import { isoWeek } from '#shared/calendars/localTime.ts';
import { type Dates, stepsOf } from '#shared/indicators/period.ts';
import { DAY } from '#shared/kernel/time.ts';
import { isTime } from '#shared/reports/spec/catalogue.ts';
import type { SpecDimension, TimeDimension } from '#shared/reports/spec/dimension.ts';
import type { DimensionValue } from '#shared/reports/spec.ts';

/** The name of the step that a local day lies in: `2026-11-24`, `2026-W48`, `2026-11`, `2026-Q4` or `2026`. */
export function stepName(date: string, by: TimeDimension): string {
  switch (by) {
    case 'day':
      return date;
    case 'week':
      return isoWeek(Date.parse(date), 'UTC');
    case 'month':
      return date.slice(0, 7);
    case 'quarter':
      return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    case 'year':
      return date.slice(0, 4);
  }
}

/** SQLite groups by days (weeks begin with a Monday, three days before the first of 1970); their steps have names. */
export function decoded(dimension: SpecDimension, value: DimensionValue): DimensionValue {
  if (!isTime(dimension) || typeof value !== 'number') return value;
  return nameOfDay(dimension as TimeDimension, value);
}

const known = new Map<string, string>();

function nameOfDay(by: TimeDimension, day: number): string {
  const key = `${by}${day}`;
  const name = known.get(key) ?? stepName(new Date(day * DAY).toISOString().slice(0, 10), by);
  // A century of days and weeks, and no more.
  if (known.size > 50_000) known.clear();
  known.set(key, name);
  return name;
}

/** The names of all steps of a period, in order. */
export function stepNamesOf(dates: Dates, by: TimeDimension): string[] {
  if (by !== 'quarter') return stepsOf(dates, by).map(({ step }) => step);
  return [...new Set(stepsOf(dates, 'month').map(({ step }) => stepName(`${step}-01`, 'quarter')))];
}
