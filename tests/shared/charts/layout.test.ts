import { describe, expect, it } from 'vitest';
import { clipped, legendOf, thinned, wholeTicks } from '#shared/charts/layout.ts';

describe('an axis', () => {
  it('has whole numbers up to above the highest value', () => {
    expect(wholeTicks(0)).toEqual([0, 1]);
    expect(wholeTicks(3)).toEqual([0, 1, 2, 3]);
    expect(wholeTicks(57)).toEqual([0, 20, 40, 60]);
    expect(wholeTicks(1_234)).toEqual([0, 500, 1_000, 1_500]);
  });

  it('leaves out names that would touch', () => {
    expect(thinned(['a', 'b', 'c', 'd', 'e', 'f'], 90, 30)).toEqual(['a', 'c', 'e']);
    expect(thinned(['a', 'b'], 400, 30)).toEqual(['a', 'b']);
  });

  it('shortens a name that has no room and says so', () => {
    expect(clipped('Subprocuraduría de Promoción', 70)).toMatch(/^Subpr.*…$/);
    expect(clipped('Portal', 70)).toBe('Portal');
  });
});

describe('a legend', () => {
  it('stands under each other where it is too narrow, and is left out for one alone', () => {
    expect(legendOf(['A tiempo', 'En el primer plazo'], 600, 40)).toMatchObject({ perLine: 4, height: 20 });
    expect(legendOf(['A tiempo', 'En el primer plazo'], 250, 40)).toMatchObject({ perLine: 1, height: 40 });
    expect(legendOf(['A tiempo'], 250, 40).height).toBe(0);
  });
});
