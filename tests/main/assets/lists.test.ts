import { describe, expect, it } from 'vitest';
import { ASSET_SORTS, type AssetFilter, WARRANTY_FILTERS } from '#shared/assets/contract.ts';
import { aCategory, anAsset, aSupplier } from '../../builders/assets.ts';
import { aPerson } from '../../builders/people.ts';
import { anInventory, type Inventory } from './inventory.ts';

/** Everything on every page, in order, and the total that the first one told. */
async function pages(d: Inventory, filter: AssetFilter, limit = 2) {
  const { assets } = d.as(d.manager);
  const numbers: string[] = [];
  let cursor: string | undefined;
  let total: number | null = null;
  do {
    const page = await assets.list({ ...filter, limit, ...(cursor === undefined ? {} : { cursor }) });
    total ??= page.total;
    numbers.push(...page.items.map(({ inventoryNumber }) => inventoryNumber));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { numbers, total };
}

/** Seven assets whose orders all differ. */
async function someAssets(d: Inventory, prefix = '') {
  const { host } = d.t;
  const supplier = await aSupplier(host);
  const printers = await aCategory(host, { name: `${prefix}Impresoras` });
  const parts = [
    ['A1', { name: 'Zócalo', warrantyUntil: '2026-12-01', categoryId: d.category.id }],
    ['A2', { name: 'ábaco', warrantyUntil: '2026-10-05', locationId: d.location.id }],
    ['A3', { name: 'Ábaco', warrantyUntil: '2026-10-04', locationId: d.location.id, areaId: d.area.id }],
    ['A4', { name: 'monitor', warrantyUntil: '2030-01-01', supplierId: supplier.id }],
    ['A5', { name: 'Laptop', holderId: d.requester.id, categoryId: printers.id }],
    ['A6', { name: 'Laptop', statusKind: 'inRepair', categoryId: printers.id }],
    ['A7', { name: 'Laptop', statusKind: 'retired', locationId: d.location.id }],
  ] as const;
  for (const [index, [inventoryNumber, more]] of parts.entries()) {
    await anAsset(host, {
      inventoryNumber: `${prefix}${inventoryNumber}`,
      ...more,
      at: d.t.now() + ((index * 3) % 7) * 1_000,
    });
  }
  return { supplier, printers };
}

describe('the list of assets', () => {
  it('comes in four orders, a page at a time, nothing twice and nothing left out', async () => {
    await using d = await anInventory();
    await someAssets(d);
    expect(await pages(d, {})).toEqual({ numbers: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'], total: 6 });
    expect((await pages(d, { sort: 'name' })).numbers).toEqual(['A2', 'A3', 'A5', 'A6', 'A4', 'A1']);
    // Times of change: 0, 3, 6, 2, 5, 1, 4 seconds.
    expect((await pages(d, { sort: '-updatedAt' })).numbers).toEqual(['A3', 'A5', 'A2', 'A4', 'A6', 'A1']);
    // Those without a warranty stand last.
    expect((await pages(d, { sort: 'warrantyUntil' })).numbers).toEqual(['A3', 'A2', 'A1', 'A4', 'A5', 'A6']);
    await expect(d.as(d.manager).assets.list({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('leaves out what is retired until it is asked for', async () => {
    await using d = await anInventory();
    await someAssets(d);
    expect((await pages(d, { withRetired: true })).total).toBe(7);
    expect((await pages(d, { statusKind: 'retired' })).numbers).toEqual(['A7']);
    expect((await pages(d, { statusKey: 'retired' })).numbers).toEqual(['A7']);
    expect((await pages(d, { locationId: d.location.id })).numbers).toEqual(['A2', 'A3']);
    expect((await pages(d, { locationId: d.location.id, withRetired: true })).numbers).toEqual([
      'A2',
      'A3',
      'A7',
    ]);
  });

  it('narrows by each filter and by all of them together', async () => {
    await using d = await anInventory();
    const { supplier, printers } = await someAssets(d);
    const all = (filter: AssetFilter) => pages(d, filter).then(({ numbers }) => numbers.join(' '));
    expect(await all({ categoryId: d.category.id })).toBe('A1');
    expect(await all({ categoryId: printers.id })).toBe('A5 A6');
    expect(await all({ statusKind: 'inRepair' })).toBe('A6');
    expect(await all({ statusKey: 'inUse' })).toBe('A5');
    expect(await all({ areaId: d.area.id })).toBe('A3');
    expect(await all({ holderId: d.requester.id })).toBe('A5');
    expect(await all({ supplierId: supplier.id })).toBe('A4');
    expect(await all({ locationId: d.location.id, areaId: d.area.id })).toBe('A3');
    expect(await all({ locationId: d.location.id, categoryId: printers.id })).toBe('');
  });

  it('knows which warranties hold, end within sixty days, and have ended, by the institution’s day', async () => {
    await using d = await anInventory();
    await someAssets(d);
    const all = (filter: AssetFilter) => pages(d, filter).then(({ numbers }) => numbers.join(' '));
    expect(await all({ warranty: 'valid' })).toBe('A1 A2 A4');
    expect(await all({ warranty: 'endsSoon' })).toBe('A1 A2');
    expect(await all({ warranty: 'ended' })).toBe('A3');
    // 23:30 in Mexico City is the next day in UTC: the last day still counts.
    d.t.at(Date.parse('2026-10-06T05:30:00Z'));
    expect(await all({ warranty: 'ended' })).toBe('A3');
    d.t.at(Date.parse('2026-10-06T06:30:00Z'));
    expect(await all({ warranty: 'ended' })).toBe('A2 A3');
  });

  it('shows what a row refers to by name', async () => {
    await using d = await anInventory();
    const holder = await aPerson(d.t.host, { name: 'Rosa Juárez' });
    await anAsset(d.t.host, {
      inventoryNumber: 'A1',
      categoryId: d.category.id,
      holderId: holder.id,
      areaId: d.area.id,
      locationId: d.location.id,
      costCents: 1_250_000,
    });
    const { items } = await d.as(d.technician(0)).assets.list({});
    expect(items).toMatchObject([
      {
        inventoryNumber: 'A1',
        category: { id: d.category.id, name: 'Computadoras' },
        status: { key: 'inUse', kind: 'inUse', label: 'En uso' },
        holder: { id: holder.id, name: 'Rosa Juárez' },
        area: { name: 'Jurídico' },
        location: { name: 'Piso 2' },
        supplier: null,
        costCents: 1_250_000,
        version: 1,
      },
    ]);
  });
});

describe('search among assets', () => {
  it('puts a number or serial that was typed or scanned whole first, retired or not', async () => {
    await using d = await anInventory();
    const scanned = await anAsset(d.t.host, { inventoryNumber: 'INV-000007', serial: 'CND42', brand: 'HP' });
    await anAsset(d.t.host, { inventoryNumber: 'INV-0000077', name: 'INV-000007 repuesto' });
    const retired = await anAsset(d.t.host, { inventoryNumber: 'INV-000008', statusKind: 'retired' });
    const { assets } = d.as(d.manager);
    const found = async (q: string) =>
      (await assets.list({ q })).items.map(({ inventoryNumber }) => inventoryNumber);
    expect(await found('inv-000007')).toEqual(['INV-000007', 'INV-0000077']);
    // A bare number is one of the sequence.
    expect((await found('7'))[0]).toBe('INV-000007');
    expect(await found('cnd42')).toEqual([scanned.inventoryNumber]);
    expect(await found('INV-000008')).toEqual([retired.inventoryNumber]);
    expect(await found('INV 000008')).toEqual([]);
  });

  it('finds beginnings of words of name, brand, model, serial, notes and own fields, accents aside', async () => {
    await using d = await anInventory();
    await anAsset(d.t.host, {
      inventoryNumber: 'A1',
      categoryId: d.category.id,
      name: 'Estación de diseño',
      brand: 'Dell',
      model: 'Precision 3660',
      serial: '8KQ2',
      notes: 'Prestada a Jurídico en marzo',
      custom: { processor: 'Xeon W-1250' },
    });
    const { assets } = d.as(d.manager);
    for (const q of ['disen', 'del prec', '3660', '8kq', 'juridico', 'xeon', 'ESTACIÓN dell', 'a1']) {
      expect((await assets.list({ q })).items, q).toHaveLength(1);
    }
    for (const q of ['iseño', 'dell lenovo', '"', 'OR', 'NEAR(dell)', '*', 'processor']) {
      expect((await assets.list({ q })).items, q).toHaveLength(0);
    }
  });

  it('finds what somebody holds by their name', async () => {
    await using d = await anInventory();
    const rosa = await aPerson(d.t.host, { name: 'Rosa Núñez' });
    const held = await anAsset(d.t.host, { holderId: rosa.id });
    await anAsset(d.t.host);
    const { assets } = d.as(d.manager);
    expect((await assets.list({ q: 'nunez' })).items.map(({ id }) => id)).toEqual([held.id]);
    expect((await assets.list({ q: 'nunez', statusKind: 'available' })).items).toEqual([]);
  });

  it('goes on page after page, newest first, with the filters applied', async () => {
    await using d = await anInventory();
    for (let i = 1; i <= 9; i += 1) {
      await anAsset(d.t.host, {
        inventoryNumber: `LAP-${i}`,
        name: 'Laptop',
        ...(i % 3 === 0 ? { locationId: d.location.id } : {}),
      });
    }
    expect((await pages(d, { q: 'lap' }, 4)).numbers).toEqual(
      [9, 8, 7, 6, 5, 4, 3, 2, 1].map((i) => `LAP-${i}`),
    );
    expect((await pages(d, { q: 'lap', locationId: d.location.id }, 2)).numbers).toEqual([
      'LAP-9',
      'LAP-6',
      'LAP-3',
    ]);
    expect((await pages(d, { q: 'LAP-5' }, 1)).numbers).toEqual(['LAP-5']);
  });
});

describe('the indexes of the lists', () => {
  const FILTERS: readonly AssetFilter[] = [
    {},
    { withRetired: true },
    { statusKind: 'inRepair' },
    { statusKey: 'retired' },
    { categoryId: 1 },
    { areaId: 2 },
    { locationId: 1 },
    { holderId: 3 },
    { supplierId: 1 },
    ...WARRANTY_FILTERS.map((warranty) => ({ warranty })),
    { categoryId: 1, areaId: 1, locationId: 1, supplierId: 1, statusKind: 'inUse', warranty: 'valid' },
  ];

  it('serve every filter in every order without reading or sorting rows', async () => {
    await using d = await anInventory();
    // Twice as many, so that each filter has more than a page and is counted too.
    for (const prefix of ['', 'B']) await someAssets(d, prefix);
    const slow = await plansOf(d, async ({ list }) => {
      for (const sort of ASSET_SORTS) {
        for (const filter of FILTERS) {
          const first = await list({ ...filter, sort, limit: 1 });
          if (first.nextCursor !== null) await list({ ...filter, sort, limit: 1, cursor: first.nextCursor });
        }
      }
    });
    // A page reads the index of its order, and a total the narrowest one: both hold all that is filtered by.
    expect(slow).toEqual([]);
  });

  it('serve search, numbers, scans and suggestions', async () => {
    await using d = await anInventory();
    await someAssets(d);
    const slow = await plansOf(d, async (assets) => {
      await assets.list({ q: 'laptop', locationId: 1 });
      await assets.list({ q: '7', categoryId: 1 });
      await assets.get({ id: 'A1' });
      await assets.nextNumber({});
      await assets.suggestions({});
      await assets.suggestions({ brand: 'Dell' });
      await assets.mine({});
      await assets.history({ id: 'A1' });
      await assets.tickets({ id: 'A1' });
    });
    expect(slow).toEqual([]);
  });
});

/** The steps of every query about assets that would read a table or sort it. */
async function plansOf(d: Inventory, act: (assets: ReturnType<Inventory['as']>['assets']) => Promise<void>) {
  const executor = d.t.host.db.read.getExecutor();
  const original = executor.executeQuery.bind(executor);
  const slow: string[] = [];
  let seen = 0;
  executor.executeQuery = async (query) => {
    if (/\bassets?[A-Z]?\w*\b/i.test(query.sql) && /^\s*(select|with)/i.test(query.sql)) {
      seen += 1;
      const plan = await original<{ detail: string }>({ ...query, sql: `EXPLAIN QUERY PLAN ${query.sql}` });
      slow.push(...slowSteps(plan.rows.map(({ detail }) => detail)));
    }
    return original(query);
  };
  await act(d.as(d.technician(0)).assets);
  executor.executeQuery = original;
  expect(seen).toBeGreaterThan(8);
  return [...new Set(slow)];
}

/**
 * Small lists (JSON, steps of a recursion, categories, settings) may be read whole, a covering index in its order or to
 * be counted, and the few rows of one holder or place may be sorted.
 */
function slowSteps(plan: readonly string[]): string[] {
  const isOfFew = plan.some((step) =>
    /^SEARCH a USING INDEX assets_(holder|location|area|supplier) /.test(step),
  );
  return plan.filter((step) => {
    if (/^USE TEMP B-TREE/.test(step)) return !isOfFew;
    return (
      /^SCAN /.test(step) &&
      !/COVERING INDEX assets_(by|filters|number)|VIRTUAL TABLE|SCAN (each|settings|l|people|assetCategories)\b/.test(
        step,
      ) &&
      !/^SCAN \(subquery-\d+\)$/.test(step)
    );
  });
}
