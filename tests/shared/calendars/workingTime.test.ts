import { describe, expect, test } from 'vitest';
import { ALWAYS, aCalendar, at, everyDay, HOURS, iso, OFFICE_HOURS } from '../../builders/calendars.ts';

// 2026-01-05 is a Monday.
const office = aCalendar();

describe('add', () => {
  test.each([
    ['stays within the day', '2026-01-05T10:00:00Z', 2 * HOURS, '2026-01-05T12:00:00Z'],
    ['goes over the night', '2026-01-05T16:00:00Z', 2 * HOURS, '2026-01-06T10:00:00Z'],
    ['goes over the weekend', '2026-01-09T16:30:00Z', HOURS, '2026-01-12T09:30:00Z'],
    [
      'starts at the next opening when it begins at night',
      '2026-01-05T20:00:00Z',
      HOURS,
      '2026-01-06T10:00:00Z',
    ],
    [
      'starts at the next opening when it begins before it',
      '2026-01-05T03:00:00Z',
      HOURS,
      '2026-01-05T10:00:00Z',
    ],
    ['starts on Monday when it begins on Saturday', '2026-01-10T12:00:00Z', HOURS, '2026-01-12T10:00:00Z'],
    ['counts from the opening instant', '2026-01-05T09:00:00Z', HOURS, '2026-01-05T10:00:00Z'],
    ['counts nothing from the closing instant on', '2026-01-05T17:00:00Z', HOURS, '2026-01-06T10:00:00Z'],
    [
      'is due at closing time when used up exactly then',
      '2026-01-05T09:00:00Z',
      8 * HOURS,
      '2026-01-05T17:00:00Z',
    ],
    ['is due at Friday closing after a week', '2026-01-05T09:00:00Z', 40 * HOURS, '2026-01-09T17:00:00Z'],
    [
      'is due a second after the next opening otherwise',
      '2026-01-05T09:00:00Z',
      8 * HOURS + 1,
      '2026-01-06T09:00:01Z',
    ],
    ['keeps milliseconds', '2026-01-05T10:00:00.250Z', 0.5, '2026-01-05T10:00:00.750Z'],
    ['goes over the year', '2025-12-31T16:00:00Z', 2 * HOURS, '2026-01-01T10:00:00Z'],
  ])('%s', (_name, start, seconds, due) => {
    expect(iso(office.add(at(start), seconds))).toBe(due);
  });

  test('is due at the start when there is no budget, open or closed', () => {
    expect(office.add(at('2026-01-05T10:00:00Z'), 0)).toBe(at('2026-01-05T10:00:00Z'));
    expect(office.add(at('2026-01-10T12:00:00Z'), 0)).toBe(at('2026-01-10T12:00:00Z'));
  });

  test('runs over several years and leap days', () => {
    // 2024 has 262 weekdays, 2025 has 261: both years at 8 hours.
    expect(iso(office.add(at('2024-01-01T00:00:00Z'), (262 + 261) * 8 * HOURS))).toBe('2025-12-31T17:00:00Z');
  });

  test('opens on 29 February', () => {
    expect(iso(office.add(at('2024-02-28T16:00:00Z'), 2 * HOURS))).toBe('2024-02-29T10:00:00Z');
    expect(iso(office.add(at('2028-02-29T16:00:00Z'), 2 * HOURS))).toBe('2028-03-01T10:00:00Z');
  });

  test('is the same instant over and over, whatever was asked before', () => {
    const fresh = aCalendar();
    const due = fresh.add(at('2026-01-05T16:00:00Z'), 2 * HOURS);
    for (let year = 1980; year < 2080; year++) fresh.isOpen(at(`${year}-06-01T10:00:00Z`));
    expect(fresh.add(at('2026-01-05T16:00:00Z'), 2 * HOURS)).toBe(due);
  });

  test('is never reached without hours, and soon says so', () => {
    expect(aCalendar({ hours: {} }).add(at('2026-01-05T10:00:00Z'), 1)).toBeNull();
    expect(aCalendar({ hours: { mon: [] } }).add(at('2026-01-05T10:00:00Z'), 1)).toBeNull();
  });

  test.each([1e9 * HOURS, 1e15, Number.MAX_VALUE, Number.POSITIVE_INFINITY, Number.NaN])(
    'is never reached with a budget of %d seconds',
    (seconds) => {
      expect(office.add(at('2026-01-05T10:00:00Z'), seconds)).toBeNull();
    },
  );

  test('is never reached from an instant that is none', () => {
    expect(office.add(Number.NaN, 60)).toBeNull();
    expect(office.add(at('2026-01-05T10:00:00Z') * 1000, 60)).toBeNull();
  });
});

