import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idleIn, idleNow } from '#main/idle/load.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import { aMaster, anAbsence, anAdministrator, type BuiltPerson } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';

const WEEK = { from: '2026-10-05', to: '2026-10-11' };
/** Wall time of Mexico City on a day of that week. */
const on = (day: string, clock: string) => Date.parse(`2026-10-${day}T${clock}:00-06:00`);

describe('time without recorded activity, from the events of tickets', () => {
  let d: Department;
  let ana: BuiltPerson;
  let luis: BuiltPerson;
  let folio: string;
  let id: number;

  beforeAll(async () => {
    d = await aDepartment({ technicians: 2 });
    [ana, luis] = [d.technician(0), d.technician(1)];
    const administrator = await anAdministrator(d.t.host);
    await d.as(administrator).settings.save({ settings: { idle: { minutes: 60 } }, versions: { idle: 0 } });
    await anAbsence(d.t.host, { personId: ana.id, from: on('07', '12:00'), to: on('07', '15:00') });
    // Monday at ten it comes in and is Ana's at once.
    const ticket = await aTicket(d);
    ({ id, folio } = ticket);
    if (ticket.assignee?.id !== ana.id) throw new Error('The first ticket is not hers');
    const version = async () => (await d.as(ana).tickets.get({ id })).version;
    d.t.at(on('05', '12:30'));
    await d.as(ana).tickets.start({ id, version: await version() });
    d.t.at(on('05', '13:00'));
    // Scheduled for Wednesday at eleven: until then there is nothing to do.
    await d.as(ana).tickets.schedule({
      id,
      version: await version(),
      from: new Date(on('07', '11:00')).toISOString(),
      to: new Date(on('07', '11:30')).toISOString(),
      reason: 'Así lo pidió',
    });
    d.t.at(on('07', '16:00'));
    await d.as(ana).tickets.note({ id, body: 'Voy' });
    d.t.at(on('07', '16:30'));
    await d.as(ana).tickets.resolve({ id, version: await version(), solution: 'Listo' });
    d.t.at(on('09', '17:00'));
  });
  afterAll(() => d[Symbol.asyncDispose]());

  it('each stretch with its reason, its working time and the events that bound it', async () => {
    const own = await d.as(ana).idle.ofTechnician({ technicianId: ana.id, ...WEEK });
    expect(own).toMatchObject({ technician: { id: ana.id }, thresholdMinutes: 60, stretches: 2 });
    // Until Friday at five, 44 hours of shift, less three of absence.
    expect(own.shiftSeconds).toBe(41 * 3_600);
    expect(own.idleSeconds).toBe((150 + 120) * 60);
    const ticket = { id, folio };
    const [first, second] = own.items;
    expect(first).toEqual({
      from: new Date(on('05', '10:00')).toISOString(),
      to: new Date(on('05', '12:30')).toISOString(),
      seconds: 150 * 60,
      reasons: ['holding'],
      since: expect.objectContaining({ action: 'ticket.assigned', actor: null, ticket }),
      until: expect.objectContaining({
        action: 'ticket.started',
        actor: { id: ana.id, name: ana.name },
        at: new Date(on('05', '12:30')).toISOString(),
        ticket,
      }),
      isOpen: false,
    });
    // From eleven to four, of which she was absent for three hours.
    expect(second).toMatchObject({
      from: new Date(on('07', '11:00')).toISOString(),
      to: new Date(on('07', '16:00')).toISOString(),
      seconds: 120 * 60,
      since: { action: 'ticket.scheduled' },
      until: { action: 'ticket.noted' },
    });
  });

  it('is nobody’s who had nothing to do', async () => {
    const own = await d.as(luis).idle.ofTechnician({ technicianId: luis.id, ...WEEK });
    expect(own).toMatchObject({ idleSeconds: 0, stretches: 0, items: [], shiftSeconds: 44 * 3_600 });
  });

  it('technicians see their own only, those who lead all', async () => {
    const master = await aMaster(d.t.host);
    await expect(d.as(luis).idle.ofTechnician({ technicianId: ana.id, ...WEEK })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(d.as(luis).idle.summary(WEEK)).rejects.toMatchObject({ code: 'forbidden' });
    for (const who of [master, d.manager]) {
      expect((await d.as(who).idle.ofTechnician({ technicianId: ana.id, ...WEEK })).stretches).toBe(2);
      const { items } = await d.as(who).idle.summary(WEEK);
      expect(items.map(({ technician, idleSeconds }) => [technician.name, idleSeconds])).toEqual([
        [ana.name, 270 * 60],
        [luis.name, 0],
      ]);
    }
    await expect(
      d.as(master).idle.ofTechnician({ technicianId: d.requester.id, ...WEEK }),
    ).rejects.toMatchObject({ code: 'notFound' });
  });

  it('a stretch that goes on is told at once, by the threshold of the settings or another', async () => {
    d.t.at(on('13', '09:00'));
    // On shift both; the queue gives it to one of them.
    const ticket = await aTicket(d, { title: 'Otra' });
    const holder = ticket.assignee?.id;
    d.t.pass(HOUR);
    const now = () => idleNow(d.t.host.db.read, d.t.now());
    expect(await now()).toEqual([]);
    d.t.pass(MINUTE);
    expect(await now()).toMatchObject([
      { technician: { id: holder }, since: on('13', '09:00'), minutes: 61 },
    ]);
    expect(await idleNow(d.t.host.db.read, d.t.now(), { leastMinutes: 90 })).toEqual([]);
    // One technician after the other, with a turn for others before each of the two and after her tickets.
    let turns = 0;
    const breathe = async () => {
      turns += 1;
    };
    expect(await idleNow(d.t.host.db.read, d.t.now(), { breathe })).toEqual(await now());
    expect(turns).toBe(3);
    // At night nobody is told of anything; in the morning it goes on.
    d.t.at(on('13', '22:00'));
    expect(await now()).toEqual([]);
    d.t.at(on('14', '09:30'));
    expect(await now()).toMatchObject([{ minutes: 9 * 60 + 30, since: on('13', '09:00') }]);
    const [same] = await idleIn(d.t.host.db.read, {
      span: { from: on('13', '00:00'), to: on('15', '00:00') },
      now: d.t.now(),
      technicianId: holder ?? 0,
    });
    expect(same?.stretches).toMatchObject([{ from: on('13', '09:00'), seconds: 570 * 60, isOpen: true }]);
    await d.as({ id: holder ?? 0 }).tickets.note({ id: ticket.id, body: 'Aquí sigo' });
    expect(await now()).toEqual([]);
  });

  it('counts while a ticket waits that they could take, for nobody without the skill', async () => {
    d.t.at(on('15', '09:00'));
    // Ana and Luis put theirs away for later, and what comes in waits: nothing is handed out by itself.
    await d.t.host.db.write(async (tx) => {
      await tx
        .insertInto('settings')
        .values({
          key: 'assignment',
          value: JSON.stringify({
            activeLimit: 8,
            isAutomatic: false,
            usesWeights: false,
            weights: { low: 1, medium: 1, high: 1, critical: 1 },
          }),
        })
        .execute();
      await tx.updateTable('tickets').set({ isActive: 0, isOpen: 0, status: 'cancelled' }).execute();
    });
    const ticket = await aTicket(d, { title: 'Nadie la toma' });
    expect(ticket.assignee).toBeNull();
    d.t.at(on('15', '11:00'));
    const now = await idleNow(d.t.host.db.read, d.t.now());
    expect(now.map(({ technician, minutes }) => [technician.id, minutes])).toEqual([
      [ana.id, 120],
      [luis.id, 120],
    ]);
    const all = await idleIn(d.t.host.db.read, {
      span: { from: on('15', '00:00'), to: on('16', '00:00') },
      now: d.t.now(),
      technicianId: luis.id,
    });
    expect(all[0]?.stretches.at(-1)).toMatchObject({
      reasons: ['takeable'],
      since: { action: 'ticket.created' },
    });
  });
});
