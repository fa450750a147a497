import { describe, expect, it } from 'vitest';
import {
  freeColumns,
  understood,
  withColumn,
  withoutGone,
  withWord,
} from '#renderer/imports/mappingEdits.ts';
import type { ImportMapping } from '#shared/imports/mapping.ts';

const mapping: ImportMapping = {
  columns: { inventoryNumber: 'Clave', name: 'Bien' },
  ownColumns: ['Color', 'Piso'],
  dates: 'd/m/y',
  values: { status: { Bodega: 'available' } },
};

describe('editing a mapping', () => {
  it('gives a column to one field alone', () => {
    expect(withColumn(mapping, 'serial', 'Clave').columns).toEqual({ name: 'Bien', serial: 'Clave' });
    expect(withColumn(mapping, 'location', 'Piso').ownColumns).toEqual(['Color']);
    expect(withColumn(mapping, 'name', null).columns).toEqual({ inventoryNumber: 'Clave' });
  });

  it('forgets the words of a field that gets another column', () => {
    expect(withColumn(mapping, 'status', 'Estado').values).toEqual({});
  });

  it('sets and unsets what a word stands for', () => {
    const set = withWord(mapping, 'status', 'Roto', 'inRepair');
    expect(set.values.status).toEqual({ Bodega: 'available', Roto: 'inRepair' });
    expect(withWord(set, 'status', 'Bodega', null).values.status).toEqual({ Roto: 'inRepair' });
  });

  it('keeps what a corrected file still has', () => {
    expect(withoutGone(mapping, ['Clave', 'Piso'])).toMatchObject({
      columns: { inventoryNumber: 'Clave' },
      ownColumns: ['Piso'],
      dates: 'd/m/y',
    });
  });

  it('offers the columns that say nothing yet', () => {
    const column = (name: string) => ({ name, samples: [], words: null, filled: 0, dates: null });
    expect(freeColumns(mapping, [column('Clave'), column('Color')]).map(({ name }) => name)).toEqual([
      'Color',
    ]);
  });
});

describe('a date of the file', () => {
  it.each([
    ['3/4/2026', 'd/m/y', '2026-04-03'],
    ['3/4/2026', 'm/d/y', '2026-03-04'],
    ['23/1/26 10:00', 'd/m/y', '2026-01-23'],
    ['23/1/26', 'm/d/y', null],
    ['2026-04-03', 'd/m/y', '2026-04-03'],
    ['31/2/2026', 'd/m/y', null],
    ['ayer', 'd/m/y', null],
  ] as const)('%s in the order %s is %s', (sample, order, date) => {
    expect(understood(sample, order)).toBe(date);
  });
});
