import { describe, expect, it } from 'vitest';
import { countUnread, notificationsOf } from '#main/notifications/queries.ts';
import { notifyPeople } from '#main/notifications/service.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { NoticeSubject, NotificationKind } from '#shared/notifications/contract.ts';
import { aPerson, type BuiltPerson } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';

async function tell(
  d: Department,
  to: BuiltPerson[],
  kind: NotificationKind,
  parts: { deliverAt?: number; subject?: NoticeSubject } = {},
) {
  await d.t.host.db.write((tx) =>
    notifyPeople(tx, {
      personIds: to.map(({ id }) => id),
      kind,
      ticketId: null,
      actorId: d.manager.id,
      at: d.t.now(),
      ...parts,
    }),
  );
}

describe('telling people', () => {
  it('tells each once, and never whoever did it', async () => {
    await using d = await aDepartment();
    const [one, other] = [await aPerson(d.t.host), await aPerson(d.t.host)];
    await tell(d, [one, other, one, d.manager], 'replied');
    for (const [person, count] of [
      [one, 1],
      [other, 1],
      [d.manager, 0],
    ] as const) {
      expect((await d.as(person).notifications.unread({})).count).toBe(count);
    }
    expect((await d.as(one).notifications.list({})).items).toMatchObject([
      { kind: 'replied', actor: { id: d.manager.id, name: 'Encargada Ema' }, ticket: null, isRead: false },
    ]);
  });

  it('follows what each of them chose, and keeps quiet natively about what can wait', async () => {
    await using d = await aDepartment();
    const person = await aPerson(d.t.host);
    const { notifications } = d.as(person);
    const { items: before } = await notifications.preferences({});
    // The summary of the day comes by itself to managers alone.
    expect(before.filter(({ inApp }) => !inApp).map(({ kind }) => kind)).toEqual(['digest']);
    const saved = await notifications.savePreferences({
      items: [
        { kind: 'replied', inApp: false, native: true },
        { kind: 'overdue', inApp: true, native: false },
      ],
    });
    expect(saved.items.find(({ kind }) => kind === 'replied')).toEqual({
      kind: 'replied',
      inApp: false,
      native: true,
      email: 'own',
    });
    expect(saved.items.filter(({ kind }) => kind !== 'replied' && kind !== 'overdue')).toEqual(
      before.filter(({ kind }) => kind !== 'replied' && kind !== 'overdue'),
    );
    for (const kind of ['replied', 'overdue', 'status', 'assigned'] as const) await tell(d, [person], kind);
    const { items } = await notifications.list({});
    expect(items.map(({ kind, isNative }) => [kind, isNative])).toEqual([
      ['assigned', true],
      ['status', false],
      ['overdue', false],
    ]);
  });

  it('holds back until it is due', async () => {
    await using d = await aDepartment();
    const person = await aPerson(d.t.host);
    await tell(d, [person], 'status', { deliverAt: d.t.now() + 10 * SECOND });
    const { notifications } = d.as(person);
    expect(await notifications.unread({})).toEqual({ count: 0, isCapped: false, newestId: 0 });
    expect((await notifications.list({})).items).toEqual([]);
    // Nor does marking all read swallow it unseen.
    await notifications.markRead({ all: true });
    d.t.pass(10 * SECOND);
    expect((await notifications.unread({})).count).toBe(1);
    expect((await notifications.list({})).items).toHaveLength(1);
  });
});

