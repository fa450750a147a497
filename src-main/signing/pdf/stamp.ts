import { latin1, type NewObject } from './update.ts';

/** What a signature shows in its line: a few short lines, the first one strong. */
export interface Stamp {
  readonly lines: readonly string[];
}

const LINE_HEIGHT = 1.22;
const LARGEST = 7.5;
/** About as wide as Helvetica sets a letter, in parts of its size; capitals are wider. */
const LETTER = 0.58;

/**
 * The looks of a signature, beginning with the form that a field names; none where the field has no room. The fonts are
 * those that every viewer has, with the letters of Western Europe.
 */
export function stampObjects(
  first: number,
  { width, height }: { readonly width: number; readonly height: number },
  { lines }: Stamp,
): NewObject[] {
  if (width < 20 || height < 10 || lines.length === 0) return [];
  const size = Math.min(LARGEST, (height - 4) / (lines.length * LINE_HEIGHT));
  const most = Math.floor((width - 6) / (size * LETTER));
  const text = lines.map((line, at) => {
    const font = at === 0 ? 'B' : 'R';
    const y = height - 2 - size - at * size * LINE_HEIGHT;
    return `BT /${font} ${size.toFixed(2)} Tf 3 ${y.toFixed(2)} Td <${winAnsi(clipped(line, most))}> Tj ET`;
  });
  const content = latin1(
    [
      'q',
      '0.06 0.36 0.37 RG 0.6 w',
      `0.3 0.3 ${(width - 0.6).toFixed(2)} ${(height - 0.6).toFixed(2)} re S`,
      '0.1 0.13 0.13 rg',
      ...text,
      'Q',
      '',
    ].join('\n'),
  );
  const dict = `<< /Type /XObject /Subtype /Form /BBox [0 0 ${width.toFixed(2)} ${height.toFixed(2)}] /Resources << /Font << /B ${first + 1} 0 R /R ${first + 2} 0 R >> >> /Length ${content.length} >>`;
  return [
    { number: first, body: Buffer.concat([latin1(`${dict}\nstream\n`), content, latin1('\nendstream')]) },
    { number: first + 1, body: font('Helvetica-Bold') },
    { number: first + 2, body: font('Helvetica') },
  ];
}

const font = (name: string) =>
  latin1(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);

const clipped = (line: string, most: number) => (line.length <= most ? line : `${line.slice(0, most - 1)}…`);

/** Hexadecimal in Windows-1252; a letter that it lacks becomes a question mark. */
function winAnsi(text: string): string {
  const octets = Array.from(text.normalize('NFC'), (letter) => {
    if (letter === '…') return 0x85;
    const point = letter.codePointAt(0) ?? 63;
    return (point >= 32 && point < 127) || (point >= 160 && point <= 255) ? point : 63;
  });
  return Buffer.from(octets).toString('hex');
}
