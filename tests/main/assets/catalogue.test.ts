import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { customField } from '#shared/assets/asset.ts';
import { aCategory, anAsset, aSupplier } from '../../builders/assets.ts';
import { anInventory } from './inventory.ts';

type Field = z.input<typeof customField>;

const memory: Field = { key: 'memory', label: 'Memoria', type: 'number' };
const system: Field = { key: 'system', label: 'Sistema', type: 'choice', choices: ['Windows', 'Linux'] };

const category = {
  name: 'Servidores',
  kind: 'equipment' as const,
  usefulLifeMonths: 60,
  fields: [memory, system],
  position: 3,
};

describe('categories', () => {
  it('are created and changed by administrators, with fields of their own', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.administrator);
    const created = await assets.saveCategory(category);
    expect(created).toMatchObject({
      ...category,
      fields: [{ ...memory, choices: [], isRequired: false }, system],
      version: 1,
    });
    expect(await assets.saveCategory({ ...category, id: created.id, version: 1 })).toMatchObject({
      version: 1,
    });
    const changed = await assets.saveCategory({ ...category, id: created.id, version: 1, isEnabled: false });
    expect(changed).toMatchObject({ version: 2, isEnabled: false });
    await expect(
      assets.saveCategory({ ...category, id: created.id, version: 1, name: 'Otra' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(assets.saveCategory({ ...category, name: 'servidóres' })).rejects.toMatchObject({
      code: 'duplicate',
      data: { field: 'name' },
    });
    const names = async (input: object) => (await assets.categories(input)).items.map(({ name }) => name);
    expect(await names({})).toEqual(['Computadoras']);
    expect(await names({ withDisabled: true })).toEqual(['Computadoras', 'Servidores']);
    expect(await names({ kind: 'licence' })).toEqual([]);
    expect(await d.problems()).toEqual([]);
  });

  it('have keys that are told apart, and choices to choose from', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.administrator);
    await expect(
      assets.saveCategory({
        ...category,
        fields: [memory, { ...memory, label: 'Otra' }, { ...system, choices: [] }],
      }),
    ).rejects.toMatchObject({
      code: 'invalid',
      data: { issues: [{ path: 'fields.1.key' }, { path: 'fields.2.choices' }] },
    });
  });

  it('keep the fields that an asset has a value in, of their type and with its choices', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.administrator);
    const { id } = await assets.saveCategory(category);
    await anAsset(d.t.host, { categoryId: id, custom: { system: 'Linux' } });
    const save = (fields: readonly Field[], more: object = {}) =>
      assets.saveCategory({ ...category, ...more, id, version: 1, fields: [...fields] });
    const broken: Field[][] = [
      [memory],
      [memory, { ...system, type: 'text' }],
      [memory, { ...system, choices: ['Windows'] }],
    ];
    for (const fields of broken) {
      await expect(save(fields)).rejects.toMatchObject({ data: { rule: 'fieldInUse' } });
    }
    await expect(save([memory, system], { kind: 'licence' })).rejects.toMatchObject({
      data: { rule: 'categoryKindInUse' },
    });
    // What nobody filled in may go, and words and unused choices may change.
    expect(
      await save([{ ...system, label: 'Sistema operativo', choices: ['Linux', 'macOS'] }]),
    ).toMatchObject({
      version: 2,
      fields: [{ key: 'system', label: 'Sistema operativo' }],
    });
    expect(await d.problems()).toEqual([]);
  });

  it('may change their kind while nothing is in them', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.administrator);
    const empty = await aCategory(d.t.host, { name: 'Vacía' });
    const input = { ...category, name: 'Vacía', id: empty.id, version: 1, kind: 'consumable' as const };
    expect(await assets.saveCategory(input)).toMatchObject({ kind: 'consumable' });
  });
});

describe('suppliers', () => {
  const supplier = {
    name: 'Cómputo del Centro',
    taxId: 'CCE010203AB1',
    contact: 'Laura Díaz',
    email: 'laura@example.mx',
    phone: null,
    notes: null,
  };

  it('are kept by whoever manages assets, by name', async () => {
    await using d = await anInventory();
    const { assets } = d.as(d.technician(0));
    const created = await assets.saveSupplier(supplier);
    expect(created).toMatchObject({ ...supplier, isEnabled: true, version: 1 });
    await aSupplier(d.t.host, { name: 'Abarrotes', isEnabled: false });
    const changed = await assets.saveSupplier({
      ...supplier,
      id: created.id,
      version: 1,
      phone: '55 5555 0000',
    });
    expect(changed).toMatchObject({ id: created.id, phone: '55 5555 0000', version: 2 });
    expect(
      await assets.saveSupplier({ ...supplier, id: created.id, version: 2, phone: '55 5555 0000' }),
    ).toEqual(changed);
    await expect(assets.saveSupplier({ ...supplier, name: 'computo DEL centro' })).rejects.toMatchObject({
      code: 'duplicate',
    });
    await expect(assets.saveSupplier({ ...supplier, id: created.id, version: 1 })).rejects.toMatchObject({
      code: 'conflict',
      data: { changes: [{ after: { phone: '55 5555 0000' } }] },
    });
    expect((await assets.suppliers({})).items.map(({ name }) => name)).toEqual(['Cómputo del Centro']);
    expect((await assets.suppliers({ withDisabled: true })).items).toHaveLength(2);
    expect(await d.problems()).toEqual([]);
  });

  it('tell who answers there in words that can be erased', async () => {
    await using d = await anInventory();
    await d.as(d.technician(0)).assets.saveSupplier(supplier);
    const [event] = await d.t.host.db.read
      .selectFrom('events')
      .innerJoin('eventTexts', 'eventTexts.seq', 'events.seq')
      .select(['data', 'text'])
      .where('action', '=', 'supplier.created')
      .execute();
    expect(event?.data).not.toMatch(/Laura|laura/);
    expect(event?.text).toMatch(/Laura/);
    expect(event?.data).toMatch(/CCE010203AB1/);
  });
});

describe('suggestions', () => {
  it('give brands, and the models of a brand however it was written', async () => {
    await using d = await anInventory();
    for (const [brand, model] of [
      ['Dell', 'OptiPlex 7010'],
      ['DELL', 'Latitude 5420'],
      ['Dell', 'OptiPlex 7010'],
      ['HP', 'ProDesk'],
      [null, 'Suelto'],
    ] as const) {
      await anAsset(d.t.host, { brand, model });
    }
    const { assets } = d.as(d.technician(0));
    expect((await assets.suggestions({})).items).toEqual(['DELL', 'HP']);
    expect((await assets.suggestions({ brand: 'dell' })).items).toEqual(['Latitude 5420', 'OptiPlex 7010']);
    expect((await assets.suggestions({ brand: 'dell', q: 'opti' })).items).toEqual(['OptiPlex 7010']);
    expect((await assets.suggestions({ brand: 'Acer' })).items).toEqual([]);
  });
});
