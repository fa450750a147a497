import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadDb } from '#main/db/handles.ts';
import type { GroupPlace } from '#main/indicators/groupPage.ts';
import type { Place } from '#main/indicators/page.ts';
import type { Asked } from '#main/indicators/population.ts';
import { type Outcomes, perform, type Task } from '#main/indicators/task.ts';
import { othersOf } from '#renderer/indicators/groups/othersLink.ts';
import type { Panel } from '#shared/indicators/contract.ts';
import {
  DIMENSIONS,
  type Dimension,
  type Figures,
  type GroupRow,
  STEPS,
  type TicketsOf,
} from '#shared/indicators/fields.ts';
import type { Part } from '#shared/indicators/indicator.ts';
import type { Dates } from '#shared/indicators/period.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { aGeneratedDepartment, type GeneratedDepartment } from '../../builders/generatedDepartment.ts';
import { listReader } from '../../builders/reportLists.ts';

/** Monday noon after the clocks went forward on 8 March 2026. */
const NOW = Date.parse('2026-03-30T12:00:00-04:00');
const ZONE = 'America/New_York';
const MARCH = { from: '2026-03-02', to: '2026-04-05' };

async function outcome<K extends Task['kind']>(db: ReadDb, task: Extract<Task, { kind: K }>) {
  return (await perform(db, task, NOW)).value as Outcomes[K];
}

/** Pages through a list to its end and counts what it showed. */
async function listed(db: ReadDb, asked: Asked, dates: Dates | null): Promise<number> {
  const seen = new Set<number>();
  let shown = 0;
  let after: Place | null = null;
  for (;;) {
    const page: Outcomes['tickets'] = await outcome(db, { kind: 'tickets', asked, dates, after, limit: 7 });
    for (const id of page.ids) seen.add(id);
    shown += page.ids.length;
    after = page.next;
    if (after !== null) continue;
    expect(shown, 'no ticket twice').toBe(seen.size);
    expect(page.total, 'the total of the list').toBe(shown);
    return shown;
  }
}

type Check = readonly [figure: number, indicator: Asked['indicator'], part?: Part];

function checksOf(figures: Figures): Check[] {
  const shares = ['onTime', 'withinFirstPromise', 'responseOnTime'] as const;
  return [
    ...(['received', 'resolved', 'closed', 'cancelled'] as const).map((each): Check => [figures[each], each]),
    [figures.backlog.count, 'backlog'],
    [figures.backlog.age.count, 'backlog'],
    [figures.backlog.overdue, 'backlog', 'overdue'],
    ...figures.backlog.ages.map(({ part, count }): Check => [count, 'backlog', part]),
    ...(['response', 'resolution', 'closure'] as const).map((each): Check => [figures[each].count, each]),
    ...shares.flatMap((each): Check[] => [
      [figures[each].of, each],
      [figures[each].met, each, 'onTime'],
      [figures[each].of - figures[each].met, each, 'late'],
    ]),
    [figures.reopenRate.of, 'reopenRate'],
    [figures.reopenRate.met, 'reopenRate', 'reopened'],
    [figures.reopenRate.of - figures.reopenRate.met, 'reopenRate', 'kept'],
    [figures.rating.count, 'rating'],
    ...figures.rating.stars.map((count, index): Check => [count, 'rating', `stars${index + 1}` as Part]),
  ];
}

async function expectSame(db: ReadDb, checks: readonly Check[], filter: TicketsOf, dates: Dates | null) {
  for (const [figure, indicator, part] of checks) {
    const asked = { ...filter, indicator, part };
    expect(await listed(db, asked, dates), JSON.stringify({ asked, dates })).toBe(figure);
  }
}

function filterOf(dimension: Dimension, key: Panel['groups']['area']['rows'][number]['key']): TicketsOf {
  const column = dimension === 'service' || dimension === 'area' || dimension === 'requester';
  return { [column ? `${dimension}Id` : dimension]: key ?? 'none' };
}

