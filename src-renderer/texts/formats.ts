import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';
import type { Language } from '#shared/people/contract.ts';
import { currentLanguage } from './i18n.ts';

let zone: string | undefined;

/** The institution's zone: everybody reads the same clock, wherever their machine thinks it is. */
export function setTimeZone(timeZone: string | null): void {
  zone = timeZone ?? undefined;
}

/** The zone that the screens show times in; undefined: the machine's own. */
export function shownTimeZone(): string | undefined {
  return zone;
}

const locales: Readonly<Record<Language, string>> = { es: 'es-MX', en: 'en-GB', pt: 'pt-BR' };

export interface Formats {
  /** “24 nov 2026, 16:40”. */
  dateTime(iso: string): string;
  /** “martes, 24 de noviembre de 2026, 16:40”: for hover and print. */
  exact(iso: string): string;
  /** The whole day in words, without a time. */
  longDate(iso: string): string;
  date(iso: string): string;
  time(iso: string): string;
  /** “hace 5 min”, “en 2 h”, “ayer”; `now` in milliseconds. */
  relative(iso: string, now: number): string;
  /** “hoy 16:40”, “mañana 9:00”, “vie 27 nov, 9:00”: how deadlines are named. */
  dayAndTime(iso: string, now: number): string;
  /** Working or clock time: “2 h 5 min”, “3 d 4 h”; in seconds. A day is eight hours when `workday` is set. */
  duration(seconds: number, options?: { readonly workday?: boolean }): string;
  number(value: number): string;
  /** “92 %”, of a share from 0 to 1. */
  percent(share: number): string;
  /** With so many digits after the point. */
  decimal(value: number, digits: number): string;
  /** A day of a calendar (`2026-11-24`) with the parts asked for, in few letters: “24 nov”. */
  shortDay(date: string, parts: Intl.DateTimeFormatOptions): string;
  /** “$12,500.00”: hundredths of an ISO 4217 currency. */
  money(cents: number, currency: string): string;
  /** “24 nov 2026”: a day without a time (`2026-11-24`), the same in every zone. */
  localDay(date: string): string;
  bytes(value: number): string;
  list(items: readonly string[]): string;
  /** For sorting what people read. */
  compare(a: string, b: string): number;
}

/** Dates, numbers and sizes as the present language writes them. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is what the formats are made from
  return useMemo(() => formatsOf(currentLanguage(), zone), [i18n.language, zone]);
}

/** The formats of a language and a zone; `undefined` takes the machine's. */
export function formatsOf(language: Language, timeZone?: string): Formats {
  const locale = locales[language];
  const made = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', ...options });
  const dateTime = made({ dateStyle: 'medium', timeStyle: 'short' });
  const exact = made({ dateStyle: 'full', timeStyle: 'short' });
  const longDate = made({ dateStyle: 'full' });
  const date = made({ dateStyle: 'medium' });
  const localDay = made({ dateStyle: 'medium', timeZone: 'UTC' });
  const time = made({ hour: '2-digit', minute: '2-digit' });
  const day = made({ weekday: 'short', day: 'numeric', month: 'short' });
  const dayWithYear = made({ day: 'numeric', month: 'short', year: 'numeric' });
  const key = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const number = new Intl.NumberFormat(locale);
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const dayNumber = (at: number) => Math.round(Date.parse(key.format(at)) / DAY);
  // “jue 26 nov”: columns are narrow, and “jue, 26 de nov.” says no more.
  const shortDay = (at: number) => day.format(at).replace(' de ', ' ').replace(/[.,]/g, '');

  return {
    dateTime: (iso) => dateTime.format(Date.parse(iso)),
    exact: (iso) => exact.format(Date.parse(iso)),
    longDate: (iso) => longDate.format(Date.parse(iso)),
    date: (iso) => date.format(Date.parse(iso)),
    time: (iso) => time.format(Date.parse(iso)),
    relative: (iso, now) => {
      const distance = Date.parse(iso) - now;
      const size = Math.abs(distance);
      if (size < MINUTE) return relative.format(0, 'second');
      if (size < HOUR) return relative.format(Math.trunc(distance / MINUTE), 'minute');
      const days = dayNumber(Date.parse(iso)) - dayNumber(now);
      if (size < 12 * HOUR || days === 0) return relative.format(Math.trunc(distance / HOUR), 'hour');
      if (Math.abs(days) <= 6) return relative.format(days, 'day');
      return size < 300 * DAY ? shortDay(Date.parse(iso)) : dayWithYear.format(Date.parse(iso));
    },
    dayAndTime: (iso, now) => {
      const at = Date.parse(iso);
      const days = dayNumber(at) - dayNumber(now);
      const named = Math.abs(days) <= 1 ? relativeDay(locale, days) : shortDay(at);
      return Math.abs(days) > 300 ? dateTime.format(at) : `${named} ${time.format(at)}`;
    },
    duration: (seconds, options) => spoken(seconds, options?.workday === true ? 8 : 24),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    decimal: (value, digits) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
        value,
      ),
    shortDay: (day, parts) =>
      new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' })
        .format(Date.parse(day))
        .replace(/ de /g, ' ')
        .replace(/[.,]/g, ''),
    money: (cents, currency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
        cents / 100,
      ),
    localDay: (day) => localDay.format(Date.parse(day)),
    bytes: (value) => {
      const units = ['B', 'kB', 'MB', 'GB', 'TB'];
      const power = value < 1_000 ? 0 : Math.min(4, Math.floor(Math.log10(value) / 3));
      return `${one.format(value / 1_000 ** power)} ${units[power]}`;
    },
    list: (items) => list.format(items),
    compare: (a, b) => collator.compare(a, b),
  };
}

function relativeDay(locale: string, days: number): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
}

function spoken(seconds: number, hoursADay: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  if (hours < hoursADay) return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
  const days = Math.floor(hours / hoursADay);
  const left = hours % hoursADay;
  return left === 0 ? `${days} d` : `${days} d ${left} h`;
}
