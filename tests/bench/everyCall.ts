import { IMPACTS } from '#shared/sla/priority.ts';
import { QUEUES, SORTS } from '#shared/tickets/contract.ts';
import { TICKET_STATUSES } from '#shared/tickets/ticket.ts';
import type { Client } from '../builders/host.ts';
import { COMMON_WORD, RARE_WORD } from './vocabulary.ts';

export interface Ids {
  readonly managerId: number;
  readonly technicianIds: readonly number[];
  readonly requesterIds: readonly number[];
  readonly serviceIds: readonly number[];
  readonly areaIds: readonly number[];
}

/** Every way in which lists, searches and views are asked for, by one person. Page two as well. */
export async function askEverything(client: Client, ids: Ids, isStaff: boolean): Promise<void> {
  const filters = {
    assigneeId: ids.technicianIds[0] ?? 0,
    requesterId: ids.requesterIds[0] ?? 0,
    areaId: ids.areaIds[0] ?? 0,
    serviceId: ids.serviceIds[0] ?? 0,
  };
  const single = Object.entries(filters).map(([key, value]) => ({ [key]: value }));
  const pairs = single.flatMap((one, index) =>
    single.slice(index + 1).map((other) => ({ ...one, ...other })),
  );
  const statuses = [
    ...TICKET_STATUSES.map((status) => ({ status: [status] })),
    { status: ['new', 'assigned'] as const },
    { status: ['closed', 'cancelled'] as const },
    { status: ['assigned', 'closed'] as const },
  ];
  const asked: object[] = [
    {},
    ...single,
    ...pairs,
    filters,
    ...statuses,
    ...QUEUES.map((queue) => ({ queue })),
  ];
  for (const status of statuses) for (const one of [...single, ...pairs]) asked.push({ ...status, ...one });
  for (const queue of QUEUES) for (const one of single) asked.push({ queue, ...one });
  for (const input of asked) {
    for (const sort of [undefined, ...SORTS]) {
      const first = await client.tickets.list({ ...input, ...(sort ? { sort } : {}), limit: 5 });
      if (first.nextCursor !== null) {
        await client.tickets.list({
          ...input,
          ...(sort ? { sort } : {}),
          limit: 5,
          cursor: first.nextCursor,
        });
      }
    }
  }
  for (const q of [
    COMMON_WORD,
    RARE_WORD,
    'solicitante',
    'Zerecero',
    'SB-2026-000003',
    '3',
    `${COMMON_WORD} de`,
  ]) {
    for (const more of [
      {},
      ...single,
      ...QUEUES.map((queue) => ({ queue })),
      { status: ['closed' as const] },
    ]) {
      const first = await client.tickets.list({ q, ...more, limit: 5 });
      if (first.nextCursor !== null)
        await client.tickets.list({ q, ...more, limit: 5, cursor: first.nextCursor });
    }
  }
  const [row] = (await client.tickets.list({ limit: 5 })).items;
  const id = row?.id ?? 0;
  await client.tickets.counts({});
  await client.tickets.similar({ title: COMMON_WORD, serviceId: filters.serviceId });
  await client.tickets.get({ id });
  await client.tickets.get({ id: row?.folio ?? '' });
  await client.tickets.history({ id });
  await client.notifications.list({ onlyUnread: true });
  await client.notifications.list({ afterId: 1 });
  await client.notifications.unread({});
  await client.notifications.preferences({});
  await client.sessions.list({});
  await client.organisation.areas({});
  if (!isStaff) return;
  await client.assignment.workload({});
  await client.assignment.explain({ id });
  const [queued] = (await client.tickets.list({ queue: 'unassigned', limit: 5 })).items;
  if (queued !== undefined) await client.assignment.explain({ id: queued.id });
  await client.tickets.day({ date: '2026-10-05' });
  await client.tickets.day({ date: '2026-10-05', technicianId: filters.assigneeId });
  const people = await client.people.list({ limit: 5 });
  if (people.nextCursor !== null) await client.people.list({ limit: 5, cursor: people.nextCursor });
  await client.people.get({ id: filters.assigneeId });
}

/** A ticket's life, with every command that a working day has. */
export async function doEverything(as: (personId: number) => Client, ids: Ids): Promise<void> {
  const manager = as(ids.managerId);
  const requester = as(ids.requesterIds[0] ?? 0);
  const create = () =>
    requester.tickets.create({ title: 'Una más', description: 'Texto', serviceId: ids.serviceIds[0] ?? 0 });
  const made = await create();
  const technician = as(made.assignee?.id ?? 0);
  const { id } = made;
  const version = async () => (await manager.tickets.get({ id })).version;
  await technician.tickets.reply({ id, body: 'Voy' });
  await technician.tickets.note({ id, body: 'Nota' });
  await technician.tickets.logTime({ id, minutes: 5 });
  await technician.tickets.start({ id, version: await version() });
  await manager.tickets.prioritise({
    id,
    version: await version(),
    impact: 'high',
    urgency: 'high',
    reason: 'Urge',
  });
  await technician.tickets.wait({ id, version: await version(), for: 'requester', note: '¿Sigue igual?' });
  await requester.tickets.reply({ id, body: 'Sí' });
  await technician.tickets.putBack({ id, version: await version(), reason: 'Otra cosa' });
  const other = ids.technicianIds.find((each) => each !== made.assignee?.id) ?? 0;
  const now = await manager.tickets.get({ id });
  if (now.assignee?.id !== other) {
    await manager.tickets.assign({ id, version: now.version, assigneeId: other, reason: 'Por turno' });
  }
  await as(other).tickets.resolve({ id, version: await version(), solution: 'Listo', minutes: 5 });
  await requester.tickets.reopen({ id, version: await version(), reason: 'No' });
  await as(other).tickets.resolve({ id, version: await version(), solution: 'Ahora sí' });
  await requester.tickets.close({ id, version: await version(), rating: 5 });
  const twin = await create();
  const double = await create();
  await manager.tickets.link({ id: twin.id, otherId: id });
  await manager.tickets.unlink({ id: twin.id, otherId: id });
  await manager.tickets.merge({ id: double.id, version: double.version, intoId: twin.id });
  const items = [{ id: twin.id, version: (await manager.tickets.get({ id: twin.id })).version }];
  const change = {
    action: 'prioritise' as const,
    items,
    impact: IMPACTS[1],
    urgency: IMPACTS[1],
    reason: 'En conjunto',
  };
  await manager.tickets.bulkPreview(change);
  const { bulkId } = await manager.tickets.bulk(change);
  await manager.tickets.undoBulk({ bulkId });
  await requester.notifications.markRead({ all: true });
  await requester.notifications.markRead({ ticketId: id });
  await manager.people.addAbsence({
    id: other,
    from: new Date(Date.parse('2027-01-01')).toISOString(),
    to: new Date(Date.parse('2027-01-05')).toISOString(),
    kind: 'vacation',
  });
}
