import { describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { itemsQuery, movementsQuery, seatsQuery } from '#main/stock/queries.ts';
import { aCategory, anAsset } from '../../builders/assets.ts';
import { anAdministrator, aPerson } from '../../builders/people.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';
import { aDepartment, aTicket } from '../tickets/department.ts';

async function aStore() {
  const d = await aDepartment();
  const { host } = d.t;
  const admin = await anAdministrator(host);
  const consumables = await aCategory(host, { name: 'Consumibles', kind: 'consumable' });
  const licences = await aCategory(host, { name: 'Licencias', kind: 'licence' });
  const { stock } = d.as(d.technician(0));
  const toner = {
    kind: 'consumable' as const,
    name: 'Tóner negro',
    categoryId: consumables.id,
    brand: 'Marca',
    model: 'T-30',
    unit: 'pieza',
    minimum: 3,
    unitCostCents: 150_000,
    supplierId: null,
    locationId: null,
    expiresOn: null,
    notes: null,
  };
  const office = {
    ...toner,
    kind: 'licence' as const,
    name: 'Paquete de oficina',
    categoryId: licences.id,
    unit: 'puesto',
  };
  return { d, admin, stock, toner, office, consumables };
}

const lowNotices = async (person: { readonly id: number }, d: Awaited<ReturnType<typeof aStore>>['d']) =>
  (await d.as(person).notifications.list({})).items.filter(({ kind }) => kind === 'stockLow');

describe('an item', () => {
  it('is created and changed as the screens send it, with the id of the command', async () => {
    const { d, stock, toner } = await aStore();
    await using _ = d;
    const { id, version } = await stock.save({ ...toner, commandId: crypto.randomUUID() });
    const changed = await stock.save({ ...toner, id, version, minimum: 5, commandId: crypto.randomUUID() });
    expect(changed).toMatchObject({ id, minimum: 5 });
    const events = await historyOf(d.t.host.db.read, { entity: 'stockItem', id });
    expect(JSON.stringify(events)).not.toContain('commandId');
  });
});

describe('consumables', () => {
  it('change by movements alone, each with who, for whom and why', async () => {
    const { d, stock, toner } = await aStore();
    await using _ = d;
    const ticket = await aTicket(d);
    const { id } = await stock.save(toner);
    await stock.receive({ id, quantity: 10, note: 'Factura 81' });
    await stock.handOut({ id, quantity: 2, personId: d.requester.id, ticketId: ticket.id });
    await stock.giveBack({ id, quantity: 1, personId: d.requester.id });
    await stock.discard({ id, quantity: 3, reason: 'Caducados' });
    const { version } = await stock.get({ id });
    const counted = await stock.count({ id, version, counted: 5, reason: 'Faltaba uno en el estante' });
    expect(counted).toMatchObject({ quantity: 5, left: 5, handedOut: 0, isLow: false });
    const { items } = await stock.movements({ id });
    expect(items.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['counted', -1],
      ['discarded', -3],
      ['returned', 1],
      ['handedOut', -2],
      ['received', 10],
    ]);
    expect(items.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(5);
    expect(items[3]).toMatchObject({
      person: { name: 'Solicitante Sosa' },
      ticket: { folio: ticket.folio },
      by: { name: 'Técnica 0' },
    });
    const events = await historyOf(d.t.host.db.read, { entity: 'stockItem', id });
    expect(events.map(({ action }) => action)).toEqual([
      'stock.created',
      'stock.received',
      'stock.handedOut',
      'stock.returned',
      'stock.discarded',
      'stock.counted',
    ]);
    expect((await verifyDataFolder(d.t.host.db.dataDir)).problems).toEqual([]);
  });

  it('are never handed out beyond what is left, whoever asks at the same time', async () => {
    const { d, stock, toner } = await aStore();
    await using _ = d;
    const { id } = await stock.save(toner);
    await stock.receive({ id, quantity: 5 });
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, () => stock.handOut({ id, personId: d.requester.id })),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    for (const answer of asked) {
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ data: { rule: 'notEnoughLeft' } });
    }
    expect(await stock.get({ id })).toMatchObject({ quantity: 0, left: 0 });
    await expect(stock.discard({ id, quantity: 1, reason: 'x' })).rejects.toMatchObject({
      data: { rule: 'notEnoughLeft' },
    });
  });

  it('go to somebody or something that is there', async () => {
    const { d, stock, toner } = await aStore();
    await using _ = d;
    const { id } = await stock.save(toner);
    await stock.receive({ id, quantity: 5 });
    const gone = await aPerson(d.t.host, { isEnabled: false });
    const retired = await anAsset(d.t.host, { statusKind: 'retired' });
    const rule = (input: { personId?: number; assetId?: number }) =>
      stock.handOut({ id, ...input }).then(
        () => 'done',
        (error: { code: string; data: { rule?: string } }) => error.data.rule ?? error.code,
      );
    expect(await rule({})).toBe('receiverMissing');
    expect(await rule({ personId: gone.id })).toBe('receiverDisabled');
    expect(await rule({ personId: 99_999 })).toBe('notFound');
    expect(await rule({ assetId: retired.id })).toBe('receiverRetired');
    expect(await rule({ personId: d.requester.id })).toBe('done');
  });

  it('tell the administrators once when little is left, and again after more came', async () => {
    const { d, admin, stock, toner } = await aStore();
    await using _ = d;
    const { id } = await stock.save(toner);
    await stock.receive({ id, quantity: 5 });
    await stock.handOut({ id, personId: d.requester.id });
    expect(await lowNotices(admin, d)).toHaveLength(0);
    expect(await stock.handOut({ id, personId: d.requester.id })).toMatchObject({ left: 3, isLow: true });
    await stock.handOut({ id, personId: d.requester.id });
    const notices = await lowNotices(admin, d);
    expect(notices.map(({ subject }) => subject)).toEqual([
      { entity: 'stockItem', id, label: 'Tóner negro' },
    ]);
    expect((await stock.list({ onlyLow: true })).items.map((item) => item.id)).toEqual([id]);
    await stock.receive({ id, quantity: 10 });
    expect((await stock.list({ onlyLow: true })).items).toEqual([]);
    await stock.handOut({ id, quantity: 9, personId: d.requester.id });
    expect(await lowNotices(admin, d)).toHaveLength(2);
  });

  it('take a new minimum at its word at once', async () => {
    const { d, admin, stock, toner } = await aStore();
    await using _ = d;
    const { id } = await stock.save({ ...toner, minimum: null });
    const { version } = await stock.receive({ id, quantity: 5 });
    expect(await stock.save({ ...toner, id, version, minimum: 5 })).toMatchObject({ isLow: true });
    expect(await lowNotices(admin, d)).toHaveLength(1);
  });
});

