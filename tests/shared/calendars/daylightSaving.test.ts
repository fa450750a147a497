import { describe, expect, test } from 'vitest';
import type { Interval, WeeklyHours } from '#shared/calendars/calendarRules.ts';
import { ALWAYS, aCalendar, at, everyDay, HOURS, iso, OFFICE_HOURS } from '../../builders/calendars.ts';

const sunday = (...intervals: Interval[]): WeeklyHours => ({ sun: intervals });
const DAILY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

// New York 2026: the clock goes forward on 8 March at 07:00 UTC and back on 1 November at 06:00 UTC.
describe('the night the clock goes forward in New York', () => {
  const zone = 'America/New_York';
  const day: [number, number] = [at('2026-03-08T05:00:00Z'), at('2026-03-09T04:00:00Z')];

  test('has a night shift of seven hours', () => {
    const nights = aCalendar({ timeZone: zone, hours: { sat: [['22:00', '06:00']] } });
    expect(nights.between(at('2026-03-07T12:00:00Z'), at('2026-03-08T16:00:00Z'))).toBe(7 * HOURS);
    expect(iso(nights.add(at('2026-03-08T03:00:00Z'), 5 * HOURS))).toBe('2026-03-08T08:00:00Z');
    expect(iso(nights.nextClose(at('2026-03-08T03:00:00Z')))).toBe('2026-03-08T10:00:00Z');
  });

  test('has a day of 23 hours', () => {
    expect(aCalendar({ timeZone: zone, hours: ALWAYS }).between(...day)).toBe(23 * HOURS);
    expect(aCalendar({ timeZone: zone, hours: sunday(['00:00', '24:00']) }).between(...day)).toBe(23 * HOURS);
  });

  test('takes an opening that is left out as an hour later by the new clock', () => {
    const calendar = aCalendar({ timeZone: zone, hours: sunday(['02:30', '05:00']) });
    expect(iso(calendar.nextOpen(day[0]))).toBe('2026-03-08T07:30:00Z');
    expect(calendar.between(...day)).toBe(1.5 * HOURS);
  });

  test('takes a closing that is left out likewise', () => {
    const calendar = aCalendar({ timeZone: zone, hours: sunday(['00:00', '02:30']) });
    expect(iso(calendar.nextClose(day[0]))).toBe('2026-03-08T07:30:00Z');
    expect(calendar.between(...day)).toBe(2.5 * HOURS);
  });

  test('keeps openings adjacent that were', () => {
    const calendar = aCalendar({ timeZone: zone, hours: sunday(['00:00', '02:30'], ['02:30', '05:00']) });
    expect(calendar.openings(...day)).toHaveLength(1);
    expect(calendar.between(...day)).toBe(4 * HOURS);
  });

  test('drops an opening that the jump turns round', () => {
    const calendar = aCalendar({ timeZone: zone, hours: sunday(['02:45', '03:15']) });
    expect(calendar.between(...day)).toBe(0);
    expect(calendar.openings(...day)).toEqual([]);
  });

  test('leaves office hours eight hours, an hour earlier in UTC from then on', () => {
    const office = aCalendar({ timeZone: zone });
    expect(iso(office.nextOpen(at('2026-03-06T12:00:00Z')))).toBe('2026-03-06T14:00:00Z');
    expect(iso(office.nextOpen(at('2026-03-08T12:00:00Z')))).toBe('2026-03-09T13:00:00Z');
    expect(iso(office.add(at('2026-03-06T21:00:00Z'), 2 * HOURS))).toBe('2026-03-09T14:00:00Z');
  });
});

