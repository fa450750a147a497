import { numberKey } from '#shared/assets/identity.ts';
import type { LabelOptions } from '#shared/labels/contract.ts';
import { BAR_QUIET, barCode, type CodeShape, MIN_BAR, QR_QUIET, qrCode } from './codes.ts';

/** What is printed on a label. */
export interface LabelText {
  readonly inventoryNumber: string;
  readonly institution: string;
  readonly name: string;
  readonly serial: string | null;
}

interface Size {
  readonly labelWidth: number;
  readonly labelHeight: number;
}

export interface LabelDrawing {
  /** SVG elements in millimetres from the label's own corner. */
  readonly elements: string;
  readonly hasBars: boolean;
}

const ASCII = /^[\x20-\x7e]+$/;

const number = (value: number) => String(Math.round(value * 1_000) / 1_000);

/** Draws one label: codes and text share the room that there is; what does not fit is left out, never squeezed. */
export function drawLabel(size: Size, text: LabelText, options: LabelOptions): LabelDrawing {
  const { labelWidth: width, labelHeight: height } = size;
  const padding = height < 15 ? 1 : 2;
  const parts: string[] = [];
  let x = padding;
  // A reader types like a keyboard, and none agrees with another beyond ASCII: the folded number finds the same asset.
  const code = ASCII.test(text.inventoryNumber) ? text.inventoryNumber : numberKey(text.inventoryNumber);
  const bars = options.code === 'qr' ? null : barCode(code);
  const placed = bars === null ? null : placeBars(bars, options.code, size, padding);
  // A number too long for bars that can be read gets the square code instead, whatever was asked for.
  if (options.code !== 'code128' || placed === null) {
    const side = Math.min(height - 2 * padding, width * 0.4, 30);
    const qr = qrCode(code);
    const cell = side / (qr.columns + 2 * (QR_QUIET - quietFrom(padding, side, qr)));
    const inset = (side - cell * qr.columns) / 2;
    parts.push(path(qr, x + inset, (height - side) / 2 + inset, cell, cell));
    x += side + padding / 2;
  }
  const textWidth = width - x - padding;
  let bottom = height - padding;
  if (placed !== null && bars !== null) {
    bottom -= placed.height;
    parts.push(
      path(bars, x + (textWidth - placed.width) / 2, bottom, placed.width / bars.columns, placed.height),
    );
    bottom -= 1;
  }
  parts.push(...lines(text, options, { x, top: padding, width: textWidth, bottom }));
  return { elements: parts.join(''), hasBars: placed !== null };
}

/** Light modules that the label's own padding already gives on each side of the square. */
function quietFrom(padding: number, side: number, qr: CodeShape): number {
  return Math.min(QR_QUIET, Math.floor(padding / (side / qr.columns)));
}

function placeBars(bars: CodeShape, code: LabelOptions['code'], size: Size, padding: number) {
  const side = code === 'both' ? Math.min(size.labelHeight - 2 * padding, size.labelWidth * 0.4, 30) : 0;
  const room = size.labelWidth - 2 * padding - (side > 0 ? side + padding / 2 : 0);
  const bar = Math.min(0.5, room / (bars.columns + 2 * BAR_QUIET));
  if (bar < MIN_BAR) return null;
  const height = Math.min(12, Math.max(5, size.labelHeight * 0.3));
  return { width: bar * bars.columns, height };
}

function path(shape: CodeShape, x: number, y: number, cellX: number, cellY: number): string {
  const d = shape.dark.map(([left, top, wide, high]) => {
    const [w, h] = [number(wide * cellX), number(high * cellY)];
    return `M${number(x + left * cellX)} ${number(y + top * cellY)}h${w}v${h}h-${w}z`;
  });
  return `<path fill="#000" shape-rendering="crispEdges" d="${d.join('')}"/>`;
}

interface Box {
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly bottom: number;
}

const MIN_TEXT = 1.6;

/** The lines of text from the most to the least wanted, as far as the height reaches; sizes in millimetres. */
function lines(text: LabelText, options: LabelOptions, box: Box): string[] {
  const big = Math.min(5, Math.max(2.4, (box.bottom - box.top) * 0.24));
  const small = Math.max(MIN_TEXT, Math.min(2.6, big * 0.6));
  const numberSize = Math.min(big, (box.width / widthOf(text.inventoryNumber, true)) * 0.99);
  const wanted: { text: string; size: number; isBold: boolean }[] = [];
  if (options.withInstitution && text.institution !== '')
    wanted.push({ text: cut(text.institution, box.width / small, false), size: small, isBold: false });
  wanted.push({ text: text.inventoryNumber, size: Math.max(MIN_TEXT, numberSize), isBold: true });
  if (options.withName) {
    const nameLines = wrapped(text.name, box.width / small, 2);
    wanted.push(...nameLines.map((line) => ({ text: line, size: small, isBold: false })));
  }
  if (options.withSerial && text.serial !== null)
    wanted.push({ text: cut(`S/N ${text.serial}`, box.width / small, false), size: small, isBold: false });

  // The number itself always stands; around it, lines are taken while they fit.
  const must = wanted.findIndex((line) => line.isBold);
  let left = box.bottom - box.top - (wanted[must]?.size ?? 0) * 1.2;
  const kept = wanted.filter((line, index) => {
    if (index === must) return true;
    const needed = line.size * 1.2;
    if (left < needed) return false;
    left -= needed;
    return true;
  });
  let y = box.top + left / 2;
  return kept.map((line) => {
    y += line.size * 1.2;
    const weight = line.isBold ? ' font-weight="bold"' : '';
    return `<text x="${number(box.x)}" y="${number(y - line.size * 0.28)}" font-size="${number(line.size)}"${weight}>${escaped(line.text)}</text>`;
  });
}

/** Width of a text in ems of Roboto, a little too large rather than too small. */
function widthOf(text: string, isBold: boolean): number {
  let width = 0;
  for (const character of text) {
    if (/[iljItf.,:;'|!()[\] -]/.test(character)) width += 0.34;
    else if (/[mwMW@%]/.test(character)) width += 0.91;
    else if (/[A-ZÑÁÉÍÓÚÜ&]/.test(character)) width += 0.68;
    else if (/[a-z0-9ñáéíóúü$/_#]/.test(character)) width += 0.575;
    else width += 1;
  }
  return isBold ? width * 1.03 : width;
}

/** As much of a text as `ems` take, with an ellipsis where something is missing. */
function cut(text: string, ems: number, isBold: boolean): string {
  if (widthOf(text, isBold) <= ems) return text;
  const characters = [...text];
  while (characters.length > 0 && widthOf(`${characters.join('')}…`, isBold) > ems) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

function wrapped(text: string, ems: number, most: number): string[] {
  const result: string[] = [];
  let rest = text;
  while (rest !== '' && result.length < most) {
    if (widthOf(rest, false) <= ems || result.length === most - 1) return [...result, cut(rest, ems, false)];
    const words = rest.split(' ');
    let taken = '';
    while (words.length > 0 && widthOf(`${taken} ${words[0]}`.trim(), false) <= ems) {
      taken = `${taken} ${words.shift()}`.trim();
    }
    if (taken === '') return [...result, cut(rest, ems, false)];
    result.push(taken);
    rest = words.join(' ');
  }
  return result;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
