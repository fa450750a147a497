import { describe, expect, it } from 'vitest';
import {
  calendarInput,
  calendarProblem,
  calendarValues,
  versionOn,
  yearDays,
} from '#renderer/calendars/calendarValues.ts';

const office = { mon: [['09:00', '18:00']] as [string, string][] };

describe('the versions of a calendar', () => {
  const versions = [
    { validFrom: '2026-07-01', hours: office },
    { validFrom: null, hours: {} },
    { validFrom: '2025-01-01', hours: office },
  ];

  it.each([
    ['2024-12-31', null],
    ['2025-01-01', '2025-01-01'],
    ['2026-06-30', '2025-01-01'],
    ['2026-07-01', '2026-07-01'],
    ['2030-01-01', '2026-07-01'],
  ])('on %s the one from %s holds', (date, validFrom) => {
    expect(versionOn(versions, date)?.validFrom).toBe(validFrom);
  });

  it('takes the oldest where none has begun', () => {
    expect(versionOn([{ validFrom: '2027-01-01', hours: office }], '2026-01-01')?.validFrom).toBe(
      '2027-01-01',
    );
    expect(versionOn([], '2026-01-01')).toBeNull();
  });
});

describe('the days off of a year', () => {
  it('mixes those of the template with one’s own, in order, and marks the worked ones', () => {
    const days = yearDays(
      {
        holidayTemplate: 'lft74',
        holidays: [
          { date: '2026-12-24', name: 'Nochebuena', isWorked: false },
          { date: '2026-12-25', name: 'Navidad', isWorked: true },
          { date: '2027-01-02', name: 'Otro año', isWorked: false },
        ],
      },
      2026,
    );
    expect(days.slice(-2)).toEqual([
      { date: '2026-12-24', name: 'Nochebuena', isOwn: true, isWorked: false },
      { date: '2026-12-25', name: 'Navidad', isOwn: false, isWorked: true },
    ]);
    expect(days.map((day) => day.date)).toEqual([...days.map((day) => day.date)].sort());
    expect(days.some((day) => day.name === 'Otro año')).toBe(false);
  });

  it('has only one’s own without a template', () => {
    const holidays = [{ date: '2026-03-01', name: 'Aniversario', isWorked: false }];
    expect(yearDays({ holidayTemplate: 'none', holidays }, 2026)).toHaveLength(1);
  });
});

describe('what is wrong with a calendar', () => {
  const good = { ...calendarValues(null, 'America/Mexico_City'), name: 'Oficina' };

  it('finds nothing in the one that a new form begins with, once it has a name', () => {
    expect(calendarProblem(good)).toBeNull();
    expect(calendarProblem({ ...good, name: '  ' })?.problem).toBe('required');
  });

  it('names the version whose hours cross or are never open', () => {
    const crossing = {
      validFrom: '2027-01-01',
      hours: {
        mon: [
          ['09:00', '10:00'],
          ['09:30', '11:00'],
        ] as [string, string][],
      },
    };
    expect(calendarProblem({ ...good, versions: [...good.versions, crossing] })).toEqual({
      problem: 'hours',
      field: 'versions',
      version: 1,
    });
    expect(calendarProblem({ ...good, versions: [{ validFrom: null, hours: {} }] })?.problem).toBe(
      'neverOpen',
    );
  });

  it('reads hours as they will be once the field is left', () => {
    const typed = { validFrom: null, hours: { mon: [['9', '1830']] as [string, string][] } };
    expect(calendarProblem({ ...good, versions: [typed] })).toBeNull();
    expect(calendarInput({ ...good, versions: [typed] }).versions[0]?.hours).toEqual({
      mon: [['09:00', '18:30']],
    });
  });

  it('refuses two versions from one day', () => {
    expect(calendarProblem({ ...good, versions: [...good.versions, ...good.versions] })?.problem).toBe(
      'sameDate',
    );
  });
});
