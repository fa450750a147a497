import { describe, expect, it } from 'vitest';
import { runSlice } from '#main/jobs/schedule.ts';
import { digestJob, solvedQuery } from '#main/mail/digest.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { aMailServer } from '../../builders/mailServer.ts';
import { aPerson } from '../../builders/people.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';
import { anOffice, aRequest, type Office, tickMail } from './office.ts';

/** Tuesday 6 October 2026, as Mexico City has it. */
const at = (time: string, day = '2026-10-06') => Date.parse(`${day}T${time}:00-06:00`);

async function digests(o: Office, person = o.d.manager) {
  const { items } = await o.d.as(person).notifications.list({});
  return items.filter(({ kind }) => kind === 'digest').map(({ subject }) => subject?.label);
}

describe('the summary of the day', () => {
  it('comes at its time on working days, once, here and by mail', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    await o.d.t.host.db.write(async (tx) => {
      await tx
        .updateTable('people')
        .set({ email: 'ema@institucion.example' })
        .where('id', '=', o.d.manager.id)
        .execute();
    });
    o.d.t.at(at('08:29'));
    await tickMail(o);
    expect(await digests(o)).toEqual([]);
    o.d.t.at(at('08:30'));
    await tickMail(o);
    await tickMail(o);
    expect(await digests(o)).toEqual(['2026-10-06']);
    await o.round();
    expect(server.received.map(({ to }) => to)).toEqual([['ema@institucion.example']]);
    o.d.t.pass(DAY);
    await tickMail(o);
    expect(await digests(o)).toEqual(['2026-10-07', '2026-10-06']);
    // Saturday and Sunday.
    for (const day of ['2026-10-10', '2026-10-11']) {
      o.d.t.at(at('10:00', day));
      await tickMail(o);
    }
    expect(await digests(o)).toHaveLength(2);
  });

  it('is made up for on the same day after the machines were off, and never on another', async () => {
    await using o = await anOffice();
    o.d.t.at(at('17:45'));
    await tickMail(o);
    expect(await digests(o)).toEqual(['2026-10-06']);
    o.d.t.at(at('00:05', '2026-10-08'));
    await tickMail(o);
    expect(await digests(o)).toEqual(['2026-10-06']);
  });

  it('is made once by two processes that both found it due', async () => {
    await using o = await anOffice();
    o.d.t.at(at('09:00'));
    const { host } = o.d.t;
    expect(await digestJob.isDue(host.db.read, host.clock())).toBe(true);
    await Promise.all([
      runSlice(host, digestJob, async () => true),
      runSlice(host, digestJob, async () => true),
    ]);
    expect(await digests(o)).toHaveLength(1);
  });

  it('has the figures of the queues, and names the first of each', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    const { host } = o.d.t;
    await host.db.write(async (tx) => {
      await tx
        .updateTable('people')
        .set({ email: 'ema@institucion.example' })
        .where('id', '=', o.d.manager.id)
        .execute();
      await tx
        .insertInto('absences')
        .values({
          personId: o.d.technician(1).id,
          fromAt: at('12:00'),
          toAt: at('18:00'),
          kind: 'leave',
          note: null,
          createdById: null,
        })
        .execute();
    });
    const solved = await aRequest(o, 'Resuelta ayer');
    const { version, assignee } = await o.d.as(o.d.manager).tickets.get({ id: solved.id });
    const technician = o.d.technicians.find(({ id }) => id === assignee?.id) ?? o.d.technician(0);
    await o.d.as(technician).tickets.resolve({ id: solved.id, version, solution: 'Ya.' });
    for (let n = 0; n < 7; n += 1) await aRequest(o, `Solicitud ${n}`);
    o.d.t.at(at('08:30', '2026-10-07') - DAY);
    await host.db.write(async (tx) => {
      await tx
        .updateTable('tickets')
        .set({ resolutionDueAt: at('08:00'), sortDueAt: at('08:00') })
        .where('isOpen', '=', 1)
        .where('status', '<>', 'resolved')
        .execute();
    });
    await tickMail(o);
    await o.round();
    const counts = new Map(
      (await o.d.as(o.d.manager).tickets.counts({})).items.map((one) => [one.queue, one.count]),
    );
    const text = server.received.find(({ to }) => to[0]?.startsWith('ema'))?.mail.text ?? '';
    expect(counts.get('overdue')).toBe(7);
    expect(text).toContain('Vencidas: 7');
    expect(text.match(/SB-2026-\d{6}/g)?.length).toBeGreaterThanOrEqual(5);
    expect(text).toContain('y 2 más');
    expect(text).toContain('Técnicos ausentes hoy: 1\n  Técnica 1');
    expect(text).toMatch(/Resueltas el lunes,? 5 de octubre: 1/);
    expect(text).not.toContain('Vencen hoy');
  });

  it('goes to other staff only where they chose it, and to nobody who chose it away', async () => {
    await using o = await anOffice();
    const master = await aPerson(o.d.t.host, { roles: ['master'] });
    const curious = await aPerson(o.d.t.host, { roles: ['requester'] });
    const preference = { kind: 'digest' as const, inApp: true, native: false };
    const shown = async (person: { id: number }) =>
      (await o.d.as(person).notifications.preferences({})).items.find(({ kind }) => kind === 'digest');
    expect(await shown(o.d.manager)).toMatchObject({ inApp: true, email: 'all' });
    expect(await shown(master)).toMatchObject({ inApp: false, email: 'none' });
    o.d.t.at(at('08:30'));
    await o.d.as(curious).notifications.savePreferences({ items: [preference] });
    await o.d.as(o.d.manager).notifications.savePreferences({ items: [{ ...preference, inApp: false }] });
    await tickMail(o);
    expect([await digests(o, master), await digests(o, curious), await digests(o)]).toEqual([[], [], []]);
    await o.d.as(master).notifications.savePreferences({ items: [preference] });
    o.d.t.pass(DAY);
    await tickMail(o);
    expect(await digests(o, master)).toEqual(['2026-10-07']);
  });

  it('is not sent the day after, when it would mislead', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    await o.d.t.host.db.write(async (tx) => {
      await tx
        .updateTable('people')
        .set({ email: 'ema@institucion.example' })
        .where('id', '=', o.d.manager.id)
        .execute();
    });
    o.d.t.at(at('23:30'));
    await tickMail(o);
    o.d.t.pass(HOUR);
    await o.round();
    expect(server.received).toEqual([]);
    expect((await o.queue())[0]?.state).toBe('failed');
  });

  it('counts what was solved by an index', async () => {
    await using o = await anOffice();
    const db = o.d.t.host.db.read;
    await expectNoScan(db, solvedQuery(db, 1, 2));
  });
});
