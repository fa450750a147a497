import { describe, expect, it } from 'vitest';
import { bookValueOn } from '#shared/assets/depreciation.ts';

/** 36,000.00 in three years: 1,000.00 a month. */
const laptop = { costCents: 3_600_000, acquiredOn: '2023-01-15', usefulLifeMonths: 36 };

describe('straight-line depreciation', () => {
  it('takes 33.3 % a year off computing equipment', () => {
    expect(bookValueOn('2024-01-31', laptop)).toEqual({
      usefulLifeMonths: 36,
      monthsUsed: 12,
      annualRatePercent: 33.3,
      depreciatedCents: 1_200_000,
      bookCents: 2_400_000,
      endsOn: '2026-01-31',
    });
  });

  it.each([
    // The month of the acquisition takes nothing, whatever its day; each later one is entered on its last day.
    ['2022-12-31', 0, 3_600_000],
    ['2023-01-15', 0, 3_600_000],
    ['2023-01-31', 0, 3_600_000],
    ['2023-02-27', 0, 3_600_000],
    ['2023-02-28', 1, 3_500_000],
    ['2023-03-01', 1, 3_500_000],
    ['2024-02-28', 12, 2_400_000],
    ['2024-02-29', 13, 2_300_000],
    ['2025-12-31', 35, 100_000],
    ['2026-01-30', 35, 100_000],
    ['2026-01-31', 36, 0],
    ['2030-06-01', 36, 0],
  ])('on %s %i months are used and %i cents are left', (day, monthsUsed, bookCents) => {
    expect(bookValueOn(day, laptop)).toMatchObject({
      monthsUsed,
      bookCents,
      depreciatedCents: 3_600_000 - bookCents,
    });
  });

  it('ends on the last day of a leap February', () => {
    const bought = { costCents: 100, acquiredOn: '2024-01-31', usefulLifeMonths: 1 };
    expect(bookValueOn('2024-02-28', bought)).toMatchObject({ endsOn: '2024-02-29', bookCents: 100 });
    expect(bookValueOn('2024-02-29', bought)).toMatchObject({ bookCents: 0 });
    expect(
      bookValueOn('2024-01-31', { ...bought, acquiredOn: '2020-02-29', usefulLifeMonths: 48 }),
    ).toMatchObject({
      monthsUsed: 47,
      endsOn: '2024-02-29',
    });
  });

  it('rounds each day from the whole, so that nothing is left over at the end', () => {
    const odd = { costCents: 1_000, acquiredOn: '2025-12-10', usefulLifeMonths: 3 };
    const left = ['2026-01-31', '2026-02-28', '2026-03-31'].map((day) => bookValueOn(day, odd)?.bookCents);
    // 1000 × 1/3 = 333.33…, × 2/3 = 666.67 (up), then all of it.
    expect(left).toEqual([667, 333, 0]);
  });

  it('keeps exact what no floating number holds', () => {
    const dear = { costCents: 9_999_999_999_999, acquiredOn: '2000-01-01', usefulLifeMonths: 1_200 };
    // 1199 months after: all but one twelve-hundredth, 9999999999999 / 1200 = 8333333333.3325.
    expect(bookValueOn('2099-12-31', dear)).toMatchObject({ monthsUsed: 1_199, bookCents: 8_333_333_333 });
  });

  it('says a rate for every useful life', () => {
    const rate = (usefulLifeMonths: number) =>
      bookValueOn('2026-01-01', { ...laptop, usefulLifeMonths })?.annualRatePercent;
    expect([rate(120), rate(60), rate(36), rate(12)]).toEqual([10, 20, 33.3, 100]);
  });

  it('knows nothing without cost, date or useful life; a gift costs nothing and is worth nothing', () => {
    expect(bookValueOn('2026-01-01', { ...laptop, costCents: null })).toBeNull();
    expect(bookValueOn('2026-01-01', { ...laptop, acquiredOn: null })).toBeNull();
    expect(bookValueOn('2026-01-01', { ...laptop, usefulLifeMonths: null })).toBeNull();
    expect(bookValueOn('2024-01-31', { ...laptop, costCents: 0 })).toMatchObject({
      bookCents: 0,
      monthsUsed: 12,
    });
  });
});
