import { describe, expect, it } from 'vitest';
import { type Case, countAbove, curveOf, shareAfter, timeOfShare } from '#shared/delays/curve.ts';

const solved = (...seconds: number[]): Case[] => seconds.map((each) => ({ seconds: each, isSolved: true }));
const open = (...seconds: number[]): Case[] => seconds.map((each) => ({ seconds: each, isSolved: false }));

describe('the share still open', () => {
  it('of solved cases alone is simply how many took longer', () => {
    const curve = curveOf(solved(300, 100, 200, 400));
    expect(curve.times).toEqual([100, 200, 300, 400]);
    expect([0, 99, 100, 250, 300, 400].map((at) => shareAfter(curve, at))).toEqual([
      1,
      1,
      0.75,
      expect.closeTo(0.5, 12),
      expect.closeTo(0.25, 12),
      0,
    ]);
  });

  it('counts an open case for as long as it has been open, as Kaplan and Meier do', () => {
    // 6 at 100, 5 at 200 (one open since 150 is gone), 3 at 300 (another one at 250), worked out by hand.
    const curve = curveOf([...solved(100, 200, 300), ...open(150, 250, 900)]);
    expect(curve.times).toEqual([100, 200, 300]);
    expect(curve.open).toEqual([150, 250, 900]);
    expect(curve.shares).toEqual([
      expect.closeTo(5 / 6, 12),
      expect.closeTo((5 / 6) * (3 / 4), 12),
      expect.closeTo((5 / 6) * (3 / 4) * (1 / 2), 12),
    ]);
  });

  it('takes a case that is open for just as long as another one took to outlast it', () => {
    expect(curveOf([...open(100), ...solved(100)]).shares).toEqual([0.5]);
  });

  it('of no cases is all', () => {
    expect(shareAfter(curveOf([]), 100)).toBe(1);
    expect(timeOfShare(curveOf([]), 0.5)).toBeNull();
  });
});

describe('the time at which a share is left', () => {
  const curve = curveOf(solved(...Array.from({ length: 20 }, (_, index) => 100 * (index + 1))));

  it('is the earliest one, whatever fractions do to each other', () => {
    expect(timeOfShare(curve, 0.9)).toBe(200);
    expect(timeOfShare(curve, 0.5)).toBe(1_000);
    expect(timeOfShare(curve, 0.1)).toBe(1_800);
    expect(timeOfShare(curve, 0)).toBe(2_000);
    expect(timeOfShare(curve, 1)).toBe(100);
  });

  it('is unknown where too many are open', () => {
    expect(timeOfShare(curveOf([...solved(100, 200), ...open(300, 300)]), 0.4)).toBeNull();
  });
});

it('values above one are counted without it', () => {
  expect([0, 100, 150, 300, 400].map((value) => countAbove([100, 200, 200, 300], value))).toEqual([
    4, 3, 3, 0, 0,
  ]);
});
