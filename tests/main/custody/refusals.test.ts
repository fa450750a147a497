import { describe, expect, it } from 'vitest';
import { aPerson } from '../../builders/people.ts';
import { anOffice, codeOf, handedOver, lines } from './office.ts';

describe('a form is refused', () => {
  it('naming the asset and who holds it', async () => {
    await using office = await anOffice();
    const free = await office.asset();
    const taken = await office.asset({ inventoryNumber: '5151-0001', name: 'Laptop Latitude' });
    await handedOver(office, [taken], { to: office.other });
    expect(await codeOf(handedOver(office, [free, taken]))).toMatchObject({
      code: 'ruleBroken',
      data: { rule: 'custodyHeldByOther', subject: '5151-0001 Laptop Latitude', person: 'Benito Salas' },
    });
    // All of it or nothing.
    const { holderId } = await office.t.host.db.read
      .selectFrom('assets')
      .select('holderId')
      .where('id', '=', free.id)
      .executeTakeFirstOrThrow();
    expect(holderId).toBeNull();
  });

  it.each([
    ['retired', 'custodyRetired'],
    ['lost', 'custodyLost'],
    ['inRepair', 'custodyInRepair'],
  ] as const)('of an asset that is %s', async (statusKind, rule) => {
    await using office = await anOffice();
    const asset = await office.asset({ statusKind });
    expect(await codeOf(handedOver(office, [asset]))).toMatchObject({ data: { rule } });
  });

  it('with the same asset twice', async () => {
    await using office = await anOffice();
    const asset = await office.asset();
    expect(await codeOf(handedOver(office, [asset, asset]))).toMatchObject({
      data: { rule: 'custodyTwice' },
    });
  });

  it('to somebody who is disabled, who may still give back', async () => {
    await using office = await anOffice();
    const gone = await aPerson(office.t.host, { name: 'Se Fue', isEnabled: false });
    const asset = await office.asset();
    expect(await codeOf(handedOver(office, [asset], { to: gone }))).toMatchObject({
      data: { rule: 'custodyPersonDisabled', person: 'Se Fue' },
    });
    await handedOver(office, [asset]);
    const person = await office.as(office.administrator).people.get({ id: office.holder.id });
    await office.as(office.administrator).people.disable({ id: person.id, version: person.version });
    const back = await office.as(office.technician).custody.issue({
      kind: 'return',
      personId: office.holder.id,
      items: lines([asset]),
    });
    expect(back.state).toBe('issued');
  });

  it('to be authorised by somebody who may not: no manager, or the holder', async () => {
    await using office = await anOffice();
    const asset = await office.asset();
    expect(await codeOf(handedOver(office, [asset], { authoriserId: office.technician.id }))).toMatchObject({
      data: { rule: 'custodyAuthoriser' },
    });
    expect(await codeOf(handedOver(office, [asset], { to: office.manager }))).toMatchObject({
      data: { rule: 'custodyAuthorisesOwn' },
    });
  });

  it('from a person to the same person', async () => {
    await using office = await anOffice();
    const asset = await office.asset();
    await handedOver(office, [asset]);
    const { id } = office.holder;
    const passing = office
      .as(office.technician)
      .custody.issue({ kind: 'transfer', personId: id, fromPersonId: id, items: lines([asset]) });
    expect(await codeOf(passing)).toMatchObject({ data: { rule: 'custodySamePerson' } });
  });

  it('when an asset changed since it was on the screen', async () => {
    await using office = await anOffice();
    const asset = await office.asset();
    await handedOver(office, [asset]);
    await office.as(office.technician).custody.issue({
      kind: 'return',
      personId: office.holder.id,
      items: lines([asset]),
    });
    const stale = office.as(office.technician).custody.issue({
      kind: 'handOver',
      personId: office.holder.id,
      items: [{ assetId: asset.id, condition: 'good', version: asset.version }],
    });
    expect(await codeOf(stale)).toMatchObject({
      code: 'conflict',
      data: { entity: 'asset', version: asset.version + 2 },
    });
  });

  it('of a lost asset as anything but missing', async () => {
    await using office = await anOffice();
    const asset = await office.asset();
    await handedOver(office, [asset]);
    await office.t.host.db.write(async (tx) => {
      await tx
        .updateTable('assets')
        .set({ statusKind: 'lost', statusKey: 'lost' })
        .where('id', '=', asset.id)
        .execute();
    });
    const giveBack = (condition: 'good' | 'missing') =>
      office.as(office.technician).custody.issue({
        kind: 'return',
        personId: office.holder.id,
        items: lines([asset], condition),
      });
    expect(await codeOf(giveBack('good'))).toMatchObject({ data: { rule: 'custodyMissing' } });
    expect((await giveBack('missing')).lines[0]?.condition).toBe('missing');
  });
});

