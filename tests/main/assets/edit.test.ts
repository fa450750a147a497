import { describe, expect, it } from 'vitest';
import { newCommandId } from '#shared/kernel/ids.ts';
import { aCategory, anAsset, aSupplier } from '../../builders/assets.ts';
import { anInventory, plainInput } from './inventory.ts';

describe('a new asset', () => {
  it('gets the next number of the sequence, above whatever was typed', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.administrator);
    const create = (inventoryNumber?: string) =>
      assets.create({
        ...plainInput(d.category),
        ...(inventoryNumber === undefined ? {} : { inventoryNumber }),
      });
    expect(await assets.nextNumber({})).toEqual({ inventoryNumber: 'INV-000001' });
    expect((await create()).inventoryNumber).toBe('INV-000001');
    await create('inv-41');
    expect((await create()).inventoryNumber).toBe('INV-000042');
    // Other prefixes, other digits, and what only looks like one of the sequence.
    for (const typed of ['PC-000900', 'INV-9X', 'INV-', 'OTRO', '000777']) await create(typed);
    expect(await assets.nextNumber({})).toEqual({ inventoryNumber: 'INV-000043' });
    await create('INV-1000000');
    expect((await create()).inventoryNumber).toBe('INV-1000001');
    expect(await d.problems()).toEqual([]);
  });

  it('is made and changed by commands with an id of their own, as every window sends them', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.administrator);
    const made = await assets.create({ ...plainInput(d.category), commandId: newCommandId() });
    const changed = await assets.update({
      ...plainInput(d.category),
      id: made.id,
      version: made.version,
      inventoryNumber: made.inventoryNumber,
      brand: 'Dell',
      commandId: newCommandId(),
    });
    expect(changed).toMatchObject({ id: made.id, brand: 'Dell', version: made.version + 1 });
  });

  it('never gets a number twice, however many are created at once', async () => {
    await using d = await anInventory();
    const created = await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        d.as(index % 2 === 0 ? d.administrator : d.technician(0)).assets.create(plainInput(d.category)),
      ),
    );
    expect(new Set(created.map(({ inventoryNumber }) => inventoryNumber)).size).toBe(25);
    expect(
      created
        .map(({ inventoryNumber }) => inventoryNumber)
        .sort()
        .at(-1),
    ).toBe('INV-000025');
  });

  it('has everything that was typed, what it is worth, and the fields of its category', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.technician(0));
    const supplier = await aSupplier(d.t.host, { name: 'Cómputo del Centro' });
    const asset = await assets.create({
      ...plainInput(d.category),
      brand: 'Dell',
      model: 'OptiPlex 7010',
      serial: '7H2K9Q3',
      areaId: d.area.id,
      locationId: d.location.id,
      acquiredOn: '2025-10-15',
      costCents: 1_800_000,
      supplierId: supplier.id,
      invoice: 'A-1044',
      warrantyUntil: '2028-10-15',
      notes: 'Con teclado en español.',
      custom: { memory: 16, system: 'Linux', processor: '' },
    });
    // 5 October 2026: eleven months have ended since the month of the purchase, of 36.
    expect(asset).toMatchObject({
      status: { key: 'available', kind: 'available', label: 'Disponible' },
      area: { id: d.area.id, name: 'Jurídico' },
      location: { name: 'Piso 2' },
      supplier: { name: 'Cómputo del Centro' },
      bookValue: { monthsUsed: 11, depreciatedCents: 550_000, bookCents: 1_250_000, endsOn: '2028-10-31' },
      custom: { memory: 16, system: 'Linux' },
      usefulLifeMonths: null,
      version: 1,
      holder: null,
      parts: [],
      files: [],
    });
    expect(asset.fields.map(({ key }) => key)).toEqual(['processor', 'memory', 'system']);
    expect(await assets.get({ id: asset.inventoryNumber.toLowerCase() })).toEqual(asset);
    expect(await assets.get({ id: asset.id })).toEqual(asset);
  });

  it('is refused where another has its number, or its serial number under the same brand', async () => {
    await using d = await anInventory();
    await anAsset(d.t.host, { inventoryNumber: 'INV-000007', brand: 'HP', serial: 'CND1234' });
    const { assets } = d.as(d.administrator);
    const create = (more: object) => assets.create({ ...plainInput(d.category), ...more });
    await expect(create({ inventoryNumber: ' inv-000007 ' })).rejects.toMatchObject({
      code: 'duplicate',
      data: { field: 'inventoryNumber' },
    });
    await expect(create({ brand: 'hp ', serial: 'cnd1234' })).rejects.toMatchObject({
      code: 'duplicate',
      data: { field: 'serial' },
    });
    await create({ brand: 'Lenovo', serial: 'CND1234' });
    // Nothing is no number: two without one are two.
    await create({ brand: 'HP', serial: 'S/N' });
    await create({ brand: 'HP', serial: 'S/N' });
  });

  it('is refused with own fields that its category does not take', async () => {
    await using d = await anInventory();
    const strict = await aCategory(d.t.host, { fields: [{ key: 'line', type: 'text', isRequired: true }] });
    const { assets } = d.as(d.administrator);
    await expect(
      assets.create({ ...plainInput(d.category), custom: { memory: 'mucha', colour: 'red' } }),
    ).rejects.toMatchObject({
      code: 'invalid',
      data: { issues: [{ path: 'custom.memory' }, { path: 'custom.colour' }] },
    });
    await expect(assets.create(plainInput(strict))).rejects.toMatchObject({
      data: { issues: [{ path: 'custom.line', rule: 'required' }] },
    });
  });

  it('goes into no category that is out of use or counts its things, and refers to what is there', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.administrator);
    const create = (more: object) => assets.create({ ...plainInput(d.category), ...more });
    const disabled = await aCategory(d.t.host, { isEnabled: false });
    const toner = await aCategory(d.t.host, { kind: 'consumable' });
    await expect(create({ categoryId: disabled.id })).rejects.toMatchObject({
      data: { rule: 'categoryDisabled' },
    });
    await expect(create({ categoryId: toner.id })).rejects.toMatchObject({
      data: { rule: 'categoryOfStock' },
    });
    for (const [field, entity] of [
      ['categoryId', 'assetCategory'],
      ['areaId', 'area'],
      ['locationId', 'location'],
      ['supplierId', 'supplier'],
      ['parentId', 'asset'],
    ] as const) {
      await expect(create({ [field]: 999 }), field).rejects.toMatchObject({
        code: 'notFound',
        data: { entity },
      });
    }
    expect((await assets.list({})).items).toEqual([]);
  });
});

