import bwip from 'bwip-js/node';

/** A code as dark rectangles on a grid of modules; without its quiet zone. */
export interface CodeShape {
  readonly columns: number;
  readonly rows: number;
  /** `x, y, width, height` of each dark rectangle, in modules. */
  readonly dark: readonly (readonly [number, number, number, number])[];
}

/** The narrowest bar that common readers take at arm's length (7.5 mil), in millimetres. */
export const MIN_BAR = 0.19;
/** Light modules that each side of a Code 128 needs (ISO/IEC 15417). */
export const BAR_QUIET = 10;
/** Light modules around a QR code (ISO/IEC 18004). */
export const QR_QUIET = 4;

/** The QR code (error correction M) of a text. */
export function qrCode(text: string): CodeShape {
  const [symbol] = bwip.raw('qrcode', text, 'eclevel=M');
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('No QR code came of the text');
  const { pixs, pixx, pixy } = symbol;
  const dark: [number, number, number, number][] = [];
  for (let y = 0; y < pixy; y++) {
    for (let x = 0; x < pixx; x++) {
      if (pixs[y * pixx + x] !== 1) continue;
      const from = x;
      while (x + 1 < pixx && pixs[y * pixx + x + 1] === 1) x++;
      dark.push([from, y, x - from + 1, 1]);
    }
  }
  return { columns: pixx, rows: pixy, dark };
}

/** The Code 128 of a text; null where it has a character that the code does not know. */
export function barCode(text: string): CodeShape | null {
  // The code knows ASCII; what lies beyond is read differently by different readers.
  if (!/^[\x20-\x7e]+$/.test(text)) return null;
  const [symbol] = bwip.raw({ bcid: 'code128', text });
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('No bar code came of the text');
  const dark: [number, number, number, number][] = [];
  let columns = 0;
  for (const [index, width] of symbol.sbs.entries()) {
    if (index % 2 === 0) dark.push([columns, 0, width, 1]);
    columns += width;
  }
  return { columns, rows: 1, dark };
}
