import { describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { DAY, HOUR, toIso } from '#shared/kernel/time.ts';
import { aManager, aMaster } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';
import { beat, beatAfter, casesIn, toldTo } from './alerted.ts';

/** Tickets whose first response is late, each of them a case. */
async function someLate(d: Department, count: number) {
  const tickets = [];
  for (let i = 0; i < count; i += 1) tickets.push(await aTicket(d));
  d.t.at(Date.parse(tickets[0]?.firstResponseDueAt ?? '') + 1);
  await beat(d);
  return { tickets, cases: await casesIn(d, 'open', 'overdue') };
}

const codeOf = (refused: Promise<unknown>) =>
  refused.then(
    () => 'done',
    (fault: unknown) => (fault as { code: string }).code,
  );

describe('acknowledging', () => {
  it('says for everybody that a case was seen to, and can be taken back', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const { cases } = await someLate(d, 1);
    const items = cases.map(({ id, version }) => ({ id, version }));
    const done = await d.as(d.manager).alerts.acknowledge({ items, note: 'Ya se habló con ella.' });
    expect(done).toEqual({ done: items.map(({ id }) => id), stale: [] });
    expect(await casesIn(d, 'open', 'overdue')).toEqual([]);
    const master = await aMaster(d.t.host);
    const [seen] = (await d.as(master).alerts.list({ state: 'acknowledged' })).items;
    expect(seen).toMatchObject({
      state: 'acknowledged',
      note: 'Ya se habló con ella.',
      acknowledgedBy: { id: d.manager.id, name: 'Encargada Ema' },
    });
    expect(await d.as(master).alerts.counts({})).toMatchObject({ acknowledged: 1 });
    expect(await d.as(master).alerts.get({ id: seen?.id ?? 0 })).toEqual(seen);

    const again = { id: seen?.id ?? 0, version: seen?.version ?? 0 };
    await d.as(master).alerts.unacknowledge({ items: [again] });
    expect(await casesIn(d, 'open', 'overdue')).toMatchObject([{ note: null, acknowledgedBy: null }]);
    const history = await historyOf(d.t.host.db.read, { entity: 'alertCase', id: again.id });
    expect(history.map(({ action }) => action).slice(-2)).toEqual([
      'alert.acknowledged',
      'alert.unacknowledged',
    ]);
    expect(history.find(({ action }) => action === 'alert.acknowledged')?.text).toEqual({
      note: 'Ya se habló con ella.',
    });
    const { dataDir, profileDir } = d.t.host;
    expect((await verifyDataFolder(dataDir, { profileDir })).problems).toEqual([]);
  });

  it('of several leaves alone and names what changed meanwhile; a single one is a conflict', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const { cases } = await someLate(d, 2);
    const items = cases.map(({ id, version }) => ({ id, version }));
    const [first, second] = items;
    if (first === undefined || second === undefined) throw new Error('Two cases were expected');
    const { alerts } = d.as(d.manager);
    const newer = { ...first, version: first.version + 1 };
    expect(await codeOf(alerts.acknowledge({ items: [newer], note: 'Visto' }))).toBe('conflict');
    expect(await casesIn(d, 'open', 'overdue')).toHaveLength(2);
    await alerts.acknowledge({ items: [first], note: 'Visto' });
    expect(await alerts.acknowledge({ items, note: 'Todo visto' })).toEqual({
      done: [second.id],
      stale: [first.id],
    });
    expect(await codeOf(alerts.acknowledge({ items: [first], note: 'Otra vez' }))).toBe('conflict');
    expect((await casesIn(d, 'acknowledged')).map(({ note }) => note).sort()).toEqual([
      'Todo visto',
      'Visto',
    ]);
    expect(await codeOf(alerts.acknowledge({ items: [{ id: 999, version: 1 }], note: 'x' }))).toBe(
      'notFound',
    );
    expect(await codeOf(alerts.acknowledge({ items: [first], note: '  ' }))).toBe('invalid');
  });

  it('does not keep a case from ending, nor from standing again as acknowledged', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const { cases, tickets } = await someLate(d, 1);
    const items = cases.map(({ id, version }) => ({ id, version }));
    await d.as(d.manager).alerts.acknowledge({ items, note: 'Visto' });
    await d.as(d.technician(0)).tickets.reply({ id: tickets[0]?.id ?? 0, body: 'Voy' });
    await beat(d);
    expect(await casesIn(d, 'acknowledged')).toEqual([]);
    expect(await casesIn(d, 'past', 'overdue')).toMatchObject([{ note: 'Visto' }]);
  });
});

