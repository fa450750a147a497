import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromLocal, isoWeek } from '#shared/calendars/localTime.ts';
import { aService, aStoredCalendar } from '../../builders/catalogue.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { aStoredAssignment, aStoredTicket, type TicketParts } from '../../builders/generatedDepartment.ts';
import { anArea, aPerson, aTechnician } from '../../builders/people.ts';
import { OFFICE } from '../tickets/department.ts';
import { cells, figure, made, section } from './made.ts';

const ZONE = 'America/Mexico_City';

function wall(text: string): number {
  const instant = fromLocal(text, ZONE);
  if (instant === null) throw new Error(`No time: ${text}`);
  return instant;
}

/** Wednesday at noon of the third ISO week. */
const NOW = wall('2026-01-14T12:00');
const WEEK = { from: '2026-01-05', to: '2026-01-11' };
const AT = { asOf: NOW, dates: WEEK };

let t: TestDatabase;
let requesterId: number;
beforeEach(async () => {
  t = await openTestDatabase();
  await aStoredCalendar(t, { isDefault: true, hours: OFFICE, timeZone: ZONE });
  requesterId = (await aPerson(t, { name: 'Rosa Requester' })).id;
});
afterEach(() => t.close());

const ticket = (parts: TicketParts) => aStoredTicket(t.db, { requesterId, ...parts });

describe('tickets by period', () => {
  it('counts day by day, with a total, and compares with the week before', async () => {
    await ticket({ createdAt: wall('2026-01-05T09:30'), resolvedAt: wall('2026-01-06T10:00') });
    await ticket({ createdAt: wall('2026-01-05T09:45'), resolvedAt: wall('2026-01-06T11:00') });
    await ticket({ createdAt: wall('2026-01-07T16:10'), status: 'assigned' });
    await ticket({ createdAt: wall('2026-01-02T10:00'), resolvedAt: wall('2026-01-02T12:00') });
    const data = await made(t.db.read, 'ticketsByPeriod', AT);
    expect(figure(data, 'Received')).toBe(3);
    expect(section(data, 'figures', 'Summary').items[0]).toMatchObject({ value: 3, note: 'before 1' });
    const days = cells(data, 'Step by step').map((row) => [row[1], row[3], row[4]]);
    expect(days).toEqual([
      ['2026-01-05', 2, 0],
      ['2026-01-06', 0, 2],
      ['2026-01-07', 1, 0],
      ['2026-01-08', 0, 0],
      ['2026-01-09', 0, 0],
      ['2026-01-10', 0, 0],
      ['2026-01-11', 0, 0],
      ['2026-01-05', 3, 2],
    ]);
    // Two on a Monday at nine, one on a Wednesday at four in the afternoon.
    const arrivals = cells(data, 'At which hours they come');
    expect(arrivals[0]).toEqual(['09:00', 2, 0, 0, 0, 0, 0, 0, 2]);
    expect(arrivals.at(-2)).toEqual(['16:00', 0, 0, 1, 0, 0, 0, 0, 1]);
    expect(arrivals.at(-1)).toEqual(['Total', 2, 0, 1, 0, 0, 0, 0, 3]);
    expect(section(data, 'chart', 'At which hours they come').summary).toBe('Most come on Mon at 9 h: 2.');
    expect(data.definitions.map(({ term }) => term)).toContain('Received');
    expect(data.period).toEqual(WEEK);
    expect(data.filters).toEqual([]);
  });
});

