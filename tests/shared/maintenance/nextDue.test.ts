import { describe, expect, it } from 'vitest';
import {
  addMonths,
  afterTicket,
  firstDue,
  firstDueFrom,
  monthsBetween,
  nextDates,
  type Schedule,
} from '#shared/maintenance/nextDue.ts';

const monthly: Schedule = { everyMonths: 1, firstOn: '2026-01-31', leadDays: 10 };
const once: Schedule = { everyMonths: null, firstOn: '2026-03-15', leadDays: 5 };

describe('months', () => {
  it('end with a month that is shorter', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-31', 3)).toBe('2026-04-30');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
  });

  it('know leap years', () => {
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonths('2028-02-29', 48)).toBe('2032-02-29');
    expect(addMonths('2099-02-28', 12)).toBe('2100-02-28');
  });

  it('go back as well', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15');
  });

  it('are whole between two dates once the day of the month, or the end of a shorter one, has come', () => {
    expect(monthsBetween('2026-01-31', '2026-02-27')).toBe(0);
    expect(monthsBetween('2026-01-31', '2026-02-28')).toBe(1);
    expect(monthsBetween('2024-02-29', '2026-11-24')).toBe(32);
  });
});

describe('a series', () => {
  it('is counted from its first date, so that February does not shorten March', () => {
    expect(nextDates(monthly, '2026-01-01', 4)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
  });

  it('has its first date from a day on, that day included', () => {
    const yearly: Schedule = { everyMonths: 12, firstOn: '2024-02-29', leadDays: 0 };
    expect(firstDueFrom(yearly, '2024-01-01')).toBe('2024-02-29');
    expect(firstDueFrom(yearly, '2025-02-28')).toBe('2025-02-28');
    expect(firstDueFrom(yearly, '2025-03-01')).toBe('2026-02-28');
    expect(firstDueFrom(yearly, '2028-02-29')).toBe('2028-02-29');
  });

  it('agrees with stepping through it month by month', () => {
    for (const everyMonths of [1, 2, 3, 5, 6, 12, 18]) {
      const schedule = { everyMonths, firstOn: '2023-08-31', leadDays: 0 };
      for (let day = 0; day < 1_200; day += 7) {
        const from = new Date(Date.UTC(2023, 7, 31) + day * 86_400_000).toISOString().slice(0, 10);
        let expected = schedule.firstOn;
        for (let n = 1; expected < from; n += 1) expected = addMonths(schedule.firstOn, n * everyMonths);
        expect(firstDueFrom(schedule, from)).toBe(expected);
      }
    }
  });

  it('of once is over after its date', () => {
    expect(nextDates(once, '2026-03-15', 3)).toEqual(['2026-03-15']);
    expect(nextDates(once, '2026-03-16', 3)).toEqual([]);
  });
});

describe('after a ticket', () => {
  it('goes on from the due date, not from the day it was done', () => {
    expect(afterTicket(monthly, { dueOn: '2026-01-31', how: 'done', today: '2026-02-10' })).toEqual({
      dueOn: '2026-02-28',
      openOn: '2026-02-18',
    });
  });

  it('that was done early does not ask for the same date again', () => {
    expect(afterTicket(monthly, { dueOn: '2026-01-31', how: 'done', today: '2026-01-22' }).dueOn).toBe(
      '2026-02-28',
    );
  });

  it('leaves out the dates that went by meanwhile', () => {
    expect(afterTicket(monthly, { dueOn: '2024-01-31', how: 'done', today: '2026-11-24' }).dueOn).toBe(
      '2026-11-30',
    );
    // The one of the very day counts as done.
    expect(afterTicket(monthly, { dueOn: '2026-01-31', how: 'done', today: '2026-02-28' }).dueOn).toBe(
      '2026-03-31',
    );
  });

  it('that was cancelled is due again on the next date', () => {
    expect(afterTicket(monthly, { dueOn: '2026-01-31', how: 'cancelled', today: '2026-01-25' })).toEqual({
      dueOn: '2026-02-28',
      openOn: '2026-02-18',
    });
  });

  it('of a plan of once ends it when done, and leaves its date standing when cancelled', () => {
    expect(afterTicket(once, { dueOn: '2026-03-15', how: 'done', today: '2026-03-14' })).toEqual({
      dueOn: null,
      openOn: null,
    });
    expect(afterTicket(once, { dueOn: '2026-03-15', how: 'cancelled', today: '2026-03-14' })).toEqual({
      dueOn: '2026-03-15',
      openOn: null,
    });
  });
});

describe('joining a plan', () => {
  it('begins with the first date from today on', () => {
    expect(firstDue(monthly, '2026-02-15', null)).toEqual({ dueOn: '2026-02-28', openOn: '2026-02-18' });
    expect(firstDue(once, '2026-03-16', null)).toEqual({ dueOn: null, openOn: null });
  });

  it('does not ask again for a date that was done ahead of time', () => {
    expect(firstDue(monthly, '2026-01-25', '2026-01-31').dueOn).toBe('2026-02-28');
    expect(firstDue(monthly, '2026-02-15', '2026-01-31').dueOn).toBe('2026-02-28');
  });
});
