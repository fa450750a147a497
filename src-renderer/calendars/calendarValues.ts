import type { WeeklyHours } from '#shared/calendars/calendarRules.ts';
import type { Calendar } from '#shared/calendars/contract.ts';
import { type HolidayTemplate, holidaysOf } from '#shared/calendars/holidays.ts';
import { isEverOpen, tidied, weekFaults } from './weekHours.ts';

export interface OwnDay {
  date: string;
  name: string;
  isWorked: boolean;
}

export interface CalendarVersion {
  /** Null: since ever. */
  validFrom: string | null;
  hours: WeeklyHours;
}

export interface CalendarValues {
  name: string;
  timeZone: string;
  holidayTemplate: HolidayTemplate;
  isDefault: boolean;
  isEnabled: boolean;
  versions: CalendarVersion[];
  holidays: OwnDay[];
}

/** The form for a calendar; a new one begins with office hours. */
export function calendarValues(calendar: Calendar | null, timeZone: string): CalendarValues {
  const day: [string, string][] = [['09:00', '18:00']];
  return {
    name: calendar?.name ?? '',
    timeZone: calendar?.timeZone ?? timeZone,
    holidayTemplate: calendar?.holidayTemplate ?? 'lft74',
    isDefault: calendar?.isDefault ?? false,
    isEnabled: calendar?.isEnabled ?? true,
    versions: sortedVersions(
      calendar?.versions.map((version) => ({ ...version })) ?? [
        { validFrom: null, hours: { mon: day, tue: day, wed: day, thu: day, fri: day } },
      ],
    ),
    holidays: sortedDays(calendar?.holidays.map((holiday) => ({ ...holiday })) ?? []),
  };
}

/** Oldest first; “since ever” before any date. */
export function sortedVersions(versions: readonly CalendarVersion[]): CalendarVersion[] {
  return [...versions].sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
}

export function sortedDays(days: readonly OwnDay[]): OwnDay[] {
  return [...days].sort((a, b) => a.date.localeCompare(b.date));
}

/** The version that holds on a local day; the oldest when none has begun. */
export function versionOn(versions: readonly CalendarVersion[], date: string): CalendarVersion | null {
  const sorted = sortedVersions(versions);
  return sorted.filter((version) => (version.validFrom ?? '') <= date).at(-1) ?? sorted[0] ?? null;
}

/** What the service is sent. */
export function calendarInput(values: CalendarValues) {
  return {
    ...values,
    name: values.name.trim(),
    versions: values.versions.map((version) => ({ ...version, hours: tidied(version.hours) })),
  };
}

export interface YearDay {
  readonly date: string;
  readonly name: string;
  /** From the template, or added by hand. */
  readonly isOwn: boolean;
  /** A day of the template that is worked all the same. */
  readonly isWorked: boolean;
}

/** The days off of a year, in order: those of the template with those taken out again marked, and one's own. */
export function yearDays(
  values: Pick<CalendarValues, 'holidayTemplate' | 'holidays'>,
  year: number,
): YearDay[] {
  const template = holidaysOf(values.holidayTemplate, year);
  const worked = new Set(values.holidays.filter((day) => day.isWorked).map((day) => day.date));
  const ofTemplate = template.map(({ date, name }) => ({
    date,
    name,
    isOwn: false,
    isWorked: worked.has(date),
  }));
  const own = values.holidays
    .filter((day) => !day.isWorked && day.date.startsWith(`${year}-`))
    .map(({ date, name }) => ({ date, name, isOwn: true, isWorked: false }));
  return [...ofTemplate, ...own].sort((a, b) => a.date.localeCompare(b.date));
}

export type CalendarProblem = 'required' | 'hours' | 'neverOpen' | 'sameDate' | 'timeZone';

/** What is wrong with a calendar, and in which of its versions; null when it can be sent. */
export function calendarProblem(values: CalendarValues): {
  readonly problem: CalendarProblem;
  readonly field: 'name' | 'timeZone' | 'versions';
  readonly version?: number;
} | null {
  if (values.name.trim() === '') return { problem: 'required', field: 'name' };
  if (values.timeZone.trim() === '') return { problem: 'timeZone', field: 'timeZone' };
  for (const [version, { hours: typed }] of values.versions.entries()) {
    const hours = tidied(typed);
    if (Object.keys(weekFaults(hours)).length > 0) return { problem: 'hours', field: 'versions', version };
    if (!isEverOpen(hours)) return { problem: 'neverOpen', field: 'versions', version };
  }
  const starts = values.versions.map((version) => version.validFrom);
  return new Set(starts).size < starts.length ? { problem: 'sameDate', field: 'versions' } : null;
}
