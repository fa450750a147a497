import { expect, it } from 'vitest';
import { namesOfSheets } from '#main/workbook/sheetName.ts';

it('gives each sheet a name that Excel takes, and no two the same', () => {
  expect(namesOfSheets(['Portada', 'portada', 'Por área: 2026/11', '', '   ', "'x'"])).toEqual([
    'Portada',
    'portada (2)',
    'Por área  2026 11',
    'Hoja1',
    'Hoja1 (2)',
    'x',
  ]);
  const long = namesOfSheets(Array.from({ length: 12 }, () => 'a'.repeat(40)));
  expect(new Set(long).size).toBe(12);
  for (const name of long) expect(name.length).toBeLessThanOrEqual(31);
  expect(namesOfSheets([`${'a'.repeat(30)}😀`])).toEqual(['a'.repeat(30)]);
});
