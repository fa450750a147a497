import { foldText } from '../kernel/fold.ts';

/** An inventory number as it is compared: whatever its case, with single spaces. A scanner may add some at its ends. */
export function numberKey(inventoryNumber: string): string {
  return foldText(inventoryNumber).replace(/\s+/g, ' ').trim();
}

/** What people and firmware write where there is no serial number. It identifies nothing. */
const NO_SERIAL: ReadonlySet<string> = new Set(
  [
    '-',
    '0',
    'sn',
    's/n',
    'n/a',
    'na',
    'none',
    'null',
    'ninguno',
    'sin serie',
    'sin numero',
    'sin numero de serie',
    'default string',
    'not specified',
    'not available',
    'system serial number',
    'chassis serial number',
    'to be filled by o.e.m.',
    'o.e.m.',
    'invalid',
    'unknown',
    'desconocido',
  ].map(foldText),
);

/** A serial number as it is compared; null where the text says that there is none (`S/N`, `To be filled by O.E.M.`, zeros). */
export function serialFold(serial: string | null): string | null {
  const folded = foldText(serial ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (folded === '' || NO_SERIAL.has(folded) || /^[0x.\-_ ]+$/.test(folded)) return null;
  return folded;
}

/** What is unique: a serial number within its brand. Null where there is no serial number. */
export function serialKey(brand: string | null, serial: string | null): string | null {
  const folded = serialFold(serial);
  return folded === null
    ? null
    : `${foldText(brand ?? '')
        .replace(/\s+/g, ' ')
        .trim()}|${folded}`;
}
