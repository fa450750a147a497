import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { importTickets } from '#main/imports/tickets/importTickets.ts';
import { servicenowMap } from '#main/imports/tickets/servicenowMap.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { aPolicy, aStoredCalendar } from '../../../builders/catalogue.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../../builders/database.ts';
import { INCIDENTS, type Incident, incidents } from '../../../builders/incidents.ts';
import { aSpecReport, cellsOf, tableOf } from '../../../builders/specReports.ts';
import { aList, aSummary } from '../../../builders/specs.ts';

const SPRING = { from: '2016-03-01', to: '2016-05-31' };
const FROM = Date.UTC(2016, 2, 1);
const TO = Date.UTC(2016, 5, 1);
const isIn = (at: number | null): at is number => at !== null && at >= FROM && at < TO;
const axis = { orderBy: null, isDescending: false, top: null };

function p90(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.9) - 1];
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

describe.skipIf(!existsSync(INCIDENTS))('reports built of four thousand real incidents', () => {
  let t: TestDatabase;
  let all: Incident[];
  beforeAll(async () => {
    all = incidents();
    t = await openTestDatabase();
    await t.db.write(async (tx) => {
      const institution = { key: 'institution', value: JSON.stringify({ timeZone: 'UTC' }) };
      await tx.insertInto('settings').values(institution).execute();
    });
    // Open day and night, so that working time is time.
    await aStoredCalendar(t, { isDefault: true, timeZone: 'UTC' });
    for (const priority of PRIORITIES) {
      await aPolicy(t, { priority, resolutionMinutes: 1_440, firstResponseMinutes: 120 });
    }
    await importTickets(
      { read: t.db.read, auditor: t.auditor, clock: () => TEST_NOW },
      { path: INCIDENTS, map: servicenowMap, until: null, dryRun: false, keepGood: false },
    );
    return () => t.close();
  }, 300_000);

  const made = (spec: Parameters<typeof aSpecReport>[1]['spec'], limit = 100_000) =>
    aSpecReport(t.db.read, { spec, dates: SPRING, asOf: TEST_NOW, limit });

  it('have in each cell of weekday × month what the file says', async () => {
    const data = await made(aSummary({ by: ['weekday'], columns: { ...axis, by: 'month' } }));
    const received = all.filter(({ openedAt }) => isIn(openedAt));
    expect(received.length).toBeGreaterThan(2_000);
    const count = (weekday: number | null, month: number | null) =>
      received.filter(({ openedAt }) => {
        const at = new Date(openedAt);
        return (
          (weekday === null || (at.getUTCDay() || 7) === weekday) &&
          (month === null || at.getUTCMonth() === month)
        );
      }).length;
    expect(cellsOf(data).map(([, ...cells]) => cells)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((weekday) => [2, 3, 4, null].map((month) => count(weekday, month))),
    );
    expect(cellsOf(data, 'total')[0]?.slice(1)).toEqual([2, 3, 4, null].map((month) => count(null, month)));
  });

  it('have the technicians’ 90th percentile, the best ten of them, the others from all their tickets', async () => {
    const solved = all.filter(({ resolvedAt }) => isIn(resolvedAt));
    const by = [...grouped(solved, ({ solver }) => solver ?? 'Nadie')];
    const spec = aSummary({
      rows: [{ by: 'technician', orderBy: 'resolved', isDescending: true, top: 10 }],
      measures: ['resolved', 'resolution.p90', 'resolution.mean'],
    });
    const rows = cellsOf(await made(spec));
    expect(rows).toHaveLength(11);
    const times = (some: readonly Incident[]) =>
      some.map(({ resolution }) => resolution).filter((each) => each !== null);
    const figures = (some: readonly Incident[]) => [
      some.length,
      p90(times(some)),
      expect.closeTo(times(some).reduce((sum, each) => sum + each, 0) / times(some).length, 6),
    ];
    const shown = new Set<string>();
    for (const [name, ...cells] of rows.slice(0, 10)) {
      shown.add(String(name));
      expect(cells, String(name)).toEqual(figures(new Map(by).get(String(name)) ?? []));
    }
    const counts = by.map(([, some]) => some.length).sort((a, b) => b - a);
    expect(rows.slice(0, 10).map(([, count]) => count)).toEqual(counts.slice(0, 10));
    const others = by.filter(([name]) => !shown.has(name)).flatMap(([, some]) => some);
    expect(rows[10]).toEqual([`Otros (${by.length - 10})`, ...figures(others)]);
  });

  it('have the share of what was solved within a day, by week', async () => {
    const promised = all.filter(({ openedAt }) => isIn(openedAt + 86_400_000));
    const weekly = grouped(promised, ({ openedAt }) =>
      String(Math.floor((openedAt / 86_400_000 + 1 + 3) / 7)),
    );
    const data = await made(
      aSummary({ by: ['week'], measures: ['withinFirstPromise.share', 'withinFirstPromise.of'] }),
    );
    const told = [...weekly]
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, some]) => {
        const kept = some.filter(
          ({ openedAt, resolvedAt }) => resolvedAt !== null && resolvedAt <= openedAt + 86_400_000,
        );
        return [kept.length / some.length, some.length];
      });
    expect(
      cellsOf(data)
        .filter(([, , of]) => of !== 0)
        .map(([, ...cells]) => cells),
    ).toEqual(told);
  });

  it('list what they count, in order, and say what is left out', async () => {
    const data = await made(
      aList({
        of: 'resolved',
        fields: ['resolvedAt', 'technician'],
        order: [{ field: 'resolvedAt', isDescending: false }],
      }),
      25,
    );
    const solved = all
      .flatMap(({ resolvedAt }) => (isIn(resolvedAt) ? [resolvedAt] : []))
      .sort((a, b) => a - b);
    expect(tableOf(data).more).toBe(solved.length - 25);
    expect(cellsOf(data).map(([at]) => at)).toEqual(
      solved.slice(0, 25).map((at) => new Date(at).toISOString().slice(0, 19)),
    );
  });
});