describe('the night the clock goes back in New York', () => {
  const zone = 'America/New_York';
  const day: [number, number] = [at('2026-11-01T04:00:00Z'), at('2026-11-02T05:00:00Z')];

  test('has a night shift of nine hours', () => {
    const nights = aCalendar({ timeZone: zone, hours: { sat: [['22:00', '06:00']] } });
    expect(nights.between(at('2026-10-31T12:00:00Z'), at('2026-11-01T16:00:00Z'))).toBe(9 * HOURS);
    expect(iso(nights.add(at('2026-11-01T02:00:00Z'), 5 * HOURS))).toBe('2026-11-01T07:00:00Z');
    expect(iso(nights.nextClose(at('2026-11-01T02:00:00Z')))).toBe('2026-11-01T11:00:00Z');
  });

  test('has a day of 25 hours', () => {
    expect(aCalendar({ timeZone: zone, hours: ALWAYS }).between(...day)).toBe(25 * HOURS);
    expect(aCalendar({ timeZone: zone, hours: sunday(['00:00', '24:00']) }).between(...day)).toBe(25 * HOURS);
  });

  test('opens at the first of two like readings', () => {
    const calendar = aCalendar({ timeZone: zone, hours: sunday(['01:30', '05:00']) });
    expect(iso(calendar.nextOpen(day[0]))).toBe('2026-11-01T05:30:00Z');
    expect(calendar.between(...day)).toBe(4.5 * HOURS);
  });

  test('closes at the last of two like readings', () => {
    const calendar = aCalendar({ timeZone: zone, hours: sunday(['00:00', '01:30']) });
    expect(iso(calendar.nextClose(day[0]))).toBe('2026-11-01T06:30:00Z');
    expect(calendar.between(...day)).toBe(2.5 * HOURS);
  });

  test('covers the repeated hour of an opening within it', () => {
    const calendar = aCalendar({ timeZone: zone, hours: sunday(['01:00', '02:00']) });
    expect(calendar.between(...day)).toBe(2 * HOURS);
  });

  test('moves working time with a boundary by as much: there is no leap at the edge of the repeated hour', () => {
    const until = (closing: string) =>
      aCalendar({ timeZone: zone, hours: sunday(['00:00', closing]) }).between(...day);
    expect(until('02:00') - until('01:59:59')).toBe(1);
    const from = (opening: string) =>
      aCalendar({ timeZone: zone, hours: sunday([opening, '05:00']) }).between(...day);
    expect(from('00:59:59') - from('01:00')).toBe(1);
  });

  test('counts overlapping openings once', () => {
    const calendar = aCalendar({ timeZone: zone, hours: sunday(['00:00', '01:30'], ['01:30', '05:00']) });
    expect(calendar.between(...day)).toBe(6 * HOURS);
    expect(calendar.openings(...day)).toHaveLength(1);
  });
});

