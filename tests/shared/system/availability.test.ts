import { describe, expect, it } from 'vitest';
import { compileCalendar } from '#shared/calendars/workingTime.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import { availability, monthsUntil } from '#shared/system/availability.ts';

const ZONE = 'America/Mexico_City';
const nine = [['09:00', '18:00']] as [[string, string]];
const hours = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] };
const office = compileCalendar({
  timeZone: ZONE,
  holidayTemplate: 'none',
  versions: [{ validFrom: null, hours, holidays: [] }],
  holidays: [],
  workedHolidays: [],
});
/** Local time in November 2026 (UTC-6); the 1st is a Sunday, so 21 working days of 9 hours. */
const at = (day: number, hour: number) => Date.UTC(2026, 10, day, hour + 6);
const ALL = [at(1, 0), at(31, 0)] as const;
const FULL = 21 * 9 * 3600;

describe('availability within working hours', () => {
  it('is whole when nothing was missing', () => {
    expect(availability([ALL], office, '2026-11', ALL)).toEqual({
      month: '2026-11',
      openSeconds: FULL,
      downSeconds: 0,
      share: 1,
      longest: null,
    });
  });

  it('counts of an outage what lies in working hours, and finds the longest by that', () => {
    const spans = [
      // A whole weekend and a night away cost nothing; Tuesday's last two hours and Wednesday's first do.
      [at(1, 0), at(6, 18)],
      [at(9, 9), at(10, 16)],
      [at(11, 10), at(12, 12)],
      [at(12, 12) + 30 * MINUTE, at(31, 0)],
    ] as const;
    const found = availability(spans.toReversed(), office, '2026-11', ALL);
    expect(found).toMatchObject({ openSeconds: FULL, downSeconds: 3.5 * 3600 });
    expect(found.longest).toEqual({ from: at(10, 16), to: at(11, 10), seconds: 3 * 3600 });
    expect(found.share).toBeCloseTo(1 - 3.5 / 189, 10);
  });

  it('says nothing of what was before the first heartbeat or is still to come', () => {
    const known = [at(2, 17), at(3, 10)] as const;
    expect(availability([known], office, '2026-11', known)).toMatchObject({
      openSeconds: 2 * 3600,
      downSeconds: 0,
      share: 1,
    });
    expect(availability([known], office, '2026-10', known).share).toBeNull();
    const weekend = [at(7, 0), at(8, 0)] as const;
    expect(availability([], office, '2026-11', weekend)).toMatchObject({ share: null, longest: null });
  });

  it('counts overlapping spans once, and an outage over the turn of a month in both', () => {
    const overlap = [
      [at(1, 0), at(20, 0)],
      [at(10, 0), at(30, 15)],
    ] as const;
    const later = at(30, 0) + 48 * HOUR;
    expect(availability(overlap, office, '2026-11', [at(1, 0), later]).downSeconds).toBe(3 * 3600);
    expect(availability(overlap, office, '2026-12', [at(1, 0), later])).toMatchObject({
      openSeconds: 9 * 3600,
      downSeconds: 9 * 3600,
      share: 0,
    });
  });

  it('names months by the institution’s zone, across a new year', () => {
    expect(monthsUntil(Date.UTC(2026, 1, 1, 5), ZONE, 3)).toEqual(['2026-01', '2025-12', '2025-11']);
  });
});
