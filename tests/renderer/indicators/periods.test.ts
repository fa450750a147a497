import { describe, expect, it } from 'vitest';
import { datesOf, periodNameOf, stepFor } from '#renderer/indicators/periods.ts';
import { stepKind } from '#renderer/indicators/stepKind.ts';

/** A Tuesday. */
const TODAY = '2026-11-24';

describe('the period of an address', () => {
  it('is the last four weeks unless it says otherwise', () => {
    expect(periodNameOf({})).toBe('weeks4');
    expect(datesOf({}, TODAY)).toEqual({ from: '2026-10-28', to: TODAY });
  });

  it.each([
    ['week', '2026-11-23'],
    ['month', '2026-11-01'],
    ['quarter', '2026-10-01'],
    ['year', '2026-01-01'],
  ] as const)('of this %s begins with it and ends today', (period, from) => {
    expect(datesOf({ period }, TODAY)).toEqual({ from, to: TODAY });
  });

  it('knows the first day of every quarter', () => {
    const first = (today: string) => datesOf({ period: 'quarter' }, today).from;
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-09-30'].map(first)).toEqual([
      '2026-01-01',
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
    ]);
  });

  it('takes dates of its own, also the wrong way round', () => {
    const own = { period: 'own', from: '2026-03-09', to: '2026-02-01' } as const;
    expect(datesOf(own, TODAY)).toEqual({ from: '2026-02-01', to: '2026-03-09' });
  });

  it('is the usual one where a date of its own is missing', () => {
    expect(periodNameOf({ period: 'own', from: '2026-03-09' })).toBe('weeks4');
  });

  it('has steps that leave a line readable', () => {
    expect(stepFor({ from: '2026-11-23', to: TODAY })).toBe('day');
    expect(stepFor({ from: '2026-10-28', to: TODAY })).toBe('week');
    expect(stepFor({ from: '2026-01-01', to: TODAY })).toBe('month');
    expect(stepFor({ from: '2019-01-01', to: TODAY })).toBe('year');
  });

  it('has steps that are known by their names', () => {
    expect(['2026-11-24', '2026-W48', '2026-11', '2026'].map(stepKind)).toEqual([
      'day',
      'week',
      'month',
      'year',
    ]);
  });
});
