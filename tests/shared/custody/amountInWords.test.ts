import { describe, expect, it } from 'vitest';
import { pesosInWords } from '#shared/custody/amountInWords.ts';

describe('pesos in words', () => {
  it.each([
    [0, 'Cero pesos 00/100 M.N.'],
    [5, 'Cero pesos 05/100 M.N.'],
    [100, 'Un peso 00/100 M.N.'],
    [2_100, 'Veintiún pesos 00/100 M.N.'],
    [3_100, 'Treinta y un pesos 00/100 M.N.'],
    [10_000, 'Cien pesos 00/100 M.N.'],
    [10_150, 'Ciento un pesos 50/100 M.N.'],
    [99_999, 'Novecientos noventa y nueve pesos 99/100 M.N.'],
    [100_000, 'Mil pesos 00/100 M.N.'],
    [1_850_050, 'Dieciocho mil quinientos pesos 50/100 M.N.'],
    [2_100_000, 'Veintiún mil pesos 00/100 M.N.'],
    [17_205_525, 'Ciento setenta y dos mil cincuenta y cinco pesos 25/100 M.N.'],
    [100_000_000, 'Un millón de pesos 00/100 M.N.'],
    [100_000_100, 'Un millón un pesos 00/100 M.N.'],
    [250_000_000_000, 'Dos mil quinientos millones de pesos 00/100 M.N.'],
  ])('%i hundredths: %s', (cents, words) => {
    expect(pesosInWords(cents)).toBe(words);
  });

  it('gives up above what one writes in words', () => {
    expect(pesosInWords(1e14)).toBeNull();
  });
});