describe('group performance', () => {
  it('has every technician beside the median, and what changed', async () => {
    const ana = await aTechnician(t, { name: 'Ana' });
    const beto = await aTechnician(t, { name: 'Beto' });
    const solved = async (technicianId: number, hours: number, at: string) => {
      const resolvedAt = wall(at);
      const id = await ticket({
        createdAt: wall('2026-01-05T09:00'),
        resolvedAt,
        lastSolverId: technicianId,
        assigneeId: technicianId,
        resolutionSeconds: hours * 3_600,
        resolutionDueAt: wall('2026-01-07T12:00'),
      });
      await aStoredAssignment(t.db, { ticketId: id, technicianId, at: wall('2026-01-05T09:05'), zone: ZONE });
    };
    await solved(ana.id, 1, '2026-01-06T10:00');
    await solved(ana.id, 3, '2026-01-06T12:00');
    await solved(beto.id, 8, '2026-01-08T10:00');
    const data = await made(t.db.read, 'groupPerformance', AT);
    expect(cells(data, 'Tickets').slice(0, 2)).toEqual([
      ['Received', 3, 0, 3],
      ['Resolved', 3, 0, 3],
    ]);
    expect(cells(data, 'Compliance')[0]).toEqual(['On time', 2, 3, 2 / 3, null]);
    const rows = cells(data, 'Each technician and the group’s median');
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['Ana', 2, 2, 1],
      ['Beto', 1, 1, 0],
      ['Group’s median', 1.5, 1.5, 0.5],
    ]);
    expect(rows.map((row) => row[6])).toEqual([2 * 3_600, 8 * 3_600, 5 * 3_600]);
    const chart = section(data, 'chart', 'By technician');
    expect(chart.points.map(({ label, values }) => [label, ...values])).toEqual([
      ['Ana', 2, 2],
      ['Beto', 1, 1],
    ]);
  });
});

describe('individual performance', () => {
  it('shows one technician, week by week', async () => {
    const ana = await aTechnician(t, { name: 'Ana', at: wall('2025-12-01T09:00') });
    await aTechnician(t, { name: 'Beto' });
    await ticket({
      createdAt: wall('2026-01-05T09:00'),
      resolvedAt: wall('2026-01-06T10:00'),
      lastSolverId: ana.id,
      resolutionSeconds: 7_200,
    });
    const data = await made(t.db.read, 'individualPerformance', {
      ...AT,
      subject: { technicianId: ana.id },
    });
    expect(data.subtitle).toBe('Ana');
    expect(data.filters).toEqual([{ label: 'Technician', value: 'Ana' }]);
    expect(figure(data, 'Resolved')).toBe(1);
    const weeks = cells(data, 'Week by week');
    expect(weeks.at(-1)?.slice(1, 4)).toEqual(['2026-01-05', 0, 1]);
    expect(weeks.filter((row) => row[3] !== 0)).toHaveLength(1);
  });

  it('refuses somebody who is no technician', async () => {
    await expect(
      made(t.db.read, 'individualPerformance', { ...AT, subject: { technicianId: requesterId } }),
    ).rejects.toThrow('notFound');
  });
});

describe('compliance', () => {
  it('is told by service and priority, with the late ones listed by how late they are in working time', async () => {
    const network = await aService(t, { name: 'Network' });
    const due = wall('2026-01-06T17:00');
    const base = { createdAt: wall('2026-01-05T09:00'), resolutionDueAt: due, firstPromiseAt: due };
    await ticket({ ...base, serviceId: network.id, priority: 'high', resolvedAt: due });
    // Two working hours late: 17 to 18 on the 6th, and 9 to 10 on the 7th.
    await ticket({
      ...base,
      serviceId: network.id,
      priority: 'high',
      title: 'Late one',
      resolvedAt: wall('2026-01-07T10:00'),
    });
    await ticket({ ...base, priority: 'low', status: 'assigned', title: 'Still open' });
    const data = await made(t.db.read, 'slaCompliance', AT);
    expect(cells(data, 'By service')).toEqual([
      ['Network', 1, 2, 0.5, 1, 2, 0.5, 0, 0, null],
      ['No service', 0, 1, 0, 0, 1, 0, 0, 0, null],
      ['Total', 1, 3, 1 / 3, 1, 3, 1 / 3, 0, 0, null],
    ]);
    expect(cells(data, 'By priority').map((row) => row.slice(0, 4))).toEqual([
      ['High', 1, 2, 0.5],
      ['Low', 0, 1, 0],
      ['Total', 1, 3, 1 / 3],
    ]);
    const late = section(data, 'table', 'Late tickets');
    expect(late.more).toBe(0);
    expect(late.rows.map((row) => [row.cells[1], row.cells[8]])).toEqual(
      expect.arrayContaining([['Late one', 2 * 3_600]]),
    );
    expect(late.rows).toHaveLength(2);
    const short = await made(t.db.read, 'slaCompliance', { ...AT, limit: 1 });
    expect(section(short, 'table', 'Late tickets')).toMatchObject({ more: 1, rows: [expect.anything()] });
  });
});

