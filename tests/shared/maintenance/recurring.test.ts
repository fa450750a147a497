import { describe, expect, it } from 'vitest';
import { judgeGroup, upperTail } from '#shared/maintenance/recurring.ts';

/** The tail by its definition, in exact whole numbers. */
function exactTail(from: number, tries: number, oneIn: number): number {
  let sum = 0n;
  let choose = 1n;
  const of = BigInt(oneIn);
  for (let k = 0; k <= tries; k += 1) {
    if (k > 0) choose = (choose * BigInt(tries - k + 1)) / BigInt(k);
    if (k >= from) sum += choose * (of - 1n) ** BigInt(tries - k);
  }
  // Twelve digits are enough to compare.
  return Number((sum * 10n ** 15n) / of ** BigInt(tries)) / 1e15;
}

describe('the chance of so many or more', () => {
  it('is that of the binomial distribution', () => {
    for (const [from, tries] of [
      [1, 1],
      [3, 3],
      [3, 4],
      [7, 20],
      [30, 90],
      [60, 210],
      [150, 700],
    ] as const) {
      expect(upperTail(from, tries, 1 / 7)).toBeCloseTo(exactTail(from, tries, 7), 10);
    }
  });

  it('is certain for none and impossible beyond all', () => {
    expect(upperTail(0, 5, 0.2)).toBe(1);
    expect(upperTail(6, 5, 0.2)).toBe(0);
  });

  it('holds for counts of a big institution', () => {
    expect(upperTail(10_000, 70_000, 1 / 7)).toBeCloseTo(0.5, 1);
    expect(upperTail(11_000, 71_000, 1 / 7)).toBeLessThan(1e-18);
  });
});

describe('a group', () => {
  it('stands out with three where there were none', () => {
    expect(judgeGroup(3, 0, 6, 3)).toMatchObject({ mean: 0, standsOut: true, upTo: 2 });
    expect(judgeGroup(3, 0, 6, 3).chance).toBeCloseTo(1 / 343, 12);
  });

  it('does not stand out with what it always has', () => {
    expect(judgeGroup(12, 72, 6, 3).standsOut).toBe(false);
    expect(judgeGroup(18, 72, 6, 3).standsOut).toBe(false);
  });

  it('stands out one above the most that its history explains', () => {
    for (const before of [0, 1, 6, 30, 72, 600, 6_000]) {
      const { upTo } = judgeGroup(0, before, 6, 2);
      expect(judgeGroup(upTo, before, 6, 2).standsOut).toBe(false);
      expect(judgeGroup(upTo + 1, before, 6, 2)).toMatchObject({ standsOut: true });
      expect(judgeGroup(upTo + 1, before, 6, 2).chance).toBeLessThan(0.01);
    }
  });

  it('is not told of below the least number asked for', () => {
    expect(judgeGroup(3, 0, 6, 4).standsOut).toBe(false);
    expect(judgeGroup(4, 0, 6, 4).standsOut).toBe(true);
  });

  it('needs more of itself where there is less history', () => {
    expect(judgeGroup(3, 0, 1, 3).standsOut).toBe(false);
    expect(judgeGroup(7, 0, 1, 3).standsOut).toBe(true);
    expect(judgeGroup(50, 0, 0, 3).standsOut).toBe(false);
  });
});
