import { describe, expect, it } from 'vitest';
import { assetKey } from '#renderer/assets/asset/assetKey.ts';
import { tabOf, tabsFor } from '#renderer/assets/inventoryTabs.ts';
import {
  assetListSearch,
  filterCount,
  filterOf,
  nextSort,
  noFilters,
  readIds,
  writeIds,
} from '#renderer/assets/search.ts';

describe('the address of the list', () => {
  it('drops what nobody can mean and keeps the rest', () => {
    expect(
      assetListSearch.parse({
        q: ' dell ',
        areaId: 'x',
        statusKind: 'inRepair',
        retired: 'yes',
        sort: 'cost',
      }),
    ).toEqual({ q: 'dell', statusKind: 'inRepair' });
  });

  it('asks the service for what it says, without the selection', () => {
    expect(filterOf({ q: '', sel: '1.2', retired: true, sort: 'name', holderId: 4 })).toEqual({
      withRetired: true,
      sort: 'name',
      holderId: 4,
    });
  });

  it('counts what narrows the list, and takes all of it off', () => {
    const search = { q: 'dell', areaId: 3, warranty: 'ended', retired: true } as const;
    expect(filterCount(search)).toBe(3);
    expect(filterCount({ ...search, ...noFilters })).toBe(0);
    expect({ ...search, ...noFilters }.q).toBe('dell');
  });

  it('goes back to the order of numbers when a header is pressed again', () => {
    expect(nextSort(undefined, 'name')).toBe('name');
    expect(nextSort('name', 'name')).toBeUndefined();
    expect(nextSort('name', 'inventoryNumber')).toBeUndefined();
    expect(nextSort(undefined, '-updatedAt')).toBe('-updatedAt');
  });

  it('reads and writes ids', () => {
    expect(readIds(writeIds([7, 3]))).toEqual([7, 3]);
    expect(readIds('7,x,3', ',')).toEqual([7, 3]);
    expect(writeIds([])).toBeUndefined();
  });
});

describe('assetKey', () => {
  it('takes digits for an id and anything else for a number', () => {
    expect(assetKey('12')).toBe(12);
    expect(assetKey('INV-12')).toBe('INV-12');
  });
});

describe('the parts of the inventory', () => {
  it('are known from any address in them', () => {
    expect(tabOf('/inventario')).toBe('assets');
    expect(tabOf('/inventario/equipo/4/editar')).toBe('assets');
    expect(tabOf('/inventario/resguardos/RG-2026-000001')).toBe('custody');
    expect(tabOf('/inventario/etiquetas/')).toBe('labels');
  });

  it('leave printing of labels to whoever manages assets', () => {
    expect(tabsFor(['manager']).map(({ key }) => key)).not.toContain('labels');
    expect(tabsFor(['technician']).map(({ key }) => key)).toContain('labels');
    expect(tabsFor(['requester'])).toEqual([]);
  });
});
