import { describe, expect, it } from 'vitest';
import { deviationsIn } from '#main/alerts/kinds/deviation.ts';
import { unbalanced } from '#main/alerts/kinds/unbalancedWeek.ts';
import { DAY, MINUTE } from '#shared/kernel/time.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';
import { beat, beatAfter, casesIn, setKind, toldTo } from './alerted.ts';

type Weeks = Parameters<typeof deviationsIn>;
type Week = Weeks[0];

const MEASURES = { measures: ['resolution', 'onTime', 'solved'], score: 3.5, minTickets: 20 } as const;
const settings = { ...MEASURES, measures: [...MEASURES.measures] };
const nothing = { count: 0, mean: null, median: null, p90: null };

function aWorker(
  id: number,
  parts: { solved?: number; resolution?: number; onTime?: number; isEnabled?: boolean },
) {
  const { solved = 10, resolution = 3_600, onTime = 0.9, isEnabled = true } = parts;
  return {
    worker: { id, name: `Persona ${id}`, isEnabled, createdAt: 0, calendarId: null },
    figures: {
      received: solved,
      solved,
      onTime: { met: 9, of: 10, share: onTime },
      withinFirstPromise: { met: 9, of: 10, share: onTime },
      response: nothing,
      resolution: { count: 10, mean: resolution, median: resolution, p90: resolution },
      timePerTicket: nothing,
      reopened: { met: 0, of: 10, share: 0 },
      rating: { count: 0, mean: null, stars: [0, 0, 0, 0, 0] },
      timeWorked: { seconds: 0, tickets: 0 },
      shiftSeconds: 40 * 3_600,
      occupancy: null,
    },
  };
}

function aWeek(step: string, workers: ReturnType<typeof aWorker>[]): Week {
  const median: Week['median'] = {
    people: workers.length,
    ...{
      received: null,
      solved: null,
      onTime: null,
      withinFirstPromise: null,
      response: null,
      resolution: null,
    },
    ...{ timePerTicket: null, reopened: null, rating: null, timeWorked: null, occupancy: null },
  };
  return { step, from: '', to: '', workers, median };
}

describe('a week that departs from the usual', () => {
  const hours = (h: number) => h * 3_600;
  // Of each of eight weeks 4 5 6 7 8 5 6 7 hours: median 6, deviation 1 (by hand in the tests of deviationOf).
  const before = [4, 5, 6, 7, 8, 5, 6, 7].map((h, index) =>
    aWeek(`2026-W3${index}`, [aWorker(1, { resolution: hours(h) }), aWorker(2, { resolution: hours(6) })]),
  );

  it('is one case with all that was worse than one’s own eight weeks', () => {
    const week = aWeek('2026-W40', [
      aWorker(1, { resolution: hours(12) }),
      aWorker(2, { resolution: hours(6) }),
    ]);
    expect(deviationsIn(week, before, settings)).toMatchObject([
      {
        kind: 'deviation',
        technicianId: 1,
        occasion: '2026-W40',
        details: {
          week: '2026-W40',
          found: [{ measure: 'resolution', against: 'own', value: hours(12), median: hours(6) }],
        },
      },
    ]);
  });

  it('is held against the others of the same week too', () => {
    const others = [10, 11, 12, 13, 14].map((solved, index) => aWorker(index + 2, { solved }));
    const week = aWeek('2026-W40', [aWorker(1, { solved: 2 }), ...others]);
    const found = deviationsIn(week, [], settings);
    // Others 10 … 14: median 12, deviation 1; (2 − 12) ÷ 1.4826 = −6.7449
    expect(found.map(({ technicianId }) => technicianId)).toEqual([1]);
    expect(found[0]?.details.found).toMatchObject([{ measure: 'solved', against: 'group', median: 12 }]);
    expect(found[0]?.details.found[0]?.score).toBeCloseTo(-6.7449, 4);
  });

  it('raises nothing when it was better, of whoever left, or of measures that were taken off', () => {
    const better = aWeek('2026-W40', [aWorker(1, { resolution: hours(1) })]);
    expect(deviationsIn(better, before, settings)).toEqual([]);
    const left = aWeek('2026-W40', [aWorker(1, { resolution: hours(30), isEnabled: false })]);
    expect(deviationsIn(left, before, settings)).toEqual([]);
    const worse = aWeek('2026-W40', [aWorker(1, { resolution: hours(30) })]);
    expect(deviationsIn(worse, before, { ...settings, measures: ['onTime'] })).toEqual([]);
    expect(deviationsIn(worse, before, settings)).toHaveLength(1);
  });
});

