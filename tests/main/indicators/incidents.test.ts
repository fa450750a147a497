import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { importTickets } from '#main/imports/tickets/importTickets.ts';
import { servicenowMap } from '#main/imports/tickets/servicenowMap.ts';
import { type Outcomes, perform, type Task } from '#main/indicators/task.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { aPolicy, aStoredCalendar } from '../../builders/catalogue.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';
import { INCIDENTS, type Incident, incidents } from '../../builders/incidents.ts';

const MINUTE = 60_000;
const PROMISED = 1_440;
const MARCH = { from: '2016-03-01', to: '2016-03-31' };
const FROM = Date.UTC(2016, 2, 1);
const TO = Date.UTC(2016, 3, 1);

const isIn = (at: number | null): at is number => at !== null && at >= FROM && at < TO;

/** Mean, median and 90th percentile, computed once more. */
function summary(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const median =
    half % 1 === 0 ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2 : sorted[Math.floor(half)];
  return {
    count: sorted.length,
    mean: expect.closeTo(sorted.reduce((sum, value) => sum + value, 0) / sorted.length, 6),
    median,
    p90: sorted[Math.ceil(sorted.length * 0.9) - 1],
  };
}

describe.skipIf(!existsSync(INCIDENTS))('the figures of four thousand real incidents', () => {
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
      await aPolicy(t, { priority, resolutionMinutes: PROMISED, firstResponseMinutes: 120 });
    }
    const report = await importTickets(
      { read: t.db.read, auditor: t.auditor, clock: () => TEST_NOW },
      { path: INCIDENTS, map: servicenowMap, until: null, dryRun: false, keepGood: false },
    );
    expect(report.imported).toBe(all.length);
    return () => t.close();
  }, 300_000);

  async function answer<K extends Task['kind']>(task: Extract<Task, { kind: K }>) {
    return (await perform(t.db.read, task, TEST_NOW)).value as Outcomes[K];
  }

  it('of March are what the file says', async () => {
    const { figures, series, groups, arrivals } = await answer({
      kind: 'panel',
      input: { ...MARCH, by: 'day' },
    });
    const received = all.filter(({ openedAt }) => isIn(openedAt));
    const resolved = all.filter(({ resolvedAt }) => isIn(resolvedAt));
    const closed = all.filter(({ closedAt }) => isIn(closedAt));
    expect(received.length).toBeGreaterThan(1_000);
    expect(figures).toMatchObject({
      received: received.length,
      resolved: resolved.length,
      closed: closed.length,
      cancelled: 0,
      backlog: { count: 0 },
    });
    const measured = (values: readonly (number | null)[]) =>
      summary(values.filter((value) => value !== null));
    expect(figures.resolution).toEqual(measured(resolved.map(({ resolution }) => resolution)));
    expect(figures.closure).toEqual(measured(closed.map(({ closure }) => closure)));
    const responded = all.filter(({ respondedAt }) => isIn(respondedAt));
    expect(figures.response).toEqual(
      measured(responded.map(({ respondedAt, openedAt }) => ((respondedAt ?? 0) - openedAt) / 1_000)),
    );
    const reopened = resolved.filter(({ wasReopened }) => wasReopened);
    expect(reopened.length).toBeGreaterThan(10);
    expect(figures.reopenRate).toMatchObject({ met: reopened.length, of: resolved.length });

    const promised = all.filter(({ openedAt }) => isIn(openedAt + PROMISED * MINUTE));
    const kept = promised.filter(
      ({ openedAt, resolvedAt }) => resolvedAt !== null && resolvedAt <= openedAt + PROMISED * MINUTE,
    );
    expect(kept.length).toBeGreaterThan(100);
    expect(figures.withinFirstPromise).toMatchObject({ met: kept.length, of: promised.length });
    const answered = all.filter(({ openedAt }) => isIn(openedAt + 120 * MINUTE));
    const inTime = answered.filter(
      ({ openedAt, respondedAt }) => respondedAt !== null && respondedAt <= openedAt + 120 * MINUTE,
    );
    expect(figures.responseOnTime).toMatchObject({ met: inTime.length, of: answered.length });

    for (const { from, received: ofDay } of series) {
      const day = received.filter(({ openedAt }) => new Date(openedAt).toISOString().startsWith(from));
      expect(ofDay, from).toBe(day.length);
    }
    const phoned = received.filter(({ channel }) => channel === 'Phone' || channel === 'IVR');
    expect(groups.channel.rows.find(({ key }) => key === 'phone')?.received).toBe(phoned.length);
    for (const { weekday, hour, count } of arrivals) {
      const then = received.filter(({ openedAt }) => {
        const at = new Date(openedAt);
        return at.getUTCHours() === hour && (at.getUTCDay() || 7) === weekday;
      });
      expect(count).toBe(then.length);
    }
  });

  it('of a week’s balance are what the file says', async () => {
    const week = { from: '2016-03-07', to: '2016-03-13' };
    const [balance] = await answer({ kind: 'balance', dates: week, filter: {} });
    const received = new Map<string, Set<number>>();
    for (const [index, { assignments }] of all.entries()) {
      for (const { at, to } of assignments) {
        if (at < Date.UTC(2016, 2, 7) || at >= Date.UTC(2016, 2, 14)) continue;
        received.set(to, (received.get(to) ?? new Set()).add(index));
      }
    }
    expect(received.size).toBeGreaterThan(50);
    const told = new Map(
      balance?.technicians
        .filter((each) => each.received > 0)
        .map((each) => [each.technician.name, each.received]),
    );
    expect(told).toEqual(new Map([...received].map(([name, tickets]) => [name, tickets.size])));
    expect(balance?.tickets).toBe(new Set([...received.values()].flatMap((tickets) => [...tickets])).size);
    // Those who were added by the import, years later, count where they received something.
    const counts = [...received.values()].map((tickets) => tickets.size);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const squares = counts.reduce((sum, count) => sum + count * count, 0);
    expect(balance?.balance).toMatchObject({
      people: counts.length,
      range: Math.max(...counts) - Math.min(...counts),
      deviation: expect.closeTo(Math.sqrt(squares / counts.length - mean * mean), 6),
      jain: expect.closeTo((mean * mean * counts.length) / squares, 9),
    });
  });

  it('of each technician are what the file says', async () => {
    const { workers } = await answer({ kind: 'workers', dates: MARCH, filter: {} });
    const solved = new Map<string, number>();
    for (const { resolvedAt, solver } of all) {
      if (isIn(resolvedAt) && solver !== null) solved.set(solver, (solved.get(solver) ?? 0) + 1);
    }
    const told = workers.filter(({ figures }) => figures.solved > 0);
    expect(told.length).toBeGreaterThan(50);
    expect(new Map(told.map(({ worker, figures }) => [worker.name, figures.solved]))).toEqual(solved);
  });
});
