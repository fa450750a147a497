/** What is read of a TrueType font: which characters it draws, and how wide they are. */
export interface FontFile {
  /** Of the first plane only; the fonts in use have no others. */
  draws(code: number): boolean;
  /** In points, set in one line; kerning aside. */
  widthOf(text: string, size: number): number;
}

/** Reads `head`, `hmtx` and the character map of the first plane (`cmap`, format 4; OpenType 1.9). @throws when it is none */
export function readFontFile(file: Uint8Array): FontFile {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const glyphs = glyphsOf(view);
  const unitsPerEm = view.getUint16(tableAt(view, 'head') + 18);
  const measured = view.getUint16(tableAt(view, 'hhea') + 34);
  const widths = tableAt(view, 'hmtx');
  const widthOfGlyph = (glyph: number) => view.getUint16(widths + Math.min(glyph, measured - 1) * 4);
  return {
    draws: (code) => glyphs.has(code),
    widthOf(text, size) {
      let units = 0;
      for (let at = 0; at < text.length; at += 1) {
        const glyph = glyphs.get(text.charCodeAt(at));
        if (glyph !== undefined) units += widthOfGlyph(glyph);
      }
      return (units * size) / unitsPerEm;
    },
  };
}

function tableAt(view: DataView, name: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const entry = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(entry + at)));
    if (tag === name) return view.getUint32(entry + 8);
  }
  throw new Error(`The font has no table ${name}`);
}

function glyphsOf(view: DataView): ReadonlyMap<number, number> {
  const cmap = tableAt(view, 'cmap');
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const table = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    if (view.getUint16(table) === 4) return segments(view, table);
  }
  throw new Error('The font has no character map that is known here');
}

function segments(view: DataView, table: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const count = view.getUint16(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + count * 2 + 2;
  const deltas = starts + count * 2;
  const offsets = deltas + count * 2;
  for (let index = 0; index < count; index += 1) {
    const end = view.getUint16(ends + index * 2);
    const start = view.getUint16(starts + index * 2);
    const delta = view.getUint16(deltas + index * 2);
    const offset = view.getUint16(offsets + index * 2);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const at = offsets + index * 2 + offset + (code - start) * 2;
      const plain = offset === 0 ? code : view.getUint16(at);
      const glyph = plain === 0 ? 0 : (plain + delta) & 0xffff;
      if (glyph !== 0) found.set(code, glyph);
    }
  }
  return found;
}
