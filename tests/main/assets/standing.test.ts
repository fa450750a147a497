import { describe, expect, it } from 'vitest';
import { anAsset } from '../../builders/assets.ts';
import { aLocation } from '../../builders/people.ts';
import { anInventory, heldAsset } from './inventory.ts';

describe('moving', () => {
  it('puts all of them there or none, with one event each', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.technician(0));
    const [one, two] = [await anAsset(d.t.host), await anAsset(d.t.host)];
    const items = [one, two].map(({ id, version }) => ({ id, version }));
    await expect(
      assets.move({
        items: [
          { id: one.id, version: 1 },
          { id: two.id, version: 7 },
        ],
        locationId: d.location.id,
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect((await assets.get({ id: one.id })).location).toBeNull();

    expect(await assets.move({ items, locationId: d.location.id, note: 'Mudanza' })).toEqual({ moved: 2 });
    expect(await assets.get({ id: two.id })).toMatchObject({
      location: { name: 'Piso 2' },
      area: null,
      version: 2,
    });
    const [moved] = (await assets.history({ id: two.id })).items;
    expect(moved).toMatchObject({
      action: 'asset.moved',
      actor: { id: d.technician(0).id },
      before: { location: null },
      after: { location: { id: d.location.id, name: 'Piso 2' }, note: 'Mudanza' },
    });
    // Already there: nothing happened.
    const again = items.map(({ id }) => ({ id, version: 2 }));
    expect(await assets.move({ items: again, locationId: d.location.id })).toEqual({ moved: 0 });
    expect(await assets.move({ items: again, areaId: d.area.id })).toEqual({ moved: 2 });
    expect(await assets.get({ id: one.id })).toMatchObject({
      area: { name: 'Jurídico' },
      location: { name: 'Piso 2' },
    });
    expect(await d.problems()).toEqual([]);
  });

  it('takes along what is a part of it, however deep', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.technician(0));
    const old = await aLocation(d.t.host);
    const whole = await anAsset(d.t.host, { locationId: old.id });
    const part = await anAsset(d.t.host, { locationId: old.id, parentId: whole.id });
    const deep = await anAsset(d.t.host, { parentId: part.id });
    await assets.move({ items: [{ id: whole.id, version: 1 }], locationId: d.location.id });
    for (const { id } of [part, deep]) {
      expect((await assets.get({ id })).location).toMatchObject({ id: d.location.id });
    }
    expect((await assets.history({ id: deep.id })).items[0]).toMatchObject({ after: { withId: whole.id } });
    expect(await d.problems()).toEqual([]);
  });

  it('goes to places that are there', async () => {
    await using d = await anInventory();
    const asset = await anAsset(d.t.host);
    const { assets } = d.as(d.technician(0));
    const items = [{ id: asset.id, version: 1 }];
    await expect(assets.move({ items, locationId: 999 })).rejects.toMatchObject({
      data: { entity: 'location' },
    });
    await expect(assets.move({ items, areaId: 999 })).rejects.toMatchObject({ data: { entity: 'area' } });
    await expect(
      assets.move({ items: [...items, { id: 999, version: 1 }], areaId: d.area.id }),
    ).rejects.toMatchObject({ data: { entity: 'asset' } });
  });
});

describe('the status of an asset', () => {
  it('follows from custody alone as far as it is in use or available', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.technician(0));
    const free = await anAsset(d.t.host);
    const held = await heldAsset(d);
    const set = (asset: { id: number }, version: number, statusKey: string) =>
      assets.setStatus({ id: asset.id, version, statusKey });
    await expect(set(free, 1, 'inUse')).rejects.toMatchObject({ data: { rule: 'inUseByCustody' } });
    await expect(set(held, 1, 'available')).rejects.toMatchObject({ data: { rule: 'availableByReturn' } });
    await expect(set(free, 1, 'retired')).rejects.toMatchObject({ data: { rule: 'retireWithReason' } });
    await expect(set(free, 1, 'unheardOf')).rejects.toMatchObject({ code: 'notFound' });

    expect(await set(held, 1, 'inRepair')).toMatchObject({
      status: { kind: 'inRepair' },
      holder: { id: d.requester.id },
    });
    expect(await set(held, 2, 'inUse')).toMatchObject({ status: { kind: 'inUse' } });
    expect(await set(free, 1, 'lost')).toMatchObject({ status: { label: 'Extraviado' } });
    expect(await set(free, 2, 'available')).toMatchObject({ version: 3 });
    expect(await set(free, 3, 'available')).toMatchObject({ version: 3 });
    expect((await assets.history({ id: held.id })).items[0]).toMatchObject({
      action: 'asset.statusSet',
      before: { status: { key: 'inRepair', label: 'En reparación' } },
      after: { status: { key: 'inUse', label: 'En uso' } },
    });
    expect(await d.problems()).toEqual([]);
  });
});

describe('retirement', () => {
  it('is for good, with a reason, and only of what nobody holds and nothing is a part of', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.administrator);
    const held = await heldAsset(d);
    const whole = await anAsset(d.t.host);
    const part = await anAsset(d.t.host, { parentId: whole.id });
    const reason = 'Fuera de garantía y sin refacciones';
    await expect(assets.retire({ id: held.id, version: 1, reason })).rejects.toMatchObject({
      data: { rule: 'retireHeld' },
    });
    await expect(assets.retire({ id: whole.id, version: 1, reason })).rejects.toMatchObject({
      data: { rule: 'retireWithParts' },
    });
    await expect(assets.retire({ id: part.id, version: 1, reason: '  ' })).rejects.toMatchObject({
      code: 'invalid',
    });

    const retired = await assets.retire({ id: part.id, version: 1, reason });
    expect(retired).toMatchObject({
      status: { kind: 'retired', label: 'Dado de baja' },
      retirementReason: reason,
      retiredAt: new Date(d.t.now()).toISOString(),
    });
    expect((await assets.history({ id: part.id })).items[0]).toMatchObject({
      action: 'asset.retired',
      after: { reason },
    });
    for (const call of [
      () => assets.retire({ id: part.id, version: 2, reason }),
      () => assets.setStatus({ id: part.id, version: 2, statusKey: 'available' }),
      () => assets.move({ items: [{ id: part.id, version: 2 }], areaId: d.area.id }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'ruleBroken', data: { rule: 'assetRetired' } });
    }
    // Without it the whole may go too.
    await assets.retire({ id: whole.id, version: 1, reason });
    expect(await d.problems()).toEqual([]);
  });

  it('stops the depreciation on its day', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.administrator);
    const asset = await anAsset(d.t.host, {
      categoryId: d.category.id,
      acquiredOn: '2025-12-01',
      costCents: 3_600_000,
    });
    const before = await assets.retire({ id: asset.id, version: 1, reason: 'Robo' });
    expect(before.bookValue).toMatchObject({ monthsUsed: 9, bookCents: 2_700_000 });
    d.t.at(Date.parse('2029-01-01T18:00:00Z'));
    expect((await assets.get({ id: asset.id })).bookValue).toEqual(before.bookValue);
  });
});
