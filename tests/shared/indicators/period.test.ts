import { describe, expect, it } from 'vitest';
import { datesOfWeek, lastWeeks, lengthOf, spanOf, stepsOf, weeksOf } from '#shared/indicators/period.ts';
import { HOUR } from '#shared/kernel/time.ts';

describe('the steps of a period', () => {
  it('are its days', () => {
    expect(stepsOf({ from: '2024-02-28', to: '2024-03-01' }, 'day').map(({ step }) => step)).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
  });

  it('are its ISO weeks, cut at both ends, across the turn of the year', () => {
    expect(stepsOf({ from: '2026-12-30', to: '2027-01-05' }, 'week')).toEqual([
      { step: '2026-W53', from: '2026-12-30', to: '2027-01-03' },
      { step: '2027-W01', from: '2027-01-04', to: '2027-01-05' },
    ]);
  });

  it('are its months and years', () => {
    expect(stepsOf({ from: '2023-12-31', to: '2024-03-01' }, 'month')).toEqual([
      { step: '2023-12', from: '2023-12-31', to: '2023-12-31' },
      { step: '2024-01', from: '2024-01-01', to: '2024-01-31' },
      { step: '2024-02', from: '2024-02-01', to: '2024-02-29' },
      { step: '2024-03', from: '2024-03-01', to: '2024-03-01' },
    ]);
    expect(stepsOf({ from: '2023-12-31', to: '2024-03-01' }, 'year').map(({ step }) => step)).toEqual([
      '2023',
      '2024',
    ]);
  });

  it('are none where it ends before it begins', () => {
    expect(stepsOf({ from: '2026-01-02', to: '2026-01-01' }, 'day')).toEqual([]);
  });
});

describe('weeks', () => {
  it('of a period are whole', () => {
    expect(weeksOf({ from: '2026-01-07', to: '2026-01-12' })).toEqual([
      { step: '2026-W02', from: '2026-01-05', to: '2026-01-11' },
      { step: '2026-W03', from: '2026-01-12', to: '2026-01-18' },
    ]);
  });

  it('up to a day are so many, the last one being its own', () => {
    const weeks = lastWeeks('2026-11-24', 12);
    expect(weeks).toHaveLength(12);
    expect(weeks[0]).toEqual({ step: '2026-W37', from: '2026-09-07', to: '2026-09-13' });
    expect(weeks.at(-1)).toEqual({ step: '2026-W48', from: '2026-11-23', to: '2026-11-29' });
  });

  it('have their dates, where there is such a week', () => {
    expect(datesOfWeek('2026-W53')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
    expect(datesOfWeek('2025-W01')).toEqual({ from: '2024-12-30', to: '2025-01-05' });
    expect(datesOfWeek('2025-W53')).toBeNull();
    expect(datesOfWeek('2025-W00')).toBeNull();
  });
});

describe('a span', () => {
  it('is from the first instant of its first day to the first one after its last', () => {
    const day = { from: '2026-03-08', to: '2026-03-08' };
    const { from, to } = spanOf(day, 'America/New_York');
    expect(new Date(from).toISOString()).toBe('2026-03-08T05:00:00.000Z');
    // The clocks go forward: this Sunday has 23 hours.
    expect(to - from).toBe(23 * HOUR);
    expect(lengthOf(day)).toBe(1);
    expect(lengthOf({ from: '2026-03-08', to: '2026-03-07' })).toBe(0);
  });
});
