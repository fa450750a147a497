import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Outcomes, perform, type Task } from '#main/indicators/task.ts';
import { fromLocal } from '#shared/calendars/localTime.ts';
import { aStoredCalendar } from '../../builders/catalogue.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { aStoredAssignment, aStoredTicket, type TicketParts } from '../../builders/generatedDepartment.ts';
import { aPerson, aTechnician } from '../../builders/people.ts';
import { OFFICE } from '../tickets/department.ts';

const ZONE = 'America/Mexico_City';

/** An instant of the wall clock in Mexico City, `2026-01-14T09:00`. */
function wall(text: string): number {
  const instant = fromLocal(text, ZONE);
  if (instant === null) throw new Error(`No time: ${text}`);
  return instant;
}

/** Wednesday at noon of the third ISO week. */
const NOW = wall('2026-01-14T12:00');
const JANUARY = { from: '2026-01-01', to: '2026-01-31' };

let t: TestDatabase;
let requesterId: number;
beforeEach(async () => {
  t = await openTestDatabase();
  await aStoredCalendar(t, { isDefault: true, hours: OFFICE, timeZone: ZONE });
  requesterId = (await aPerson(t)).id;
});
afterEach(() => t.close());

const ticket = (parts: TicketParts) => aStoredTicket(t.db, { requesterId, ...parts });
async function answer<K extends Task['kind']>(task: Extract<Task, { kind: K }>, now = NOW) {
  return (await perform(t.db.read, task, now)).value as Outcomes[K];
}
const figures = (now = NOW, dates = JANUARY) => answer({ kind: 'figures', dates, filter: {} }, now);

describe('on time', () => {
  const due = wall('2026-01-12T18:00');

  it('counts all that fell due in the period up to now, open ones included', async () => {
    const createdAt = wall('2026-01-05T10:00');
    await ticket({ createdAt, resolvedAt: due - 1, resolutionDueAt: due });
    await ticket({ createdAt, resolvedAt: due, resolutionDueAt: due });
    await ticket({ createdAt, resolvedAt: due + 1, resolutionDueAt: due, status: 'resolved' });
    await ticket({ createdAt, status: 'inProgress', resolutionDueAt: due });
    // Not due yet, though solved already; due before the period; waiting; cancelled.
    await ticket({ createdAt, resolvedAt: due, resolutionDueAt: wall('2026-01-20T18:00') });
    await ticket({ createdAt, resolvedAt: due, resolutionDueAt: wall('2025-12-31T18:00') });
    await ticket({ createdAt, status: 'waiting', resolutionDueAt: null });
    await ticket({ createdAt, status: 'cancelled', resolutionDueAt: due });
    expect((await figures()).onTime).toEqual({ met: 2, of: 4, share: 0.5 });
  });

  it('counts a ticket once its due instant is over, and not at it', async () => {
    await ticket({ createdAt: due - 1_000, status: 'assigned', resolutionDueAt: due });
    expect((await figures(due)).onTime.of).toBe(0);
    expect((await figures(due + 1)).onTime).toEqual({ met: 0, of: 1, share: 0 });
  });

  it('ends the period with its last day', async () => {
    const midnight = wall('2026-01-12T00:00');
    await ticket({ createdAt: 0, status: 'assigned', resolutionDueAt: midnight });
    const sunday = { from: '2026-01-11', to: '2026-01-11' };
    const monday = { from: '2026-01-12', to: '2026-01-12' };
    expect((await figures(NOW, sunday)).onTime.of).toBe(0);
    expect((await figures(NOW, monday)).onTime.of).toBe(1);
  });

  it('by the first promise judges a waiting ticket too, and one whose due time was moved', async () => {
    const createdAt = wall('2026-01-05T10:00');
    await ticket({ createdAt, status: 'waiting', firstPromiseAt: due, resolutionDueAt: null });
    const moved = { firstPromiseAt: due, resolutionDueAt: due + 9_000 };
    await ticket({ createdAt, resolvedAt: due + 5_000, ...moved });
    await ticket({ createdAt, resolvedAt: due - 5_000, ...moved });
    expect((await figures()).withinFirstPromise).toEqual({ met: 1, of: 3, share: 1 / 3 });
    expect((await figures()).onTime).toEqual({ met: 2, of: 2, share: 1 });
  });

  it('of the first response likewise, answered or not', async () => {
    const createdAt = wall('2026-01-12T17:00');
    await ticket({ createdAt, status: 'new', firstResponseDueAt: due });
    await ticket({ createdAt, status: 'assigned', firstResponseDueAt: due, firstRespondedAt: due });
    await ticket({ createdAt, resolvedAt: due, firstResponseDueAt: due, firstRespondedAt: due + 60_000 });
    await ticket({ createdAt, status: 'cancelled', firstResponseDueAt: due });
    expect((await figures()).responseOnTime).toEqual({ met: 1, of: 3, share: 1 / 3 });
  });
});

