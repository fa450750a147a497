import { describe, expect, it } from 'vitest';
import {
  between,
  contrast,
  darkHeat,
  darkSeries,
  lightHeat,
  lightSeries,
  paperPalette,
  readableOn,
} from '#shared/charts/palette.ts';

/** What cards lie on in either scheme, and pages under the pointer. */
const lightGrounds = ['#ffffff', '#f6f8f8', '#eef1f1'];
const darkGrounds = ['#191f1f', '#141919', '#222929'];

describe('the colours of charts', () => {
  it('are measured as WCAG says', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each([
    ['light', lightSeries, lightGrounds],
    ['dark', darkSeries, darkGrounds],
  ] as const)('stand out 3:1 from every %s ground', (_, series, grounds) => {
    const faint = series.flatMap((colour) =>
      grounds.filter((ground) => contrast(colour, ground) < 3).map((ground) => `${colour} on ${ground}`),
    );
    expect(faint).toEqual([]);
  });

  it('print on white', () => {
    expect(paperPalette.ground).toBe('#ffffff');
    expect(contrast(paperPalette.quiet, paperPalette.ground)).toBeGreaterThan(4.5);
  });

  it('carry a number that can be read in every field of a heat map', () => {
    for (const [least, most] of [lightHeat, darkHeat]) {
      for (let share = 0; share <= 1; share += 0.02) {
        const ground = between(least, most, share);
        expect(contrast(readableOn(ground), ground)).toBeGreaterThan(4);
      }
    }
  });
});