describe('add with negative seconds', () => {
  test.each([
    ['stays within the day', '2026-01-05T12:00:00Z', -2 * HOURS, '2026-01-05T10:00:00Z'],
    ['goes back over the night', '2026-01-06T10:00:00Z', -2 * HOURS, '2026-01-05T16:00:00Z'],
    ['goes back over the weekend', '2026-01-12T09:30:00Z', -HOURS, '2026-01-09T16:30:00Z'],
    [
      'starts at the last closing when it begins at night',
      '2026-01-06T03:00:00Z',
      -HOURS,
      '2026-01-05T16:00:00Z',
    ],
    [
      'ends at the opening when used up exactly there',
      '2026-01-05T17:00:00Z',
      -8 * HOURS,
      '2026-01-05T09:00:00Z',
    ],
    ['goes back over the year', '2026-01-01T10:00:00Z', -2 * HOURS, '2025-12-31T16:00:00Z'],
    [
      'goes back over several years',
      '2026-01-01T00:00:00Z',
      -(262 + 261) * 8 * HOURS,
      '2024-01-01T09:00:00Z',
    ],
  ])('%s', (_name, start, seconds, due) => {
    expect(iso(office.add(at(start), seconds))).toBe(due);
  });

  test('is never reached before all calendars', () => {
    expect(office.add(at('2026-01-05T10:00:00Z'), -1e12)).toBeNull();
  });
});

describe('between', () => {
  test.each([
    ['counts within the day', '2026-01-05T10:00:00Z', '2026-01-05T12:00:00Z', 2 * HOURS],
    ['leaves the night out', '2026-01-05T16:00:00Z', '2026-01-06T10:00:00Z', 2 * HOURS],
    ['counts a week', '2026-01-05T00:00:00Z', '2026-01-12T00:00:00Z', 40 * HOURS],
    ['counts nothing at night', '2026-01-05T17:00:00Z', '2026-01-06T09:00:00Z', 0],
    ['counts a leap year', '2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z', 262 * 8 * HOURS],
    ['counts ten years', '2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z', 2609 * 8 * HOURS],
    ['keeps fractions', '2026-01-05T10:00:00Z', '2026-01-05T10:00:01.500Z', 1.5],
  ])('%s', (_name, from, to, seconds) => {
    expect(office.between(at(from), at(to))).toBe(seconds);
  });

  test('is negative when the end comes first', () => {
    expect(office.between(at('2026-01-06T10:00:00Z'), at('2026-01-05T16:00:00Z'))).toBe(-2 * HOURS);
  });

  test('is a plain zero between equal ends and over closed time, whichever way', () => {
    const open = at('2026-01-05T10:00:00Z');
    expect(office.between(open, open)).toBe(0);
    expect(office.between(at('2026-01-11T10:00:00Z'), at('2026-01-10T10:00:00Z'))).toBe(0);
  });

  test('counts nothing outside the years that calendars know', () => {
    expect(office.between(at('1500-01-01T00:00:00Z'), at('1501-01-01T00:00:00Z'))).toBe(0);
    expect(office.between(at('2026-01-05T00:00:00Z'), Number.NaN)).toBe(0);
  });
});

