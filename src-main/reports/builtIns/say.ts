import type { Step } from '#shared/indicators/fields.ts';
import type { Language } from '#shared/people/contract.ts';
import type { ValueKind } from '#shared/reports/reportData.ts';

const LOCALES = { es: 'es-MX', en: 'en-GB', pt: 'pt-BR' } as const;
const WEEK = { es: 'sem', en: 'wk', pt: 'sem' } as const;

/** How values stand within a sentence, and what steps of time and days are called. */
export interface Say {
  value(kind: ValueKind, value: number | null, digits?: number): string;
  /** `2026-11-24`, `2026-W48`, `2026-11` or `2026` in few letters. */
  step(step: string): string;
  /** 1 is Monday. */
  weekday(weekday: number): string;
  compare(a: string, b: string): number;
}

/** The words for values of one language; money in an ISO 4217 currency. */
export function sayIn(language: Language, currency: string): Say {
  const locale = LOCALES[language];
  const number = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const dated = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    return (date: string) => format.format(Date.parse(date)).replaceAll(' de ', ' ').replace(/[.,]/g, '');
  };
  const day = dated({ day: 'numeric', month: 'short' });
  const month = dated({ month: 'short', year: 'numeric' });
  const weekday = dated({ weekday: 'short' });
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  return {
    value(kind, value, digits) {
      if (value === null) return '–';
      switch (kind) {
        case 'share':
          return percent.format(value);
        case 'duration':
          return duration(value);
        case 'money':
          return money.format(value / 100);
        case 'rating':
          return number(digits ?? 1).format(value);
        default:
          return number(digits ?? 0).format(value);
      }
    },
    step(step) {
      switch (stepOf(step)) {
        case 'day':
          return unbroken(day(step));
        case 'week':
          return unbroken(`${WEEK[language]} ${Number(step.slice(6))}`);
        case 'month':
          return unbroken(month(`${step}-01`));
        case 'year':
          return step;
      }
    },
    // 5 January 2026 was a Monday.
    weekday: (number) => weekday(`2026-01-0${4 + number}`),
    compare: (a, b) => collator.compare(a, b),
  };
}

/** In a narrow column too the name of a step stays on one line. */
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');

function stepOf(step: string): Step {
  if (step.includes('W')) return 'week';
  if (step.length === 4) return 'year';
  return step.length === 7 ? 'month' : 'day';
}

/** `3 h 20 min`, of working seconds. */
function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  return minutes % 60 === 0 || hours >= 100 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}
