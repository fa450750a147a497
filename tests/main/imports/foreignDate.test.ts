import { describe, expect, it } from 'vitest';
import { type DateFormat, parseDate } from '#main/imports/tickets/foreignDate.ts';

const MEXICO = 'America/Mexico_City';

function iso(text: string, formats: readonly DateFormat[], zone = MEXICO): string {
  const parsed = parseDate(text, formats, zone);
  return 'at' in parsed ? new Date(parsed.at).toISOString() : parsed.problem;
}

describe('a date of a file', () => {
  it('is wall time of the institution, day and month in the order that was said', () => {
    expect(iso('4/3/2016 12:00', ['d/m/y'])).toBe('2016-03-04T18:00:00.000Z');
    expect(iso('4/3/2016 12:00', ['m/d/y'])).toBe('2016-04-03T17:00:00.000Z');
    expect(iso('29/2/2016 01:16', ['d/m/y'], 'UTC')).toBe('2016-02-29T01:16:00.000Z');
    expect(iso('10/31/24 3:05 pm', ['m/d/y'], 'UTC')).toBe('2024-10-31T15:05:00.000Z');
    expect(iso('31-10-2024', ['d/m/y'], 'UTC')).toBe('2024-10-31T00:00:00.000Z');
    expect(iso('2024-10-31 15:05:09', ['d/m/y', 'y-m-d'], 'UTC')).toBe('2024-10-31T15:05:09.000Z');
  });

  it('knows noon from midnight', () => {
    expect(iso('1/2/24 12:00 am', ['m/d/y'], 'UTC')).toBe('2024-01-02T00:00:00.000Z');
    expect(iso('1/2/24 12:30 PM', ['m/d/y'], 'UTC')).toBe('2024-01-02T12:30:00.000Z');
    expect(iso('1/2/24 12:30 p.m.', ['m/d/y'], 'UTC')).toBe('2024-01-02T12:30:00.000Z');
    expect(iso('1/2/24 13:30 pm', ['m/d/y'], 'UTC')).toContain('not a date that exists');
  });

  it('keeps an offset of its own', () => {
    expect(iso('2024-10-31T15:05:00-03:00', ['y-m-d'])).toBe('2024-10-31T18:05:00.000Z');
    expect(iso('2024-10-31T15:05Z', ['y-m-d'])).toBe('2024-10-31T15:05:00.000Z');
  });

  it('that no calendar has is told, with how it was read', () => {
    expect(iso('31/2/2016 10:00', ['d/m/y'])).toBe(
      '“31/2/2016 10:00” is not a date that exists (read as day/month/year hour:minute).',
    );
    expect(iso('10/31/2024', ['d/m/y'])).toContain('not a date that exists');
    expect(iso('29/2/2015', ['d/m/y'])).toContain('not a date that exists');
    expect(iso('2016-01-01 25:00', ['y-m-d'])).toContain('not a date that exists');
    expect(iso('yesterday', ['d/m/y', 'y-m-d'])).toBe(
      '“yesterday” is not a date; expected day/month/year hour:minute or year-month-day hour:minute.',
    );
  });

  it('in the hour that a clock change leaves out is the one after it', () => {
    expect(iso('3/4/2016 02:30', ['d/m/y'])).toBe('2016-04-03T08:30:00.000Z');
  });
});
