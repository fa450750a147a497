import { describe, expect, it } from 'vitest';
import { deadlineOf } from '#renderer/signs/deadline.ts';
import { faultOfDay, nextHours, tidyTime } from '#renderer/signs/hours.ts';

const now = Date.parse('2026-11-24T18:00:00Z');
const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
const open = {
  status: 'assigned',
  resolutionDueAt: at(4),
  atRiskAt: at(2),
  resolvedAt: null,
  remainingSeconds: null,
} as const;

describe('deadlineOf', () => {
  it('goes from on time over at risk to overdue', () => {
    expect(deadlineOf(open, now)).toBe('onTime');
    expect(deadlineOf({ ...open, atRiskAt: at(0) }, now)).toBe('atRisk');
    expect(deadlineOf({ ...open, resolutionDueAt: at(-1), atRiskAt: at(-2) }, now)).toBe('overdue');
  });

  it('is not overdue at the very instant it is due', () => {
    expect(deadlineOf({ ...open, resolutionDueAt: at(0), atRiskAt: at(-1) }, now)).toBe('atRisk');
  });

  it('stands still while waiting', () => {
    expect(deadlineOf({ ...open, status: 'waiting', resolutionDueAt: null, remainingSeconds: 60 }, now)).toBe(
      'standing',
    );
  });

  it('is met or missed by what was left when it was solved', () => {
    const solved = { ...open, status: 'resolved', resolutionDueAt: null, resolvedAt: at(-1) } as const;
    expect(deadlineOf({ ...solved, remainingSeconds: 0 }, now)).toBe('met');
    expect(deadlineOf({ ...solved, remainingSeconds: -1 }, now)).toBe('missed');
  });

  it('judges a solved one by its dates where nothing was left stored', () => {
    const closed = { ...open, status: 'closed', resolutionDueAt: at(-2) } as const;
    expect(deadlineOf({ ...closed, resolvedAt: at(-3) }, now)).toBe('met');
    expect(deadlineOf({ ...closed, resolvedAt: at(-1) }, now)).toBe('missed');
  });

  it('says nothing of a cancelled ticket', () => {
    expect(deadlineOf({ ...open, status: 'cancelled', resolutionDueAt: at(-9) }, now)).toBe('none');
  });
});

describe('faultOfDay', () => {
  it('accepts several openings, and one past midnight', () => {
    expect(
      faultOfDay([
        ['09:00', '14:00'],
        ['15:00', '18:00'],
      ]),
    ).toBeNull();
    expect(faultOfDay([['22:00', '06:00']])).toBeNull();
    expect(faultOfDay([['00:00', '24:00']])).toBeNull();
  });

  it('finds times that are none and openings that cross', () => {
    expect(faultOfDay([['9:00', '14:00']])).toBe('wrong');
    expect(
      faultOfDay([
        ['09:00', '14:00'],
        ['13:59', '18:00'],
      ]),
    ).toBe('overlap');
  });
});

describe('tidyTime', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['930', '09:30'],
    ['18 h', '18:00'],
    ['soon', 'soon'],
  ])('makes of %s %s', (typed, time) => {
    expect(tidyTime(typed)).toBe(time);
  });
});

describe('nextHours', () => {
  it('offers the afternoon after the morning, and never runs past the day', () => {
    expect(nextHours([])).toEqual(['09:00', '18:00']);
    expect(nextHours([['09:00', '14:00']])).toEqual(['15:00', '18:00']);
    expect(nextHours([['09:00', '23:30']])).toEqual(['22:00', '23:59']);
  });
});
