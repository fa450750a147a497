import { describe, expect, it } from 'vitest';
import { ofBalance, ofDepartment, ofWorker } from '#shared/goals/measured.ts';
import type { BalanceWeek, Figures, WorkerFigures } from '#shared/indicators/fields.ts';

function week(from: string, to: string, deviation: number | null, tickets = 10): BalanceWeek {
  const balance =
    deviation === null ? null : { people: 2, mean: 5, deviation, range: 1, variation: 0, jain: 1 };
  return { week: from, from, to, tickets, technicians: [], balance };
}

describe('the balance of a period', () => {
  // Monday 27 April to Sunday 3 May belongs to April: its Thursday is the 30th.
  const weeks = [
    week('2026-04-20', '2026-04-26', 1),
    week('2026-04-27', '2026-05-03', 3),
    week('2026-05-04', '2026-05-10', 8, 4),
    week('2026-05-11', '2026-05-17', null, 0),
    week('2026-05-18', '2026-05-24', 0, 0),
  ];
  const april = { from: '2026-04-01', to: '2026-04-30' };
  const may = { from: '2026-05-01', to: '2026-05-31' };

  it('is the mean of the deviations of its weeks, each of which belongs to where its Thursday lies', () => {
    expect(ofBalance(weeks, april, '2026-05-10')).toMatchObject({ value: 2, cases: 20 });
    expect(ofBalance(weeks, may, '2026-05-10')).toMatchObject({ value: 8, cases: 4 });
  });

  it('leaves out weeks that are still to come and those in which nobody was counted', () => {
    expect(ofBalance(weeks, may, '2026-05-18').value).toBe(4);
    expect(ofBalance([week('2026-05-11', '2026-05-17', null)], may, '2026-05-18').value).toBeNull();
  });
});

describe('a measure', () => {
  it('that the indicators do not tell of a department or of a technician is a mistake', () => {
    expect(() => ofDepartment('occupancy', {} as Figures)).toThrow(/not measured/);
    expect(() => ofWorker('balanceDeviation', {} as WorkerFigures)).toThrow(/not measured/);
    expect(() => ofWorker('closureMean', {} as WorkerFigures)).toThrow(/not measured/);
  });
});
