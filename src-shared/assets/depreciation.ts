import type { BookValue } from './fields.ts';

export interface Depreciable {
  /** Cost of acquisition in hundredths. */
  readonly costCents: number | null;
  /** Local day, `YYYY-MM-DD`. */
  readonly acquiredOn: string | null;
  readonly usefulLifeMonths: number | null;
}

/**
 * Straight-line depreciation on a local day; null where cost, date or useful life is not known.
 *
 * Sources: CONAC, "Reglas Específicas del Registro y Valoración del Patrimonio" (DOF 13/12/2011): cost of acquisition less
 * residual value, over the years of useful life; the residual value is zero where it cannot be determined, and here it is
 * always zero. CONAC, "Parámetros de Estimación de Vida Útil" (DOF 15/08/2012), account 1.2.4.1.3, computing and
 * information technology equipment: 3 years, 33.3 % a year. Neither says with which month it begins. Here whole calendar
 * months count, from the month after the acquisition, each entered on its last day: bought on any day of January,
 * nothing is depreciated until 28 (29) February, when one month is, and after 36 months, on 31 January, nothing is left.
 */
export function bookValueOn(day: string, asset: Depreciable): BookValue | null {
  const { costCents, acquiredOn, usefulLifeMonths } = asset;
  if (costCents === null || acquiredOn === null || usefulLifeMonths === null) return null;
  const acquired = monthNumber(acquiredOn);
  const monthsUsed = Math.min(usefulLifeMonths, Math.max(0, endedMonths(day) - acquired));
  const depreciatedCents = share(costCents, monthsUsed, usefulLifeMonths);
  return {
    usefulLifeMonths,
    monthsUsed,
    annualRatePercent: Math.round(12_000 / usefulLifeMonths) / 10,
    depreciatedCents,
    bookCents: costCents - depreciatedCents,
    endsOn: lastDayOf(acquired + usefulLifeMonths),
  };
}

/** Months since year 0. */
function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The number of the newest month that has ended by the end of this day. */
function endedMonths(day: string): number {
  const month = monthNumber(day);
  return day === lastDayOf(month) ? month : month - 1;
}

function lastDayOf(month: number): string {
  // Day 0 of the next month: the calendar knows leap years.
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
}

/** `cents × part ÷ whole`, halves up; by whole numbers, since a large cost times its months leaves what a double holds. */
function share(cents: number, part: number, whole: number): number {
  const twice = 2n * BigInt(cents) * BigInt(part) + BigInt(whole);
  return Number(twice / (2n * BigInt(whole)));
}
