import { describe, expect, it } from 'vitest';
import { institution, shifts } from '#main/demo/places.ts';
import { compileCalendar } from '#shared/calendars/workingTime.ts';
import { HOUR } from '#shared/kernel/time.ts';

describe('the shifts of the sample institution', () => {
  it('leave two technicians at work at every hour of three years, holidays and weekends included', () => {
    const calendars = shifts.map(({ hours, holidayTemplate, worked }) => ({
      technicians: worked.length,
      calendar: compileCalendar({
        timeZone: institution.timeZone,
        holidayTemplate,
        versions: [{ validFrom: null, hours, holidays: [] }],
      }),
    }));
    const empty: string[] = [];
    const from = Date.parse('2026-01-01T06:30:00Z');
    for (let at = from; at < from + 3 * 365 * 24 * HOUR; at += HOUR / 2) {
      const present = calendars.reduce(
        (sum, { technicians, calendar }) => sum + (calendar.isOpen(at) ? technicians : 0),
        0,
      );
      if (present < 2) empty.push(new Date(at).toISOString());
    }
    expect(empty).toEqual([]);
  });
});
