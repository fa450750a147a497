import { describe, expect, test } from 'vitest';
import { compileCalendar } from '#shared/calendars/workingTime.ts';
import { aCalendar, at, everyDay, HOURS, iso, OFFICE_HOURS } from '../../builders/calendars.ts';

const MORNINGS = everyDay(['mon', 'tue', 'wed', 'thu', 'fri'], ['08:00', '12:00']);

describe('versions of a calendar', () => {
  const changed = compileCalendar({
    timeZone: 'America/Mexico_City',
    versions: [
      { validFrom: '2026-02-04', hours: MORNINGS, holidays: ['2026-02-06'] },
      { validFrom: null, hours: OFFICE_HOURS, holidays: ['2026-02-03', '2026-02-09'] },
    ],
  });

  test('hold from their local day on', () => {
    expect(iso(changed.nextClose(at('2026-02-02T18:00:00Z')))).toBe('2026-02-02T23:00:00Z');
    expect(iso(changed.nextOpen(at('2026-02-03T23:30:00Z')))).toBe('2026-02-04T14:00:00Z');
    expect(changed.between(at('2026-02-02T06:00:00Z'), at('2026-02-06T06:00:00Z'))).toBe(
      (8 + 0 + 4 + 4) * HOURS,
    );
  });

  test('have their own holidays', () => {
    expect(changed.isWorkingDay('2026-02-03')).toBe(false);
    expect(changed.isWorkingDay('2026-02-06')).toBe(false);
    expect(changed.isWorkingDay('2026-02-09')).toBe(true);
  });

  test('let a night that opened under the old one run on', () => {
    const nights = compileCalendar({
      timeZone: 'UTC',
      versions: [
        { validFrom: null, hours: { mon: [['22:00', '06:00']] }, holidays: [] },
        { validFrom: '2026-01-06', hours: {}, holidays: [] },
      ],
    });
    expect(nights.isOpen(at('2026-01-06T05:59:00Z'))).toBe(true);
    expect(nights.nextOpen(at('2026-01-06T06:00:00Z'))).toBeNull();
  });

  test('leave the time before the first closed', () => {
    const late = compileCalendar({
      timeZone: 'UTC',
      versions: [{ validFrom: '2026-06-01', hours: OFFICE_HOURS, holidays: [] }],
    });
    expect(late.isOpen(at('2026-05-29T10:00:00Z'))).toBe(false);
    expect(iso(late.add(at('2026-01-01T00:00:00Z'), HOURS))).toBe('2026-06-01T10:00:00Z');
    expect(late.add(at('2026-01-01T00:00:00Z'), -HOURS)).toBeNull();
  });

  test('may begin decades from now', () => {
    const far = compileCalendar({
      timeZone: 'UTC',
      versions: [{ validFrom: '2090-01-02', hours: OFFICE_HOURS, holidays: [] }],
    });
    expect(iso(far.nextOpen(at('2026-01-01T00:00:00Z')))).toBe('2090-01-02T09:00:00Z');
  });
});

describe('holidays from a template', () => {
  test('close their days in any year', () => {
    const mexico = aCalendar({ timeZone: 'America/Mexico_City', holidayTemplate: 'lft74' });
    for (const day of ['2026-09-16', '2031-09-16', '2024-10-01', '2026-02-02', '2005-03-21']) {
      expect(mexico.isWorkingDay(day)).toBe(false);
    }
    expect(mexico.isWorkingDay('2026-05-05')).toBe(true);
    expect(mexico.isWorkingDay('2025-10-01')).toBe(true);
  });

  test('add 5 May for the federal public sector', () => {
    expect(aCalendar({ holidayTemplate: 'federal' }).isWorkingDay('2026-05-05')).toBe(false);
  });

  test('stand beside the own ones of the calendar and of the version', () => {
    const mixed = compileCalendar({
      timeZone: 'UTC',
      holidayTemplate: 'federal',
      holidays: ['2026-11-02'],
      versions: [{ validFrom: null, hours: OFFICE_HOURS, holidays: ['2026-11-03'] }],
    });
    const open = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-16'].map((day) =>
      mixed.isWorkingDay(day),
    );
    expect(open).toEqual([false, false, true, false]);
  });

  test('are open where they are worked, unless closed for a reason of their own', () => {
    const worked = compileCalendar({
      timeZone: 'UTC',
      holidayTemplate: 'lft74',
      holidays: ['2026-12-25'],
      workedHolidays: ['2026-09-16', '2026-12-25'],
      versions: [{ validFrom: null, hours: OFFICE_HOURS, holidays: [] }],
    });
    expect(worked.isWorkingDay('2026-09-16')).toBe(true);
    expect(worked.isWorkingDay('2026-12-25')).toBe(false);
    expect(worked.isWorkingDay('2027-09-16')).toBe(false);
  });
});
