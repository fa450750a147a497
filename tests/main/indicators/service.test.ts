import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import { aManager } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';

const OCTOBER = { from: '2026-10-01', to: '2026-10-31' };

describe('the indicators, asked for by people', () => {
  let d: Department;
  let ids: { readonly slow: number; readonly quick: number; readonly other: number };

  beforeAll(async () => {
    d = await aDepartment({ technicians: 2 });
    const [one, two] = [d.technician(0), d.technician(1)];
    const manager = d.as(d.manager);
    // Created at ten on Monday; the automatic assignment is of no interest here.
    const quick = await aTicket(d, { title: 'Sin sonido' });
    const slow = await aTicket(d, { title: 'Sin red' });
    const own = await d.as(d.manager).tickets.create({ title: 'Del encargado', description: 'Sin tinta' });
    const give = async (id: number, assigneeId: number) => {
      const seen = await manager.tickets.get({ id });
      if (seen.assignee?.id !== assigneeId) {
        await manager.tickets.assign({ id, version: seen.version, assigneeId, reason: 'Le toca' });
      }
    };
    await give(quick.id, one.id);
    await give(slow.id, two.id);
    await give(own.id, one.id);
    d.t.pass(2 * HOUR);
    const version = async (id: number) => (await manager.tickets.get({ id })).version;
    await d.as(one).tickets.resolve({
      id: quick.id,
      version: await version(quick.id),
      solution: 'Volumen arriba',
      minutes: 30,
    });
    await d.as(d.requester).tickets.close({ id: quick.id, version: await version(quick.id), rating: 4 });
    d.t.pass(HOUR + MINUTE);
    ids = { quick: quick.id, slow: slow.id, other: own.id };
  });
  afterAll(() => d[Symbol.asyncDispose]());

  it('a manager sees all of it, the durations in working seconds', async () => {
    const { figures, groups, asOf, timeZone } = await d.as(d.manager).indicators.panel(OCTOBER);
    expect(figures).toMatchObject({ received: 3, resolved: 1, closed: 1, rating: { count: 1, mean: 4 } });
    expect(figures.backlog).toMatchObject({ count: 2, overdue: 0 });
    expect(figures.resolution).toEqual({ count: 1, mean: 7_200, median: 7_200, p90: 7_200 });
    expect(figures.response.mean).toBe(7_200);
    expect(groups.status.rows.map(({ key, received }) => [key, received])).toEqual(
      expect.arrayContaining([
        ['assigned', 2],
        ['closed', 1],
      ]),
    );
    expect(groups.requester.rows[0]).toMatchObject({ name: 'Solicitante Sosa', received: 2 });
    expect(timeZone).toBe('America/Mexico_City');
    expect(asOf).toBe('2026-10-05T19:01:00.000Z');
  });

  it('and opens a figure as a list of the tickets themselves', async () => {
    const list = await d.as(d.manager).indicators.tickets({ ...OCTOBER, indicator: 'received', limit: 2 });
    expect(list.items.map(({ id }) => id)).toEqual([ids.other, ids.slow]);
    expect(list.total).toBe(3);
    const rest = await d
      .as(d.manager)
      .indicators.tickets({ ...OCTOBER, indicator: 'received', limit: 2, cursor: list.nextCursor ?? '' });
    expect(rest.items.map(({ title }) => title)).toEqual(['Sin sonido']);
    expect(rest.nextCursor).toBeNull();
  });

  it('a technician gets their own work whoever they ask for, with the median of the group', async () => {
    const [one, two] = [d.technician(0), d.technician(1)];
    const asOne = d.as(one).indicators;
    expect((await asOne.figures(OCTOBER)).figures).toMatchObject({ received: 2, resolved: 1 });
    expect((await asOne.figures({ ...OCTOBER, technicianId: two.id })).figures.received).toBe(2);
    expect((await asOne.tickets({ ...OCTOBER, indicator: 'received', technicianId: two.id })).total).toBe(2);
    expect((await asOne.panel({ ...OCTOBER, technicianId: two.id })).figures.received).toBe(2);
    const own = await asOne.worker({ ...OCTOBER, technicianId: one.id });
    expect(own.figures).toMatchObject({ solved: 1, timeWorked: { seconds: 1_800, tickets: 1 } });
    expect(own.median).toMatchObject({ people: 2, solved: 0.5 });
    expect(own.weeks.at(-1)).toMatchObject({ week: '2026-W44' });
    await expect(asOne.worker({ ...OCTOBER, technicianId: two.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('occupancy is time recorded over working time on shift so far', async () => {
    const { workers } = await d.as(d.manager).indicators.workers(OCTOBER);
    const one = workers.find(({ technician }) => technician.id === d.technician(0).id);
    // 1 and 2 October from nine to six, and Monday from nine to one minute past one.
    const shift = (2 * 9 + 4) * 3_600 + 60;
    expect(one?.figures).toMatchObject({ shiftSeconds: shift, occupancy: 1_800 / shift });
  });

  it('a requester gets their own requests and nothing of how the department works', async () => {
    const asRequester = d.as(d.requester).indicators;
    expect((await asRequester.figures(OCTOBER)).figures.received).toBe(2);
    const other = await asRequester.tickets({
      ...OCTOBER,
      indicator: 'received',
      requesterId: d.manager.id,
    });
    expect(other.items.map(({ id }) => id)).toEqual([ids.slow, ids.quick]);
    const work = asRequester.tickets({
      ...OCTOBER,
      indicator: 'timeWorked',
      technicianId: d.technician(0).id,
    });
    await expect(work).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a technician who asks for something sees their requests, not their work', async () => {
    const one = d.technician(0);
    const figures = await d.as(one).indicators.figures({ ...OCTOBER, requesterId: one.id });
    expect(figures.figures.received).toBe(0);
  });

  it('says what is wrong with a question', async () => {
    const asManager = d.as(d.manager).indicators;
    const wrong = async (call: Promise<unknown>, path: string) =>
      expect(call).rejects.toMatchObject({ code: 'invalid', data: { issues: [{ path }] } });
    await wrong(asManager.figures({ from: '2026-10-02', to: '2026-10-01' }), 'to');
    await wrong(asManager.figures({ from: '1970-01-01', to: '2026-10-01' }), 'to');
    await wrong(asManager.figures({ from: '0001-01-01', to: '0001-01-02' }), 'from');
    await wrong(asManager.panel({ from: '9999-12-01', to: '9999-12-31' }), 'from');
    await wrong(asManager.tickets({ indicator: 'balance', week: '0000-W01' }), 'week');
    await wrong(asManager.tickets({ ...OCTOBER, indicator: 'received', part: 'late' }), 'part');
    await wrong(asManager.tickets({ ...OCTOBER, indicator: 'resolved', hour: 3 }), 'hour');
    await wrong(asManager.tickets({ ...OCTOBER, indicator: 'timeWorked' }), 'technicianId');
    await wrong(asManager.tickets({ indicator: 'received' }), 'from');
    await wrong(asManager.tickets({ indicator: 'balance', week: '2025-W53' }), 'week');
    await wrong(asManager.tickets({ ...OCTOBER, indicator: 'received', cursor: 'x' }), 'cursor');
    const nobody = await aManager(d.t.host);
    await expect(asManager.worker({ ...OCTOBER, technicianId: nobody.id })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('remembers figures until something changes', async () => {
    const asManager = d.as(d.manager).indicators;
    const before = (await asManager.figures(OCTOBER)).figures.received;
    await asManager.workers(OCTOBER);
    await d.t.host.db.write(async (tx) => {
      await tx.deleteFrom('assignments').execute();
      await tx.deleteFrom('timeEntries').execute();
    });
    // Behind the back of the events: what was remembered still stands, what was not is read.
    const again = await asManager.workers(OCTOBER);
    expect(again.workers.some(({ figures }) => figures.timeWorked.seconds > 0)).toBe(true);
    await aTicket(d, { title: 'Otra' });
    expect((await asManager.figures(OCTOBER)).figures.received).toBe(before + 1);
    const anew = await asManager.workers(OCTOBER);
    expect(anew.workers.every(({ figures }) => figures.timeWorked.seconds === 0)).toBe(true);
  });
});
