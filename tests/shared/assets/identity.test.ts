import { describe, expect, it } from 'vitest';
import { numberKey, serialFold, serialKey } from '#shared/assets/identity.ts';

describe('how assets are told apart', () => {
  it('compares inventory numbers whatever their case, accents and spaces', () => {
    expect(numberKey('  Inv-Ñ 0007 ')).toBe('inv-n 0007');
    expect(numberKey('INV  1')).toBe(numberKey('inv 1'));
  });

  it('takes what says that there is no serial number for none', () => {
    for (const none of [
      null,
      '',
      '  ',
      'S/N',
      'n/a',
      '0000000',
      '0',
      '-',
      '----',
      'To Be Filled By O.E.M.',
    ]) {
      expect(serialFold(none), String(none)).toBeNull();
      expect(serialKey('HP', none), String(none)).toBeNull();
    }
    expect(serialFold('SN12')).toBe('sn12');
  });

  it('has one serial number once a brand', () => {
    expect(serialKey('Dell', '7H2K9Q3')).toBe(serialKey(' DELL ', '7h2k9q3 '));
    expect(serialKey('Dell', '7H2K9Q3')).not.toBe(serialKey('HP', '7H2K9Q3'));
    expect(serialKey(null, 'X1')).toBe('|x1');
  });
});