describe('elsewhere', () => {
  test('Madrid goes forward on 29 March and back on 25 October 2026 at 01:00 UTC', () => {
    const nights = aCalendar({ timeZone: 'Europe/Madrid', hours: { sat: [['20:00', '08:00']] } });
    expect(nights.between(at('2026-03-28T00:00:00Z'), at('2026-03-30T00:00:00Z'))).toBe(11 * HOURS);
    expect(nights.between(at('2026-10-24T00:00:00Z'), at('2026-10-26T00:00:00Z'))).toBe(13 * HOURS);
    expect(iso(nights.add(at('2026-10-24T18:00:00Z'), 13 * HOURS))).toBe('2026-10-25T07:00:00Z');
  });

  test('Mexico City had daylight saving until 30 October 2022 and has none since', () => {
    const office = aCalendar({ timeZone: 'America/Mexico_City' });
    expect(iso(office.nextOpen(at('2021-07-05T00:00:00Z')))).toBe('2021-07-05T14:00:00Z');
    expect(iso(office.nextOpen(at('2022-10-28T00:00:00Z')))).toBe('2022-10-28T14:00:00Z');
    expect(iso(office.nextOpen(at('2022-10-30T12:00:00Z')))).toBe('2022-10-31T15:00:00Z');
    expect(iso(office.nextOpen(at('2023-07-03T00:00:00Z')))).toBe('2023-07-03T15:00:00Z');
    expect(iso(office.nextOpen(at('2030-07-01T00:00:00Z')))).toBe('2030-07-01T15:00:00Z');
    const nights = aCalendar({ timeZone: 'America/Mexico_City', hours: { sat: [['22:00', '06:00']] } });
    expect(nights.between(at('2022-10-29T12:00:00Z'), at('2022-10-30T18:00:00Z'))).toBe(9 * HOURS);
    expect(nights.between(at('2023-10-28T12:00:00Z'), at('2023-10-29T18:00:00Z'))).toBe(8 * HOURS);
  });

  test('Kolkata is five and a half hours ahead', () => {
    const office = aCalendar({ timeZone: 'Asia/Kolkata' });
    expect(iso(office.nextOpen(at('2026-01-05T00:00:00Z')))).toBe('2026-01-05T03:30:00Z');
    expect(iso(office.add(at('2026-01-05T10:30:00Z'), 2 * HOURS))).toBe('2026-01-06T04:30:00Z');
  });

  test('Lord Howe moves its clock by half an hour', () => {
    const calendar = aCalendar({ timeZone: 'Australia/Lord_Howe', hours: sunday(['00:00', '24:00']) });
    expect(calendar.between(at('2026-04-03T00:00:00Z'), at('2026-04-07T00:00:00Z'))).toBe(24.5 * HOURS);
    expect(calendar.between(at('2026-10-02T00:00:00Z'), at('2026-10-06T00:00:00Z'))).toBe(23.5 * HOURS);
  });

  test('Samoa skipped 30 December 2011: what would have opened that Friday never did', () => {
    const office = aCalendar({ timeZone: 'Pacific/Apia' });
    // Thursday 29th closes at 03:00 UTC on the 30th; Monday 2 January opens at 19:00 UTC on the 1st.
    expect(iso(office.add(at('2011-12-30T02:00:00Z'), 2 * HOURS))).toBe('2012-01-01T20:00:00Z');
    expect(office.between(at('2011-12-29T00:00:00Z'), at('2012-01-01T12:00:00Z'))).toBe(11 * HOURS);
    expect(office.isWorkingDay('2011-12-30')).toBe(false);
    expect(iso(office.addDays(at('2011-12-30T02:00:00Z'), 1))).toBe('2012-01-02T03:00:00Z');
  });

  test('Samoa worked on without a break where it never closes', () => {
    const always = aCalendar({ timeZone: 'Pacific/Apia', hours: ALWAYS });
    const span: [number, number] = [at('2011-12-28T00:00:00Z'), at('2012-01-03T00:00:00Z')];
    expect(always.openings(...span)).toEqual([span]);
  });

  test('Havana repeats the first hour of a day, which is of that day and not of the evening before', () => {
    const saturday = aCalendar({ timeZone: 'America/Havana', hours: { sat: [['00:00', '24:00']] } });
    expect(iso(saturday.nextClose(at('2026-10-31T12:00:00Z')))).toBe('2026-11-01T04:00:00Z');
    const until = aCalendar({ timeZone: 'America/Havana', hours: { sat: [['18:00', '00:00']] } });
    expect(iso(until.nextClose(at('2026-10-31T23:00:00Z')))).toBe('2026-11-01T04:00:00Z');
    const calendar = aCalendar({ timeZone: 'America/Havana', hours: sunday(['00:00', '24:00']) });
    expect(calendar.between(at('2026-10-31T12:00:00Z'), at('2026-11-03T00:00:00Z'))).toBe(25 * HOURS);
  });

  test('Havana leaves out the first hour of a day', () => {
    const calendar = aCalendar({ timeZone: 'America/Havana', hours: sunday(['00:00', '24:00']) });
    expect(iso(calendar.nextOpen(at('2026-03-08T00:00:00Z')))).toBe('2026-03-08T05:00:00Z');
    expect(calendar.between(at('2026-03-07T12:00:00Z'), at('2026-03-09T12:00:00Z'))).toBe(23 * HOURS);
  });

  test('a year of always open lasts as long as the year does, wherever', () => {
    for (const timeZone of [
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
    ]) {
      const always = aCalendar({ timeZone, hours: ALWAYS });
      expect(always.between(at('2024-01-01T00:00:00Z'), at('2025-01-01T00:00:00Z'))).toBe(366 * 24 * HOURS);
    }
  });

  test('days and nights far from Greenwich fall into the right UTC year', () => {
    const early = aCalendar({ timeZone: 'Pacific/Kiritimati', hours: OFFICE_HOURS });
    // Friday 1 January 2027, 09:00 there.
    expect(iso(early.nextOpen(at('2026-12-31T12:00:00Z')))).toBe('2026-12-31T19:00:00Z');
    const late = aCalendar({ timeZone: 'Pacific/Pago_Pago', hours: everyDay(DAILY, ['20:00', '04:00']) });
    expect(late.isOpen(at('2027-01-01T12:00:00Z'))).toBe(true);
    expect(iso(late.nextClose(at('2027-01-01T08:00:00Z')))).toBe('2027-01-01T15:00:00Z');
  });
});
