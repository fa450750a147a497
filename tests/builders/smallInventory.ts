import { DAY } from '#shared/kernel/time.ts';
import { aCategory, anAsset, aSupplier } from './assets.ts';
import type { TestDatabase } from './database.ts';
import { anArea, aPerson } from './people.ts';

/**
 * Equipment with and without cost, warranty, holder and area, one retired; what was handed over, mended and kept in stock
 * around `now` (UTC ms), of which some lies before its month.
 */
export async function aSmallInventory(t: TestDatabase, now: number): Promise<void> {
  const laptops = await aCategory(t, { name: 'Portátiles' });
  const ink = await aCategory(t, { name: 'Tinta', kind: 'consumable' });
  const area = await anArea(t, { name: 'Archivo' });
  const acme = await aSupplier(t, { name: 'Acme' });
  const ana = await aPerson(t, { name: 'Ana' });
  const leo = await aPerson(t, { name: 'Leo' });
  const ofLaptops = {
    categoryId: laptops.id,
    brand: 'Lenovo',
    model: 'T14',
    areaId: area.id,
    supplierId: acme.id,
  };
  const first = await anAsset(t, {
    ...ofLaptops,
    name: 'Uno',
    holderId: ana.id,
    acquiredOn: '2025-06-01',
    costCents: 100_00,
    warrantyUntil: '2026-03-18',
  });
  const second = await anAsset(t, {
    ...ofLaptops,
    name: 'Dos',
    holderId: leo.id,
    acquiredOn: '2023-03-18',
    costCents: 300_00,
    warrantyUntil: '2026-03-17',
  });
  const third = await anAsset(t, {
    categoryId: laptops.id,
    name: 'Tres',
    acquiredOn: '2026-03-02',
    warrantyUntil: '2029-01-01',
  });
  await anAsset(t, {
    categoryId: laptops.id,
    name: 'Viejo',
    statusKind: 'retired',
    retirementReason: 'Roto',
    retiredAt: now - DAY,
  } as never);
  await t.db.write(async (tx) => {
    const form = await tx
      .insertInto('custodyForms')
      .values({
        folio: 'RG-2026-000001',
        kind: 'handOver',
        personId: ana.id,
        issuedAt: now,
        content: '{}',
        contentSha256: 'x',
        isOpen: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const item = (assetId: number, personId: number, fromAt: number, toAt: number | null) =>
      tx
        .insertInto('custodyItems')
        .values({ assetId, personId, formId: form.id, fromAt, toAt, condition: 'good' })
        .execute();
    await item(first.id, ana.id, now - 10 * DAY, null);
    await item(second.id, leo.id, now - 40 * DAY, null);
    await item(third.id, ana.id, now - 20 * DAY, now - 5 * DAY);
    const record = async (
      kind: string,
      startedOn: string,
      endedOn: string | null,
      costCents: number,
      isUnderWarranty: 0 | 1,
    ) =>
      tx
        .insertInto('maintenanceRecords')
        .values({
          assetId: first.id,
          kind,
          description: 'Limpieza\n de polvo',
          startedOn,
          endedOn,
          costCents,
          isUnderWarranty,
          createdAt: now,
          supplierId: acme.id,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
    const { id } = await record('corrective', '2026-03-02', '2026-03-04', 50_00, 0);
    await tx
      .insertInto('maintenanceParts')
      .values([{ recordId: id, name: 'Disco', quantity: 2, costCents: 10_00 }])
      .execute();
    await record('preventive', '2026-03-10', null, 0, 1);
    await record('preventive', '2025-12-01', '2026-03-01', 20_00, 0);
    const stock = async (
      name: string,
      quantity: number,
      isLow: 0 | 1,
      unitCostCents: number | null,
      kind: 'consumable' | 'licence',
      handedOut = 0,
    ) =>
      tx
        .insertInto('stockItems')
        .values({
          name,
          foldedName: name.toLowerCase(),
          kind,
          categoryId: ink.id,
          unit: 'pieza',
          quantity,
          handedOut,
          isLow,
          unitCostCents,
          minimum: 2,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
    const toner = await stock('Tóner', 2, 1, 500_00, 'consumable');
    await stock('Licencia', 10, 0, null, 'licence', 7);
    await tx
      .insertInto('stockMovements')
      .values([
        { itemId: toner.id, kind: 'received', quantity: 5, at: now - 3 * DAY },
        { itemId: toner.id, kind: 'handedOut', quantity: -3, personId: ana.id, at: now - 2 * DAY },
        { itemId: toner.id, kind: 'received', quantity: 9, at: now - 40 * DAY },
      ])
      .execute();
  });
}
