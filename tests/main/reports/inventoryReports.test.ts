import { describe, expect, it } from 'vitest';
import { aCategory, anAsset } from '../../builders/assets.ts';
import { aStoredCalendar } from '../../builders/catalogue.ts';
import { openTestDatabase } from '../../builders/database.ts';
import { aLocation, anArea, aPerson } from '../../builders/people.ts';
import { anOffice, handedOver } from '../custody/office.ts';
import { aWorkshop } from '../maintenance/workshop.ts';
import { OFFICE } from '../tickets/department.ts';
import { cells, figure, made, section } from './made.ts';

/** Monday 5 October 2026, 10:00 in Mexico City, as the test hosts have it. */
const NOW = Date.parse('2026-10-05T16:00:00Z');
const OCTOBER = { from: '2026-10-01', to: '2026-10-31' };
const AT = { asOf: NOW, dates: OCTOBER };

describe('the inventory report', () => {
  it('counts and values what is not retired, by category, status and place', async () => {
    await using t = await openTestDatabase();
    await aStoredCalendar(t, { isDefault: true, hours: OFFICE });
    const laptops = await aCategory(t, { name: 'Laptops' });
    const printers = await aCategory(t, { name: 'Printers' });
    const floor = await aLocation(t, { name: 'First floor' });
    await anAsset(t, { categoryId: laptops.id, costCents: 1_500_000, locationId: floor.id });
    await anAsset(t, { categoryId: laptops.id, costCents: 500_000, warrantyUntil: '2026-10-20' });
    await anAsset(t, { categoryId: printers.id, statusKind: 'inRepair', warrantyUntil: '2027-10-20' });
    await anAsset(t, {
      categoryId: printers.id,
      statusKind: 'retired',
      retiredAt: NOW,
      retirementReason: 'Old',
      costCents: 9,
    });
    const data = await made(t.db.read, 'inventory', AT);
    expect(data.period).toBeNull();
    expect(figure(data, 'Assets')).toBe(3);
    expect(figure(data, 'Value')).toBe(2_000_000);
    expect(cells(data, 'By category')).toEqual([
      ['Laptops', 2, 0, 2, 0, 0, 2_000_000],
      ['Printers', 1, 0, 0, 1, 0, 0],
      ['Total', 3, 0, 2, 1, 0, 2_000_000],
    ]);
    expect(cells(data, 'By location').map((row) => row.slice(0, 2))).toEqual([
      ['No location', 2],
      ['First floor', 1],
      ['Total', 3],
    ]);
    expect(cells(data, 'By status').map((row) => row.slice(0, 2))).toEqual([
      ['Disponible', 2],
      ['En reparación', 1],
      ['Dado de baja', 1],
      ['Total', 4],
    ]);
    // Only the one that ends within sixty days.
    expect(cells(data, 'Warranty about to end').map((row) => row[8])).toEqual(['2026-10-20']);
    expect(cells(data, 'Equipment')).toHaveLength(3);
    const short = await made(t.db.read, 'inventory', { ...AT, limit: 2 });
    expect(section(short, 'table', 'Equipment')).toMatchObject({ more: 1 });
  });

  it('can be that of one area', async () => {
    await using t = await openTestDatabase();
    await aStoredCalendar(t, { isDefault: true, hours: OFFICE });
    const archive = await anArea(t, { name: 'Archive' });
    await anAsset(t, { areaId: archive.id });
    await anAsset(t);
    const data = await made(t.db.read, 'inventory', { ...AT, filter: { areaId: archive.id } });
    expect(figure(data, 'Assets')).toBe(1);
    expect(data.filters).toEqual([{ label: 'Area', value: 'Archive' }]);
  });
});

describe('the custody report', () => {
  it('says who holds what by area, and which forms lack a signature', async () => {
    await using office = await anOffice();
    await aStoredCalendar(office.t.host, { isDefault: true, hours: OFFICE });
    const loner = await aPerson(office.t.host, { name: 'Zoe Without Area' });
    const first = [
      await office.asset({ name: 'Laptop', costCents: 100 }),
      await office.asset({ name: 'Phone' }),
    ];
    const form = await handedOver(office, first);
    await handedOver(office, [await office.asset({ name: 'Tablet' })], { to: loner });
    await office.as(office.holder).custody.confirm({ id: form.id, version: form.version });
    office.t.pass(3 * 86_400_000);
    const data = await made(office.t.host.db.read, 'custody', { asOf: office.t.now(), dates: OCTOBER });
    expect(figure(data, 'Held')).toBe(3);
    expect(figure(data, 'People')).toBe(2);
    expect(figure(data, 'To confirm')).toBe(1);
    expect(figure(data, 'To authorise')).toBe(1);
    expect(cells(data, 'By area')).toEqual([
      ['Dirección de Archivo', 1, 2, 100],
      ['No area', 1, 1, 0],
      ['Total', 2, 3, 100],
    ]);
    expect(cells(data, 'Custody forms to sign').map((row) => [row[1], row[4], row[5], row[6]])).toEqual([
      ['Renata Olvera', 3, 2, 'To authorise'],
      ['Zoe Without Area', 3, 1, 'To confirm'],
    ]);
    const held = section(data, 'table', 'Who holds what').rows;
    expect(held.map(({ role, cells: [name, , asset] }) => [role, name, asset])).toEqual([
      ['group', 'Dirección de Archivo', null],
      ['row', 'Renata Olvera', 'Laptop'],
      ['row', 'Renata Olvera', 'Phone'],
      ['group', 'No area', null],
      ['row', 'Zoe Without Area', 'Tablet'],
    ]);
  });
});

describe('the maintenance report', () => {
  it('tells what was done at what cost, and what is due', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer({ inventoryNumber: 'IMP-1', name: 'Impresora' });
    await w.plan({ name: 'Limpieza' });
    await w.tick();
    // Two days, 500 of work and 2,500 of parts; one under warranty that still runs since the 3rd; one of September.
    await w.record(printer.id, { startedOn: '2026-10-01', endedOn: '2026-10-03' });
    await w.record(printer.id, {
      kind: 'preventive',
      startedOn: '2026-10-03',
      endedOn: null,
      isUnderWarranty: true,
    });
    await w.record(printer.id, { startedOn: '2026-09-30' });
    const data = await made(w.d.t.host.db.read, 'maintenance', { asOf: w.d.t.now(), dates: OCTOBER });
    expect(figure(data, 'Done')).toBe(2);
    expect(figure(data, 'Cost')).toBe(300_000);
    expect(figure(data, 'Under warranty')).toBe(300_000);
    expect(figure(data, 'Downtime')).toBe(4);
    expect(figure(data, 'Pending')).toBe(1);
    expect(cells(data, 'By kind')).toEqual([
      ['Preventive', 1, 0, 300_000, 2],
      ['Corrective', 1, 300_000, 0, 2],
      ['Improvement', 0, 0, 0, 0],
      ['Total', 2, 300_000, 300_000, 4],
    ]);
    expect(cells(data, 'Pending').map((row) => row.slice(0, 4))).toEqual([
      ['2026-10-12', null, 'Limpieza', 'IMP-1 · Impresora'],
    ]);
  });
});
