import { describe, expect, it } from 'vitest';
import { AGE_PARTS, INDICATORS, indicators, PARTS } from '#shared/indicators/indicator.ts';

describe('the definitions', () => {
  it('let only what counts incoming work and what people did count merged tickets', () => {
    const counting = INDICATORS.filter((key) => indicators[key].countsMerged);
    expect(counting).toEqual(['received', 'balance', 'timeWorked', 'occupancy']);
  });

  it('let nothing that was cancelled fall due', () => {
    for (const key of ['onTime', 'withinFirstPromise', 'responseOnTime'] as const) {
      expect(indicators[key]).toMatchObject({ kind: 'share', upToNow: true, parts: ['onTime', 'late'] });
      expect(indicators[key].statuses).not.toContain('cancelled');
      expect(indicators[key].statuses).toContain('waiting');
    }
  });

  it('name every part once, and the last age has no end', () => {
    const named = new Set(INDICATORS.flatMap((key) => indicators[key].parts));
    expect([...named].sort()).toEqual([...PARTS].sort());
    expect(AGE_PARTS.at(-1)?.days).toBeNull();
  });

  it('measure every duration by a column and every share by what it met', () => {
    for (const key of INDICATORS) {
      const { kind, measure, met } = indicators[key];
      expect(measure !== null, key).toBe(kind === 'duration' || kind === 'rating');
      expect(met !== null, key).toBe(kind === 'share' && key !== 'occupancy');
    }
  });
});