describe('isOpen, nextOpen and nextClose', () => {
  const split = aCalendar({ hours: everyDay(['mon', 'tue'], ['09:00', '14:00'], ['15:00', '18:00']) });

  test.each([
    ['2026-01-05T08:59:59Z', false, '2026-01-05T09:00:00Z', '2026-01-05T14:00:00Z'],
    ['2026-01-05T09:00:00Z', true, '2026-01-05T09:00:00Z', '2026-01-05T14:00:00Z'],
    ['2026-01-05T13:59:59Z', true, '2026-01-05T13:59:59Z', '2026-01-05T14:00:00Z'],
    ['2026-01-05T14:00:00Z', false, '2026-01-05T15:00:00Z', '2026-01-05T18:00:00Z'],
    ['2026-01-05T14:30:00Z', false, '2026-01-05T15:00:00Z', '2026-01-05T18:00:00Z'],
    ['2026-01-06T18:00:00Z', false, '2026-01-12T09:00:00Z', '2026-01-12T14:00:00Z'],
  ])('at %s', (when, open, opens, closes) => {
    expect(split.isOpen(at(when))).toBe(open);
    expect(iso(split.nextOpen(at(when)))).toBe(opens);
    expect(iso(split.nextClose(at(when)))).toBe(closes);
  });

  test('there is no opening where there never are hours', () => {
    const never = aCalendar({ hours: {} });
    expect(never.isOpen(at('2026-01-05T10:00:00Z'))).toBe(false);
    expect(never.nextOpen(at('2026-01-05T10:00:00Z'))).toBeNull();
    expect(never.nextClose(at('2026-01-05T10:00:00Z'))).toBeNull();
  });

  test('what is always open never closes', () => {
    const always = aCalendar({ hours: ALWAYS });
    expect(always.isOpen(at('2026-12-31T23:59:59Z'))).toBe(true);
    expect(always.isOpen(at('2027-01-01T00:00:00Z'))).toBe(true);
    expect(always.nextClose(at('2026-01-05T10:00:00Z'))).toBeNull();
  });

  test('an opening over New Year is one', () => {
    const always = aCalendar({ hours: ALWAYS, holidays: ['2027-01-02'] });
    expect(iso(always.nextClose(at('2026-12-30T10:00:00Z')))).toBe('2027-01-02T00:00:00Z');
    expect(iso(always.nextOpen(at('2027-01-02T00:00:00Z')))).toBe('2027-01-03T00:00:00Z');
  });

  test('a run that ends with the year closes with it', () => {
    const december = aCalendar({ hours: ALWAYS, holidays: ['2027-01-01'] });
    expect(iso(december.nextClose(at('2026-12-31T10:00:00Z')))).toBe('2027-01-01T00:00:00Z');
  });
});

