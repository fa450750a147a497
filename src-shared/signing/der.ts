/**
 * ASN.1 in its distinguished encoding (DER, X.690), as certificates and signatures are written: just what is needed to
 * take them apart and to put a signature together. Lengths must be definite and within their parent, so that no
 * length that somebody made up leads outside.
 */

export interface Der {
  /** The whole first octet: class, constructed, number. */
  readonly tag: number;
  readonly content: Uint8Array;
  /** Tag, length and content. */
  readonly whole: Uint8Array;
}

export class DerFault extends Error {
  override readonly name = 'DerFault';
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  sequence: 0x30,
  set: 0x31,
  printable: 0x13,
  teletex: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalisedTime: 0x18,
  bmp: 0x1e,
  /** `[n]`, constructed. */
  context: (n: number) => 0xa0 | n,
  /** `[n]`, primitive. */
  implicit: (n: number) => 0x80 | n,
} as const;

/** The element that begins at `at`. @throws {DerFault} */
export function derAt(bytes: Uint8Array, at: number): Der {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) throw new DerFault('It ends in the middle');
  if ((tag & 0x1f) === 0x1f) throw new DerFault('A tag of several octets');
  let length = first;
  let from = at + 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new DerFault('A length that is none');
    length = 0;
    for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[from + i] ?? 0);
    from += count;
  }
  const to = from + length;
  if (to > bytes.length) throw new DerFault('A length beyond the end');
  return { tag, content: bytes.subarray(from, to), whole: bytes.subarray(at, to) };
}

/** The one element that `bytes` are. @throws {DerFault} when anything follows it */
export function derOf(bytes: Uint8Array, tag?: number): Der {
  const found = derAt(bytes, 0);
  if (found.whole.length !== bytes.length) throw new DerFault('Something follows it');
  if (tag !== undefined) expectTag(found, tag);
  return found;
}

/** What a constructed element consists of. @throws {DerFault} */
export function partsOf(der: Der): Der[] {
  if ((der.tag & 0x20) === 0) throw new DerFault('It has no parts');
  const parts: Der[] = [];
  for (let at = 0; at < der.content.length; ) {
    const part = derAt(der.content, at);
    parts.push(part);
    at += part.whole.length;
  }
  return parts;
}

/** An element that must be there and of that kind. @throws {DerFault} */
export function expectTag(der: Der | undefined, tag: number): Der {
  if (der === undefined) throw new DerFault('Something is missing');
  if (der.tag !== tag) throw new DerFault(`Tag ${der.tag} where ${tag} was expected`);
  return der;
}

/** Dotted form. */
export function oidText(der: Der | undefined): string {
  const { content } = expectTag(der, TAG.oid);
  const numbers: number[] = [];
  let value = 0;
  for (const octet of content) {
    value = value * 128 + (octet & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER / 128) throw new DerFault('An object identifier too large');
    if (octet < 0x80) {
      numbers.push(value);
      value = 0;
    }
  }
  const first = numbers[0];
  if (first === undefined) throw new DerFault('An empty object identifier');
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...numbers.slice(1)].join('.');
}

const latin1 = (bytes: Uint8Array) => Array.from(bytes, (octet) => String.fromCharCode(octet)).join('');

/** A character string of any of the usual kinds; null for anything else. Bit strings are read as the SAT writes them. */
export function stringText({ tag, content }: Der): string | null {
  switch (tag) {
    case TAG.utf8:
      return new TextDecoder().decode(content);
    case TAG.printable:
    case TAG.ia5:
      return latin1(content);
    case TAG.teletex:
      // Meant as T.61, written as Latin-1 by everybody.
      return latin1(content);
    case TAG.bmp:
      return new TextDecoder('utf-16be').decode(content);
    case TAG.bits:
      return latin1(content.subarray(1));
    default:
      return null;
  }
}

function lengthOf(count: number): number[] {
  if (count < 0x80) return [count];
  const octets: number[] = [];
  for (let left = count; left > 0; left = Math.floor(left / 256)) octets.unshift(left % 256);
  return [0x80 | octets.length, ...octets];
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** An element with that tag whose content are the parts one after the other. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = joined(parts);
  return joined([Uint8Array.from([tag, ...lengthOf(content.length)]), content]);
}

export const sequence = (...parts: readonly Uint8Array[]) => der(TAG.sequence, ...parts);

/** SET OF: in the order of their encodings (X.690, 11.6). */
export const setOf = (...parts: readonly Uint8Array[]) => der(TAG.set, ...[...parts].sort(compareBytes));

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function oid(dotted: string): Uint8Array<ArrayBuffer> {
  const [root = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [root * 40 + second, ...rest].flatMap((number) => {
    const digits = [number % 128];
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128)) {
      digits.unshift((left % 128) | 0x80);
    }
    return digits;
  });
  return der(TAG.oid, Uint8Array.from(octets));
}

export const octets = (bytes: Uint8Array) => der(TAG.octets, bytes);

export const nothing = () => der(TAG.null);

/** A positive whole number, most significant octet first. */
export function integer(magnitude: Uint8Array): Uint8Array<ArrayBuffer> {
  let from = 0;
  while (from < magnitude.length - 1 && magnitude[from] === 0) from += 1;
  const rest = magnitude.subarray(from);
  return der(TAG.integer, (rest[0] ?? 0) >= 0x80 ? joined([Uint8Array.of(0), rest]) : rest);
}

export const smallInteger = (value: number) => integer(Uint8Array.of(value));

export const toHex = (bytes: Uint8Array) =>
  Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');