describe('the notification centre', () => {
  it('comes newest first in pages, only unread ones, or only what is new', async () => {
    await using d = await aDepartment();
    const person = await aPerson(d.t.host);
    for (const kind of ['created', 'replied', 'status', 'closed', 'atRisk'] as const)
      await tell(d, [person], kind);
    const { notifications } = d.as(person);
    const first = await notifications.list({ limit: 2 });
    expect(first.items.map(({ kind }) => kind)).toEqual(['atRisk', 'closed']);
    const second = await notifications.list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.items.map(({ kind }) => kind)).toEqual(['status', 'replied']);
    const third = await notifications.list({ limit: 2, cursor: second.nextCursor ?? '' });
    expect([third.items.map(({ kind }) => kind), third.nextCursor]).toEqual([['created'], null]);

    await notifications.markRead({ ids: second.items.map(({ id }) => id) });
    const unread = await notifications.list({ onlyUnread: true });
    expect(unread.items.map(({ kind }) => kind)).toEqual(['atRisk', 'closed', 'created']);
    const newer = await notifications.list({ afterId: first.items[1]?.id ?? 0 });
    expect(newer.items.map(({ kind }) => kind)).toEqual(['atRisk']);
    await expect(notifications.list({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('counts to a hundred and no further', async () => {
    await using d = await aDepartment();
    const person = await aPerson(d.t.host);
    for (let i = 0; i < 103; i += 1) await tell(d, [person], 'replied');
    const unread = await d.as(person).notifications.unread({});
    expect(unread).toMatchObject({ count: 100, isCapped: true });
    expect(await d.as(person).notifications.markRead({ all: true })).toEqual({ count: 103 });
    expect(await d.as(person).notifications.unread({})).toMatchObject({ count: 0, isCapped: false });
  });

  it('marks only one’s own, and those of a ticket together', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const technician = d.technicians.find(({ id }) => id === ticket.assignee?.id);
    if (technician === undefined) throw new Error('Nobody got the ticket');
    const other = d.as(d.requester).notifications;
    const { items } = await d.as(technician).notifications.list({});
    expect(items.map(({ ticket: of }) => of?.folio)).toContain(ticket.folio);
    expect(await other.markRead({ ids: items.map(({ id }) => id) })).toEqual({ count: 0 });
    const { count } = await d.as(technician).notifications.markRead({ ticketId: ticket.id });
    expect(count).toBe(items.length);
    expect(await d.as(technician).notifications.markRead({})).toEqual({ count: 0 });
  });

  it('tells of other things than tickets, and marks what was told of one', async () => {
    await using d = await aDepartment();
    const person = await aPerson(d.t.host);
    const form = { entity: 'custodyForm', id: 4, label: 'RG-2026-000004' } as const;
    const toner = { entity: 'stockItem', id: 4, label: 'Tóner 85A' } as const;
    await tell(d, [person], 'custodyToConfirm', { subject: form });
    await tell(d, [person], 'stockLow', { subject: toner });
    const { notifications } = d.as(person);
    expect((await notifications.list({})).items).toMatchObject([
      { kind: 'stockLow', ticket: null, subject: toner, isNative: false },
      { kind: 'custodyToConfirm', ticket: null, subject: form, isNative: true },
    ]);
    expect(await notifications.markRead({ subject: { entity: 'custodyForm', id: 4 } })).toEqual({ count: 1 });
    expect((await notifications.list({ onlyUnread: true })).items.map(({ kind }) => kind)).toEqual([
      'stockLow',
    ]);
  });

  it('is found by its indexes', async () => {
    await using d = await aDepartment();
    const { read } = d.t.host.db;
    const plans: string[] = [];
    const executor = read.getExecutor();
    const original = executor.executeQuery.bind(executor);
    executor.executeQuery = async (query) => {
      const plan = await original<{ detail: string }>({ ...query, sql: `EXPLAIN QUERY PLAN ${query.sql}` });
      plans.push(...plan.rows.map(({ detail }) => detail));
      return original(query);
    };
    const filter = { personId: 1, now: 0, afterId: null, beforeId: 9, limit: 51 };
    await notificationsOf(read, { ...filter, onlyUnread: false });
    await notificationsOf(read, { ...filter, onlyUnread: true });
    await countUnread(read, 1, 0, 100);
    executor.executeQuery = original;
    expect(plans.filter((step) => /^SCAN (?!unread)|TEMP B-TREE/.test(step))).toEqual([]);
    expect(plans.join('\n')).toMatch(/notifications_person/);
    expect(plans.join('\n')).toMatch(/notifications_unread/);
  });
});
