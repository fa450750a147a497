import { z } from 'zod';
import { holidayTemplate } from './holidayTemplate.ts';
import { isTimeZone } from './zone.ts';

/** Days of the week as calendars name them, Monday first as in ISO 8601. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const OPENING = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
const CLOSING = /^(?:(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|24:00(?::00)?)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** An IANA time zone that this machine knows. */
export const timeZone = z.string().refine(isTimeZone, {
  error: 'Not a known time zone; write one like America/Mexico_City.',
  params: { rule: 'timeZone' },
});

/** A local day, `YYYY-MM-DD`, that exists. */
export const localDateText = z.string().refine(isDate, {
  error: 'Not a date; write one like 2026-09-16.',
  params: { rule: 'date' },
});

const openingTime = z.string().refine((text) => OPENING.test(text), {
  error: 'Not an opening time; write one from 00:00 to 23:59.',
  params: { rule: 'time' },
});

const closingTime = z.string().refine((text) => CLOSING.test(text), {
  error: 'Not a closing time; write one from 00:00 to 24:00.',
  params: { rule: 'time' },
});

/**
 * One opening, from and to in local wall time. `to` at or before `from` runs past midnight, and the whole of it
 * belongs to the weekday on which it opens: `["09:00", "09:00"]` lasts a day and night.
 */
export const interval = z.tuple([openingTime, closingTime]);
export type Interval = z.infer<typeof interval>;

const intervals = z.array(interval).max(24).optional();

export const weeklyHours = z.strictObject({
  mon: intervals,
  tue: intervals,
  wed: intervals,
  thu: intervals,
  fri: intervals,
  sat: intervals,
  sun: intervals,
});
export type WeeklyHours = z.infer<typeof weeklyHours>;

/** A holiday cancels the openings of its day; one that began the evening before runs on into it. */
const holidays = z.array(localDateText).max(10_000);

/** A calendar that never changed, as `soporte sla eval` reads it. */
export const calendarRules = z.object({ timeZone, hours: weeklyHours, holidays });
export type CalendarRules = z.infer<typeof calendarRules>;

/** Hours and holidays from a local day on; `validFrom` null means since ever. */
export const calendarVersion = z.object({
  validFrom: localDateText.nullable(),
  hours: weeklyHours,
  holidays,
});
export type CalendarVersion = z.infer<typeof calendarVersion>;

/**
 * A calendar with its history: each opening follows the version valid on the local day on which it opens. Before
 * the first version's day everything is closed. Holidays are those of the version, of the whole calendar, and of
 * the template save the days of it that are worked.
 */
export const calendarDefinition = z.object({
  timeZone,
  holidayTemplate: holidayTemplate.optional(),
  holidays: holidays.optional(),
  workedHolidays: holidays.optional(),
  versions: z
    .array(calendarVersion)
    .min(1)
    .max(500)
    .refine((versions) => new Set(versions.map((v) => v.validFrom)).size === versions.length, {
      error: 'Two versions begin on the same day.',
      params: { rule: 'sameValidFrom' },
    }),
});
export type CalendarDefinition = z.infer<typeof calendarDefinition>;

/** The same hours since ever and for ever. */
export function definitionOf(rules: CalendarRules): CalendarDefinition {
  return {
    timeZone: rules.timeZone,
    versions: [{ validFrom: null, hours: rules.hours, holidays: rules.holidays }],
  };
}

function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
