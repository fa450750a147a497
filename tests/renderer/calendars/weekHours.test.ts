import { describe, expect, it } from 'vitest';
import {
  isEverOpen,
  minutesOfDay,
  minutesOfWeek,
  spansOf,
  weekFaults,
  withCopied,
} from '#renderer/calendars/weekHours.ts';

describe('the hours of a week', () => {
  it('adds several openings of a day, and those that run past midnight', () => {
    expect(
      minutesOfDay([
        ['09:00', '14:00'],
        ['16:00', '19:00'],
      ]),
    ).toBe(480);
    expect(minutesOfDay([['22:00', '06:00']])).toBe(480);
    expect(minutesOfDay([['00:00', '24:00']])).toBe(1_440);
    expect(minutesOfDay([['09:00', '09:00']])).toBe(1_440);
    expect(minutesOfDay(undefined)).toBe(0);
  });

  it('sums the whole week', () => {
    const day: [string, string][] = [['09:00', '18:00']];
    expect(minutesOfWeek({ mon: day, tue: day, wed: day, thu: day, fri: day })).toBe(45 * 60);
  });

  it('marks a stretch that ends on the next day', () => {
    expect(spansOf([['22:00', '06:00']])).toEqual([{ from: 1_320, to: 1_800, isOvernight: true }]);
    expect(spansOf([['22:00', '24:00']])).toEqual([{ from: 1_320, to: 1_440, isOvernight: false }]);
  });
});

describe('weekFaults', () => {
  it('finds nothing wrong with hours that only touch', () => {
    expect(
      weekFaults({
        mon: [
          ['09:00', '14:00'],
          ['14:00', '18:00'],
          ['22:00', '06:00'],
        ],
        tue: [['06:00', '09:00']],
      }),
    ).toEqual({});
  });

  it('finds openings of a day that cross, whatever their order', () => {
    expect(
      weekFaults({
        wed: [
          ['13:00', '18:00'],
          ['09:00', '14:00'],
        ],
      }),
    ).toEqual({ wed: 'overlap' });
  });

  it('finds a night shift that runs into the next morning, from Sunday to Monday too', () => {
    expect(weekFaults({ mon: [['22:00', '06:00']], tue: [['05:00', '13:00']] })).toEqual({
      mon: 'overlapsNextDay',
    });
    expect(weekFaults({ sun: [['22:00', '06:00']], mon: [['05:59', '13:00']] })).toEqual({
      sun: 'overlapsNextDay',
    });
  });

  it('finds a time that is none', () => {
    expect(weekFaults({ fri: [['9', '18:00']] })).toEqual({ fri: 'wrong' });
    expect(weekFaults({ fri: [['24:00', '25:00']] })).toEqual({ fri: 'wrong' });
  });
});

describe('a week that is edited', () => {
  it('copies a day to others without sharing it', () => {
    const hours = {
      mon: [['09:00', '18:00']] as [string, string][],
      sat: [['10:00', '12:00']] as [string, string][],
    };
    const copied = withCopied(hours, 'mon', ['tue', 'sat']);
    expect(copied).toEqual({ mon: hours.mon, tue: hours.mon, sat: hours.mon });
    expect(copied.tue?.[0]).not.toBe(hours.mon[0]);
    expect(hours.sat).toEqual([['10:00', '12:00']]);
  });

  it('copies a closed day by closing the others', () => {
    expect(withCopied({ tue: [['09:00', '18:00']] }, 'mon', ['tue'])).toEqual({});
  });

  it('knows a week in which nobody ever works', () => {
    expect(isEverOpen({})).toBe(false);
    expect(isEverOpen({ mon: [] })).toBe(false);
    expect(isEverOpen({ mon: [['09:00', '09:01']] })).toBe(true);
  });
});