describe('merged tickets', () => {
  it('count as received and in no figure of solved work', async () => {
    const createdAt = wall('2026-01-05T10:00');
    const into = await ticket({ createdAt, resolvedAt: NOW - 1_000, resolutionSeconds: 60 });
    await ticket({
      createdAt,
      status: 'cancelled',
      cancelledAt: createdAt + 60_000,
      mergedIntoId: into,
      firstRespondedAt: createdAt,
      responseSeconds: 1,
      firstPromiseAt: createdAt + 1,
    });
    expect(await figures()).toMatchObject({
      received: 2,
      resolved: 1,
      cancelled: 0,
      response: { count: 0, mean: null, median: null, p90: null },
      withinFirstPromise: { of: 0, share: null },
    });
  });
});

describe('durations', () => {
  it('are told by mean, median and 90th percentile of the stored working seconds', async () => {
    const createdAt = wall('2026-01-05T10:00');
    for (const resolutionSeconds of [100, 200, 300, 400, 500, 600, 700, 800, 900, 10_000]) {
      await ticket({ createdAt, resolvedAt: NOW - 1, resolutionSeconds, closedAt: null, status: 'resolved' });
    }
    // Solved without ever having been assigned: no duration, and not one of nothing.
    await ticket({ createdAt, resolvedAt: NOW - 1, resolutionSeconds: null, status: 'resolved' });
    const { resolved, resolution } = await figures();
    expect(resolved).toBe(11);
    expect(resolution).toEqual({ count: 10, mean: 1_450, median: 550, p90: 900 });
  });
});

describe('the rate of reopened tickets', () => {
  it('knows those that are open again by the solution that failed', async () => {
    const createdAt = wall('2026-01-05T10:00');
    const inPeriod = wall('2026-01-06T10:00');
    await ticket({ createdAt, resolvedAt: inPeriod });
    await ticket({ createdAt, resolvedAt: inPeriod, reopenCount: 1 });
    for (const fromAt of [inPeriod, wall('2025-12-30T10:00')]) {
      const again = await ticket({ createdAt, status: 'inProgress', reopenCount: 1 });
      await t.db.write(async (tx) => {
        const pause = { ticketId: again, fromAt, toAt: NOW - 5_000, kind: 'resolved' };
        await tx.insertInto('ticketPauses').values(pause).execute();
        // Another one of the same ticket does not count it twice; waiting is no solution.
        if (fromAt === inPeriod) await tx.insertInto('ticketPauses').values(pause).execute();
        else
          await tx
            .insertInto('ticketPauses')
            .values({ ...pause, fromAt: inPeriod, kind: 'waiting' })
            .execute();
      });
    }
    expect((await figures()).reopenRate).toEqual({ met: 2, of: 3, share: 2 / 3 });
  });
});

describe('the backlog', () => {
  it('is what is open now, with its age in working days of eight hours', async () => {
    // Nine hours a day from Monday to Friday: it is Wednesday, noon.
    await ticket({ status: 'new', createdAt: wall('2026-01-14T10:00') });
    await ticket({ status: 'waiting', createdAt: wall('2026-01-13T13:01') });
    // Exactly eight working hours ago: no longer under one day.
    await ticket({ status: 'assigned', createdAt: wall('2026-01-13T13:00') });
    await ticket({ status: 'scheduled', createdAt: wall('2026-01-10T12:00'), resolutionDueAt: NOW - 1 });
    await ticket({ status: 'inProgress', createdAt: wall('2025-06-01T12:00'), resolutionDueAt: NOW + 1 });
    await ticket({ status: 'closed', createdAt: wall('2026-01-10T12:00'), resolvedAt: NOW });
    const { backlog } = await figures(NOW, { from: '2020-01-01', to: '2020-01-02' });
    expect(backlog).toMatchObject({ count: 5, overdue: 1 });
    expect(backlog.ages.map(({ part, count }) => [part, count])).toEqual([
      ['day1', 2],
      ['days3', 2],
      ['days5', 0],
      ['days10', 0],
      ['days20', 0],
      ['older', 1],
    ]);
    // 2 h, 7 h 59 min, 8 h, and 9 + 9 + 3 h of the one from Saturday.
    expect(backlog.age.median).toBe(8 * 3_600);
  });
});

describe('the heat map', () => {
  it('is of the wall clock, before and after the clocks change', async () => {
    await t.db.write(async (tx) => {
      const institution = { key: 'institution', value: JSON.stringify({ timeZone: 'America/New_York' }) };
      await tx.insertInto('settings').values(institution).execute();
    });
    for (const createdAt of [
      '2026-03-06T09:30:00-05:00', // Friday
      '2026-03-08T01:59:59-05:00', // Sunday, a second before the clocks go forward
      '2026-03-08T03:00:00-04:00', // the next second
      '2026-03-09T00:00:00-04:00', // Monday
      '2026-03-15T23:59:59-04:00', // Sunday
    ]) {
      await ticket({ createdAt: Date.parse(createdAt), status: 'new' });
    }
    const input = { from: '2026-03-01', to: '2026-03-31', by: 'month' } as const;
    const { arrivals } = await answer({ kind: 'panel', input }, Date.parse('2026-04-01T12:00Z'));
    expect(arrivals).toEqual([
      { weekday: 1, hour: 0, count: 1 },
      { weekday: 5, hour: 9, count: 1 },
      { weekday: 7, hour: 1, count: 1 },
      { weekday: 7, hour: 3, count: 1 },
      { weekday: 7, hour: 23, count: 1 },
    ]);
  });
});

