/**
 * What a PDF is made of (ISO 32000-1, 7.3), with the place in the file where each thing was read, so that what is not
 * touched can be written again byte by byte, and what was signed can be compared.
 */

export interface Place {
  readonly start: number;
  readonly end: number;
}

export type PdfValue =
  | (Place & { readonly kind: 'null' })
  | (Place & { readonly kind: 'boolean'; readonly value: boolean })
  | (Place & { readonly kind: 'number'; readonly value: number })
  | (Place & { readonly kind: 'name'; readonly value: string })
  | PdfString
  | PdfRef
  | PdfArray
  | PdfDict;

export type PdfString = Place & {
  readonly kind: 'string';
  readonly isHex: boolean;
  readonly bytes: Uint8Array;
};

export type PdfRef = Place & { readonly kind: 'ref'; readonly number: number; readonly generation: number };

export type PdfArray = Place & { readonly kind: 'array'; readonly items: readonly PdfValue[] };

export type PdfDict = Place & { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, PdfValue> };

/** `7 0 obj … endobj`. */
export interface PdfObject extends Place {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  /** What stands between `stream` and `endstream`. */
  readonly stream: Place | null;
}

/** It is no PDF, or one that is damaged or stranger than what we read. */
export class PdfFault extends Error {
  override readonly name = 'PdfFault';
}

export function dictOf(value: PdfValue | undefined, what: string): PdfDict {
  if (value?.kind !== 'dict') throw new PdfFault(`${what} is no dictionary`);
  return value;
}

export function nameIn(dict: PdfDict, key: string): string | null {
  const value = dict.entries.get(key);
  return value?.kind === 'name' ? value.value : null;
}

/** A whole number that is not negative; null where there is none. */
export function wholeIn(dict: PdfDict, key: string): number | null {
  const value = dict.entries.get(key);
  return value?.kind === 'number' && Number.isSafeInteger(value.value) && value.value >= 0
    ? value.value
    : null;
}

/** A text string: UTF-16 or UTF-8 with their marks, else PDFDocEncoding, which is read as Latin-1. */
export function textIn(dict: PdfDict, key: string): string | null {
  const value = dict.entries.get(key);
  if (value?.kind !== 'string') return null;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes);
  return Buffer.from(bytes).toString('latin1');
}
