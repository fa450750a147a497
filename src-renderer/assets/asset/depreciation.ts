import { bookValueOn } from '#shared/assets/depreciation.ts';

/** A calendar year in the table of depreciation. Money in hundredths. */
export interface DepreciationYear {
  readonly year: number;
  /** Months of use that count in it. */
  readonly months: number;
  readonly duringCents: number;
  readonly sumCents: number;
  /** At the end of the year. */
  readonly bookCents: number;
}

interface Depreciable {
  readonly costCents: number;
  readonly acquiredOn: string;
  readonly usefulLifeMonths: number;
}

/** Straight-line depreciation by calendar year, as the books want it; the same rule as for the present day. */
export function depreciationYears(asset: Depreciable): DepreciationYear[] {
  const first = Number(asset.acquiredOn.slice(0, 4));
  const years: DepreciationYear[] = [];
  let before = { monthsUsed: 0, depreciatedCents: 0 };
  for (let year = first; before.monthsUsed < asset.usefulLifeMonths; year += 1) {
    const value = bookValueOn(`${year}-12-31`, asset);
    if (value === null) break;
    years.push({
      year,
      months: value.monthsUsed - before.monthsUsed,
      duringCents: value.depreciatedCents - before.depreciatedCents,
      sumCents: value.depreciatedCents,
      bookCents: value.bookCents,
    });
    before = value;
  }
  return years.filter((one) => one.months > 0);
}
