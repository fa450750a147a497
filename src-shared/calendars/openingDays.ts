import { DAY, SECOND } from '../kernel/time.ts';
import { type CalendarDefinition, type Interval, WEEKDAYS } from './calendarRules.ts';
import { type HolidayTemplate, holidaysOf } from './holidays.ts';
import { instantOfWall, weekdayOf } from './localTime.ts';
import type { Span } from './spans.ts';
import { type Zone, zoneOf } from './zone.ts';

/** Which stretches open on a local day, given as days since 1970-01-01. */
export interface OpeningDays {
  readonly zone: Zone;
  /** No version has any hours at all. */
  readonly never: boolean;
  /** The stretches that open on that day, as instants, in the order in which the calendar lists them. */
  on(dayNumber: number): Span[];
}

interface Version {
  readonly from: number;
  /** Monday first: [from, to] of each opening in milliseconds after local midnight; `to` past a day runs overnight. */
  readonly week: readonly (readonly Span[])[];
  readonly holidays: ReadonlySet<number>;
}

/** Reads a definition that zod has accepted into numbers. */
export function openingDays(definition: CalendarDefinition): OpeningDays {
  const zone = zoneOf(definition.timeZone);
  const versions = definition.versions
    .map(
      (v): Version => ({
        from: v.validFrom === null ? Number.NEGATIVE_INFINITY : dayNumberOf(v.validFrom),
        week: WEEKDAYS.map((day) => (v.hours[day] ?? []).map(spanOf)),
        holidays: new Set(v.holidays.map(dayNumberOf)),
      }),
    )
    .sort((a, b) => b.from - a.from);
  const ownHolidays = new Set(definition.holidays?.map(dayNumberOf));
  const worked = new Set(definition.workedHolidays?.map(dayNumberOf));
  const template = templateDays(definition.holidayTemplate ?? 'none');

  function isHoliday(dayNumber: number, version: Version): boolean {
    if (version.holidays.has(dayNumber) || ownHolidays.has(dayNumber)) return true;
    return template(dayNumber) && !worked.has(dayNumber);
  }

  return {
    zone,
    never: versions.every((v) => v.week.every((spans) => spans.length === 0)),
    on(dayNumber) {
      const version = versions.find((v) => v.from <= dayNumber);
      const spans = version?.week[weekdayOf(dayNumber)];
      if (version === undefined || spans === undefined || spans.length === 0) return [];
      if (isHoliday(dayNumber, version)) return [];
      const midnight = dayNumber * DAY;
      const offset = zone.offsetAt(midnight - DAY);
      const shift = zone.offsetAt(midnight + 3 * DAY) - offset;
      // Nearly every day: no change of the clock is near enough to matter.
      if (shift === 0) return spans.map(([from, to]) => [midnight + from - offset, midnight + to - offset]);
      if (shift >= DAY && isLeftOut(midnight, zone)) return [];
      return spans.map((span) => instantsOf(span, midnight, zone));
    },
  };
}

/**
 * On the night the clock is put back, an opening means the first and a closing the last of the two instants that
 * read alike: so moving a boundary by a minute moves the working time by a minute and no hour that the calendar
 * covers is lost. Midnight as a closing is the end of the day that opened, not of the hour repeated after it.
 */
function instantsOf([from, to]: Span, midnight: number, zone: Zone): Span {
  const closing = to === DAY ? 'earlier' : 'later';
  return [instantOfWall(midnight + from, zone, 'earlier'), instantOfWall(midnight + to, zone, closing)];
}

/** Samoa had no 30 December 2011: what would open on such a day never does. */
function isLeftOut(midnight: number, zone: Zone): boolean {
  return instantOfWall(midnight, zone, 'earlier') === instantOfWall(midnight + DAY, zone, 'earlier');
}

/** Whether a day is one of the template's, year by year as they are asked for. */
function templateDays(template: HolidayTemplate): (dayNumber: number) => boolean {
  if (template === 'none') return () => false;
  const years = new Map<number, Set<number>>();
  return (dayNumber) => {
    const year = new Date(dayNumber * DAY).getUTCFullYear();
    let known = years.get(year);
    if (known === undefined) {
      known = new Set(holidaysOf(template, year).map((holiday) => dayNumberOf(holiday.date)));
      years.set(year, known);
    }
    return known.has(dayNumber);
  };
}

export function dayNumberOf(date: string): number {
  return Math.floor(Date.parse(date) / DAY);
}

function spanOf([from, to]: Interval): Span {
  const opens = timeOfDay(from);
  const closes = timeOfDay(to);
  return [opens, closes > opens ? closes : closes + DAY];
}

function timeOfDay(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return (hours * 3600 + minutes * 60 + seconds) * SECOND;
}
