import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { anInventory, heldAsset, type Inventory, plainInput } from './inventory.ts';

/** One of everything that can happen to an asset. */
async function aLife(d: Inventory) {
  const { assets } = d.as(d.administrator);
  const supplier = await assets.saveSupplier({
    name: 'Cómputo del Centro',
    taxId: null,
    contact: null,
    email: null,
    phone: null,
    notes: null,
  });
  const asset = await assets.create({ ...plainInput(d.category), supplierId: supplier.id, notes: 'Usada' });
  const { id } = asset;
  await assets.update({
    ...plainInput(d.category),
    supplierId: supplier.id,
    id,
    version: 1,
    inventoryNumber: 'INV-9',
    custom: { memory: 8 },
  });
  await assets.move({ items: [{ id, version: 2 }], locationId: d.location.id, note: 'Mudanza' });
  await assets.setStatus({ id, version: 3, statusKey: 'inRepair', note: 'Disco' });
  const file = new File(['factura'], 'factura.txt');
  const { items: files } = await assets.addFiles({ id, files: [file] });
  await assets.removeFile({ id, fileId: files[0]?.id ?? 0 });
  const ticket = await d.as(d.technician(0)).tickets.create({
    title: 'No enciende',
    description: 'Desde ayer.',
    serviceId: d.serviceId,
    assetIds: [id],
  });
  const other = await heldAsset(d);
  await assets.link({ ticketId: ticket.id, assetId: other.id });
  await assets.unlink({ ticketId: ticket.id, assetId: other.id });
  await assets.retire({ id, version: 4, reason: 'Sin reparación posible' });
  return { id, supplier, ticket };
}

describe('the trail of the inventory', () => {
  it('covers everything that is done through the product', async () => {
    await using d = await anInventory();
    await aLife(d);
    expect(await d.problems()).toEqual([]);
  });

  it.each([
    ['an asset', `UPDATE assets SET costCents = 1`, 'changedRow'],
    ['the holder of an asset', `UPDATE assets SET holderId = NULL WHERE holderId IS NOT NULL`, 'changedRow'],
    ['a supplier', `UPDATE suppliers SET taxId = 'XAXX010101000'`, 'changedRow'],
    ['a category', `UPDATE assetCategories SET usefulLifeMonths = 1`, 'changedRow'],
    ['the tie to a ticket', `UPDATE ticketAssets SET byId = NULL`, 'changedRow'],
    ['a tie that is gone', `DELETE FROM ticketAssets`, 'vanishedRow'],
    [
      'a tie out of nothing',
      `INSERT INTO ticketAssets (ticketId, assetId, at) SELECT ticketId, assetId + 1, at FROM ticketAssets`,
      'unrecordedRow',
    ],
  ])('gives away a direct edit of %s', async (_what, edit, kind) => {
    await using d = await anInventory();
    await aLife(d);
    await d.t.host.db.write((tx) => sql.raw(edit).execute(tx));
    expect((await d.problems()).map((problem) => problem.kind)).toContain(kind);
  });
});