describe('two clients at once', () => {
  it('hand over the same asset: one wins, and the folio goes to that one', async () => {
    await using office = await anOffice();
    const asset = await office.asset();
    const outcomes = await Promise.allSettled([
      handedOver(office, [asset]),
      handedOver(office, [asset], { to: office.other }),
      handedOver(office, [asset]),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const { items } = await office.as(office.technician).custody.list({});
    expect(items.map((form) => form.folio)).toEqual(['RG-2026-000001']);
    const stays = await office.as(office.technician).custody.ofAsset({ id: asset.id });
    expect(stays.items).toHaveLength(1);
  });

  it('send the same command: it happens once, and both get the same form', async () => {
    await using office = await anOffice();
    const asset = await office.asset();
    const once = {
      kind: 'handOver' as const,
      personId: office.holder.id,
      items: lines([asset]),
      commandId: crypto.randomUUID(),
    };
    const [first, second] = await Promise.all([
      office.as(office.technician).custody.issue(once),
      office.as(office.technician).custody.issue(once),
    ]);
    expect(second).toEqual(first);
    expect((await office.as(office.technician).custody.list({})).items).toHaveLength(1);
  });

  it('return and renew at once: what was given back is renewed by nobody', async () => {
    await using office = await anOffice();
    const assets = [await office.asset(), await office.asset()];
    await handedOver(office, assets);
    const technician = office.as(office.technician);
    const both = await Promise.allSettled([
      technician.custody.issue({
        kind: 'return',
        personId: office.holder.id,
        items: lines(assets.slice(0, 1)),
      }),
      technician.custody.issue({ kind: 'renewal', personId: office.holder.id, items: lines(assets) }),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const held = await technician.custody.ofPerson({ id: office.holder.id });
    expect(held.items.map((item) => item.asset.id)).toEqual([assets[1]?.id]);
  });
});

describe('somebody who leaves', () => {
  it('gives back everything with one form, or is told what is missing from it', async () => {
    await using office = await anOffice();
    const assets = [await office.asset({ name: 'Laptop' }), await office.asset({ name: 'Monitor' })];
    for (const asset of assets) await handedOver(office, [asset]);
    const leave = (some: typeof assets) =>
      office.as(office.technician).custody.issue({
        kind: 'return',
        personId: office.holder.id,
        everything: true,
        items: lines(some),
      });
    expect(await codeOf(leave(assets.slice(1)))).toMatchObject({
      data: { rule: 'custodyNotAll', subject: `${assets[0]?.inventoryNumber} Laptop` },
    });
    const form = await leave(assets);
    expect(form.items).toBe(2);
    const held = await office.as(office.technician).custody.ofPerson({ id: office.holder.id });
    expect(held).toMatchObject({ items: [], total: 0 });
  });

  it('is disabled all the same, and the administrator is told how many things they hold', async () => {
    await using office = await anOffice();
    await handedOver(office, [await office.asset(), await office.asset()]);
    const { id, version } = await office.as(office.administrator).people.get({ id: office.holder.id });
    const { person, held } = await office.as(office.administrator).people.disable({ id, version });
    expect([person.isEnabled, held]).toEqual([false, 2]);
  });
});

describe('permissions', () => {
  it('let only who handles the inventory issue and scan', async () => {
    await using office = await anOffice();
    const asset = await office.asset();
    const input = { kind: 'handOver' as const, personId: office.holder.id, items: lines([asset]) };
    for (const person of [office.holder, office.manager]) {
      expect(await codeOf(office.as(person).custody.issue(input))).toMatchObject({ code: 'forbidden' });
      expect(await codeOf(office.as(person).custody.preview(input))).toMatchObject({ code: 'forbidden' });
    }
  });

  it('show a requester their own forms and hide those of others', async () => {
    await using office = await anOffice();
    const own = await handedOver(office, [await office.asset()]);
    const foreign = await handedOver(office, [await office.asset()], { to: office.other });
    const holder = office.as(office.holder);
    expect((await holder.custody.mine({})).items.map((form) => form.folio)).toEqual([own.folio]);
    expect((await holder.custody.mine({ toConfirm: true })).items).toHaveLength(1);
    expect((await holder.custody.get({ id: own.folio })).actions).toEqual(['confirm']);
    const notFound = { code: 'notFound', data: { entity: 'custodyForm' } };
    expect(await codeOf(holder.custody.get({ id: foreign.folio }))).toMatchObject(notFound);
    expect(await codeOf(holder.custody.pdf({ id: foreign.folio }))).toMatchObject(notFound);
    expect(await codeOf(holder.custody.confirm({ id: foreign.id, version: foreign.version }))).toMatchObject(
      notFound,
    );
    expect(await codeOf(holder.custody.fileContent({ id: foreign.id, fileId: 1 }))).toMatchObject(notFound);
  });

  it('let no manager authorise what they hold themselves', async () => {
    await using office = await anOffice();
    const asset = await office.asset();
    const form = await office.as(office.technician).custody.issue({
      kind: 'handOver',
      personId: office.manager.id,
      items: lines([asset]),
    });
    const confirmed = await office.as(office.manager).custody.confirm({ id: form.id, version: form.version });
    expect(
      await codeOf(office.as(office.manager).custody.authorise({ id: form.id, version: confirmed.version })),
    ).toMatchObject({ code: 'forbidden' });
  });
});
