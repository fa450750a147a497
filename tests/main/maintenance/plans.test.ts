import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { runSlice } from '#main/jobs/schedule.ts';
import { maintenanceJobs } from '#main/maintenance/jobs.ts';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { DAY } from '#shared/kernel/time.ts';
import { aService } from '../../builders/catalogue.ts';
import { aPerson } from '../../builders/people.ts';
import { asTechnician, isClean, noon, openTicketOf, resolveOpen, ticketCount } from './planActs.ts';
import { aWorkshop, type Workshop } from './workshop.ts';

describe('a preventive plan', () => {
  it('opens a ticket so many days before, with plan, instructions and asset', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer({ inventoryNumber: 'IMP-7', name: 'Impresora de Caja' });
    await w.plan({ name: 'Limpieza anual', firstOn: '2026-10-20', leadDays: 7 });
    w.d.t.at(noon('2026-10-12'));
    await w.tick();
    expect(await ticketCount(w)).toBe(0);
    w.d.t.at(noon('2026-10-13'));
    await w.tick();
    const ticket = await openTicketOf(w);
    expect(ticket).toMatchObject({
      title: 'Limpieza anual · IMP-7 · Impresora de Caja',
      channel: 'system',
      status: 'assigned',
      service: { id: w.d.serviceId },
      createdBy: null,
    });
    expect(ticket.description).toContain('Limpiar rodillos');
    expect(ticket.description).toContain('2026-10-20');
    expect(await asTechnician(w).maintenance.ofTicket({ id: ticket.id })).toMatchObject({
      plan: {
        name: 'Limpieza anual',
        instructions: 'Limpiar rodillos y actualizar el firmware.',
        dueOn: '2026-10-20',
      },
      records: [],
    });
    const linked = await w.d.t.host.db.read
      .selectFrom('ticketAssets')
      .select('assetId')
      .where('ticketId', '=', ticket.id)
      .execute();
    expect(linked).toEqual([{ assetId: printer.id }]);
    await isClean(w);
  });

  it('opens it on the institution’s day, not on that of the machine', async () => {
    await using w = await aWorkshop();
    await w.printer();
    await w.plan({ firstOn: '2026-10-20', leadDays: 0 });
    // 23:30 on the 19th in Mexico City is the 20th in UTC.
    w.d.t.at(Date.parse('2026-10-20T05:30:00Z'));
    await w.tick();
    expect(await ticketCount(w)).toBe(0);
    w.d.t.at(Date.parse('2026-10-20T06:30:00Z'));
    await w.tick();
    expect(await ticketCount(w)).toBe(1);
  });

  it('asks in the name of the holder, else of who made the plan, else of an administrator', async () => {
    await using w = await aWorkshop();
    const holder = await aPerson(w.d.t.host, { name: 'Resguardante Rosa', areaId: w.d.areaId });
    const held = await w.printer({ holderId: holder.id });
    const free = await w.printer();
    const maker = w.d.technician(1);
    await w.d.as(maker).maintenance.savePlan({
      name: 'De la técnica',
      categoryId: w.categoryId,
      assetId: null,
      serviceId: null,
      everyMonths: 6,
      firstOn: '2026-10-05',
      leadDays: 0,
      instructions: 'Limpiar',
    });
    await w.tick();
    const requesterOf = async (assetId: number) => {
      const due = (await w.due()).find((row) => row.asset.id === assetId);
      return (await w.d.as(w.admin).tickets.get({ id: due?.ticket?.id ?? 0 })).requester.id;
    };
    expect(await requesterOf(held.id)).toBe(holder.id);
    expect(await requesterOf(free.id)).toBe(maker.id);

    const person = await w.d.as(w.admin).people.get({ id: maker.id });
    await w.d.as(w.admin).people.disable({ id: maker.id, version: person.version });
    const late = await w.printer();
    w.d.t.pass(DAY);
    await w.tick();
    const row = (await w.due()).find((due) => due.asset.id === late.id);
    const opened = await w.d.as(w.admin).maintenance.openTicket({ dueId: row?.id ?? 0 });
    expect((await w.d.as(w.admin).tickets.get({ id: opened.id })).requester.id).toBe(w.admin.id);
  });

  it('tells who made it and the managers once for each date', async () => {
    await using w = await aWorkshop();
    for (let n = 0; n < 12; n += 1) await w.printer();
    await w.plan({ name: 'Limpieza', firstOn: '2026-10-05', leadDays: 0 });
    await w.tick();
    expect(await ticketCount(w)).toBe(12);
    for (const person of [w.admin, w.d.manager]) {
      const { items } = await w.d.as(person).notifications.list({});
      const told = items.filter((notice) => notice.kind === 'maintenanceDue');
      expect(told).toMatchObject([{ subject: { entity: 'maintenancePlan', label: 'Limpieza' } }]);
    }
  });

  it('opens the ticket without its service once that left the catalogue', async () => {
    await using w = await aWorkshop();
    await w.printer();
    const service = await aService(w.d.t.host, { isEnabled: true });
    await w.plan({ serviceId: service.id, firstOn: '2026-10-05', leadDays: 0 });
    const { items } = await w.d.as(w.admin).services.list({});
    const stored = items.find((one) => one.id === service.id);
    if (stored === undefined) throw new Error('The service is not there');
    const { skill, procedureNumber: _number, ...fields } = stored;
    await w.d.as(w.admin).services.save({ ...fields, skillId: skill?.id ?? null, isEnabled: false });
    await w.tick();
    expect((await openTicketOf(w)).service).toBeNull();
  });

  it('needs nobody’s approval, whatever its service asks of people', async () => {
    await using w = await aWorkshop();
    await w.printer();
    const service = await aService(w.d.t.host, { needsApproval: true });
    await w.plan({ serviceId: service.id, firstOn: '2026-10-05', leadDays: 0 });
    await w.tick();
    expect((await openTicketOf(w)).status).toBe('assigned');
  });
});

