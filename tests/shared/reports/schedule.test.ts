import { describe, expect, it } from 'vitest';
import { frequency, nextRun } from '#shared/reports/schedule.ts';

const ZONE = 'America/New_York';
const iso = (ms: number) => new Date(ms).toISOString();
const next = (text: string, how: Parameters<typeof nextRun>[0]) => iso(nextRun(how, Date.parse(text), ZONE));

describe('the next time of a schedule', () => {
  it('is today while its hour is to come, else tomorrow', () => {
    const daily = { every: 'day', time: '07:00' } as const;
    expect(next('2026-11-24T11:59:59Z', daily)).toBe('2026-11-24T12:00:00.000Z');
    expect(next('2026-11-24T12:00:00Z', daily)).toBe('2026-11-25T12:00:00.000Z');
  });

  it('is the weekday after', () => {
    const monday = { every: 'week', time: '07:00', weekday: 1 } as const;
    expect(next('2026-11-24T12:00:00Z', monday)).toBe('2026-11-30T12:00:00.000Z');
    expect(next('2026-11-30T11:00:00Z', monday)).toBe('2026-11-30T12:00:00.000Z');
  });

  it('is the last day of a month that is shorter', () => {
    const last = { every: 'month', time: '07:00', day: 31 } as const;
    expect(next('2026-11-01T12:00:00Z', last)).toBe('2026-11-30T12:00:00.000Z');
    expect(next('2026-02-01T12:00:00Z', last)).toBe('2026-02-28T12:00:00.000Z');
    expect(next('2028-02-01T12:00:00Z', last)).toBe('2028-02-29T12:00:00.000Z');
    expect(next('2026-11-30T12:00:00Z', last)).toBe('2026-12-31T12:00:00.000Z');
    expect(next('2026-01-30T13:00:00Z', { every: 'month', time: '07:00', day: 30 })).toBe(
      '2026-02-28T12:00:00.000Z',
    );
  });

  it('keeps its hour of the wall clock when clocks are put forward or back', () => {
    const daily = { every: 'day', time: '07:00' } as const;
    // 8 March 2026: from UTC−5 to UTC−4; 1 November: back.
    expect(next('2026-03-07T13:00:00Z', daily)).toBe('2026-03-08T11:00:00.000Z');
    expect(next('2026-10-31T12:00:00Z', daily)).toBe('2026-11-01T12:00:00.000Z');
    // 02:30 does not exist on the 8th: the hour that took its place.
    expect(next('2026-03-07T23:00:00Z', { every: 'day', time: '02:30' })).toBe('2026-03-08T07:30:00.000Z');
  });
});

describe('a frequency', () => {
  it('takes only times and days that there are', () => {
    expect(frequency.safeParse({ every: 'day', time: '24:00' }).success).toBe(false);
    expect(frequency.safeParse({ every: 'week', time: '07:00', weekday: 8 }).success).toBe(false);
    expect(frequency.safeParse({ every: 'month', time: '07:00', day: 0 }).success).toBe(false);
    expect(frequency.safeParse({ every: 'month', time: '07:00', day: 31 }).success).toBe(true);
  });
});
