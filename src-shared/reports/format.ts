import type { Language } from '../people/contract.ts';
import type { ReportValue, ValueKind } from './reportData.ts';

/** How each language writes numbers and dates. */
export const REPORT_LOCALES: Readonly<Record<Language, string>> = { es: 'es-MX', en: 'en-GB', pt: 'pt-BR' };

/** Where nothing is known. */
export const NOTHING = '–';

/** Values of a report as its language writes them, the same on screen, on paper and in the ticks of a chart. */
export interface ReportFormats {
  value(kind: ValueKind, value: ReportValue, digits?: number): string;
  /** Beside an axis: no more digits than the step of its ticks needs. */
  tick(kind: ValueKind, value: number): string;
  /** An instant (ISO) in the zone of the report: “24 de noviembre de 2026, 16:40”. */
  instant(iso: string, timeZone: string): string;
  /** “Del 1 al 30 …” is for words; this is “1 nov 2026 – 30 nov 2026”. */
  period(period: { readonly from: string; readonly to: string }): string;
}

/** Digits after the point where a column says nothing of them. */
const DIGITS: Readonly<Partial<Record<ValueKind, number>>> = { share: 1, rating: 1 };

/** @param currency ISO 4217 */
export function reportFormats(language: Language, currency: string): ReportFormats {
  const locale = REPORT_LOCALES[language];
  const numbers = new Map<string, Intl.NumberFormat>();
  const number = (digits: number, options: Intl.NumberFormatOptions = {}) => {
    const key = `${digits}${options.style ?? ''}`;
    const made =
      numbers.get(key) ??
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        ...options,
      });
    numbers.set(key, made);
    return made;
  };
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  // A wall time is written as it stands: its zone is the report's, whatever the machine's.
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  const dateOr = (text: string, format: Intl.DateTimeFormat, at: number) =>
    Number.isNaN(at) ? text : format.format(at);

  function value(kind: ValueKind, given: ReportValue, digits = DIGITS[kind] ?? 0): string {
    if (given === null || given === '') return NOTHING;
    if (typeof given === 'string') {
      if (kind === 'date') return dateOr(given, day, Date.parse(`${given}T00:00:00Z`));
      return kind === 'time' ? dateOr(given, time, Date.parse(`${given}Z`)) : given;
    }
    if (!Number.isFinite(given)) return NOTHING;
    // What rounds to nothing is nothing: “-0.0” says no more than “0.0”.
    const shown = Object.is(given, -0) ? 0 : given;
    switch (kind) {
      case 'share':
        return number(digits, { style: 'percent' }).format(shown);
      case 'duration':
        return hoursAndMinutes(shown, number(0));
      case 'money':
        return money.format(shown / 100);
      default:
        return number(digits).format(shown);
    }
  }

  return {
    value,
    tick(kind, given) {
      if (kind === 'number' || kind === 'rating') {
        return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(given);
      }
      return kind === 'money'
        ? new Intl.NumberFormat(locale, {
            style: 'currency',
            currency,
            currencyDisplay: 'narrowSymbol',
            notation: 'compact',
            maximumFractionDigits: 1,
          }).format(given / 100)
        : value(kind, given, 0);
    },
    instant: (iso, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        dateStyle: 'long',
        timeStyle: 'short',
        hourCycle: 'h23',
        timeZone,
      }).format(Date.parse(iso)),
    period: ({ from, to }) =>
      from === to ? value('date', from) : `${value('date', from)} – ${value('date', to)}`,
  };
}

/** “3 h 25 min”: working seconds, never as days, since those have no length of their own and cannot be added up. */
function hoursAndMinutes(seconds: number, whole: Intl.NumberFormat): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const sign = seconds < 0 && minutes > 0 ? '-' : '';
  const rest = minutes % 60;
  if (minutes < 60) return `${sign}${minutes} min`;
  const hours = `${sign}${whole.format((minutes - rest) / 60)} h`;
  return rest === 0 ? hours : `${hours} ${rest} min`;
}

/** Whether values of a kind stand at the right of their column, under each other. */
export function isFigure(kind: ValueKind): boolean {
  return kind !== 'text' && kind !== 'date' && kind !== 'time';
}
