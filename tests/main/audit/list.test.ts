import { describe, expect, it } from 'vitest';
import { labelledEntities, labelsOf, labelsQuery } from '#main/audit/labels.ts';
import { actionsOf, eventsQuery, firstSeqSince } from '#main/audit/listQueries.ts';
import { ok } from '#shared/kernel/result.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { anAdministrator } from '../../builders/people.ts';
import { expectNoScan, explain } from '../../builders/queryPlan.ts';
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
    const all = { actorId: null, action: null, below: null, from: null, limit: 51, isDeliberate: false };
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

describe('what happens by itself', () => {
  it('can be left out: alerts, jobs, reading and exports, but not a backup that failed', async () => {
    const { d, admin, audit } = await aTrail();
    await using _ = d;
    await d.as(admin).organisation.saveSkill({ name: 'Fibra' });
    const record = (action: string, origin: 'job' | 'rest') =>
      d.t.host.auditor.write({ actorId: null, origin, now: d.t.now() }, async (_tx, trail) =>
        ok(await trail.record({ action, entity: action.split('.')[0] ?? '', entityId: 1 })),
      );
    await record('inbox.read', 'rest');
    await record('export.made', 'rest');
    await record('alert.raised', 'rest');
    await record('system.backedUp', 'job');
    await record('system.backupFailed', 'job');
    await record('system.verified', 'rest');
    const actions = async (input: Parameters<typeof audit.list>[0]) =>
      (await audit.list(input)).items.map(({ action }) => action);
    const kept = ['system.verified', 'system.backupFailed', 'skill.created'];
    expect((await actions({ withoutAutomatic: true })).slice(0, 3)).toEqual(kept);
    expect((await actions({})).slice(0, 7)).toEqual([
      'system.verified',
      'system.backupFailed',
      'system.backedUp',
      'alert.raised',
      'export.made',
      'inbox.read',
      'skill.created',
    ]);
    expect(await actions({ withoutAutomatic: true, entity: 'system' })).toEqual(kept.slice(0, 2));
    expect(await actions({ withoutAutomatic: true, entity: 'alert' })).toEqual([]);
    expect(await actions({ withoutAutomatic: true, actorId: admin.id })).toEqual(['skill.created']);
    // One act that was asked for by its name is there.
    expect(await actions({ withoutAutomatic: true, action: 'export.made' })).toEqual(['export.made']);
    const page = await audit.list({ withoutAutomatic: true, limit: 2 });
    expect(await actions({ withoutAutomatic: true, limit: 1, cursor: page.nextCursor ?? '' })).toEqual([
      'skill.created',
    ]);
  });

  it('is passed over by index', async () => {
    const { d } = await aTrail();
    await using _ = d;
    const { read } = d.t.host.db;
    const all = { actorId: null, action: null, below: null, from: null, limit: 51, isDeliberate: true };
    for (const filter of [all, { ...all, below: 9 }, { ...all, below: 9, from: 2 }]) {
      const plan = (await explain(read, eventsQuery(read, filter))).join('\n');
      expect(plan).toMatch(/(SEARCH|SCAN) events USING INDEX events_deliberate/);
      expect(plan).not.toMatch(/TEMP B-TREE/);
    }
    const byActor = (await explain(read, eventsQuery(read, { ...all, actorId: 3 }))).join('\n');
    expect(byActor).toMatch(/SEARCH events USING INDEX events_actor/);
    expect(byActor).not.toMatch(/SCAN|TEMP B-TREE/);
  });
});

describe('what a thing is called', () => {
  it('is, of alerts, the ticket, else the technician, else the week', async () => {
    const { d, audit } = await aTrail();
    await using _ = d;
    const ticket = await aTicket(d);
    const technician = d.technician(0);
    const { alerts } = d.as(d.manager);
    await alerts.mute({ scope: { about: 'ticket', id: ticket.id }, until: null });
    await alerts.mute({ scope: { about: 'technician', id: technician.id }, until: null });
    await alerts.mute({ scope: { about: 'kind', kind: 'stuck' }, until: null });
    const muted = (await audit.list({ action: 'alert.muted' })).items.map(({ label }) => label);
    expect(muted).toEqual([null, technician.name, ticket.folio]);
    await d.t.host.db.write(async (tx) => {
      const shared = { severity: 'info', state: 'open', details: '{}', raisedAt: 1, version: 1 };
      for (const [id, about] of [
        [1, { ticketId: ticket.id, technicianId: technician.id, week: null }],
        [2, { ticketId: null, technicianId: technician.id, week: null }],
        [3, { ticketId: null, technicianId: null, week: '2026-W47' }],
        [4, { ticketId: null, technicianId: null, week: null }],
      ] as const) {
        const key = `k${id}`;
        const row = { id, kind: 'idle', caseKey: key, subjectKey: key, ...shared, ...about };
        await tx.insertInto('alertCases').values(row).execute();
      }
    });
    const cases = [1, 2, 3, 4].map((entityId) => ({ entity: 'alertCase', entityId }));
    const labelOf = await labelsOf(d.t.host.db.read, cases);
    expect(cases.map(({ entity, entityId }) => labelOf(entity, entityId))).toEqual([
      ticket.folio,
      technician.name,
      '2026-W47',
      null,
    ]);
  });

  it('is found by number for each kind of thing, never by reading all', async () => {
    const { d } = await aTrail();
    await using _ = d;
    const { read } = d.t.host.db;
    expect(labelledEntities).toEqual(
      expect.arrayContaining(['alertCase', 'goal', 'report', 'issuedReport', 'trustRoot']),
    );
    for (const entity of labelledEntities) {
      const query = labelsQuery(entity, [1, 2]);
      if (query === null) throw new Error(`${entity} has no label`);
      await expectNoScan(read, query.compile(read));
    }
    expect(labelsQuery('toString', [1])).toBeNull();
  });
});
