import { describe, expect, it } from 'vitest';
import { backOff } from '#shared/kernel/backOff.ts';

describe('backOff', () => {
  it('comes back quickly at first and ever more slowly after', () => {
    const waits = [1, 2, 3, 4].map((attempt) => backOff(attempt, 1));
    expect(waits).toEqual([400, 800, 1_600, 3_200]);
  });

  it('never waits more than fifteen seconds', () => {
    expect(backOff(50, 1)).toBe(15_000);
  });

  it('spreads windows over half of the wait', () => {
    expect(backOff(3, 0)).toBe(800);
    expect(backOff(3, 0.5)).toBe(1_200);
  });
});
