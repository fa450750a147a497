import { describe, expect, it } from 'vitest';
import { datesOfPeriod, periodBefore, stepOfLength } from '#shared/reports/period.ts';
import { RELATIVE_PERIODS } from '#shared/reports/source.ts';

/** A Tuesday. */
const TODAY = '2026-11-24';

describe('a period that moves with the day', () => {
  it('has whole weeks, months, quarters and years', () => {
    const all = RELATIVE_PERIODS.map((relative) => {
      const { from, to } = datesOfPeriod({ relative }, TODAY);
      return `${relative} ${from} ${to}`;
    });
    expect(all).toEqual([
      'today 2026-11-24 2026-11-24',
      'yesterday 2026-11-23 2026-11-23',
      'thisWeek 2026-11-23 2026-11-29',
      'lastWeek 2026-11-16 2026-11-22',
      'thisMonth 2026-11-01 2026-11-30',
      'lastMonth 2026-10-01 2026-10-31',
      'thisQuarter 2026-10-01 2026-12-31',
      'lastQuarter 2026-07-01 2026-09-30',
      'thisYear 2026-01-01 2026-12-31',
      'lastYear 2025-01-01 2025-12-31',
    ]);
  });

  it('goes over the turn of the year', () => {
    expect(datesOfPeriod({ relative: 'lastWeek' }, '2027-01-01')).toEqual({
      from: '2026-12-21',
      to: '2026-12-27',
    });
    expect(datesOfPeriod({ relative: 'lastMonth' }, '2027-01-15')).toEqual({
      from: '2026-12-01',
      to: '2026-12-31',
    });
    expect(datesOfPeriod({ relative: 'lastQuarter' }, '2027-02-15')).toEqual({
      from: '2026-10-01',
      to: '2026-12-31',
    });
  });

  it('knows leap years', () => {
    expect(datesOfPeriod({ relative: 'lastMonth' }, '2028-03-31')).toEqual({
      from: '2028-02-01',
      to: '2028-02-29',
    });
  });
});

describe('the period before', () => {
  it('of a whole month, quarter or year is the one before, however long', () => {
    expect(periodBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    });
    expect(periodBefore({ from: '2026-01-01', to: '2026-03-31' })).toEqual({
      from: '2025-10-01',
      to: '2025-12-31',
    });
    expect(periodBefore({ from: '2026-01-01', to: '2026-12-31' })).toEqual({
      from: '2025-01-01',
      to: '2025-12-31',
    });
  });

  it('of any other is as many days', () => {
    expect(periodBefore({ from: '2026-11-23', to: '2026-11-29' })).toEqual({
      from: '2026-11-16',
      to: '2026-11-22',
    });
    expect(periodBefore({ from: '2026-03-01', to: '2026-03-30' })).toEqual({
      from: '2026-01-30',
      to: '2026-02-28',
    });
  });
});

describe('the step of a period', () => {
  it('grows with its length', () => {
    expect(stepOfLength({ from: '2026-01-01', to: '2026-01-31' })).toBe('day');
    expect(stepOfLength({ from: '2026-01-01', to: '2026-02-01' })).toBe('week');
    expect(stepOfLength({ from: '2026-01-01', to: '2026-12-31' })).toBe('month');
    expect(stepOfLength({ from: '2010-01-01', to: '2026-12-31' })).toBe('year');
  });
});
