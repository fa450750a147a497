import { describe, expect, it } from 'vitest';
import { DAY } from '#shared/kernel/time.ts';
import { anAsset } from '../../builders/assets.ts';
import { aMaster, aPerson } from '../../builders/people.ts';
import { aTicket } from '../tickets/department.ts';
import { anInventory, heldAsset, type Inventory } from './inventory.ts';

const about = (d: Inventory, assetIds: number[], more: object = {}) => ({
  title: 'No enciende',
  description: 'Desde ayer.',
  serviceId: d.serviceId,
  assetIds,
  ...more,
});

describe('a ticket about assets', () => {
  it('names what its requester holds, in the act that creates it', async () => {
    await using d = await anInventory();
    const held = await heldAsset(d, { name: 'Laptop de Sosa' });
    const ticket = await d.as(d.requester).tickets.create(about(d, [held.id, held.id]));
    expect((await d.as(d.requester).assets.ofTicket({ id: ticket.id })).items).toMatchObject([
      { id: held.id, holder: { id: d.requester.id }, lastTickets: [], ticketsLastYear: 0 },
    ]);
    const { items } = await d.as(d.requester).tickets.history({ id: ticket.id });
    expect(items.map(({ action }) => action)).toContain('ticket.assetLinked');
    expect(items.find(({ action }) => action === 'ticket.assetLinked')?.after).toMatchObject({
      asset: { id: held.id, inventoryNumber: held.inventoryNumber, name: 'Laptop de Sosa' },
    });
    expect((await d.as(d.manager).assets.history({ id: held.id })).items.map(({ action }) => action)).toEqual(
      ['ticket.assetLinked', 'asset.created'],
    );
    expect(await d.problems()).toEqual([]);
  });

  it('is not created at all with what its requester does not hold, or what is retired', async () => {
    await using d = await anInventory();
    const others = await anAsset(d.t.host);
    const retired = await anAsset(d.t.host, { statusKind: 'retired' });
    const create = (by: { id: number }, ids: number[], more: object = {}) =>
      d.as(by).tickets.create(about(d, ids, more));
    await expect(create(d.requester, [others.id])).rejects.toMatchObject({ code: 'notFound' });
    await expect(create(d.technician(0), [999])).rejects.toMatchObject({ code: 'notFound' });
    await expect(create(d.technician(0), [retired.id])).rejects.toMatchObject({
      data: { rule: 'assetRetired' },
    });
    expect((await d.as(d.manager).tickets.list({})).items).toEqual([]);
    const ticket = await create(d.technician(0), [others.id], { requesterId: d.requester.id });
    // The folio was given back with what was refused.
    expect(ticket.folio).toMatch(/-000001$/);
    expect((await d.as(d.manager).assets.ofTicket({ id: ticket.id })).items).toHaveLength(1);
  });

  it('gets more of them later: from the requester what they hold while it is open, from staff anything', async () => {
    await using d = await anInventory();
    const [held, other] = [await heldAsset(d), await anAsset(d.t.host)];
    const ticket = await aTicket(d);
    const own = d.as(d.requester).assets;
    const stranger = await aPerson(d.t.host);
    const theirs = await anAsset(d.t.host, { holderId: stranger.id });
    await own.link({ ticketId: ticket.id, assetId: held.id });
    await own.link({ ticketId: ticket.id, assetId: held.id });
    await expect(own.link({ ticketId: ticket.id, assetId: other.id })).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(
      d.as(stranger).assets.link({ ticketId: ticket.id, assetId: theirs.id }),
    ).rejects.toMatchObject({ code: 'notFound' });
    await expect(
      d.as(await aMaster(d.t.host)).assets.link({ ticketId: ticket.id, assetId: other.id }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await d.as(d.technician(0)).assets.link({ ticketId: ticket.id, assetId: other.id });
    const history = await d.as(d.requester).tickets.history({ id: ticket.id });
    expect(history.items.filter(({ action }) => action === 'ticket.assetLinked')).toHaveLength(2);

    await expect(own.unlink({ ticketId: ticket.id, assetId: held.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await d.as(d.technician(0)).assets.unlink({ ticketId: ticket.id, assetId: other.id });
    await d.as(d.technician(0)).assets.unlink({ ticketId: ticket.id, assetId: other.id });
    expect((await own.ofTicket({ id: ticket.id })).items.map(({ id }) => id)).toEqual([held.id]);
    expect(
      (await d.as(d.manager).assets.history({ id: other.id })).items.map(({ action }) => action),
    ).toEqual(['ticket.assetUnlinked', 'ticket.assetLinked', 'asset.created']);
    await d.as(d.requester).tickets.cancel({
      id: ticket.id,
      version: (await d.as(d.requester).tickets.get({ id: ticket.id })).version,
      reason: 'Ya no',
    });
    await expect(own.link({ ticketId: ticket.id, assetId: held.id })).rejects.toMatchObject({
      code: 'illegalTransition',
    });
    expect(await d.problems()).toEqual([]);
  });

  it('shows staff the warranty, the last five other tickets and how many there were in a year', async () => {
    await using d = await anInventory();
    const asset = await anAsset(d.t.host, { warrantyUntil: '2026-10-05' });
    const start = d.t.now();
    d.t.at(start - 400 * DAY);
    await d.as(d.technician(0)).tickets.create(about(d, [asset.id], { title: 'Hace mucho' }));
    d.t.at(start);
    const titles = ['Primera', 'Segunda', 'Tercera', 'Cuarta', 'Quinta'];
    for (const title of titles) await d.as(d.technician(0)).tickets.create(about(d, [asset.id], { title }));
    const ticket = await d.as(d.technician(0)).tickets.create(about(d, [asset.id]));
    const [told] = (await d.as(d.technician(0)).assets.ofTicket({ id: ticket.id })).items;
    expect(told).toMatchObject({ isUnderWarranty: true, ticketsLastYear: 5 });
    expect(told?.lastTickets.map(({ title }) => title)).toEqual([...titles].reverse());
    // What was cancelled, and what a plan opened by itself, was no failure.
    const [newest, other] = told?.lastTickets ?? [];
    const { version } = await d.as(d.manager).tickets.get({ id: newest?.id ?? 0 });
    await d.as(d.manager).tickets.cancel({ id: newest?.id ?? 0, version, reason: 'Repetida' });
    await d.t.host.db.write(async (tx) => {
      await tx
        .updateTable('tickets')
        .set({ channel: 'system' })
        .where('id', '=', other?.id ?? 0)
        .execute();
    });
    const [fewer] = (await d.as(d.technician(0)).assets.ofTicket({ id: ticket.id })).items;
    expect(fewer?.ticketsLastYear).toBe(3);
    expect(told?.lastTickets[0]).toMatchObject({ service: { id: d.serviceId }, resolvedAt: null });

    const first = await d.as(d.manager).assets.tickets({ id: asset.inventoryNumber, limit: 4 });
    const second = await d
      .as(d.manager)
      .assets.tickets({ id: asset.id, limit: 4, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual([
      'No enciende',
      ...[...titles].reverse(),
      'Hace mucho',
    ]);
    expect(second.nextCursor).toBeNull();
    d.t.pass(DAY);
    expect((await d.as(d.technician(0)).assets.ofTicket({ id: ticket.id })).items[0]?.isUnderWarranty).toBe(
      false,
    );
  });

  it('tells the requester neither cost nor holder of what is not theirs', async () => {
    await using d = await anInventory();
    const stranger = await aPerson(d.t.host, { name: 'Otra Persona' });
    const server = await anAsset(d.t.host, {
      costCents: 99_000_00,
      holderId: stranger.id,
      warrantyUntil: '2030-01-01',
    });
    const ticket = await aTicket(d);
    await d.as(d.technician(0)).assets.link({ ticketId: ticket.id, assetId: server.id });
    expect((await d.as(d.requester).assets.ofTicket({ id: ticket.id })).items).toMatchObject([
      { id: server.id, costCents: null, holder: null, isUnderWarranty: true, lastTickets: [] },
    ]);
    await expect(d.as(stranger).assets.ofTicket({ id: ticket.id })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('hands its assets on to the ticket that it is merged into', async () => {
    await using d = await anInventory();
    const [both, one] = [await anAsset(d.t.host), await anAsset(d.t.host)];
    const into = await d.as(d.technician(0)).tickets.create(about(d, [both.id]));
    const duplicate = await d.as(d.technician(0)).tickets.create(about(d, [both.id, one.id]));
    const manager = d.as(d.manager);
    await manager.tickets.merge({ id: duplicate.id, version: duplicate.version, intoId: into.id });
    expect((await manager.assets.ofTicket({ id: into.id })).items.map(({ id }) => id)).toEqual([
      both.id,
      one.id,
    ]);
    // The duplicate goes on in the other one: an asset failed once, not twice.
    expect((await manager.assets.tickets({ id: one.id })).items.map(({ id }) => id)).toEqual([into.id]);
    expect((await manager.assets.ofTicket({ id: into.id })).items[0]).toMatchObject({ ticketsLastYear: 0 });
    expect(await d.problems()).toEqual([]);
  });
});
