import type { CalendarDefinition, Interval, WeeklyHours } from '#shared/calendars/calendarRules.ts';
import { compileCalendar, type WorkingCalendar } from '#shared/calendars/workingTime.ts';

/** Nine to five, Monday to Friday. */
export const OFFICE_HOURS: WeeklyHours = everyDay(['mon', 'tue', 'wed', 'thu', 'fri'], ['09:00', '17:00']);

/** Open day and night. */
export const ALWAYS: WeeklyHours = everyDay(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  ['00:00', '24:00'],
);

/** The same intervals on each of some weekdays. */
export function everyDay(days: readonly (keyof WeeklyHours)[], ...intervals: Interval[]): WeeklyHours {
  return Object.fromEntries(days.map((day) => [day, intervals]));
}

/** A calendar with one version unless told otherwise: office hours in UTC without holidays. */
export function aCalendar(
  given: Partial<CalendarDefinition> & { hours?: WeeklyHours; holidays?: string[] } = {},
): WorkingCalendar {
  const { hours = OFFICE_HOURS, holidays = [], ...definition } = given;
  return compileCalendar({
    timeZone: 'UTC',
    versions: [{ validFrom: null, hours, holidays }],
    ...definition,
  });
}

/** An instant from its ISO form. */
export function at(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new Error(`Not an instant: ${iso}`);
  return ms;
}

/** The ISO form of an instant without milliseconds, or null. */
export function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString().replace('.000Z', 'Z');
}

export const HOURS = 3600;
