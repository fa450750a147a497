import { fromLocal } from '#shared/calendars/localTime.ts';
import { DATE_ORDERS, type DateOrder } from '#shared/imports/targets.ts';

export const DATE_FORMATS = DATE_ORDERS;
export type DateFormat = DateOrder;

const WRITTEN: Readonly<Record<DateFormat, string>> = {
  'd/m/y': 'day/month/year hour:minute',
  'm/d/y': 'month/day/year hour:minute',
  'y-m-d': 'year-month-day hour:minute',
};

const SLASHED =
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?)?$/i;
const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

export type ParsedDate = { readonly at: number } | { readonly problem: string };

/**
 * An instant (UTC ms) from a date of a file: wall time of `zone`, unless it carries an offset of its own. Without a
 * time of day it is midnight. A date that no calendar has (31/2) is a problem, told in a sentence.
 */
export function parseDate(text: string, formats: readonly DateFormat[], zone: string): ParsedDate {
  for (const format of formats) {
    const parts = partsOf(text, format);
    if (parts === null) continue;
    const { year, month, day, hour, minute, second, offset } = parts;
    const local = `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
    const at = offset === null ? fromLocal(local, zone) : fromLocal(local, 'UTC');
    if (at === null) return { problem: `“${text}” is not a date that exists (read as ${WRITTEN[format]}).` };
    return { at: at - (offset ?? 0) };
  }
  const wanted = formats.map((format) => WRITTEN[format]).join(' or ');
  return { problem: `“${text}” is not a date; expected ${wanted}.` };
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Milliseconds ahead of UTC; null without one. */
  readonly offset: number | null;
}

function partsOf(text: string, format: DateFormat): Parts | null {
  if (format === 'y-m-d') {
    const found = ISO.exec(text);
    if (found === null) return null;
    const [, year, month, day, hour, minute, second, offset] = found;
    return {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      ...timeOf(hour, minute, second),
      offset: offset === undefined ? null : offsetOf(offset),
    };
  }
  const found = SLASHED.exec(text);
  if (found === null) return null;
  const [, first, second, year, hour, minute, seconds, half] = found;
  const [day, month] = format === 'd/m/y' ? [first, second] : [second, first];
  const fullYear = Number(year) < 100 ? 2000 + Number(year) : Number(year);
  const time = timeOf(hour, minute, seconds);
  return {
    year: fullYear,
    month: Number(month),
    day: Number(day),
    ...time,
    hour: half === undefined ? time.hour : twelveHours(time.hour, half),
    offset: null,
  };
}

function timeOf(hour: string | undefined, minute: string | undefined, second: string | undefined) {
  return { hour: Number(hour ?? 0), minute: Number(minute ?? 0), second: Number(second ?? 0) };
}

/** 12 a.m. is midnight, 12 p.m. noon; 13 p.m. is no hour. */
function twelveHours(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function offsetOf(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.slice(1).replace(':', '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

function pad(value: number, digits = 2): string {
  return String(value).padStart(digits, '0');
}
