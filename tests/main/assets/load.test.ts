import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kindAfterHolding, setHolder } from '#main/assets/holding.ts';
import {
  assetById,
  assetByKey,
  assetByScan,
  assetRefs,
  assetsByIds,
  categoryById,
  defaultStatus,
  heldBy,
  statusOf,
} from '#main/assets/load.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { defaultSettings } from '#shared/settings/contract.ts';
import { aCategory, anAsset, aSupplier } from '../../builders/assets.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';
import { aPerson, written } from '../../builders/people.ts';

let t: TestDatabase;
beforeEach(async () => {
  t = await openTestDatabase();
});
afterEach(() => t.close());

describe('reading assets', () => {
  it('finds one by id, by number whatever its case, and in a path by its digits', async () => {
    const asset = await anAsset(t, { inventoryNumber: 'INV-00Á7', name: 'Laptop' });
    const { read } = t.db;
    expect(await assetById(read, asset.id)).toEqual(asset);
    expect((await assetByKey(read, ' inv-00a7 '))?.id).toBe(asset.id);
    expect((await assetByKey(read, String(asset.id)))?.id).toBe(asset.id);
    expect(await assetByKey(read, 'INV-0008')).toBeUndefined();
  });

  it('takes the inventory number before the id in a path', async () => {
    const first = await anAsset(t);
    const second = await anAsset(t, { inventoryNumber: String(first.id) });
    expect((await assetByKey(t.db.read, String(first.id)))?.id).toBe(second.id);
  });

  it('keeps the order asked for and leaves out what is not there', async () => {
    const [one, two] = [await anAsset(t), await anAsset(t)];
    const found = await assetsByIds(t.db.read, [two.id, 999, one.id]);
    expect(found.map(({ id }) => id)).toEqual([two.id, one.id]);
    expect((await assetRefs(t.db.read, [one.id, 999])).get(one.id)).toEqual({
      id: one.id,
      inventoryNumber: one.inventoryNumber,
      name: one.name,
    });
  });

  it('reads a scanned serial number only where a single asset has it', async () => {
    const lenovo = await anAsset(t, { brand: 'Lenovo', serial: 'MP2B 8F10' });
    expect((await assetByScan(t.db.read, 'mp2b 8f10'))?.id).toBe(lenovo.id);
    await anAsset(t, { brand: 'HP', serial: 'MP2B 8F10' });
    expect(await assetByScan(t.db.read, 'MP2B 8F10')).toBeUndefined();
    await anAsset(t, { brand: 'HP', serial: 'S/N' });
    expect(await assetByScan(t.db.read, 'S/N')).toBeUndefined();
  });

  it('gives the fields of a category and what a person holds', async () => {
    const category = await aCategory(t, { fields: [{ key: 'memory', type: 'number', label: 'Memoria' }] });
    const holder = await aPerson(t);
    const held = await anAsset(t, {
      categoryId: category.id,
      holderId: holder.id,
      custom: { memory: 16 },
      supplierId: (await aSupplier(t)).id,
    });
    expect((await categoryById(t.db.read, category.id))?.fields).toEqual([
      { key: 'memory', type: 'number', label: 'Memoria', choices: [], isRequired: false },
    ]);
    expect(await heldBy(t.db.read, holder.id)).toEqual([held]);
    expect(held).toMatchObject({ statusKind: 'inUse', custom: { memory: 16 } });
  });

  it('names a status that the settings no longer know by its own key', () => {
    expect(statusOf(defaultSettings, 'inUse').label).toBe('En uso');
    expect(statusOf(defaultSettings, 'gone', 'lost')).toEqual({ key: 'gone', kind: 'lost', label: 'gone' });
    expect(defaultStatus(defaultSettings, 'inRepair').key).toBe('inRepair');
  });
});

describe('holding', () => {
  it('follows from custody: in use when handed over, available when returned', async () => {
    const person = await aPerson(t);
    const assets = [await anAsset(t), await anAsset(t)];
    const move = (personId: number | null) =>
      written(t, TEST_NOW, async (tx, trail) => {
        const present = await assetsByIds(
          tx,
          assets.map(({ id }) => id),
        );
        const after = await setHolder({ tx }, present, personId, TEST_NOW);
        await trail.record({
          action: 'custody.tested',
          entity: 'person',
          entityId: person.id,
          rows: after.map(({ id }) => ({ entity: 'asset', id })),
        });
        return after;
      });
    expect(await move(person.id)).toMatchObject([
      { holderId: person.id, statusKind: 'inUse', statusKey: 'inUse', version: 2 },
      { holderId: person.id, statusKind: 'inUse', version: 2 },
    ]);
    expect(await heldBy(t.db.read, person.id)).toHaveLength(2);
    expect(await move(null)).toMatchObject([
      { holderId: null, statusKind: 'available', version: 3 },
      { holderId: null, statusKind: 'available', version: 3 },
    ]);
    expect((await verifyDataFolder(t.dataDir)).problems).toEqual([]);
  });

  it('leaves in repair or lost what passes on or comes back so', () => {
    const held = (statusKind: 'inRepair' | 'lost' | 'inUse') => ({ statusKind, holderId: 1 });
    expect(kindAfterHolding(held('inRepair'), 2)).toBe('inRepair');
    expect(kindAfterHolding(held('inRepair'), null)).toBe('inRepair');
    expect(kindAfterHolding(held('lost'), null)).toBe('lost');
    expect(kindAfterHolding(held('inUse'), 2)).toBe('inUse');
    expect(kindAfterHolding({ statusKind: 'inRepair', holderId: null }, 2)).toBe('inUse');
  });

  it('refuses to hand over what is retired, whoever asks', async () => {
    const person = await aPerson(t);
    const asset = await anAsset(t, { statusKind: 'retired' });
    await expect(
      written(t, TEST_NOW, (tx) => setHolder({ tx }, [asset], person.id, TEST_NOW)),
    ).rejects.toThrow(/retired/);
  });
});

describe('the full-text row', () => {
  it('holds number, name, brand, serial, notes and own fields, accents aside', async () => {
    const asset = await anAsset(t, {
      inventoryNumber: 'INV-000042',
      name: 'Cámara',
      brand: 'Logitech',
      notes: 'Sala de juntas',
      custom: { colour: 'Azul cobalto' },
    });
    const found = async (match: string) =>
      (
        await sql<{
          id: number;
        }>`SELECT rowid AS id FROM assetSearch WHERE assetSearch MATCH ${match}`.execute(t.db.read)
      ).rows.map(({ id }) => id);
    for (const word of ['"000042"', '"camara"', '"logi"*', '"juntas"', '"cobalto"']) {
      expect(await found(word), word).toEqual([asset.id]);
    }
    expect(await found('"colour"')).toEqual([]);
  });
});
