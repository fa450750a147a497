import { describe, expect, test } from 'vitest';
import {
  addToDate,
  fromLocal,
  isoWeek,
  isoWeekSpan,
  localDate,
  localDateTime,
  localYear,
  startOfDate,
  startOfLocalDay,
} from '#shared/calendars/localTime.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';
import { at, iso } from '../../builders/calendars.ts';
import { seededRandom } from '../../builders/seededRandom.ts';

const MEXICO = 'America/Mexico_City';

describe('the local day and year', () => {
  test.each([
    ['2026-01-01T05:59:59Z', MEXICO, '2025-12-31', 2025],
    ['2026-01-01T06:00:00Z', MEXICO, '2026-01-01', 2026],
    ['2025-12-31T10:00:00Z', 'Pacific/Kiritimati', '2026-01-01', 2026],
    ['2026-01-01T10:59:59Z', 'Pacific/Pago_Pago', '2025-12-31', 2025],
    ['2028-02-29T23:30:00Z', 'Asia/Kolkata', '2028-03-01', 2028],
    ['1969-12-31T23:59:59.999Z', 'UTC', '1969-12-31', 1969],
  ])('%s in %s is %s', (when, zone, date, year) => {
    expect(localDate(at(when), zone)).toBe(date);
    expect(localYear(at(when), zone)).toBe(year);
  });

  test('read like the wall clock', () => {
    expect(localDateTime(at('2026-07-01T15:04:05.678Z'), MEXICO)).toBe('2026-07-01T09:04:05');
    expect(localDateTime(at('2021-07-01T15:04:05Z'), MEXICO)).toBe('2021-07-01T10:04:05');
  });

  test('agree with Intl at random instants in many zones', () => {
    const random = seededRandom(7);
    const zones = [
      'America/New_York',
      'Europe/Madrid',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Gaza',
      MEXICO,
    ];
    for (const zone of zones) {
      const format = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      });
      for (let n = 0; n < 300; n++) {
        const ms = random.whole(0, 60 * 365 * 1440) * MINUTE;
        expect(localDateTime(ms, zone)).toBe(format.format(ms).replace(' ', 'T'));
      }
    }
  });
});

describe('the start of a local day', () => {
  test.each([
    ['2026-03-08T15:00:00Z', 'America/New_York', '2026-03-08T05:00:00Z'],
    ['2026-11-01T15:00:00Z', 'America/New_York', '2026-11-01T04:00:00Z'],
    ['2026-06-01T00:00:00Z', MEXICO, '2026-05-31T06:00:00Z'],
    // 00:00 does not exist there on that day: it begins at 01:00.
    ['2026-03-08T15:00:00Z', 'America/Havana', '2026-03-08T05:00:00Z'],
    // 00:00 comes twice: the day begins with the first.
    ['2026-11-01T15:00:00Z', 'America/Havana', '2026-11-01T04:00:00Z'],
    ['2011-12-31T05:00:00Z', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('of %s in %s is %s', (when, zone, start) => {
    expect(iso(startOfLocalDay(at(when), zone))).toBe(start);
  });

  test('is its own start, and that of its date', () => {
    const start = startOfLocalDay(at('2026-09-16T20:00:00Z'), MEXICO);
    expect(startOfLocalDay(start, MEXICO)).toBe(start);
    expect(startOfDate('2026-09-16', MEXICO)).toBe(start);
    expect(localDate(start - 1, MEXICO)).toBe('2026-09-15');
  });

  test('days are added to dates, not to instants', () => {
    expect(addToDate('2026-02-28', 1)).toBe('2026-03-01');
    expect(addToDate('2028-02-28', 1)).toBe('2028-02-29');
    expect(addToDate('2026-01-01', -1)).toBe('2025-12-31');
  });
});

describe('the ISO week', () => {
  test.each([
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2025-12-28', '2025-W52'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
    ['2026-11-24', '2026-W48'],
    ['2028-02-29', '2028-W09'],
  ])('of %s is %s', (date, week) => {
    expect(isoWeek(startOfDate(date, MEXICO) + 12 * HOUR, MEXICO)).toBe(week);
  });

  test('begins with the local Monday', () => {
    expect(isoWeek(at('2026-11-23T05:59:59Z'), MEXICO)).toBe('2026-W47');
    expect(isoWeek(at('2026-11-23T06:00:00Z'), MEXICO)).toBe('2026-W48');
  });

  test('spans its instants and no others, in any year', () => {
    for (let day = at('2019-12-20T12:00:00Z'); day < at('2033-01-15T00:00:00Z'); day += 5 * DAY) {
      const week = isoWeek(day, 'America/New_York');
      const [from, to] = isoWeekSpan(week, 'America/New_York') ?? [0, 0];
      expect(day).toBeGreaterThanOrEqual(from);
      expect(day).toBeLessThan(to);
      expect(isoWeek(from, 'America/New_York')).toBe(week);
      expect(isoWeek(to - 1, 'America/New_York')).toBe(week);
      expect(isoWeek(to, 'America/New_York')).not.toBe(week);
    }
  });

  test('that does not exist has no span', () => {
    expect(isoWeekSpan('2026-W53', 'UTC')).not.toBeNull();
    for (const week of ['2025-W53', '2026-W00', '2026-W54', '2026-W1', 'W01-2026', '']) {
      expect(isoWeekSpan(week, 'UTC')).toBeNull();
    }
  });
});

describe('instants of wall readings', () => {
  test.each([
    ['2016-02-29T01:16', 'America/Mexico_City', '2016-02-29T07:16:00Z'],
    ['2016-07-01T01:16:30', 'America/Mexico_City', '2016-07-01T06:16:30Z'],
    ['2026-03-08T01:59:59', 'America/New_York', '2026-03-08T06:59:59Z'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00Z'],
    ['2026-03-08T03:00', 'America/New_York', '2026-03-08T07:00:00Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['2026-11-01T02:00', 'America/New_York', '2026-11-01T07:00:00Z'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(iso(fromLocal(text, zone))).toBe(instant);
  });

  test.each([
    '2026-02-30T10:00',
    '2025-02-29T10:00',
    '2026-01-01T24:00',
    '2026-13-01T10:00',
    '2026-01-01',
    '2026-01-01T10:00Z',
    'x',
  ])('%s is none', (text) => {
    expect(fromLocal(text, MEXICO)).toBeNull();
  });

  test('lead back to the reading', () => {
    const random = seededRandom(11);
    for (let n = 0; n < 500; n++) {
      const ms = at('2015-01-01T00:00:00Z') + random.whole(0, 20 * 365 * 1440) * MINUTE;
      const text = localDateTime(ms, 'Europe/Madrid');
      expect(localDateTime(fromLocal(text, 'Europe/Madrid') ?? 0, 'Europe/Madrid')).toBe(text);
    }
  });
});
