import { describe, expect, it } from 'vitest';
import {
  problemsOf,
  scopeOf,
  storedTarget,
  termsOf,
  typedTarget,
  valuesOf,
} from '#renderer/goals/goalValues.ts';
import type { Goal } from '#shared/goals/fields.ts';
import { MEASURES, measures } from '#shared/goals/measures.ts';

const TODAY = '2026-11-24';
const values = { ...valuesOf(null, TODAY), target: 92 };

describe('a goal as it is typed', () => {
  it('is typed in per cent, minutes and stars, and stored in the unit of its measure', () => {
    expect(storedTarget('onTime', 92)).toBe(0.92);
    expect(storedTarget('onTime', '92.5')).toBe(0.925);
    expect(storedTarget('resolutionMedian', 240)).toBe(14_400);
    expect(storedTarget('ratingMean', 4.5)).toBe(4.5);
    expect(storedTarget('solved', 120)).toBe(120);
  });

  it('comes back as it was typed', () => {
    for (const measure of MEASURES) {
      const typed = { share: 92.5, seconds: 95, stars: 4.25, tickets: 37, deviation: 1.2 }[
        measures[measure].unit
      ];
      expect(typedTarget(measure, storedTarget(measure, typed) ?? 0), measure).toBe(typed);
    }
    // 0.07 × 100 is not quite 7 in binary.
    expect(typedTarget('reopenRate', 0.07)).toBe(7);
  });

  it('is none where it makes no sense', () => {
    expect(storedTarget('onTime', 101)).toBeNull();
    expect(storedTarget('solved', 1.5)).toBeNull();
    expect(storedTarget('onTime', '')).toBeNull();
    expect(storedTarget('resolutionMean', Number.NaN)).toBeNull();
  });

  it('says what is missing or wrong, field by field', () => {
    expect(problemsOf(values)).toEqual({});
    expect(problemsOf({ ...values, target: null })).toEqual({ target: 'required' });
    expect(problemsOf({ ...values, target: 920 })).toEqual({ target: 'wrongTarget' });
    expect(problemsOf({ ...values, scope: 'worker' })).toEqual({ technician: 'required' });
    expect(problemsOf({ ...values, measure: 'occupancy' })).toEqual({ measure: 'cannot' });
    expect(problemsOf({ ...values, to: '2026-11-23' })).toEqual({ to: 'endBeforeStart' });
    expect(problemsOf({ ...values, from: '' })).toEqual({ from: 'required' });
  });

  it('is sent without what was left empty', () => {
    const technician = [{ id: 7, name: 'Ana' }];
    expect(termsOf({ ...values, scope: 'worker', technician, note: '  ' })).toEqual({
      measure: 'onTime',
      scope: { kind: 'worker', technicianId: 7 },
      period: 'month',
      target: 0.92,
      from: TODAY,
      to: null,
      note: null,
    });
  });

  it('of a stored one is what it says', () => {
    const goal = {
      measure: 'resolutionMean',
      scope: { kind: 'role', role: 'technician' },
      period: 'week',
      target: 7_200,
      from: '2026-01-01',
      to: '2026-12-31',
      note: null,
    } as Goal;
    const typed = valuesOf(goal, TODAY);
    expect(typed).toMatchObject({
      target: 120,
      scope: 'role',
      role: 'technician',
      to: '2026-12-31',
      note: '',
    });
    expect(scopeOf(typed)).toEqual({ kind: 'role', role: 'technician' });
    expect(termsOf(typed)).toEqual({ ...goal });
  });
});
