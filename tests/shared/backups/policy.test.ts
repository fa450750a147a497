import { describe, expect, it } from 'vitest';
import {
  backupPolicy,
  defaultBackupPolicy,
  isBackupDue,
  keptBackups,
  lastDueAt,
  nextDueAt,
  RETRY_MS,
} from '#shared/backups/policy.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { at, iso } from '../../builders/calendars.ts';
import { seededRandom } from '../../builders/seededRandom.ts';

const ZONE = 'America/Mexico_City';
const policy = { ...defaultBackupPolicy, time: '03:00' };

describe('when a copy is due', () => {
  // Mexico City is six hours behind UTC all year.
  it.each([
    ['2026-11-24T08:59:59Z', '2026-11-23T09:00:00Z', '2026-11-24T09:00:00Z'],
    ['2026-11-24T09:00:00Z', '2026-11-24T09:00:00Z', '2026-11-25T09:00:00Z'],
    ['2026-11-25T05:59:00Z', '2026-11-24T09:00:00Z', '2026-11-25T09:00:00Z'],
  ])('at %s the last was %s and the next is %s', (now, last, next) => {
    expect(iso(lastDueAt(policy, at(now), ZONE))).toBe(last);
    expect(iso(nextDueAt(policy, at(now), ZONE))).toBe(next);
  });

  it('at the wall time also where the clock is changed that day', () => {
    // New York, 1 November 2026: 02:00 becomes 01:00.
    const zone = 'America/New_York';
    expect(iso(nextDueAt(policy, at('2026-11-01T04:30:00Z'), zone))).toBe('2026-11-01T08:00:00Z');
  });

  const now = at('2026-11-24T15:00:00Z');
  const due = (last: { at: number; isGood: boolean } | null, change = {}) =>
    isBackupDue({ ...policy, ...change }, last, now, ZONE);

  it('is made where there never was one, and caught up after a night that was slept through', () => {
    expect(due(null)).toBe(true);
    expect(due({ at: at('2026-11-23T09:00:10Z'), isGood: true })).toBe(true);
  });

  it('is not made twice a day, nor where none is wanted', () => {
    expect(due({ at: at('2026-11-24T09:00:10Z'), isGood: true })).toBe(false);
    expect(due(null, { isOn: false })).toBe(false);
  });

  it('is made where the last one lies ahead, since the clock was put back; not for the seconds of a correction', () => {
    expect(due({ at: now + 40 * DAY, isGood: true })).toBe(true);
    expect(due({ at: now + RETRY_MS, isGood: true })).toBe(true);
    expect(due({ at: now + 30_000, isGood: true })).toBe(false);
  });

  it('is tried again an hour after one that failed', () => {
    expect(due({ at: now - RETRY_MS + 1, isGood: false })).toBe(false);
    expect(due({ at: now - RETRY_MS, isGood: false })).toBe(true);
  });
});

describe('which copies stay', () => {
  const copy = (id: number, text: string) => ({ id, at: at(text) });

  it('are the newest of each of the last days, weeks and months', () => {
    const copies = [
      copy(1, '2026-09-30T09:00:00Z'),
      copy(2, '2026-10-15T09:00:00Z'),
      copy(3, '2026-10-31T09:00:00Z'),
      copy(4, '2026-11-15T09:00:00Z'), // Sunday, ISO week 46
      copy(5, '2026-11-16T09:00:00Z'), // Monday, week 47
      copy(6, '2026-11-22T09:00:00Z'), // Sunday, week 47
      copy(7, '2026-11-23T09:00:00Z'), // Monday, week 48
      copy(8, '2026-11-24T09:00:00Z'),
      copy(9, '2026-11-24T21:00:00Z'),
    ];
    const kept = (keepDaily: number, keepWeekly: number, keepMonthly: number) =>
      [...keptBackups(copies, { keepDaily, keepWeekly, keepMonthly }, ZONE)].sort((a, b) => a - b);
    expect(kept(2, 0, 0)).toEqual([7, 9]);
    expect(kept(1, 3, 0)).toEqual([4, 6, 9]);
    expect(kept(1, 0, 2)).toEqual([3, 9]);
    expect(kept(2, 2, 3)).toEqual([1, 3, 6, 7, 9]);
  });

  it('count days that have a copy: a machine that was off for a month loses none', () => {
    const copies = [copy(1, '2026-08-01T09:00:00Z'), copy(2, '2026-11-24T09:00:00Z')];
    expect(keptBackups(copies, { keepDaily: 7, keepWeekly: 0, keepMonthly: 0 }, ZONE).size).toBe(2);
  });

  it('always hold the newest, and never fewer than asked for of what there is', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 200; round += 1) {
      const copies = Array.from({ length: random.whole(1, 60) }, (_, index) => ({
        id: index + 1,
        at: at('2026-01-01T00:00:00Z') + random.whole(0, 300) * DAY + random.whole(0, 23) * HOUR,
      }));
      const keep = {
        keepDaily: random.whole(1, 9),
        keepWeekly: random.whole(0, 6),
        keepMonthly: random.whole(0, 6),
      };
      const kept = keptBackups(copies, keep, ZONE);
      const newest = Math.max(...copies.map((each) => each.at));
      expect(copies.some((each) => kept.has(each.id) && each.at === newest)).toBe(true);
      const days = new Set(copies.map((each) => new Date(each.at - 6 * HOUR).toISOString().slice(0, 10)));
      expect(kept.size).toBeGreaterThanOrEqual(Math.min(days.size, keep.keepDaily));
      expect(kept.size).toBeLessThanOrEqual(keep.keepDaily + keep.keepWeekly + keep.keepMonthly);
    }
  });
});

it('refuses a policy that keeps nothing, and times that are none', () => {
  expect(backupPolicy.safeParse(defaultBackupPolicy).success).toBe(true);
  for (const change of [{ keepDaily: 0 }, { time: '24:00' }, { time: '3:00' }, { folder: '' }]) {
    expect(backupPolicy.safeParse({ ...defaultBackupPolicy, ...change }).success).toBe(false);
  }
});
