import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { QUEUES } from '#shared/tickets/contract.ts';
import { createRecorder } from '../../bench/recorder.ts';
import { aPerson } from '../../builders/people.ts';
import { aDepartment, aTicket } from './department.ts';

describe('lists', () => {
  it('page by cursor without gaps or repeats, in every order', async () => {
    await using d = await aDepartment();
    for (let i = 0; i < 25; i += 1) {
      await aTicket(d, { title: `Falla ${i}` });
      if (i % 3 === 0) d.t.pass(HOUR);
    }
    const manager = d.as(d.manager);
    for (const sort of ['-createdAt', 'createdAt', 'resolutionDueAt', '-updatedAt'] as const) {
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await manager.tickets.list({ sort, limit: 7, cursor });
        seen.push(...page.items.map((row) => row.id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen).size, sort).toBe(25);
      expect(seen, sort).toHaveLength(25);
    }
  });

  it('merge several statuses in order', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const made = [];
    for (let i = 0; i < 6; i += 1) made.push(await aTicket(d));
    const technician = d.as(d.technician(0));
    for (const ticket of made.slice(0, 3)) {
      await technician.tickets.resolve({ id: ticket.id, version: ticket.version, solution: 'Listo' });
    }
    const both = await d.as(d.manager).tickets.list({ status: ['resolved', 'assigned'], limit: 4 });
    expect(both.items.map((row) => row.id)).toEqual([6, 5, 4, 3]);
    const rest = await d
      .as(d.manager)
      .tickets.list({ status: ['resolved', 'assigned'], limit: 4, cursor: both.nextCursor ?? '' });
    expect(rest.items.map((row) => row.id)).toEqual([2, 1]);
  });

  it('tell their total where counting is cheap, on the first page', async () => {
    await using d = await aDepartment();
    for (let i = 0; i < 3; i += 1) await aTicket(d);
    const manager = d.as(d.manager);
    const total = async (filter: Parameters<typeof manager.tickets.list>[0]) =>
      (await manager.tickets.list({ ...filter, limit: 2 })).total;
    expect(await total({})).toBe(3);
    expect(await total({ queue: 'open' })).toBe(3);
    expect(await total({ status: 'closed' })).toBe(0);
    expect(await total({ status: 'closed', areaId: d.areaId })).toBe(null);
  });

  it('refuse a cursor that is not one of ours', async () => {
    await using d = await aDepartment();
    await expect(d.as(d.manager).tickets.list({ cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('count in each queue what its list shows', async () => {
    await using d = await aDepartment({ technicians: 1 });
    for (let i = 0; i < 11; i += 1) await aTicket(d);
    const me = d.as(d.technician(0));
    const first = await me.tickets.get({ id: 1 });
    await me.tickets.resolve({ id: 1, version: first.version, solution: 'Listo' });
    const resolved = await d.as(d.requester).tickets.get({ id: 1 });
    await d.as(d.requester).tickets.close({ id: 1, version: resolved.version });
    for (const person of [d.technician(0), d.manager, d.requester]) {
      const { items } = await d.as(person).tickets.counts({});
      expect(items.map((item) => item.queue)).toEqual([...QUEUES]);
      for (const { queue, count } of items) {
        const list = await d.as(person).tickets.list({ queue, limit: 200 });
        expect(list.items.length, `${person.name}: ${queue}`).toBe(count);
      }
    }
    const counts = Object.fromEntries(
      (await me.tickets.counts({})).items.map(({ queue, count }) => [queue, count]),
    );
    expect(counts).toMatchObject({ mine: 8, unassigned: 2, open: 10, recentlyClosed: 1, overdue: 0 });
  });
});

describe('the tickets at risk', () => {
  it('are those past their warning and not past their due time, the most urgent first', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const first = await aTicket(d);
    d.t.pass(HOUR);
    const second = await aTicket(d);
    const waits = await aTicket(d);
    await d
      .as(d.technician(0))
      .tickets.wait({ id: waits.id, version: waits.version, for: 'supplier', note: 'Pieza' });
    const atRisk = async () => {
      const { items } = await d.as(d.manager).tickets.counts({});
      const list = await d.as(d.manager).tickets.list({ queue: 'atRisk' });
      expect(items.find(({ queue }) => queue === 'atRisk')?.count).toBe(list.items.length);
      return list.items.map(({ id }) => id);
    };
    d.t.at(Date.parse(first.atRiskAt ?? '') - 1);
    expect(await atRisk()).toEqual([]);
    d.t.pass(1);
    expect(await atRisk()).toEqual([first.id]);
    d.t.at(Date.parse(first.resolutionDueAt ?? ''));
    expect(await atRisk()).toEqual([first.id, second.id]);
    d.t.pass(1);
    expect(await atRisk()).toEqual([second.id]);
    d.t.pass(DAY);
    expect(await atRisk()).toEqual([]);
  });

  it('are counted and listed from one index, without touching a ticket', async () => {
    const recorder = createRecorder();
    await using d = await aDepartment({ technicians: 1 });
    await aTicket(d);
    const { said } = await recorder.record(async () => {
      await d.as(d.manager).tickets.counts({});
      await d.as(d.manager).tickets.list({ queue: 'atRisk' });
    });
    recorder.restore();
    const asked = said.filter(({ sql }) => sql.includes('atRiskAt <='));
    expect(asked).toHaveLength(3);
    const db = new SqliteDatabase(d.t.host.db.file, { readonly: true });
    for (const { sql, parameters } of asked) {
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
      const steps = plan.map((row) => (row as { detail: string }).detail).filter((step) => / t\b/.test(step));
      expect(steps).toEqual([expect.stringMatching(/^SEARCH t USING COVERING INDEX tickets_openDue \(/)]);
      expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
    }
    db.close();
  });
});

describe('search', () => {
  it('ignores accents and case over title, text, folio and people', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d, { title: 'El cañón de proyección NO enciende' });
    await aTicket(d, { title: 'Otra cosa' });
    const found = async (q: string) => (await d.as(d.manager).tickets.list({ q })).items.map((row) => row.id);
    expect(await found('proyeccion')).toEqual([ticket.id]);
    expect(await found('CANON enc')).toEqual([ticket.id]);
    expect(await found('sb-2026-000001')).toEqual([ticket.id]);
    expect(await found('1')).toContain(ticket.id);
    expect(await found('sosa')).toHaveLength(2);
    expect(await found('" OR * NEAR(')).toEqual([]);
    expect(await found('inexistente')).toEqual([]);
  });

  it('finds what replies say, and notes for staff only', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const technician = d.as(d.technician(0));
    await technician.tickets.note({ id: ticket.id, body: 'El usuario siempre derrama café.' });
    await technician.tickets.reply({ id: ticket.id, body: 'Llevaremos un tóner nuevo.' });
    const requester = d.as(d.requester);
    expect((await requester.tickets.list({ q: 'toner' })).items).toHaveLength(1);
    expect((await requester.tickets.list({ q: 'cafe' })).items).toEqual([]);
    expect((await technician.tickets.list({ q: 'cafe' })).items).toHaveLength(1);
    const seen = await requester.tickets.get({ id: ticket.id });
    expect(seen.messages.map((message) => message.kind)).toEqual(['reply']);
    const history = await requester.tickets.history({ id: ticket.id });
    expect(JSON.stringify(history)).not.toContain('café');
  });

  it('shows requesters only their own', async () => {
    await using d = await aDepartment();
    await aTicket(d, { title: 'Impresora atascada' });
    const other = d.as(await aPerson(d.t.host));
    expect((await other.tickets.list({ q: 'impresora' })).items).toEqual([]);
    expect((await other.tickets.list({ requesterId: d.requester.id })).items).toEqual([]);
  });

  it('shows similar open tickets of the requester before a new one is made', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d, { title: 'La impresora del pasillo no imprime' });
    await aTicket(d, { title: 'Correo lleno' });
    const similar = await d.as(d.requester).tickets.similar({ title: 'impresora no imprime nada' });
    expect(similar.items.map((row) => row.id)).toEqual([ticket.id]);
  });
});