describe('the balance of a week', () => {
  it('counts each receiver once a ticket, among those on shift at least half of it', async () => {
    const week = { from: '2026-01-05', to: '2026-01-11' };
    const at = wall('2026-01-06T10:00');
    const people = [];
    for (const name of ['Ana', 'Beto', 'Carla', 'Dora']) people.push(await aTechnician(t, { name, at: 0 }));
    const [ana, beto, carla, dora] = people.map(({ id }) => id);
    if (ana === undefined || beto === undefined || carla === undefined || dora === undefined)
      throw new Error();
    const absent = async (personId: number, fromAt: number, toAt: number) =>
      t.db.write((tx) =>
        tx.insertInto('absences').values({ personId, fromAt, toAt, kind: 'vacation' }).execute(),
      );
    // Carla is away for half of the week, to the second: still part of it. Dora for a second more.
    await absent(carla, wall('2026-01-05T09:00'), wall('2026-01-07T13:30'));
    await absent(dora, wall('2026-01-05T09:00'), wall('2026-01-07T13:30:01'));
    const given = async (technicianId: number, ticketId: number) =>
      aStoredAssignment(t.db, { ticketId, technicianId, at, zone: ZONE });
    for (let index = 0; index < 4; index += 1) await given(ana, await ticket({ createdAt: at }));
    const shared = await ticket({ createdAt: at });
    await given(ana, shared);
    await given(beto, shared);
    // It came back: still one ticket that she received.
    await given(ana, shared);
    await given(dora, await ticket({ createdAt: at }));
    const [only] = await answer({ kind: 'balance', dates: week, filter: {} });
    expect(only?.technicians.map(({ received, isCounted }) => [received, isCounted])).toEqual([
      [5, true],
      [1, true],
      [0, true],
      [1, false],
    ]);
    expect(only?.tickets).toBe(6);
    // 5, 1, 0: mean 2, deviation √((9 + 1 + 4) / 3), Jain 36 / (3 × 26).
    expect(only?.balance).toEqual({
      people: 3,
      mean: 2,
      deviation: Math.sqrt(14 / 3),
      range: 5,
      variation: Math.sqrt(14 / 3) / 2,
      jain: 36 / 78,
    });
  });

  it('counts nobody in a week in which nobody works', async () => {
    await aTechnician(t, { at: 0 });
    await t.db.write(async (tx) => {
      const { id } = await tx.selectFrom('calendars').select('id').executeTakeFirstOrThrow();
      for (const day of ['05', '06', '07', '08', '09']) {
        const holiday = { calendarId: id, date: `2026-01-${day}`, name: 'Asueto', isWorked: 0 } as const;
        await tx.insertInto('calendarHolidays').values(holiday).execute();
      }
    });
    const [only] = await answer({
      kind: 'balance',
      dates: { from: '2026-01-07', to: '2026-01-07' },
      filter: {},
    });
    expect(only).toMatchObject({ week: '2026-W02', from: '2026-01-05', to: '2026-01-11', balance: null });
  });
});

describe('what a technician did', () => {
  it('is what they solved, whoever had it last; the time per ticket is of those with any', async () => {
    const one = await aTechnician(t, { name: 'Una', at: 0 });
    const two = await aTechnician(t, { name: 'Zoe', at: 0 });
    const createdAt = wall('2026-01-05T10:00');
    const solved = { createdAt, resolvedAt: wall('2026-01-06T10:00'), assigneeId: two.id };
    await ticket({ ...solved, lastSolverId: one.id, workedMinutes: 10 });
    await ticket({ ...solved, lastSolverId: one.id, workedMinutes: 30 });
    await ticket({ ...solved, lastSolverId: one.id, workedMinutes: 0 });
    const id = await ticket({ createdAt, status: 'inProgress', assigneeId: two.id, lastSolverId: one.id });
    await t.db.write(async (tx) => {
      for (const [personId, minutes] of [
        [one.id, 15],
        [one.id, 45],
        [two.id, 5],
      ] as const) {
        await tx
          .insertInto('timeEntries')
          .values({ ticketId: id, personId, minutes, at: NOW - 1_000 })
          .execute();
      }
    });
    const { workers, median } = await answer({ kind: 'workers', dates: JANUARY, filter: {} });
    expect(workers.map(({ worker, figures: of }) => [worker.name, of.solved])).toEqual([
      ['Una', 3],
      ['Zoe', 0],
    ]);
    expect(workers[0]?.figures.timePerTicket).toMatchObject({ count: 2, mean: 1_200 });
    expect(workers[0]?.figures.timeWorked).toEqual({ seconds: 3_600, tickets: 1 });
    expect(median).toMatchObject({ people: 2, solved: 1.5, timePerTicket: 1_200, timeWorked: 1_950 });
  });
});