describe('changing an asset', () => {
  it('writes what differs and shows a stale editor what changed', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.administrator);
    const created = await assets.create(plainInput(d.category));
    const input = { ...plainInput(d.category), id: created.id, inventoryNumber: created.inventoryNumber };
    expect(await assets.update({ ...input, version: 1 })).toEqual(created);
    d.t.pass(1_000);
    const changed = await assets.update({
      ...input,
      version: 1,
      name: 'Estación de diseño',
      notes: 'Ventilador ruidoso',
    });
    expect(changed).toMatchObject({ version: 2, name: 'Estación de diseño', notes: 'Ventilador ruidoso' });
    await expect(assets.update({ ...input, version: 1, name: 'Otra' })).rejects.toMatchObject({
      code: 'conflict',
      data: {
        entity: 'asset',
        version: 2,
        changes: [{ actor: 'Admin Ana', after: { name: 'Estación de diseño', notes: 'Ventilador ruidoso' } }],
      },
    });
    expect((await assets.get({ id: created.id })).name).toBe('Estación de diseño');
    expect((await assets.list({ q: 'ventilador' })).items.map(({ id }) => id)).toEqual([created.id]);
  });

  it('keeps its own number and serial, and lets go of them for another', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.administrator);
    const asset = await anAsset(d.t.host, { categoryId: d.category.id, brand: 'HP', serial: 'A1' });
    const input = { ...plainInput(d.category), id: asset.id };
    await assets.update({
      ...input,
      version: 1,
      inventoryNumber: asset.inventoryNumber,
      brand: 'HP',
      serial: 'a1',
    });
    await assets.update({ ...input, version: 2, inventoryNumber: 'NUEVO-1', brand: 'HP', serial: 'B2' });
    const other = await assets.create({
      ...plainInput(d.category),
      inventoryNumber: asset.inventoryNumber,
      brand: 'HP',
      serial: 'A1',
    });
    expect(other.inventoryNumber).toBe(asset.inventoryNumber);
  });

  it('makes parts of wholes, never in a circle, and tells it in the history of both', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.administrator);
    const create = (parentId: number | null) => assets.create({ ...plainInput(d.category), parentId });
    const whole = await create(null);
    const part = await create(whole.id);
    const screw = await create(part.id);
    expect((await assets.get({ id: whole.id })).parts).toMatchObject([
      { id: part.id, category: { name: 'Computadoras' }, status: { kind: 'available' } },
    ]);
    expect((await assets.get({ id: part.id })).parent).toMatchObject({ id: whole.id });
    for (const parentId of [whole.id, part.id, screw.id]) {
      await expect(
        assets.update({
          ...plainInput(d.category),
          id: whole.id,
          version: 1,
          inventoryNumber: whole.inventoryNumber,
          parentId,
        }),
      ).rejects.toMatchObject({ data: { rule: 'partOfItself' } });
    }
    const history = await assets.history({ id: whole.id });
    expect(history.items.map(({ action, after }) => [action, after.name])).toEqual([
      ['asset.created', part.name],
      ['asset.created', whole.name],
    ]);
    const retired = await anAsset(d.t.host, { statusKind: 'retired' });
    await expect(create(retired.id)).rejects.toMatchObject({ data: { rule: 'partOfRetired' } });
  });
});
