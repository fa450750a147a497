import { describe, expect, test } from 'vitest';
import { calendarDefinition, calendarRules } from '#shared/calendars/calendarRules.ts';
import { OFFICE_HOURS } from '../../builders/calendars.ts';

const rules = { timeZone: 'America/Mexico_City', hours: OFFICE_HOURS, holidays: ['2026-09-16'] };

/** Where and by which rule the first issue was found. */
function issueOf(given: unknown, schema: typeof calendarRules | typeof calendarDefinition = calendarRules) {
  const [issue] = schema.safeParse(given).error?.issues ?? [];
  if (issue === undefined) return null;
  return [issue.path.join('.'), issue.code === 'custom' ? issue.params?.rule : issue.code];
}

describe('rules of a calendar', () => {
  test('pass as they were given', () => {
    expect(calendarRules.parse(rules)).toEqual(rules);
    expect(calendarRules.parse({ ...rules, hours: {}, holidays: [] }).hours).toEqual({});
  });

  test.each(['00:00', '09:00', '23:59', '09:00:30'])('open at %s', (from) => {
    expect(issueOf({ ...rules, hours: { mon: [[from, '24:00']] } })).toBeNull();
  });

  test.each(['24:00', '9:00', '25:00', '09:60', '09:00:60', '0900', '', ' 09:00', '09:00\n', '٠٩:٠٠'])(
    'do not open at %j',
    (from) => {
      expect(issueOf({ ...rules, hours: { mon: [[from, '17:00']] } })).toEqual(['hours.mon.0.0', 'time']);
    },
  );

  test.each(['24:01', '24:00:01', '9:00', '17'])('do not close at %j', (to) => {
    expect(issueOf({ ...rules, hours: { mon: [['09:00', to]] } })).toEqual(['hours.mon.0.1', 'time']);
  });

  test.each(['2026-02-29', '2026-13-01', '2026-1-1', '16/09/2026', '2026-09-16T00:00:00Z', ''])(
    'have no holiday on %j',
    (date) => {
      expect(issueOf({ ...rules, holidays: ['2026-01-01', date] })).toEqual(['holidays.1', 'date']);
    },
  );

  test('have one on 29 February of a leap year', () => {
    expect(issueOf({ ...rules, holidays: ['2028-02-29'] })).toBeNull();
  });

  test.each(['America/Mexico', 'CDMX', '', '-'])('know no zone %j', (timeZone) => {
    expect(issueOf({ ...rules, timeZone })).toEqual(['timeZone', 'timeZone']);
  });

  test('know the seven weekdays only', () => {
    expect(issueOf({ ...rules, hours: { monday: [['09:00', '17:00']] } })).toEqual([
      'hours',
      'unrecognized_keys',
    ]);
    expect(issueOf({ ...rules, hours: { mon: ['09:00', '17:00'] } })?.[0]).toBe('hours.mon.0');
    expect(issueOf({ ...rules, hours: { mon: [['09:00']] } })?.[0]).toMatch(/^hours\.mon\.0/);
  });

  test('have at most 24 openings a day', () => {
    const many = Array.from({ length: 25 }, () => ['09:00', '17:00']);
    expect(issueOf({ ...rules, hours: { mon: many } })).toEqual(['hours.mon', 'too_big']);
  });
});

describe('a calendar with versions', () => {
  const version = { validFrom: null, hours: OFFICE_HOURS, holidays: [] };

  test('has at least one', () => {
    expect(issueOf({ timeZone: 'UTC', versions: [] }, calendarDefinition)).toEqual(['versions', 'too_small']);
    expect(issueOf({ timeZone: 'UTC', versions: [version] }, calendarDefinition)).toBeNull();
  });

  test('has none twice for a day', () => {
    const later = { ...version, validFrom: '2026-02-01' };
    expect(issueOf({ timeZone: 'UTC', versions: [version, later] }, calendarDefinition)).toBeNull();
    for (const twice of [version, later]) {
      expect(issueOf({ timeZone: 'UTC', versions: [twice, twice] }, calendarDefinition)).toEqual([
        'versions',
        'sameValidFrom',
      ]);
    }
  });

  test('takes its holidays from a known template', () => {
    const given = {
      timeZone: 'UTC',
      versions: [version],
      holidayTemplate: 'lft74',
      workedHolidays: ['2026-09-16'],
    };
    expect(calendarDefinition.parse(given)).toEqual(given);
    expect(issueOf({ ...given, holidayTemplate: 'mx' }, calendarDefinition)?.[0]).toBe('holidayTemplate');
  });
});
