import type { PdfFile } from './file.ts';
import { wholeIn } from './values.ts';

/** An object of an incremental update: its whole value, as PDF. */
export interface NewObject {
  readonly number: number;
  readonly body: Buffer;
}

export const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** The next object number that is free. */
export function nextNumber(file: PdfFile): number {
  return wholeIn(file.newest.trailer, 'Size') ?? 0;
}

/** A text string as PDF: plain where it is ASCII, else UTF-16. */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  const bytes = Buffer.from(`\ufeff${text.toWellFormed()}`, 'utf16le').swap16();
  return `<${bytes.toString('hex').toUpperCase()}>`;
}

/** `D:20261124163000Z`, for UTC ms. */
export function pdfDate(at: number): string {
  return `(D:${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z)`;
}

/** UTC ms of a PDF date, null where it is none. */
export function dateOf(text: string | null): number | null {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/.exec(text ?? '');
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, sign, hours = '0', minutes = '0'] = match;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return Number.isNaN(at) ? null : at - (sign === '-' ? -shift : shift);
}

/**
 * Objects written behind a file that stays as it is, byte for byte (ISO 32000-1, 7.5.6). Where each object begins is
 * told as well, for what has to be filled in later.
 */
export function appended(
  file: PdfFile,
  objects: readonly NewObject[],
): { readonly bytes: Buffer<ArrayBuffer>; readonly offsets: ReadonlyMap<number, number> } {
  const parts: Buffer[] = [];
  let at = file.bytes.length;
  const add = (part: Buffer) => {
    parts.push(part);
    at += part.length;
  };
  const offsets = new Map<number, number>();
  for (const { number, body } of objects) {
    offsets.set(number, at);
    add(latin1(`${number} 0 obj\n`));
    add(body);
    add(latin1('\nendobj\n'));
  }
  const tableAt = at;
  const { trailer } = file.newest;
  const size = Math.max(nextNumber(file), ...objects.map(({ number }) => number + 1));
  const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
    const value = trailer.entries.get(key);
    return value === undefined ? [] : [latin1(`/${key} `), Buffer.from(file.raw(value)), latin1('\n')];
  });
  add(latin1(`xref\n${tableOf(offsets)}trailer\n<<\n/Size ${size}\n`));
  for (const part of kept) add(part);
  add(latin1(`/Prev ${file.newest.tableAt}\n>>\nstartxref\n${tableAt}\n%%EOF\n`));
  return { bytes: Buffer.concat([file.bytes, ...parts]), offsets };
}

/** Runs of numbers in a row, each entry twenty bytes long. */
function tableOf(offsets: ReadonlyMap<number, number>): string {
  const numbers = [...offsets.keys()].sort((a, b) => a - b);
  let text = '';
  for (let i = 0; i < numbers.length; ) {
    let run = 1;
    while (numbers[i + run] === (numbers[i] ?? 0) + run) run += 1;
    text += `${numbers[i]} ${run}\n`;
    for (const number of numbers.slice(i, i + run)) {
      text += `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`;
    }
    i += run;
  }
  return text;
}
