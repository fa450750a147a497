import { describe, expect, it } from 'vitest';
import { actionsOf, eventsQuery, firstSeqSince } from '#main/audit/listQueries.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { anAdministrator } from '../../builders/people.ts';
import { explain } from '../../builders/queryPlan.ts';
import { aDepartment, aTicket } from '../tickets/department.ts';

async function aTrail() {
  const d = await aDepartment();
  const admin = await anAdministrator(d.t.host, { name: 'Ada' });
  return { d, admin, audit: d.as(d.manager).audit };
}

describe('who did what', () => {
  it('comes newest first in pages, with names and what each thing is called', async () => {
    const { d, admin, audit } = await aTrail();
    await using _ = d;
    const area = await d.as(admin).organisation.saveArea({ name: 'Archivo', code: null, headIds: [] });
    const ticket = await aTicket(d);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await audit.list({ limit: 4, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const newest = seen[0] ?? 0;
    expect(seen).toEqual(Array.from({ length: newest }, (_each, index) => newest - index));

    const { items } = await audit.list({});
    expect(items.find(({ action }) => action === 'area.created')).toMatchObject({
      actor: { id: admin.id, name: 'Ada' },
      origin: 'rest',
      entity: 'area',
      entityId: area.id,
      label: 'Archivo',
      after: { name: 'Archivo' },
    });
    expect(items.find(({ action }) => action === 'ticket.created')).toMatchObject({ label: ticket.folio });
  });

  it('shows personal words as long as they were not erased', async () => {
    const { d, admin, audit } = await aTrail();
    await using _ = d;
    const me = await d.as(admin).sessions.current({});
    await d.as(admin).people.updateMine({ language: 'en', phone: '5555' });
    const [event] = (await audit.list({ action: 'person.changed' })).items;
    expect(event).toMatchObject({
      entityId: me.id,
      before: { language: 'es', phone: null },
      after: { language: 'en', phone: '5555' },
    });
  });

  it('narrows by actor, entity, action and all of them, page after page', async () => {
    const { d, admin, audit } = await aTrail();
    await using _ = d;
    for (let i = 0; i < 5; i += 1) {
      await d.as(admin).organisation.saveSkill({ name: `Habilidad ${i}` });
      await aTicket(d, { title: `Solicitud ${i}` });
    }
    const byAdmin = (await audit.list({ actorId: admin.id })).items;
    expect(byAdmin.map(({ action }) => action)).toEqual(Array(5).fill('skill.created'));
    const tickets = (await audit.list({ entity: 'ticket', limit: 200 })).items;
    expect(new Set(tickets.map(({ entity }) => entity))).toEqual(new Set(['ticket']));
    expect(tickets.map(({ seq }) => seq)).toEqual(tickets.map(({ seq }) => seq).sort((a, b) => b - a));
    const first = await audit.list({ entity: 'ticket', limit: 3 });
    const second = await audit.list({ entity: 'ticket', limit: 200, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual(tickets.map(({ seq }) => seq));
    expect((await audit.list({ entity: 'ticket', actorId: admin.id })).items).toEqual([]);
    expect((await audit.list({ action: 'skill.created', limit: 2 })).items).toHaveLength(2);
  });

  it('takes days as the institution counts them', async () => {
    const { d, admin, audit } = await aTrail();
    await using _ = d;
    const { organisation } = d.as(admin);
    // 23:30 on 5 October in Mexico City is 6 October in UTC.
    d.t.at(Date.parse('2026-10-06T05:30:00Z'));
    await organisation.saveSkill({ name: 'Tarde' });
    d.t.pass(HOUR);
    await organisation.saveSkill({ name: 'Después' });
    d.t.pass(2 * DAY);
    await organisation.saveSkill({ name: 'Otro día' });
    const names = async (input: { from?: string; to?: string }) =>
      (await audit.list({ ...input, action: 'skill.created' })).items.map(({ label }) => label);
    expect(await names({ from: '2026-10-05', to: '2026-10-05' })).toEqual(['Tarde']);
    expect(await names({ from: '2026-10-06' })).toEqual(['Otro día', 'Después']);
    expect(await names({ to: '2026-10-06' })).toEqual(['Después', 'Tarde']);
    expect(await names({ from: '2027-01-01' })).toEqual([]);
    expect(await firstSeqSince(d.t.host.db.read, 0)).toBe(1);
  });
});

describe('the plans', () => {
  it('walk an index backwards for each filter and never sort or scan', async () => {
    const { d } = await aTrail();
    await using _ = d;
    const { read } = d.t.host.db;
    const all = { actorId: null, action: null, below: null, from: null, limit: 51 };
    for (const filter of [
      { ...all, below: 9 },
      { ...all, actorId: 3 },
      { ...all, action: 'ticket.created', below: 9 },
    ]) {
      const plan = (await explain(read, eventsQuery(read, filter))).join('\n');
      expect(plan).toMatch(/SEARCH events USING/);
      expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
    }
    // Without any filter the newest are read from the end: that is a scan by name only.
    const unfiltered = (await explain(read, eventsQuery(read, all))).join('\n');
    expect(unfiltered).not.toMatch(/TEMP B-TREE/);
  });

  it('find the actions of an entity without reading its events', async () => {
    const { d } = await aTrail();
    await using _ = d;
    await aTicket(d);
    const actions = await actionsOf(d.t.host.db.read, 'ticket');
    expect(actions).toContain('ticket.created');
    expect(actions.every((action) => action.startsWith('ticket.'))).toBe(true);
    expect(await actionsOf(d.t.host.db.read, 'tick')).toEqual([]);
  });
});