describe('overnight openings', () => {
  const nights = aCalendar({ hours: { fri: [['22:00', '06:00']] } });

  test('belong to the day on which they open', () => {
    expect(nights.isOpen(at('2026-01-09T23:00:00Z'))).toBe(true);
    expect(nights.isOpen(at('2026-01-10T05:59:59Z'))).toBe(true);
    expect(nights.isOpen(at('2026-01-10T06:00:00Z'))).toBe(false);
    // Friday's early hours would belong to Thursday.
    expect(nights.isOpen(at('2026-01-09T05:00:00Z'))).toBe(false);
    expect(nights.between(at('2026-01-05T00:00:00Z'), at('2026-01-12T00:00:00Z'))).toBe(8 * HOURS);
  });

  test('are cancelled whole by a holiday on their day, and not by one on the next', () => {
    const friday = aCalendar({ hours: { fri: [['22:00', '06:00']] }, holidays: ['2026-01-09'] });
    expect(friday.between(at('2026-01-05T00:00:00Z'), at('2026-01-12T00:00:00Z'))).toBe(0);
    const saturday = aCalendar({ hours: { fri: [['22:00', '06:00']] }, holidays: ['2026-01-10'] });
    expect(saturday.between(at('2026-01-05T00:00:00Z'), at('2026-01-12T00:00:00Z'))).toBe(8 * HOURS);
  });

  test('run over New Year', () => {
    const always = aCalendar({ hours: everyDay(['thu'], ['22:00', '06:00']) }); // 31 December 2026 is a Thursday.
    expect(iso(always.add(at('2026-12-31T23:00:00Z'), 3 * HOURS))).toBe('2027-01-01T02:00:00Z');
    expect(iso(always.nextClose(at('2026-12-31T23:00:00Z')))).toBe('2027-01-01T06:00:00Z');
    expect(always.between(at('2026-12-31T00:00:00Z'), at('2027-01-02T00:00:00Z'))).toBe(8 * HOURS);
  });

  test('last a day and night when they close at the time at which they open', () => {
    const whole = aCalendar({ hours: { mon: [['09:00', '09:00']] } });
    expect(whole.between(at('2026-01-05T00:00:00Z'), at('2026-01-12T00:00:00Z'))).toBe(24 * HOURS);
    expect(whole.isOpen(at('2026-01-06T08:59:59Z'))).toBe(true);
  });

  test('end at midnight as 00:00 or as 24:00', () => {
    for (const midnight of ['00:00', '24:00', '24:00:00']) {
      const late = aCalendar({ hours: { mon: [['18:00', midnight]] } });
      expect(iso(late.nextClose(at('2026-01-05T20:00:00Z')))).toBe('2026-01-06T00:00:00Z');
    }
  });
});

describe('openings that overlap or touch', () => {
  test('count once', () => {
    const doubled = aCalendar({
      hours: {
        mon: [
          ['12:00', '17:00'],
          ['09:00', '13:00'],
          ['10:00', '11:00'],
        ],
      },
    });
    expect(doubled.between(at('2026-01-05T00:00:00Z'), at('2026-01-06T00:00:00Z'))).toBe(8 * HOURS);
    expect(iso(doubled.nextClose(at('2026-01-05T09:00:00Z')))).toBe('2026-01-05T17:00:00Z');
  });

  test('count once where a night reaches into the next day', () => {
    const doubled = aCalendar({ hours: { mon: [['22:00', '10:00']], tue: [['09:00', '17:00']] } });
    expect(doubled.between(at('2026-01-05T00:00:00Z'), at('2026-01-07T00:00:00Z'))).toBe(19 * HOURS);
    expect(iso(doubled.nextClose(at('2026-01-05T23:00:00Z')))).toBe('2026-01-06T17:00:00Z');
  });

  test('count to the second', () => {
    const seconds = aCalendar({ hours: { mon: [['09:00:30', '09:00:45']] } });
    expect(seconds.between(at('2026-01-05T00:00:00Z'), at('2026-01-06T00:00:00Z'))).toBe(15);
  });
});

describe('holidays', () => {
  test('close the day', () => {
    const feast = aCalendar({ holidays: ['2026-01-06'] });
    expect(iso(feast.add(at('2026-01-05T16:00:00Z'), 2 * HOURS))).toBe('2026-01-07T10:00:00Z');
    expect(feast.isOpen(at('2026-01-06T10:00:00Z'))).toBe(false);
    expect(iso(feast.nextOpen(at('2026-01-05T17:00:00Z')))).toBe('2026-01-07T09:00:00Z');
  });

  test('are local days', () => {
    const feast = aCalendar({ timeZone: 'Asia/Tokyo', hours: ALWAYS, holidays: ['2026-01-06'] });
    expect(feast.isOpen(at('2026-01-05T14:59:59Z'))).toBe(true);
    expect(feast.isOpen(at('2026-01-05T15:00:00Z'))).toBe(false);
    expect(feast.isOpen(at('2026-01-06T14:59:59Z'))).toBe(false);
    expect(feast.isOpen(at('2026-01-06T15:00:00Z'))).toBe(true);
  });

  test('change nothing on a day that is closed anyway', () => {
    const feast = aCalendar({ holidays: ['2026-01-10', '2026-01-10'] });
    expect(feast.between(at('2026-01-05T00:00:00Z'), at('2026-01-12T00:00:00Z'))).toBe(40 * HOURS);
  });
});

