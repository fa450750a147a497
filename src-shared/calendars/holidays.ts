import { DAY } from '../kernel/time.ts';
import { weekdayOf } from './localTime.ts';

/**
 * The holiday templates of a calendar. `lft74`: the days of rest of article 74 of the Ley Federal del Trabajo;
 * `federal`: the same and 5 May, which the federal public sector keeps.
 */
export const HOLIDAY_TEMPLATES = ['none', 'lft74', 'federal'] as const;
export type HolidayTemplate = (typeof HOLIDAY_TEMPLATES)[number];

const NAMES = {
  newYear: 'Año Nuevo',
  constitution: 'Día de la Constitución',
  juarez: 'Natalicio de Benito Juárez',
  labour: 'Día del Trabajador',
  puebla: 'Batalla de Puebla',
  independence: 'Día de la Independencia',
  handover: 'Transmisión del Poder Ejecutivo Federal',
  revolution: 'Día de la Revolución',
  christmas: 'Navidad',
} as const;

export type HolidayKey = keyof typeof NAMES;

export interface Holiday {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly key: HolidayKey;
  /** Spanish, as laws and calendars write it. */
  readonly name: string;
}

/** Months as `Date.UTC` counts them. */
const JANUARY = 0;
const FEBRUARY = 1;
const MARCH = 2;
const MAY = 4;
const SEPTEMBER = 8;
const OCTOBER = 9;
const NOVEMBER = 10;
const DECEMBER = 11;

/**
 * The statutory holidays of a year, in order. Polling days (art. 74, IX) are not among them: they fall on a Sunday
 * and are added by hand where a department works on Sundays.
 */
export function holidaysOf(template: HolidayTemplate, year: number): Holiday[] {
  if (template === 'none') return [];
  const days: [HolidayKey, number][] = [
    ['newYear', day(year, JANUARY, 1)],
    ...commemorations(year),
    ['labour', day(year, MAY, 1)],
    ['independence', day(year, SEPTEMBER, 16)],
    ['christmas', day(year, DECEMBER, 25)],
  ];
  if (template === 'federal') days.push(['puebla', day(year, MAY, 5)]);
  const handover = handoverDay(year);
  if (handover !== null) days.push(['handover', handover]);
  return days
    .sort((a, b) => a[1] - b[1])
    .map(([key, at]) => ({ date: new Date(at * DAY).toISOString().slice(0, 10), key, name: NAMES[key] }));
}

/** The reform of 17 January 2006 moved three commemorations to a Monday; before it they were kept on their date. */
function commemorations(year: number): [HolidayKey, number][] {
  if (year < 2006) {
    return [
      ['constitution', day(year, FEBRUARY, 5)],
      ['juarez', day(year, MARCH, 21)],
      ['revolution', day(year, NOVEMBER, 20)],
    ];
  }
  return [
    ['constitution', monday(year, FEBRUARY, 1)],
    ['juarez', monday(year, MARCH, 3)],
    ['revolution', monday(year, NOVEMBER, 3)],
  ];
}

/**
 * Every six years the executive power is handed over: on 1 December under the law of 1970, on 1 October since 2024
 * (art. 83 of the Constitution, reform of 10 February 2014).
 */
function handoverDay(year: number): number | null {
  if (year < 1970 || (year - 1970) % 6 !== 0) return null;
  return year < 2024 ? day(year, DECEMBER, 1) : day(year, OCTOBER, 1);
}

/** The n-th Monday of a month. */
function monday(year: number, month: number, nth: number): number {
  const first = day(year, month, 1);
  return first + ((7 - weekdayOf(first)) % 7) + (nth - 1) * 7;
}

/** Days since 1970-01-01. */
function day(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month, dayOfMonth) / DAY;
}
