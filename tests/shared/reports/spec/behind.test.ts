import { describe, expect, it } from 'vitest';
import { datesOfStepName, listBehind } from '#shared/reports/spec/behind.ts';
import { aSummary } from '../../../builders/specs.ts';

const MONTH = { from: '2026-11-10', to: '2026-12-31' };

describe('the list behind a cell', () => {
  it('has the days of its step, cut to the period, and the conditions of the report besides its own', () => {
    const spec = aSummary({
      by: ['week', 'area'],
      conditions: [{ by: 'channel', isExcluded: true, values: ['phone'] }],
    });
    const keys = [
      ['week', '2026-W46'],
      ['area', null],
    ] as const;
    const behind = listBehind(spec, 'onTime.missed', keys, MONTH);
    expect(behind?.dates).toEqual({ from: '2026-11-10', to: '2026-11-15' });
    expect(behind?.spec).toMatchObject({
      kind: 'list',
      of: 'onTime',
      part: 'late',
      conditions: [
        { by: 'channel', isExcluded: true, values: ['phone'] },
        { by: 'area', isExcluded: false, values: [null] },
      ],
    });
  });

  it('is none of a shift or a balance', () => {
    const spec = aSummary({ dataset: 'workers', measures: ['shift.sum', 'balance.jain'] });
    expect(listBehind(spec, 'shift.sum', [], MONTH)).toBeNull();
    expect(listBehind(spec, 'balance.jain', [], MONTH)).toBeNull();
  });
});

it.each([
  ['day', '2026-02-28', '2026-02-28', '2026-02-28'],
  ['week', '2026-W01', '2025-12-29', '2026-01-04'],
  ['month', '2028-02', '2028-02-01', '2028-02-29'],
  ['quarter', '2026-Q1', '2026-01-01', '2026-03-31'],
  ['quarter', '2026-Q4', '2026-10-01', '2026-12-31'],
  ['year', '2026', '2026-01-01', '2026-12-31'],
] as const)('the %s %s lasts from %s to %s', (by, step, from, to) => {
  expect(datesOfStepName(by, step)).toEqual({ from, to });
});
