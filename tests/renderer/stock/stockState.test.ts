import { describe, expect, it } from 'vitest';
import { stateOf, unitOf } from '#renderer/stock/stockState.ts';

describe('the state of an item', () => {
  it('is to be bought only while it is used', () => {
    expect(stateOf({ isEnabled: true, isLow: true })).toBe('low');
    expect(stateOf({ isEnabled: true, isLow: false })).toBe('enough');
    expect(stateOf({ isEnabled: false, isLow: true })).toBe('unused');
  });
});

describe('a unit after a number', () => {
  it.each([
    ['pieza', 3, 'piezas'],
    ['pieza', 1, 'pieza'],
    ['caja', 0, 'cajas'],
    ['paquete', 2, 'paquetes'],
    ['unidad', 2, 'unidades'],
    ['piezas', 2, 'piezas'],
    ['kg', 2, 'kg'],
    ['caja de 10', 2, 'caja de 10'],
  ])('%s of %i is %s', (unit, count, said) => {
    expect(unitOf(unit, count)).toBe(said);
  });
});