describe('openings', () => {
  test('are clipped to the span', () => {
    const found = office.openings(at('2026-01-05T10:00:00Z'), at('2026-01-06T12:00:00Z'));
    expect(found.map(([from, to]) => [iso(from), iso(to)])).toEqual([
      ['2026-01-05T10:00:00Z', '2026-01-05T17:00:00Z'],
      ['2026-01-06T09:00:00Z', '2026-01-06T12:00:00Z'],
    ]);
  });

  test('leave out what only touches the span', () => {
    expect(office.openings(at('2026-01-05T17:00:00Z'), at('2026-01-06T09:00:00Z'))).toEqual([]);
    expect(office.openings(at('2026-01-05T12:00:00Z'), at('2026-01-05T12:00:00Z'))).toEqual([]);
  });

  test('are joined over New Year', () => {
    const always = aCalendar({ hours: ALWAYS });
    const span: [number, number] = [at('2025-06-01T00:00:00Z'), at('2027-06-01T00:00:00Z')];
    expect(always.openings(...span)).toEqual([span]);
  });

  test('add up to what lies between', () => {
    const span: [number, number] = [at('2025-06-03T11:17:00Z'), at('2027-02-01T03:00:00Z')];
    const sum = office.openings(...span).reduce((total, [from, to]) => total + (to - from), 0);
    expect(sum / 1000).toBe(office.between(...span));
  });
});

describe('working days', () => {
  test('are counted from the day after, to the last closing', () => {
    expect(iso(office.addDays(at('2026-01-05T10:00:00Z'), 1))).toBe('2026-01-06T17:00:00Z');
    expect(iso(office.addDays(at('2026-01-08T23:00:00Z'), 3))).toBe('2026-01-13T17:00:00Z');
    expect(iso(office.addDays(at('2026-01-10T10:00:00Z'), 3))).toBe('2026-01-14T17:00:00Z');
  });

  test('end with the last of several openings', () => {
    const split = aCalendar({ hours: everyDay(['mon', 'tue'], ['15:00', '18:00'], ['09:00', '14:00']) });
    expect(iso(split.addDays(at('2026-01-05T10:00:00Z'), 1))).toBe('2026-01-06T18:00:00Z');
  });

  test('follow the local day', () => {
    const mexico = aCalendar({ timeZone: 'America/Mexico_City' });
    // 01:00 UTC on Tuesday is Monday evening there.
    expect(iso(mexico.addDays(at('2026-01-06T01:00:00Z'), 1))).toBe('2026-01-06T23:00:00Z');
  });

  test('leave holidays out', () => {
    const feast = aCalendar({ holidays: ['2026-01-06', '2026-01-07'] });
    expect(iso(feast.addDays(at('2026-01-05T10:00:00Z'), 3))).toBe('2026-01-12T17:00:00Z');
    expect(feast.isWorkingDay('2026-01-06')).toBe(false);
    expect(feast.isWorkingDay('2026-01-08')).toBe(true);
    expect(feast.isWorkingDay('2026-01-10')).toBe(false);
  });

  test('never come where there are no hours', () => {
    expect(aCalendar({ hours: {} }).addDays(at('2026-01-05T10:00:00Z'), 1)).toBeNull();
    expect(
      aCalendar({
        versions: [
          { validFrom: null, hours: OFFICE_HOURS, holidays: [] },
          { validFrom: '2026-01-07', hours: {}, holidays: [] },
        ],
      }).addDays(at('2026-01-05T10:00:00Z'), 2),
    ).toBeNull();
  });
});