describe('once its ticket is resolved', () => {
  it('the record is made and the next date follows from the due date, not from the day it was done', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer();
    await w.plan({ everyMonths: 1, firstOn: '2026-10-31', leadDays: 5 });
    w.d.t.at(noon('2026-10-27'));
    await w.tick();
    w.d.t.at(noon('2026-11-10'));
    const ticket = await resolveOpen(w, 'Rodillos limpios');
    await w.tick();
    expect(await w.due()).toMatchObject([{ dueOn: '2026-11-30', opensOn: '2026-11-25', ticket: null }]);
    const { records } = await asTechnician(w).maintenance.ofAsset({ id: printer.id });
    expect(records).toMatchObject([
      {
        kind: 'preventive',
        description: 'Rodillos limpios',
        ticket: { id: ticket.id },
        startedOn: '2026-10-27',
        endedOn: '2026-11-10',
        totalCents: 0,
      },
    ]);
    await isClean(w);
  });

  it('what the technician recorded already is the record, of the plan as well', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer();
    const plan = await w.plan({ firstOn: '2026-10-05', leadDays: 0 });
    await w.tick();
    const ticket = await openTicketOf(w);
    await w.record(printer.id, {
      ticketId: ticket.id,
      kind: 'preventive',
      startedOn: '2026-10-05',
      endedOn: null,
    });
    await resolveOpen(w);
    await w.tick();
    const { records } = await asTechnician(w).maintenance.ofAsset({ id: printer.id });
    expect(records).toMatchObject([{ plan: { id: plan.id }, totalCents: 300_000 }]);
    expect((await w.due())[0]?.dueOn).toBe('2027-10-05');
  });

  it('a plan of once is over', async () => {
    await using w = await aWorkshop();
    await w.printer();
    const plan = await w.plan({ everyMonths: null, firstOn: '2026-10-05', leadDays: 0 });
    await w.tick();
    await resolveOpen(w);
    await w.tick();
    w.d.t.pass(400 * DAY);
    await w.tick();
    expect(await w.due()).toEqual([]);
    expect(await ticketCount(w)).toBe(1);
    expect(await w.d.as(w.admin).maintenance.plan({ id: plan.id })).toMatchObject({
      nextOn: null,
      overdue: 0,
    });
  });

  it('reopening it opens no second one', async () => {
    await using w = await aWorkshop();
    await w.printer();
    await w.plan({ firstOn: '2026-10-05', leadDays: 0 });
    await w.tick();
    const before = await resolveOpen(w);
    await w.tick();
    const resolved = await w.d.as(w.admin).tickets.get({ id: before.id });
    await w.d.as(w.admin).tickets.reopen({ id: before.id, version: resolved.version, reason: 'Sigue igual' });
    await w.tick();
    expect(await ticketCount(w)).toBe(1);
    expect((await w.due())[0]).toMatchObject({ dueOn: '2027-10-05', ticket: null });
  });
});

