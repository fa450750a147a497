import { describe, expect, it } from 'vitest';
import { BANDS, bandOf, calibrationOf, type Outcome, tallyOf } from '#shared/delays/calibration.ts';

const outcome = (facts: Partial<Outcome>): Outcome => ({
  lateOdds: 0.5,
  wasLate: false,
  earliestSeconds: 100,
  latestSeconds: 900,
  tookSeconds: 500,
  ...facts,
});
const many = (count: number, facts: Partial<Outcome>) =>
  Array.from({ length: count }, () => tallyOf(outcome(facts)));

it('odds are put into tenths; certainty belongs to the last', () => {
  expect([0, 0.0999, 0.1, 0.3, 0.6, 0.7, 0.95, 1].map(bandOf)).toEqual([0, 0, 1, 3, 6, 7, 9, 9]);
});

describe('the track record', () => {
  it('of ten at 25 % with two late and ten at 87.5 % with eight late', () => {
    const figures = calibrationOf([
      ...many(8, { lateOdds: 0.25 }),
      ...many(2, { lateOdds: 0.25, wasLate: true }),
      ...many(2, { lateOdds: 0.875 }),
      ...many(8, { lateOdds: 0.875, wasLate: true }),
    ]);
    expect(figures.count).toBe(20);
    expect(figures.late).toBe(10);
    expect(figures.bands).toHaveLength(BANDS);
    expect(figures.bands[2]).toEqual({ band: 2, count: 10, late: 2, predicted: 0.25, happened: 0.2 });
    expect(figures.bands[8]).toEqual({ band: 8, count: 10, late: 8, predicted: 0.875, happened: 0.8 });
    // (8 × 0.25² + 2 × 0.75² + 2 × 0.875² + 8 × 0.125²) ÷ 20
    expect(figures.brier).toBeCloseTo((0.5 + 1.125 + 1.53125 + 0.125) / 20, 12);
    expect(figures.brierOfBase).toBeCloseTo(0.25, 12);
  });

  it('counts a range that holds what happened, its ends included', () => {
    const figures = calibrationOf([
      ...many(10, { tookSeconds: 100 }),
      ...many(6, { tookSeconds: 900 }),
      ...many(3, { tookSeconds: 99 }),
      ...many(1, { tookSeconds: 901 }),
    ]);
    expect(figures.coverage).toEqual({ met: 16, of: 20, share: 0.8 });
  });

  it('leaves predictions without odds out of the bands but not out of the ranges', () => {
    const figures = calibrationOf(many(20, { lateOdds: null }));
    expect(figures.count).toBe(0);
    expect(figures.brier).toBeNull();
    expect(figures.coverage.of).toBe(20);
  });

  it('says nothing with too few cases', () => {
    const figures = calibrationOf(many(9, { lateOdds: 0.45 }));
    expect(figures).toMatchObject({ count: 9, brier: null, brierOfBase: null });
    expect(figures.coverage).toEqual({ met: 9, of: 9, share: null });
    expect(figures.bands[4]).toMatchObject({ count: 9, predicted: null, happened: null });
    expect(calibrationOf(many(10, { lateOdds: 0.45 })).bands[4]).toMatchObject({ happened: 0 });
  });

  it('is the same from sums as from single outcomes', () => {
    const single = [...many(15, { lateOdds: 0.3, wasLate: true }), ...many(15, { lateOdds: 0.3 })];
    const sum = single.reduce((all, one) => ({
      band: 3,
      count: all.count + one.count,
      late: all.late + one.late,
      odds: all.odds + one.odds,
      squares: all.squares + one.squares,
      covered: all.covered + one.covered,
    }));
    expect(calibrationOf([sum]).brier).toBeCloseTo(calibrationOf(single).brier ?? 0, 12);
  });
});
