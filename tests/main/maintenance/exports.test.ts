import { describe, expect, it } from 'vitest';
import { aWorkshop } from './workshop.ts';

const columns = (...keys: string[]) => keys.map((key) => ({ key, header: key }));

describe('exports of maintenance', () => {
  it('hold what is due and what was done, as the lists show them', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer({ inventoryNumber: 'IMP-1', name: '=Impresora' });
    await w.plan({ name: 'Limpieza' });
    await w.tick();
    await w.record(printer.id, { description: 'Cambio de fusor' });
    await w.record(printer.id, { description: 'Tarjeta', isUnderWarranty: true, endedOn: null });
    const api = w.d.as(w.d.manager).exports;
    const due = await api.list({
      list: 'maintenanceDue',
      filter: { state: 'open' },
      columns: columns('dueOn', 'number', 'asset', 'plan', 'state'),
      format: 'csv',
      language: 'en',
      title: 'due',
    });
    // A name that begins with = must not become a formula.
    expect((await due.text()).trim().split('\r\n').slice(1)).toEqual([
      `2026-10-12,IMP-1,'=Impresora,Limpieza,Assigned`,
    ]);
    const records = await api.list({
      list: 'maintenanceRecords',
      filter: {},
      columns: columns('description', 'kind', 'cost', 'state'),
      format: 'csv',
      language: 'en',
      title: 'records',
    });
    expect((await records.text()).trim().split('\r\n').slice(1)).toEqual([
      'Tarjeta,Corrective,0.00,Running',
      'Cambio de fusor,Corrective,3000.00,Done',
    ]);
  });
});
