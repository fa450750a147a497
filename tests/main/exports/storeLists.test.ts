import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCategory, anAsset } from '../../builders/assets.ts';
import { aLocation } from '../../builders/people.ts';
import { aDepartment } from '../tickets/department.ts';

const columns = (...keys: readonly string[]) => keys.map((key) => ({ key, header: key }));
const lines = async (file: File) => (await file.text()).trim().split('\r\n').slice(1);

let d: Awaited<ReturnType<typeof aDepartment>>;
beforeEach(async () => {
  d = await aDepartment();
});
afterEach(() => d[Symbol.asyncDispose]());

describe('exports of the store and of verification', () => {
  it('hold what is left, by the filter of the screen', async () => {
    const { id: categoryId } = await aCategory(d.t.host, { name: 'Consumibles', kind: 'consumable' });
    const { stock } = d.as(d.technician(0));
    const item = {
      kind: 'consumable',
      categoryId,
      brand: 'Marca',
      model: 'T-30',
      unit: 'pieza',
      minimum: 3,
      unitCostCents: 150_050,
      supplierId: null,
      locationId: null,
      expiresOn: '2027-03-01',
      notes: null,
    } as const;
    const low = await stock.save({ ...item, name: '=Tóner' });
    const enough = await stock.save({ ...item, name: 'Cable' });
    await stock.receive({ id: low.id, quantity: 2 });
    await stock.receive({ id: enough.id, quantity: 10 });
    const file = await d.as(d.manager).exports.list({
      list: 'stock',
      filter: { onlyLow: true },
      columns: columns('name', 'left', 'state', 'kind', 'model', 'unitCost', 'expiresOn'),
      format: 'csv',
      language: 'es',
      title: 'Existencias',
    });
    // A name that begins with = must not become a formula.
    expect(await lines(file)).toEqual([`'=Tóner,2,Por comprar,Consumible,Marca · T-30,1500.50,2027-03-01`]);
  });

  it('hold the rounds with what each came to', async () => {
    const place = await aLocation(d.t.host, { name: 'Archivo' });
    await anAsset(d.t.host, { inventoryNumber: 'A-1', locationId: place.id });
    await anAsset(d.t.host, { inventoryNumber: 'A-2', locationId: place.id });
    const { verification } = d.as(d.technician(0));
    const { id } = await verification.start({ locationId: place.id });
    await verification.scan({ id, texts: ['a-1', 'X-9'] });
    const file = await d.as(d.manager).exports.list({
      list: 'verification',
      filter: {},
      columns: columns('location', 'state', 'expected', 'found', 'missing', 'elsewhere', 'unknown'),
      format: 'csv',
      language: 'es',
      title: 'Verificaciones',
    });
    expect(await lines(file)).toEqual(['Archivo,En curso,2,1,1,0,1']);
  });

  it('are refused to whoever does not see the lists', async () => {
    for (const list of ['stock', 'verification'] as const) {
      const asked = d.as(d.requester).exports.list({
        list,
        filter: {},
        columns: columns('state'),
        format: 'csv',
        title: 'x',
      });
      await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