describe('licences', () => {
  it('give a seat to one person or asset until it is freed, and no more than were bought', async () => {
    const { d, stock, office } = await aStore();
    await using _ = d;
    const asset = await anAsset(d.t.host);
    const { id } = await stock.save({ ...office, minimum: null });
    await stock.receive({ id, quantity: 2 });
    await stock.handOut({ id, personId: d.requester.id });
    await expect(stock.handOut({ id, personId: d.requester.id })).rejects.toMatchObject({
      data: { rule: 'hasSeatAlready' },
    });
    await expect(stock.handOut({ id, personId: d.manager.id, assetId: asset.id })).rejects.toMatchObject({
      data: { rule: 'oneSeatForOne' },
    });
    expect(await stock.handOut({ id, assetId: asset.id })).toMatchObject({
      quantity: 2,
      handedOut: 2,
      left: 0,
    });
    await expect(stock.handOut({ id, personId: d.manager.id })).rejects.toMatchObject({
      data: { rule: 'notEnoughLeft' },
    });
    const { version } = await stock.get({ id });
    await expect(stock.count({ id, version, counted: 1, reason: 'Solo una' })).rejects.toMatchObject({
      data: { rule: 'fewerThanHandedOut' },
    });
    await expect(stock.giveBack({ id, quantity: 1 })).rejects.toMatchObject({
      data: { rule: 'seatsAreFreed' },
    });
    const { items } = await stock.seats({ id });
    expect(items.map((seat) => seat.person?.name ?? seat.asset?.inventoryNumber)).toEqual([
      asset.inventoryNumber,
      'Solicitante Sosa',
    ]);
    expect(await stock.freeSeat({ id, seatId: items[1]?.id ?? 0 })).toMatchObject({ handedOut: 1, left: 1 });
    await expect(stock.freeSeat({ id, seatId: items[1]?.id ?? 0 })).rejects.toMatchObject({
      code: 'notFound',
    });
    expect((await stock.seats({ id })).items).toHaveLength(1);
    expect((await verifyDataFolder(d.t.host.db.dataDir)).problems).toEqual([]);
  });
});