describe('balance', () => {
  it('tells of each week how far the shares lie apart', async () => {
    const people = [await aTechnician(t, { name: 'Ana' }), await aTechnician(t, { name: 'Beto' })];
    const counts = [3, 1];
    const at = wall('2026-01-06T10:00');
    for (const [index, technician] of people.entries()) {
      for (let n = 0; n < (counts[index] ?? 0); n += 1) {
        const id = await ticket({ createdAt: at });
        await aStoredAssignment(t.db, { ticketId: id, technicianId: technician.id, at, zone: ZONE });
      }
    }
    const data = await made(t.db.read, 'workloadBalance', AT);
    // 3 and 1: mean 2, deviation 1, range 2, variation 0.5, Jain 16 ÷ (2 × 10).
    expect(cells(data, 'Week by week')).toEqual([
      ['wk\u00a02', '2026-01-05', '2026-01-11', 4, 2, 2, 1, 2, 0.5, 0.8],
    ]);
    expect(isoWeek(at, ZONE)).toBe('2026-W02');
    expect(cells(data, 'Who received how many')).toEqual([
      ['Ana', 3, 3, 1],
      ['Beto', 1, 1, 1],
      ['Total', 4, 4, null],
    ]);
    expect(figure(data, 'Deviation')).toBe(1);
    // One week has no course.
    expect(data.sections.some(({ kind }) => kind === 'chart')).toBe(false);
  });
});

describe('by area, requester and state', () => {
  it('group what came in and what is open', async () => {
    const north = await anArea(t, { name: 'North' });
    await ticket({ createdAt: wall('2026-01-05T09:00'), areaId: north.id, status: 'assigned' });
    await ticket({
      createdAt: wall('2026-01-05T10:00'),
      areaId: north.id,
      resolvedAt: wall('2026-01-06T10:00'),
    });
    await ticket({ createdAt: wall('2026-01-05T11:00'), status: 'new' });
    const area = await made(t.db.read, 'byArea', AT);
    expect(cells(area, 'Tickets by area').map((row) => row.slice(0, 4))).toEqual([
      ['North', 2, 1, 1],
      ['No area', 1, 0, 1],
    ]);
    const narrowed = await made(t.db.read, 'byArea', { ...AT, filter: { areaId: north.id } });
    expect(narrowed.filters).toEqual([{ label: 'Area', value: 'North' }]);
    expect(figure(narrowed, 'Received')).toBe(2);
    const requester = await made(t.db.read, 'byRequester', AT);
    expect(cells(requester, 'Tickets by requester')[0]?.slice(0, 2)).toEqual(['Rosa Requester', 3]);
    const state = await made(t.db.read, 'byState', AT);
    expect(cells(state, 'Present state of what was received')).toEqual([
      ['New', 1, 1 / 3, 1],
      ['Assigned', 1, 1 / 3, 1],
      ['Closed', 1, 1 / 3, 0],
      ['Total', 3, 1, 2],
    ]);
    expect(cells(state, 'Age of what is open').at(-1)).toEqual(['Total', 2, 1]);
  });

  it('counts the groups that it leaves out', async () => {
    for (const name of ['A', 'B', 'C']) {
      await ticket({ createdAt: wall('2026-01-05T09:00'), areaId: (await anArea(t, { name })).id });
    }
    const data = await made(t.db.read, 'byArea', { ...AT, limit: 2 });
    expect(section(data, 'table', 'Tickets by area')).toMatchObject({ more: 1 });
    expect(cells(data, 'Tickets by area')).toHaveLength(2);
  });
});
