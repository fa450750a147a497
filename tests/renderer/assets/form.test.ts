import { describe, expect, it } from 'vitest';
import { emptyValues, inputOf, likeValues, problemsOf, valuesOf } from '#renderer/assets/form/assetValues.ts';
import type { CustomField } from '#shared/assets/asset.ts';
import type { Asset } from '#shared/assets/fields.ts';

const fields: CustomField[] = [
  { key: 'ram', label: 'Memoria', type: 'number', choices: [], isRequired: true },
  { key: 'disk', label: 'Disco', type: 'choice', choices: ['SSD', 'HDD'], isRequired: false },
  { key: 'isTouch', label: 'Táctil', type: 'yesNo', choices: [], isRequired: false },
];

const asset: Asset = {
  id: 5,
  inventoryNumber: 'INV-000005',
  name: 'Laptop',
  category: { id: 2, name: 'Cómputo' },
  brand: 'Dell',
  model: null,
  serial: 'S-1',
  status: { key: 'available', kind: 'available', label: 'Disponible' },
  area: { id: 3, name: 'Jurídico' },
  location: null,
  holder: null,
  supplier: null,
  acquiredOn: '2026-01-15',
  costCents: 1_250_000,
  warrantyUntil: null,
  photoId: 9,
  updatedAt: '2026-11-24T00:00:00Z',
  version: 3,
  parent: null,
  parts: [],
  invoice: null,
  usefulLifeMonths: null,
  bookValue: null,
  notes: null,
  fields,
  custom: { ram: 16, disk: 'SSD', isTouch: false },
  files: [],
  uuid: null,
  macs: [],
  details: null,
  retiredAt: null,
  retirementReason: null,
  createdAt: '2026-01-15T00:00:00Z',
};

describe('the form of an asset', () => {
  it('sends back what it was filled with', () => {
    expect(inputOf(valuesOf(asset), fields)).toMatchObject({
      name: 'Laptop',
      categoryId: 2,
      areaId: 3,
      locationId: null,
      costCents: 1_250_000,
      acquiredOn: '2026-01-15',
      warrantyUntil: null,
      usefulLifeMonths: null,
      notes: null,
      custom: { ram: 16, disk: 'SSD', isTouch: false },
    });
  });

  it('makes another one like it without number and serial', () => {
    expect(likeValues(asset)).toEqual({ ...valuesOf(asset), inventoryNumber: '', serial: '' });
  });

  it('leaves out values of fields that the chosen category does not have', () => {
    expect(inputOf(valuesOf(asset), []).custom).toEqual({});
  });

  it('asks for name, category and what the category requires', () => {
    expect(problemsOf(emptyValues, fields)).toEqual({
      name: 'required',
      categoryId: 'required',
      'custom.ram': 'required',
    });
    expect(problemsOf(valuesOf(asset), fields)).toEqual({});
  });

  it('says what cannot be read instead of saving it as nothing', () => {
    const values = {
      ...valuesOf(asset),
      costCents: Number.NaN,
      usefulLifeMonths: 0.5,
      warrantyUntil: '2025-12-31',
      custom: { ram: 'mucha' },
    };
    expect(problemsOf(values, fields)).toEqual({
      costCents: 'money',
      usefulLifeMonths: 'months',
      warrantyUntil: 'warrantyBefore',
      'custom.ram': 'number',
    });
  });
});