describe('an item', () => {
  it('keeps its kind, a name of its own, and a category of its kind', async () => {
    const { d, stock, toner, office, consumables } = await aStore();
    await using _ = d;
    const { id, version } = await stock.save(toner);
    await expect(stock.save({ ...toner, name: 'TONER NEGRO' })).rejects.toMatchObject({
      code: 'duplicate',
      data: { field: 'name' },
    });
    await expect(stock.save({ ...office, id, version })).rejects.toMatchObject({
      data: { rule: 'stockKindFixed' },
    });
    await expect(stock.save({ ...office, categoryId: consumables.id })).rejects.toMatchObject({
      data: { rule: 'categoryOfOtherKind' },
    });
    await expect(stock.save({ ...toner, id, version: version + 1, minimum: 9 })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await stock.get({ id })).toMatchObject({ minimum: 3, version });
  });

  it('goes away only while nothing ever moved; later it is switched off', async () => {
    const { d, stock, toner } = await aStore();
    await using _ = d;
    const mistake = await stock.save({ ...toner, name: 'Otro' });
    await stock.remove({ id: mistake.id, version: mistake.version });
    await expect(stock.get({ id: mistake.id })).rejects.toMatchObject({ code: 'notFound' });
    const { id } = await stock.save(toner);
    const { version } = await stock.receive({ id, quantity: 1 });
    await expect(stock.remove({ id, version })).rejects.toMatchObject({ code: 'inUse' });
    await stock.save({ ...toner, id, version, isEnabled: false });
    await expect(stock.handOut({ id, personId: d.requester.id })).rejects.toMatchObject({
      data: { rule: 'stockItemDisabled' },
    });
    expect((await stock.list({})).items).toEqual([]);
    expect((await stock.list({ withDisabled: true, q: 'toner' })).items).toHaveLength(1);
    expect((await verifyDataFolder(d.t.host.db.dataDir)).problems).toEqual([]);
  });

  it('is found in lists that read by their indexes', async () => {
    const { d } = await aStore();
    await using _ = d;
    const { read } = d.t.host.db;
    const base = { q: '', onlyLow: false, withDisabled: false, after: null, limit: 50 } as const;
    const page = ['SCAN i USING INDEX stockItems_list', 'SCAN i USING INDEX stockItems_low'];
    await expectNoScan(read, itemsQuery(base).compile(read), page);
    await expectNoScan(read, itemsQuery({ ...base, kind: 'licence' }).compile(read));
    await expectNoScan(read, itemsQuery({ ...base, onlyLow: true }).compile(read), page);
    await expectNoScan(read, movementsQuery(1, 9, 50).compile(read));
    await expectNoScan(read, seatsQuery(1, null, 50).compile(read));
  });
});
