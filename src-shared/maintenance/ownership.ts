import type { Ownership } from './fields.ts';
import { monthsBetween } from './nextDue.ts';

export interface OwnedAsset {
  readonly costCents: number | null;
  /** Local days. */
  readonly acquiredOn: string | null;
  readonly retiredOn: string | null;
}

/** What maintenance of one year came to, apart from what warranty covered. */
export interface YearOfMaintenance {
  readonly year: number;
  readonly partsCents: number;
  readonly workCents: number;
  /** Parts and work under warranty. */
  readonly coveredCents: number;
}

/**
 * The cost of ownership: acquisition, plus parts and work of all maintenance that warranty did not cover. A year holds
 * the maintenance that began in it, and the acquisition in its own. Per month = total ÷ whole months owned (at least
 * one), counted to today or the day it was retired; nothing is discounted and depreciation is no part of it.
 */
export function costOfOwnership(
  asset: OwnedAsset,
  maintenance: readonly YearOfMaintenance[],
  today: string,
): Ownership {
  const sum = (pick: (year: YearOfMaintenance) => number) =>
    maintenance.reduce((all, year) => all + pick(year), 0);
  const partsCents = sum((year) => year.partsCents);
  const workCents = sum((year) => year.workCents);
  const totalCents = (asset.costCents ?? 0) + partsCents + workCents;
  const { acquiredOn } = asset;
  const until = asset.retiredOn ?? today;
  const monthsOwned = acquiredOn === null ? null : Math.max(1, monthsBetween(acquiredOn, until));

  const years = new Map<number, { acquisitionCents: number; partsCents: number; workCents: number }>();
  if (acquiredOn !== null && asset.costCents !== null) {
    const year = Number(acquiredOn.slice(0, 4));
    years.set(year, { acquisitionCents: asset.costCents, partsCents: 0, workCents: 0 });
  }
  for (const { year, ...spent } of maintenance) {
    years.set(year, {
      acquisitionCents: years.get(year)?.acquisitionCents ?? 0,
      partsCents: spent.partsCents,
      workCents: spent.workCents,
    });
  }
  return {
    acquisitionCents: asset.costCents,
    partsCents,
    workCents,
    maintenanceCents: partsCents + workCents,
    coveredCents: sum((year) => year.coveredCents),
    totalCents,
    monthsOwned,
    perMonthCents: monthsOwned === null ? null : Math.round(totalCents / monthsOwned),
    years: [...years]
      .sort(([a], [b]) => a - b)
      .map(([year, spent]) => ({
        year,
        ...spent,
        totalCents: spent.acquisitionCents + spent.partsCents + spent.workCents,
      })),
  };
}

/** What a record comes to: its work, and its parts by their quantity. */
export function recordTotals(record: {
  readonly costCents: number;
  readonly isUnderWarranty: boolean;
  readonly parts: readonly { readonly quantity: number; readonly costCents: number }[];
}): { readonly partsCents: number; readonly totalCents: number; readonly paidCents: number } {
  const partsCents = record.parts.reduce((all, part) => all + part.quantity * part.costCents, 0);
  const totalCents = partsCents + record.costCents;
  return { partsCents, totalCents, paidCents: record.isUnderWarranty ? 0 : totalCents };
}
