import { describe, expect, it } from 'vitest';
import { fits, mayRead, nextGoalState, overlap } from '#shared/goals/goal.ts';
import { isTarget, MEASURES, measures, meets } from '#shared/goals/measures.ts';
import { isOfTerm, lastPeriods, periodAt } from '#shared/goals/periods.ts';
import { indicators } from '#shared/indicators/indicator.ts';

describe('what a goal can be set for', () => {
  it.each(MEASURES)('%s is a figure of an indicator of its kind', (measure) => {
    const { indicator, unit, growth, ofDepartment, ofWorkers } = measures[measure];
    const { kind } = indicators[indicator];
    const units = {
      count: 'tickets',
      share: 'share',
      duration: 'seconds',
      rating: 'stars',
      balance: 'deviation',
      amount: 'seconds',
    } as const;
    expect(unit).toBe(units[kind]);
    expect(growth === 'total').toBe(kind === 'count' || kind === 'amount');
    expect(ofDepartment || ofWorkers).toBe(true);
  });

  it('wants more of what is good and less of what takes time or fails', () => {
    const atMost = MEASURES.filter((measure) => measures[measure].direction === 'atMost');
    expect(atMost.filter((measure) => measures[measure].unit !== 'seconds')).toEqual([
      'reopenRate',
      'balanceDeviation',
    ]);
    expect(measures.timeWorked.direction).toBe('atLeast');
    expect(measures.solved.direction).toBe('atLeast');
  });

  it('knows a target that makes no sense', () => {
    expect(isTarget('onTime', 0.92)).toBe(true);
    expect(isTarget('onTime', 92)).toBe(false);
    expect(isTarget('solved', 1.5)).toBe(false);
    expect(isTarget('solved', 0)).toBe(false);
    expect(isTarget('ratingMean', 5)).toBe(true);
    expect(isTarget('ratingMean', 5.1)).toBe(false);
    expect(isTarget('resolutionMedian', 59)).toBe(false);
    expect(isTarget('balanceDeviation', 1.2)).toBe(true);
    expect(isTarget('onTime', Number.NaN)).toBe(false);
  });

  it('fits whose work it can be measured of', () => {
    expect(fits('occupancy', { kind: 'all' })).toBe(false);
    expect(fits('occupancy', { kind: 'role', role: 'technician' })).toBe(true);
    expect(fits('balanceDeviation', { kind: 'all' })).toBe(true);
    expect(fits('balanceDeviation', { kind: 'worker', technicianId: 1 })).toBe(false);
  });

  it('is met exactly at the target, in both directions', () => {
    expect([meets('atLeast', 5, 5), meets('atMost', 5, 5)]).toEqual([true, true]);
    expect([meets('atLeast', 4.9, 5), meets('atMost', 5.1, 5)]).toEqual([false, false]);
  });
});

describe('the life of a goal', () => {
  it('is proposed, then accepted or declined; in force, then ended', () => {
    expect(nextGoalState('proposed', 'accept')).toBe('inForce');
    expect(nextGoalState('proposed', 'decline')).toBe('declined');
    expect(nextGoalState('inForce', 'end')).toBe('ended');
    expect(nextGoalState('proposed', 'end')).toBeNull();
    for (const over of ['declined', 'ended'] as const) {
      for (const action of ['accept', 'decline', 'end'] as const)
        expect(nextGoalState(over, action)).toBeNull();
    }
    expect(nextGoalState('inForce', 'accept')).toBeNull();
  });

  it('is read by technicians where it concerns them and somebody stands by it', () => {
    const ana = { id: 7, roles: ['technician'] as const, seesAll: false };
    const own = { kind: 'worker', technicianId: 7 } as const;
    expect(mayRead({ scope: own, state: 'inForce' }, ana)).toBe(true);
    expect(mayRead({ scope: own, state: 'proposed' }, ana)).toBe(false);
    expect(mayRead({ scope: own, state: 'declined' }, ana)).toBe(false);
    expect(mayRead({ scope: { kind: 'worker', technicianId: 8 }, state: 'inForce' }, ana)).toBe(false);
    expect(mayRead({ scope: { kind: 'all' }, state: 'ended' }, ana)).toBe(true);
    expect(mayRead({ scope: { kind: 'role', role: 'technician' }, state: 'inForce' }, ana)).toBe(true);
    expect(mayRead({ scope: { kind: 'role', role: 'manager' }, state: 'inForce' }, ana)).toBe(false);
    expect(mayRead({ scope: own, state: 'proposed' }, { ...ana, id: 1, seesAll: true })).toBe(true);
  });

  it('overlaps another with which it has a day in common', () => {
    const term = (from: string, to: string | null) => ({ from, to });
    expect(overlap(term('2026-01-01', '2026-01-31'), term('2026-01-31', null))).toBe(true);
    expect(overlap(term('2026-01-01', '2026-01-31'), term('2026-02-01', null))).toBe(false);
    expect(overlap(term('2026-02-01', null), term('2026-01-01', '2026-01-31'))).toBe(false);
    expect(overlap(term('2026-02-01', null), term('2020-01-01', null))).toBe(true);
  });
});

describe('periods of a goal', () => {
  it.each([
    ['week', '2026-W48', '2026-11-23', '2026-11-29'],
    ['month', '2026-11', '2026-11-01', '2026-11-30'],
    ['quarter', '2026-Q4', '2026-10-01', '2026-12-31'],
    ['year', '2026', '2026-01-01', '2026-12-31'],
  ] as const)('the %s of 24 November 2026 is %s', (period, step, from, to) => {
    expect(periodAt('2026-11-24', period)).toEqual({ step, from, to });
  });

  it('are whole and follow each other without a gap, over the turn of a year', () => {
    expect(lastPeriods('2026-02-10', 'month', 4).map(({ step, to }) => [step, to])).toEqual([
      ['2025-11', '2025-11-30'],
      ['2025-12', '2025-12-31'],
      ['2026-01', '2026-01-31'],
      ['2026-02', '2026-02-28'],
    ]);
    expect(lastPeriods('2026-02-10', 'quarter', 2).map(({ step }) => step)).toEqual(['2025-Q4', '2026-Q1']);
    expect(lastPeriods('2024-02-29', 'month', 1)[0]?.to).toBe('2024-02-29');
    expect(lastPeriods('2026-01-01', 'week', 2).map(({ step }) => step)).toEqual(['2025-W52', '2026-W01']);
  });

  it('count for a goal when they have a day in its term', () => {
    const november = { from: '2026-11-01', to: '2026-11-30' };
    expect(isOfTerm(november, { from: '2026-11-30', to: null })).toBe(true);
    expect(isOfTerm(november, { from: '2026-12-01', to: null })).toBe(false);
    expect(isOfTerm(november, { from: '2026-01-01', to: '2026-11-01' })).toBe(true);
    expect(isOfTerm(november, { from: '2026-01-01', to: '2026-10-31' })).toBe(false);
  });
});
