import { describe, expect, it } from 'vitest';
import { deviationOf, type Measured } from '#shared/alerts/deviation.ts';

const of = (values: readonly (number | null)[], tickets = 10): Measured[] =>
  values.map((value) => ({ value, tickets }));
const own = (value: number | null, tickets = 10): Measured => ({ value, tickets });
const USUAL = { score: 3.5, minTickets: 20 };

/** Median 6; distances 2 1 1 0 0 1 1 2, their median 1. */
const EIGHT = of([4, 5, 6, 7, 8, 5, 6, 7]);

describe('how far a figure lies from the usual', () => {
  it('is measured in median absolute deviations × 1.4826', () => {
    // (12 − 6) ÷ 1.4826
    const found = deviationOf('resolution', own(12), EIGHT, USUAL);
    expect(found).toMatchObject({ value: 12, median: 6, spread: 'medianDeviation' });
    expect(found?.score).toBeCloseTo(4.0469, 4);
  });

  it('is told from the set number of deviations on', () => {
    // (11 − 6) ÷ 1.4826 = 3.37245
    expect(deviationOf('resolution', own(11), EIGHT, USUAL)).toBeNull();
    expect(deviationOf('resolution', own(11), EIGHT, { ...USUAL, score: 3.3 })?.score).toBeCloseTo(
      3.37245,
      4,
    );
    const exact = 5 / 1.4826;
    expect(deviationOf('resolution', own(11), EIGHT, { ...USUAL, score: exact })).not.toBeNull();
  });

  it('is told only where it is worse: longer to solve, fewer on time, fewer solved', () => {
    expect(deviationOf('resolution', own(0), EIGHT, USUAL)).toBeNull();
    expect(deviationOf('solved', own(12), EIGHT, USUAL)).toBeNull();
    expect(deviationOf('solved', own(0), EIGHT, USUAL)?.score).toBeCloseTo(-4.0469, 4);
    // Shares 0.9 0.8 0.85 0.9 0.95: median 0.9, distances 0 0.1 0.05 0 0.05, their median 0.05.
    const shares = of([0.9, 0.8, 0.85, 0.9, 0.95]);
    expect(deviationOf('onTime', own(1), shares, USUAL)).toBeNull();
    // (0.6 − 0.9) ÷ (1.4826 × 0.05)
    expect(deviationOf('onTime', own(0.6), shares, USUAL)?.score).toBeCloseTo(-4.0469, 4);
  });

  it('falls back to the mean absolute deviation × 1.2533 where the median one is 0', () => {
    // Distances 0 0 0 0 0 4: their mean is 4 ÷ 6. (9 − 5) ÷ (1.2533 × 0.66667)
    const found = deviationOf('resolution', own(9), of([5, 5, 5, 5, 5, 9]), USUAL);
    expect(found).toMatchObject({ median: 5, spread: 'meanDeviation' });
    expect(found?.score).toBeCloseTo(4.7874, 4);
  });

  it('cannot be told where all others are alike: there is no scale', () => {
    expect(deviationOf('resolution', own(50), of([5, 5, 5, 5]), USUAL)).toBeNull();
  });

  it('rests on enough tickets, its own among them, and on three others at least', () => {
    // 8 × 2 + 4 = 20
    const few = of([4, 5, 6, 7, 8, 5, 6, 7], 2);
    expect(deviationOf('resolution', own(12, 4), few, USUAL)).not.toBeNull();
    expect(deviationOf('resolution', own(12, 3), few, USUAL)).toBeNull();
    expect(deviationOf('resolution', own(90, 50), of([4, 6], 50), USUAL)).toBeNull();
    expect(deviationOf('resolution', own(90, 50), of([4, null, 6, null], 50), USUAL)).toBeNull();
    expect(deviationOf('resolution', own(90, 50), of([4, 5, 6], 50), USUAL)).not.toBeNull();
  });

  it('leaves out weeks without a figure, with their tickets, and says nothing of a week without one', () => {
    expect(deviationOf('resolution', own(null, 40), EIGHT, USUAL)).toBeNull();
    expect(deviationOf('resolution', own(12, 4), [...of([4, 6, 8], 5), ...of([null], 50)], USUAL)).toBeNull();
  });
});
