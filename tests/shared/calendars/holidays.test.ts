import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { holidaysOf } from '#shared/calendars/holidays.ts';

const datesOf = (template: 'none' | 'lft74' | 'federal', year: number) =>
  holidaysOf(template, year).map((holiday) => holiday.date);

describe('the days of rest of article 74', () => {
  test('are seven in 2026, three of them moved to a Monday', () => {
    expect(holidaysOf('lft74', 2026)).toEqual([
      { date: '2026-01-01', key: 'newYear', name: 'Año Nuevo' },
      { date: '2026-02-02', key: 'constitution', name: 'Día de la Constitución' },
      { date: '2026-03-16', key: 'juarez', name: 'Natalicio de Benito Juárez' },
      { date: '2026-05-01', key: 'labour', name: 'Día del Trabajador' },
      { date: '2026-09-16', key: 'independence', name: 'Día de la Independencia' },
      { date: '2026-11-16', key: 'revolution', name: 'Día de la Revolución' },
      { date: '2026-12-25', key: 'christmas', name: 'Navidad' },
    ]);
  });

  test('add the handover on 1 October every six years since 2024', () => {
    const handovers = [2023, 2024, 2025, 2029, 2030, 2036, 2042].filter((year) =>
      datesOf('lft74', year).includes(`${year}-10-01`),
    );
    expect(handovers).toEqual([2024, 2030, 2036, 2042]);
    expect(datesOf('lft74', 2024)).not.toContain('2024-12-01');
  });

  test('had it on 1 December before', () => {
    for (const year of [1970, 1976, 1982, 1988, 1994, 2000, 2006, 2012, 2018]) {
      expect(datesOf('lft74', year)).toContain(`${year}-12-01`);
      expect(datesOf('lft74', year)).not.toContain(`${year}-10-01`);
      expect(datesOf('lft74', year + 1)).not.toContain(`${year + 1}-12-01`);
    }
    expect(datesOf('lft74', 1964)).toHaveLength(7);
  });

  test('were kept on their dates before the reform of 2006', () => {
    expect(datesOf('lft74', 2005)).toEqual([
      '2005-01-01',
      '2005-02-05',
      '2005-03-21',
      '2005-05-01',
      '2005-09-16',
      '2005-11-20',
      '2005-12-25',
    ]);
    expect(datesOf('lft74', 2006)).toEqual([
      '2006-01-01',
      '2006-02-06',
      '2006-03-20',
      '2006-05-01',
      '2006-09-16',
      '2006-11-20',
      '2006-12-01',
      '2006-12-25',
    ]);
  });

  test('fall on the Monday itself when the month begins with one', () => {
    // 1 February 2027, 1 March 2027 and 1 November 2027 are Mondays.
    expect(datesOf('lft74', 2027)).toEqual(
      expect.arrayContaining(['2027-02-01', '2027-03-15', '2027-11-15']),
    );
    // 1 February 2028 is a Tuesday: the latest first Monday there can be.
    expect(datesOf('lft74', 2028)).toContain('2028-02-07');
  });

  test('are moved to Mondays within the right week of the month in any year', () => {
    for (let year = 2006; year <= 2200; year++) {
      for (const { date, key } of holidaysOf('lft74', year)) {
        const day = Number(date.slice(8));
        const range = { constitution: [1, 7], juarez: [15, 21], revolution: [15, 21] }[key as 'juarez'];
        if (range === undefined) continue;
        expect(new Date(date).getUTCDay()).toBe(1);
        expect(day).toBeGreaterThanOrEqual(range[0] ?? 0);
        expect(day).toBeLessThanOrEqual(range[1] ?? 0);
      }
    }
  });
});

describe('the other templates', () => {
  test('federal adds 5 May and nothing else, in its place', () => {
    const federal = holidaysOf('federal', 2026);
    expect(federal.filter((holiday) => holiday.key !== 'puebla')).toEqual(holidaysOf('lft74', 2026));
    expect(federal[4]).toEqual({ date: '2026-05-05', key: 'puebla', name: 'Batalla de Puebla' });
  });

  test('none has no holidays', () => {
    expect(holidaysOf('none', 2026)).toEqual([]);
  });
});

const FILE = join(import.meta.dirname, '../../../../shared/data/mx-lft74-2015-2029.json');

describe.skipIf(!existsSync(FILE))('the published list of 2015 to 2029', () => {
  test('is what the rules compute, names included', () => {
    const published = z
      .object({ holidays: z.array(z.object({ date: z.string(), name: z.string() })) })
      .parse(JSON.parse(readFileSync(FILE, 'utf8'))).holidays;
    const computed = Array.from({ length: 15 }, (_, i) => holidaysOf('lft74', 2015 + i)).flat();
    expect(computed.map(({ date, name }) => ({ date, name }))).toEqual(
      published.sort((a, b) => a.date.localeCompare(b.date)),
    );
  });
});
