import { describe, expect, it } from 'vitest';
import { meaningOf, numbersIn, type Reading, tally } from '#renderer/verification/readings.ts';

function aReading(parts: Partial<Reading> = {}): Reading {
  return {
    id: 1,
    scanned: 'INV-1',
    result: 'found',
    asset: null,
    note: null,
    at: '2026-10-05T16:00:00Z',
    by: null,
    isRepeated: false,
    ...parts,
  };
}

const asset = {
  id: 1,
  inventoryNumber: 'INV-1',
  name: 'Monitor',
  brand: null,
  model: null,
  serial: null,
  statusKind: 'available' as const,
  location: { id: 2, name: 'Bodega' },
  holder: null,
};

describe('what a reader types', () => {
  it('is one number; a pasted list is one a line or cell', () => {
    expect(numbersIn(' INV-1 ')).toEqual(['INV-1']);
    expect(numbersIn('INV-1\r\nINV-2\n\n INV 3\tINV-4;INV-5\n')).toEqual([
      'INV-1',
      'INV-2',
      'INV 3',
      'INV-4',
      'INV-5',
    ]);
    expect(numbersIn('  \n ')).toEqual([]);
  });

  it('is told by what it turned out to be', () => {
    expect(meaningOf(aReading())).toBe('found');
    expect(meaningOf(aReading({ isRepeated: true }))).toBe('repeated');
    expect(meaningOf(aReading({ result: 'unknown' }))).toBe('unknown');
    expect(meaningOf(aReading({ result: 'elsewhere', asset }))).toBe('elsewhere');
    expect(meaningOf(aReading({ result: 'elsewhere', asset: { ...asset, location: null } }))).toBe(
      'elsewhereNowhere',
    );
    expect(meaningOf(aReading({ result: 'elsewhere', asset: { ...asset, statusKind: 'retired' } }))).toBe(
      'retired',
    );
  });

  it('is summed up when it was a list', () => {
    const list = [aReading(), aReading({ isRepeated: true }), aReading({ result: 'unknown' })];
    expect(tally(list)).toEqual({ count: 3, found: 2, elsewhere: 0, unknown: 1 });
  });
});