describe.each([1, 2])('every figure of generated department %i has a list as long as it says', (seed) => {
  let t: TestDatabase;
  let department: GeneratedDepartment;
  beforeAll(async () => {
    t = await openTestDatabase();
    department = await aGeneratedDepartment(t, { seed, tickets: 260, now: NOW, zone: ZONE });
    return () => t.close();
  }, 60_000);

  const panel = async (filter: TicketsOf = {}, by: (typeof STEPS)[number] = 'week') =>
    outcome(t.db.read, { kind: 'panel', input: { ...MARCH, by, ...filter } });

  it('without a filter, and none of them is nothing', async () => {
    const { figures } = await panel();
    const checks = checksOf(figures);
    const empty = checks.filter(([figure]) => figure === 0).map(([, indicator, part]) => [indicator, part]);
    expect(empty).toEqual([]);
    await expectSame(t.db.read, checks, {}, MARCH);
  });

  it('with each kind of filter', async () => {
    const [technicianId = 0] = department.technicianIds;
    const filters: TicketsOf[] = [
      { areaId: department.areaIds[0] },
      { areaId: 'none' },
      { serviceId: department.serviceIds[1] },
      { technicianId },
      { technicianId: 'none' },
      { requesterId: department.requesterIds[0] },
      { requesterId: department.requesterIds[1], technicianId },
      { channel: 'phone', priority: 'high' },
      { status: 'inProgress' },
    ];
    for (const filter of filters) {
      const figures = await outcome(t.db.read, { kind: 'figures', dates: MARCH, filter });
      expect((await panel(filter)).figures, 'the panel says the same').toEqual(figures);
      await expectSame(t.db.read, checksOf(figures), filter, MARCH);
    }
  }, 60_000);

  it('in every step of every line', async () => {
    const whole = (await panel()).figures;
    for (const by of STEPS) {
      const { series } = await panel({}, by);
      expect(series.reduce((sum, step) => sum + step.received, 0)).toBe(whole.received);
      expect(series.reduce((sum, step) => sum + step.onTime.of, 0)).toBe(whole.onTime.of);
      for (const { from, to, ...row } of by === 'day' ? series.slice(4, 12) : series) {
        const checks: Check[] = [
          [row.received, 'received'],
          [row.resolved, 'resolved'],
          [row.closed, 'closed'],
          [row.cancelled, 'cancelled'],
          [row.onTime.of, 'onTime'],
          [row.onTime.met, 'onTime', 'onTime'],
          [row.withinFirstPromise.met, 'withinFirstPromise', 'onTime'],
          [row.response.count, 'response'],
          [row.resolution.count, 'resolution'],
        ];
        await expectSame(t.db.read, checks, {}, { from, to });
      }
    }
  }, 60_000);

  it('in every group of every dimension', async () => {
    const { groups, figures } = await panel();
    for (const dimension of DIMENSIONS) {
      const { rows, more } = groups[dimension];
      expect(more).toBe(0);
      expect(rows.reduce((sum, row) => sum + row.received, 0)).toBe(figures.received);
      expect(rows.reduce((sum, row) => sum + row.backlog, 0)).toBe(figures.backlog.count);
      for (const row of rows) {
        const checks: Check[] = [
          [row.received, 'received'],
          [row.resolved, 'resolved'],
          [row.backlog, 'backlog'],
          [row.onTime.of, 'onTime'],
          [row.onTime.of - row.onTime.met, 'onTime', 'late'],
          [row.response.count, 'response'],
          [row.resolution.count, 'resolution'],
        ];
        await expectSame(t.db.read, checks, filterOf(dimension, row.key), MARCH);
      }
    }
  }, 60_000);

  it('in every group, page by page, and of all others together', async () => {
    const { groups, figures } = await panel({ areaId: department.areaIds[0] });
    const filter = { areaId: department.areaIds[0] };
    for (const dimension of ['service', 'requester', 'area'] as const) {
      const rows: GroupRow[] = [];
      let after: GroupPlace | null = null;
      do {
        const page: Outcomes['groups'] = await outcome(t.db.read, {
          kind: 'groups',
          dates: MARCH,
          filter,
          dimension,
          q: undefined,
          after,
          limit: 2,
        });
        rows.push(...page.rows);
        after = page.next;
        expect(page.total).toBe(groups[dimension].rows.length);
      } while (after !== null);
      expect(rows, 'no group twice').toHaveLength(groups[dimension].rows.length);
      const byKey = (some: readonly GroupRow[]) => new Map(some.map((row) => [row.key, row]));
      expect(byKey(rows)).toEqual(byKey(groups[dimension].rows));
      expect(rows.map(({ received }) => received)).toEqual(
        rows.map(({ received }) => received).sort((a, b) => b - a),
      );
      const lengthOf = listReader({ db: t.db.read, asOf: NOW, viewer: { id: 1, roles: ['manager'] } });
      const shown = rows.slice(0, 1);
      const base = { ...filter, dates: MARCH, asOf: new Date(NOW).toISOString() };
      const others = await lengthOf({ kind: 'records', ...othersOf(base, dimension, shown) });
      expect(others, dimension).toBe(figures.received - (shown[0]?.received ?? 0));
    }
    const found = await outcome(t.db.read, {
      kind: 'groups',
      dates: MARCH,
      filter: {},
      dimension: 'requester',
      q: 'CÁR',
      after: null,
      limit: 10,
    });
    expect(found.rows.map(({ name }) => name)).toEqual(['Carla']);
    expect(found).toMatchObject({ total: 1, next: null });
  });

  it('in every field of the heat map, on both sides of the change of the clocks', async () => {
    const { arrivals, figures } = await panel();
    expect(arrivals.reduce((sum, { count }) => sum + count, 0)).toBe(figures.received);
    for (const { weekday, hour, count } of arrivals) {
      expect(await listed(t.db.read, { indicator: 'received', weekday, hour }, MARCH)).toBe(count);
    }
    const mondays = arrivals
      .filter(({ weekday }) => weekday === 1)
      .reduce((sum, { count }) => sum + count, 0);
    expect(await listed(t.db.read, { indicator: 'received', weekday: 1 }, MARCH)).toBe(mondays);
  }, 60_000);

  it('of the balance of each week and technician', async () => {
    const weeks = await outcome(t.db.read, { kind: 'balance', dates: MARCH, filter: {} });
    expect(weeks).toHaveLength(5);
    for (const { week, tickets, technicians } of weeks) {
      expect(await listed(t.db.read, { indicator: 'balance', week }, null)).toBe(tickets);
      for (const { technician, received } of technicians) {
        const asked = { indicator: 'balance', week, technicianId: technician.id } as const;
        expect(await listed(t.db.read, asked, null)).toBe(received);
      }
    }
    const filter = { areaId: department.areaIds[0], serviceId: 'none' } as const;
    const [first] = await outcome(t.db.read, { kind: 'balance', dates: MARCH, filter });
    const asked = { ...filter, indicator: 'balance', week: first?.week } as const;
    expect(await listed(t.db.read, asked, null)).toBe(first?.tickets);
  }, 60_000);

  it('of what each technician did', async () => {
    const { workers } = await outcome(t.db.read, { kind: 'workers', dates: MARCH, filter: {} });
    expect(workers.map(({ worker }) => worker.id).sort()).toEqual([...department.technicianIds].sort());
    for (const { worker, figures } of workers) {
      const checks: Check[] = [
        [figures.received, 'balance'],
        [figures.solved, 'resolved'],
        [figures.onTime.of, 'onTime'],
        [figures.onTime.met, 'onTime', 'onTime'],
        [figures.withinFirstPromise.of, 'withinFirstPromise'],
        [figures.response.count, 'response'],
        [figures.resolution.count, 'resolution'],
        [figures.timePerTicket.count, 'timePerTicket'],
        [figures.reopened.of, 'reopenRate'],
        [figures.reopened.met, 'reopenRate', 'reopened'],
        [figures.rating.count, 'rating'],
        [figures.timeWorked.tickets, 'timeWorked'],
      ];
      await expectSame(t.db.read, checks, { technicianId: worker.id }, MARCH);
    }
  }, 60_000);
});