describe('muting', () => {
  it('keeps one person from being told of a kind, not others, and hides nothing', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const other = await aManager(d.t.host);
    const muted = await d
      .as(d.manager)
      .alerts.mute({ scope: { about: 'kind', kind: 'overdue' }, until: null });
    expect(muted).toMatchObject({ scope: { about: 'kind', kind: 'overdue' }, label: null, until: null });
    const { cases } = await someLate(d, 1);
    expect(cases).toMatchObject([{ isMuted: true }]);
    expect((await d.as(other).alerts.list({ kind: 'overdue' })).items).toMatchObject([{ isMuted: false }]);
    expect([await toldTo(d, d.manager, 'overdue'), await toldTo(d, other, 'overdue')]).toEqual([0, 1]);
    expect(await toldTo(d, d.technician(0), 'overdue')).toBe(1);

    await d.as(d.manager).alerts.unmute({ id: muted.id });
    expect((await d.as(d.manager).alerts.mutes({})).items).toEqual([]);
    const next = await aTicket(d);
    d.t.at(Date.parse(next.firstResponseDueAt ?? '') + 1);
    await beat(d);
    expect(await toldTo(d, d.manager, 'overdue')).toBeGreaterThan(0);
    const { dataDir, profileDir } = d.t.host;
    expect((await verifyDataFolder(dataDir, { profileDir })).problems).toEqual([]);
  });

  it('of a ticket or a technician holds until its time', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const [quiet, loud] = [await aTicket(d), await aTicket(d)];
    const { alerts } = d.as(d.manager);
    const until = toIso(d.t.now() + 30 * DAY);
    expect(await alerts.mute({ scope: { about: 'ticket', id: quiet.id }, until })).toMatchObject({
      label: quiet.folio,
      until,
    });
    d.t.at(Date.parse(quiet.firstResponseDueAt ?? '') + 1);
    await beat(d);
    const told = async () =>
      (await d.as(d.manager).notifications.list({ limit: 200 })).items.flatMap(({ kind, ticket }) =>
        kind === 'overdue' ? [ticket?.id] : [],
      );
    expect(await told()).toEqual([loud.id]);

    // The same scope again only changes until when.
    await alerts.mute({ scope: { about: 'ticket', id: quiet.id }, until: toIso(d.t.now() + HOUR) });
    expect((await alerts.mutes({})).items).toHaveLength(1);
    await beatAfter(d, 2 * HOUR);
    expect((await alerts.mutes({})).items).toEqual([]);
    d.t.at(Date.parse(quiet.resolutionDueAt ?? '') + 1);
    await beat(d);
    expect((await told()).filter((id) => id === quiet.id)).toHaveLength(1);

    await alerts.mute({ scope: { about: 'technician', id: d.technician(0).id }, until: null });
    const before = (await told()).length;
    const last = await aTicket(d);
    d.t.at(Date.parse(last.firstResponseDueAt ?? '') + 1);
    await beat(d);
    expect(await told()).toHaveLength(before);
  });

  it('is each person’s own, and refuses what is past or not there', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const { alerts } = d.as(d.manager);
    const mine = await alerts.mute({ scope: { about: 'kind', kind: 'idle' }, until: null });
    expect(await codeOf(d.as(d.technician(0)).alerts.unmute({ id: mine.id }))).toBe('notFound');
    expect((await d.as(d.technician(0)).alerts.mutes({})).items).toEqual([]);
    const scope = { about: 'kind', kind: 'stuck' } as const;
    expect(await codeOf(alerts.mute({ scope, until: toIso(d.t.now()) }))).toBe('invalid');
    expect(await codeOf(alerts.mute({ scope: { about: 'ticket', id: 999 }, until: null }))).toBe('notFound');
    expect(await codeOf(alerts.mute({ scope: { about: 'technician', id: 999 }, until: null }))).toBe(
      'notFound',
    );
  });
});

describe('the list of alerts', () => {
  it('is narrowed by state, kind, severity, technician and ticket, and goes on by cursor', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const { tickets } = await someLate(d, 5);
    const { alerts } = d.as(d.manager);
    const first = await alerts.list({ limit: 2, kind: 'overdue' });
    const second = await alerts.list({ limit: 2, kind: 'overdue', cursor: first.nextCursor ?? '' });
    const third = await alerts.list({ limit: 2, kind: 'overdue', cursor: second.nextCursor ?? '' });
    const seen = [...first.items, ...second.items, ...third.items].map(({ id }) => id);
    expect([seen.length, new Set(seen).size, third.nextCursor]).toEqual([5, 5, null]);
    expect((await alerts.list({ ticketId: tickets[0]?.id })).items.map(({ kind }) => kind)).toEqual([
      'overdue',
    ]);
    expect((await alerts.list({ severity: 'critical' })).items).toHaveLength(5);
    expect((await alerts.list({ severity: 'warning' })).items).toHaveLength(0);
    const { id } = d.technician(0);
    expect((await alerts.list({ technicianId: id, kind: 'overdue' })).items).toHaveLength(5);
    const counts = await alerts.counts({});
    expect(counts.bySeverity.critical).toBe(5);
    expect(counts.open).toBe(counts.bySeverity.info + counts.bySeverity.warning + 5);
    expect(await codeOf(alerts.list({ cursor: 'x' }))).toBe('invalid');
    expect(await codeOf(alerts.get({ id: 999 }))).toBe('notFound');
    expect(await codeOf(d.as(d.technician(0)).alerts.list({}))).toBe('forbidden');
  });
});
