import { describe, expect, it } from 'vitest';
import {
  balanceOf,
  mean,
  median,
  percentile,
  populationDeviation,
  robustScore,
  summaryOf,
} from '#shared/indicators/statistics.ts';
import { seededRandom } from '../../builders/seededRandom.ts';

describe('mean, median and percentile', () => {
  it('are unknown of nothing', () => {
    expect([mean([]), median([]), percentile([], 0.9), populationDeviation([]), balanceOf([])]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('are those of small cases worked out by hand', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 9, 5, 7])).toBe(6);
    expect(median([10, 9, 100])).toBe(10);
  });

  it('take as 90th percentile a value that was measured, at or below which nine tenths lie', () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(percentile(ten, 0.9)).toBe(9);
    expect(percentile([...ten, 11], 0.9)).toBe(10);
    expect(percentile([7], 0.9)).toBe(7);
    expect(percentile([3, 1], 0.9)).toBe(3);
    expect(percentile(ten, 1)).toBe(10);
  });

  it('leave the order of what they were given as it was', () => {
    const given = [3, 1, 2];
    median(given);
    percentile(given, 0.5);
    expect(given).toEqual([3, 1, 2]);
  });
});

describe('balance', () => {
  it('of the same for all is perfect', () => {
    expect(balanceOf([4, 4, 4, 4, 4])).toEqual({ mean: 4, deviation: 0, range: 0, variation: 0, jain: 1 });
  });

  it('of all for one of five is a fifth by Jain’s index', () => {
    expect(balanceOf([10, 0, 0, 0, 0])).toEqual({
      mean: 2,
      deviation: 4,
      range: 10,
      variation: 2,
      jain: 0.2,
    });
  });

  it('divides by the number of people, not by one less', () => {
    expect(balanceOf([2, 4, 4, 4, 5, 5, 7, 9])?.deviation).toBe(2);
  });

  it('of nothing shared out has no shares to compare', () => {
    expect(balanceOf([0, 0])).toEqual({ mean: 0, deviation: 0, range: 0, variation: null, jain: null });
  });
});

describe('the robust score', () => {
  it('counts median deviations, so that one odd value hides nobody', () => {
    // Median 5; distances 1 1 0 1 1 0 995: their median 1.
    const score = robustScore(8, [4, 6, 5, 4, 6, 5, 1_000]);
    expect(score?.by).toBe('medianDeviation');
    expect(score?.z).toBeCloseTo(3 / 1.4826, 10);
    expect(robustScore(2, [4, 6, 5, 4, 6])?.z).toBeLessThan(0);
  });

  it('says when it had to measure by the mean deviation', () => {
    // Median 5, median distance 0, mean distance 2/5.
    const score = robustScore(6, [5, 5, 5, 5, 7]);
    expect(score?.by).toBe('meanDeviation');
    expect(score?.z).toBeCloseTo(1 / (1.2533 * 0.4), 10);
  });

  it('has no scale where all are alike, and nothing to compare with nobody', () => {
    expect(robustScore(6, [5, 5, 5])).toBeNull();
    expect(robustScore(6, [])).toBeNull();
  });
});

describe('a summary', () => {
  it('says the same as each of its parts, sorted or not, of few and of many', () => {
    const random = seededRandom(11);
    for (let size = 0; size < 60; size += 1) {
      const values = Array.from({ length: size }, () => random.whole(-50, 5_000));
      expect(summaryOf(values)).toEqual({
        count: size,
        mean: mean(values),
        median: median(values),
        p90: percentile(values, 0.9),
      });
    }
  });
});
