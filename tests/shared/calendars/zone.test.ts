import { describe, expect, test } from 'vitest';
import { isTimeZone, zoneOf } from '#shared/calendars/zone.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';
import { at } from '../../builders/calendars.ts';

describe('time zones', () => {
  test.each([
    ['America/New_York', '2026-03-08T06:59:59Z', -5 * HOUR],
    ['America/New_York', '2026-03-08T07:00:00Z', -4 * HOUR],
    ['America/New_York', '2026-11-01T05:59:59Z', -4 * HOUR],
    ['America/New_York', '2026-11-01T06:00:00Z', -5 * HOUR],
    ['America/Mexico_City', '2022-07-01T00:00:00Z', -5 * HOUR],
    ['America/Mexico_City', '2023-07-01T00:00:00Z', -6 * HOUR],
    ['Asia/Kathmandu', '2026-01-01T00:00:00Z', 5 * HOUR + 45 * MINUTE],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', -10 * HOUR],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', 14 * HOUR],
    // A week of daylight saving, the shortest there was.
    ['America/Boa_Vista', '2000-10-07T12:00:00Z', -4 * HOUR],
    ['America/Boa_Vista', '2000-10-11T12:00:00Z', -3 * HOUR],
    ['America/Boa_Vista', '2000-10-16T12:00:00Z', -4 * HOUR],
    // Local mean time, to the second.
    ['America/Mexico_City', '1910-01-01T00:00:00Z', -(6 * HOUR + 36 * MINUTE + 36_000)],
    ['UTC', '2026-01-01T00:00:00Z', 0],
    ['+05:30', '2026-01-01T00:00:00Z', 5.5 * HOUR],
  ])('%s at %s', (zone, when, offset) => {
    expect(zoneOf(zone).offsetAt(at(when))).toBe(offset);
  });

  test('answer the same in any order of years', () => {
    const fresh = zoneOf('Europe/Lisbon');
    const forwards: number[] = [];
    const backwards: number[] = [];
    for (let day = at('2010-01-01T00:00:00Z'); day < at('2016-01-01T00:00:00Z'); day += DAY) {
      forwards.push(fresh.offsetAt(day));
    }
    for (let day = at('2015-12-31T00:00:00Z'); day >= at('2010-01-01T00:00:00Z'); day -= DAY) {
      backwards.unshift(fresh.offsetAt(day));
    }
    expect(backwards).toEqual(forwards);
  });

  test.each(['Mars/Olympus', '', 'America', '__proto__', 'UTC+25', 'x'.repeat(5000)])(
    '%.20s is none',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
      expect(() => zoneOf(name)).toThrow(RangeError);
    },
  );

  test('more of them than are kept still answer', () => {
    const names = Intl.supportedValuesOf('timeZone');
    expect(names.length).toBeGreaterThan(250);
    for (const name of names) zoneOf(name);
    expect(zoneOf('Europe/Madrid').offsetAt(at('2026-07-01T00:00:00Z'))).toBe(2 * HOUR);
  });
});