describe('an unbalanced week', () => {
  const technicians = [9, 1, 4].map((received, id) => ({
    technician: { id: id + 1, name: '' },
    received,
    isCounted: id !== 2,
    shiftSeconds: 1,
  }));
  const balance = { people: 2, mean: 5, deviation: 4, range: 8, variation: 0.8, jain: 0.6 };

  it('lies above the threshold, with the most and the least of those who are counted', () => {
    expect(unbalanced({ week: '2026-W40', balance, technicians }, 3.9)).toMatchObject([
      { occasion: '2026-W40', details: { deviation: 4, threshold: 3.9, people: 2, most: 9, least: 1 } },
    ]);
    expect(unbalanced({ week: '2026-W40', balance, technicians }, 4)).toEqual([]);
    expect(unbalanced({ week: '2026-W40', balance: null, technicians }, 1)).toEqual([]);
    expect(unbalanced({ week: '2026-W40', balance: { ...balance, people: 1 }, technicians }, 1)).toEqual([]);
  });

  /** Six tickets that all go to one of two, while the other is locked out by mistake. */
  async function anUnevenWeek(d: Department) {
    const lock = (isEnabled: 0 | 1) =>
      d.t.host.db.write(async (tx) => {
        const { id } = d.technician(1);
        await tx.updateTable('people').set({ isEnabled }).where('id', '=', id).execute();
      });
    await lock(0);
    for (let i = 0; i < 6; i += 1) await aTicket(d);
    await lock(1);
  }

  it('is read beside the main thread, told once, and no longer stands once it is history', async () => {
    await using d = await aDepartment({ technicians: 2 });
    await setKind(d, 'unbalancedWeek', { deviation: 1 });
    await anUnevenWeek(d);
    await beat(d);
    expect(await casesIn(d, 'open', 'unbalancedWeek')).toEqual([]);
    await beatAfter(d, 2 * MINUTE);
    await beatAfter(d, DAY);
    const [found] = await casesIn(d, 'open', 'unbalancedWeek');
    expect(found).toMatchObject({ week: '2026-W41', technician: null, details: { people: 2, threshold: 1 } });
    expect(await toldTo(d, d.manager, 'unbalancedWeek')).toBe(1);
    const { items } = await d.as(d.manager).notifications.list({ limit: 200 });
    expect(items.find(({ kind }) => kind === 'unbalancedWeek')?.subject).toMatchObject({ label: '2026-W41' });
    await beatAfter(d, 7 * DAY);
    expect(await casesIn(d, 'open', 'unbalancedWeek')).toHaveLength(1);
    await beatAfter(d, 7 * DAY);
    expect(await casesIn(d, 'open', 'unbalancedWeek')).toEqual([]);
    expect(await casesIn(d, 'past', 'unbalancedWeek')).toHaveLength(1);
  });

  it('into which an import put assignments raises nothing', async () => {
    await using d = await aDepartment({ technicians: 2 });
    await setKind(d, 'unbalancedWeek', { deviation: 1 });
    await anUnevenWeek(d);
    await d.t.host.db.write(async (tx) => {
      await tx.updateTable('assignments').set({ method: 'imported' }).where('id', '=', 1).execute();
    });
    await beat(d);
    await beatAfter(d, 2 * MINUTE);
    expect(await casesIn(d, 'open', 'unbalancedWeek')).toEqual([]);
  });
});
