import { describe, expect, it } from 'vitest';
import { costOfOwnership, recordTotals } from '#shared/maintenance/ownership.ts';

const asset = { costCents: 1_200_000, acquiredOn: '2024-03-31', retiredOn: null };
const year = (of: number, partsCents: number, workCents: number, coveredCents = 0) => ({
  year: of,
  partsCents,
  workCents,
  coveredCents,
});

describe('the cost of ownership', () => {
  it('is acquisition, parts and work, by year and in all', () => {
    const cost = costOfOwnership(asset, [year(2024, 0, 50_000), year(2026, 30_000, 20_000)], '2026-03-31');
    expect(cost).toMatchObject({
      acquisitionCents: 1_200_000,
      partsCents: 30_000,
      workCents: 70_000,
      maintenanceCents: 100_000,
      totalCents: 1_300_000,
      monthsOwned: 24,
      perMonthCents: Math.round(1_300_000 / 24),
    });
    expect(cost.years).toEqual([
      { year: 2024, acquisitionCents: 1_200_000, partsCents: 0, workCents: 50_000, totalCents: 1_250_000 },
      { year: 2026, acquisitionCents: 0, partsCents: 30_000, workCents: 20_000, totalCents: 50_000 },
    ]);
  });

  it('counts nothing of what warranty covered, and says how much that was', () => {
    const cost = costOfOwnership(asset, [year(2024, 0, 0, 99_000)], '2026-03-31');
    expect(cost).toMatchObject({ maintenanceCents: 0, coveredCents: 99_000, totalCents: 1_200_000 });
  });

  it('counts at least one month, and none after the day it was retired', () => {
    expect(costOfOwnership(asset, [], '2024-04-02').monthsOwned).toBe(1);
    expect(costOfOwnership({ ...asset, retiredOn: '2025-03-31' }, [], '2030-01-01').monthsOwned).toBe(12);
  });

  it('leaves open what is not known', () => {
    const cost = costOfOwnership(
      { costCents: null, acquiredOn: null, retiredOn: null },
      [year(2025, 1, 2)],
      '2026-01-01',
    );
    expect(cost).toMatchObject({
      acquisitionCents: null,
      totalCents: 3,
      monthsOwned: null,
      perMonthCents: null,
    });
  });
});

describe('a record', () => {
  const parts = [{ quantity: 2, costCents: 15_000 }];
  it('comes to its work and its parts by their quantity', () => {
    expect(recordTotals({ costCents: 5_000, isUnderWarranty: false, parts })).toEqual({
      partsCents: 30_000,
      totalCents: 35_000,
      paidCents: 35_000,
    });
  });

  it('under warranty costs nothing', () => {
    expect(recordTotals({ costCents: 5_000, isUnderWarranty: true, parts }).paidCents).toBe(0);
  });
});