describe('once its ticket is cancelled', () => {
  const cancelOpen = async (w: Workshop) => {
    const ticket = await openTicketOf(w);
    await w.d
      .as(w.d.manager)
      .tickets.cancel({ id: ticket.id, version: ticket.version, reason: 'No procede' });
    await w.tick();
  };

  it('it is due again on the next date, and nothing was done', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer();
    await w.plan({ everyMonths: 3, firstOn: '2026-10-05', leadDays: 2 });
    await w.tick();
    await cancelOpen(w);
    expect(await w.due()).toMatchObject([{ dueOn: '2027-01-05', opensOn: '2027-01-03', ticket: null }]);
    expect((await asTechnician(w).maintenance.ofAsset({ id: printer.id })).recordCount).toBe(0);
    await isClean(w);
  });

  it('a plan of once stays due until somebody opens another', async () => {
    await using w = await aWorkshop();
    await w.printer();
    await w.plan({ everyMonths: null, firstOn: '2026-10-05', leadDays: 0 });
    await w.tick();
    await cancelOpen(w);
    w.d.t.pass(DAY);
    await w.tick();
    const [row] = await w.due();
    expect(row).toMatchObject({ dueOn: '2026-10-05', opensOn: null, ticket: null, isOverdue: true });
    const dueId = row?.id ?? 0;
    await asTechnician(w).maintenance.openTicket({ dueId });
    await expect(asTechnician(w).maintenance.openTicket({ dueId })).rejects.toMatchObject({
      code: 'ruleBroken',
      data: { rule: 'maintenanceOpen' },
    });
    await resolveOpen(w);
    await w.tick();
    expect(await w.due()).toEqual([]);
  });

  it('because it was merged, the other ticket is waited for', async () => {
    await using w = await aWorkshop();
    await w.printer();
    await w.plan({ firstOn: '2026-10-05', leadDays: 0 });
    await w.tick();
    const ticket = await openTicketOf(w);
    const other = await w.d
      .as(w.d.requester)
      .tickets.create({ title: 'Mancha', description: 'Mancha las hojas' });
    await w.d.as(w.d.manager).tickets.merge({ id: ticket.id, version: ticket.version, intoId: other.id });
    await w.tick();
    expect((await openTicketOf(w)).id).toBe(other.id);
    await resolveOpen(w);
    await w.tick();
    expect((await w.due())[0]).toMatchObject({ dueOn: '2027-10-05', ticket: null });
  });
});

describe('after all machines were off', () => {
  it('one ticket is opened for what was missed, not one for every date', async () => {
    await using w = await aWorkshop();
    await w.printer();
    await w.printer();
    await w.plan({ everyMonths: 1, firstOn: '2026-10-20', leadDays: 0 });
    w.d.t.at(noon('2029-03-01'));
    await w.tick();
    await w.tick();
    expect(await ticketCount(w)).toBe(2);
    expect((await w.due()).map((due) => due.dueOn)).toEqual(['2026-10-20', '2026-10-20']);
    await resolveOpen(w);
    await w.tick();
    expect(await ticketCount(w)).toBe(2);
    expect((await w.due()).map((due) => due.dueOn)).toEqual(['2026-10-20', '2029-03-20']);
  });
});

describe('the job', () => {
  it('opens nothing twice when two processes run it', async () => {
    await using w = await aWorkshop();
    for (let n = 0; n < 4; n += 1) await w.printer();
    await w.plan({ firstOn: '2026-10-05', leadDays: 0 });
    const open = maintenanceJobs.find((job) => job.name === 'maintenanceOpen');
    if (open === undefined) throw new Error('There is no such job');
    const { host } = w.d.t;
    const profileDir = await mkdtemp(join(tmpdir(), 'soporte-second-'));
    const second = await openServiceHost({
      dataDir: host.dataDir,
      profileDir,
      clock: host.clock,
      runsJobs: false,
    });
    await Promise.all([host, second.host, host].map((each) => runSlice(each, open, async () => true)));
    await second.close();
    await rm(profileDir, { recursive: true, force: true });
    expect(await ticketCount(w)).toBe(4);
  });

  it('leaves neither ticket nor link when it is killed before the due row is written', async () => {
    await using w = await aWorkshop();
    await w.printer();
    await w.plan({ firstOn: '2026-10-05', leadDays: 0 });
    const { host } = w.d.t;
    await host.db.write(async (tx) => {
      await sql`CREATE TRIGGER killed BEFORE UPDATE OF ticketId ON maintenanceDue BEGIN SELECT RAISE(ABORT, 'killed'); END`.execute(
        tx,
      );
    });
    await expect(w.tick()).rejects.toThrow('killed');
    expect(await ticketCount(w)).toBe(0);
    expect(await host.db.read.selectFrom('ticketAssets').selectAll().execute()).toEqual([]);
    await host.db.write(async (tx) => {
      await sql`DROP TRIGGER killed`.execute(tx);
    });
    await w.tick();
    expect(await ticketCount(w)).toBe(1);
    await isClean(w);
  });

  it('writes nothing while there is nothing to do', async () => {
    await using w = await aWorkshop();
    await w.printer();
    await w.plan({ firstOn: '2027-10-05' });
    await w.tick();
    for (const job of maintenanceJobs) expect(await job.isDue(w.d.t.host.db.read, w.d.t.now())).toBe(false);
  });
});
