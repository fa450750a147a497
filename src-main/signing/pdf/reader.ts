import { type PdfDict, PdfFault, type PdfObject, type PdfString, type PdfValue } from './values.ts';

/** Deeper than any honest file, and far from what a call stack bears. */
const DEEPEST = 40;
const LONGEST_NUMBER = 20;
const LONGEST_NAME = 400;

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((letter) => letter.charCodeAt(0)));

const code = (letter: string) => letter.charCodeAt(0);
const isDigit = (octet: number | undefined) => octet !== undefined && octet >= 48 && octet <= 57;
const isRegular = (octet: number | undefined): octet is number =>
  octet !== undefined && !WHITE.has(octet) && !DELIMITERS.has(octet);

/**
 * Reads values at a place of a file; strict where a viewer would guess, because two guesses are how one file shows two
 * contents. Every step moves forward, so that it ends whatever the file holds.
 */
export class PdfReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** White space and comments. */
  skip(): void {
    for (;;) {
      const octet = this.bytes[this.at];
      if (octet !== undefined && WHITE.has(octet)) this.at += 1;
      else if (octet === 0x25) {
        while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) {
          this.at += 1;
        }
      } else return;
    }
  }

  /** Whether these letters stand here, and no longer word. */
  isAt(word: string): boolean {
    for (let i = 0; i < word.length; i += 1) {
      if (this.bytes[this.at + i] !== word.charCodeAt(i)) return false;
    }
    return !isRegular(this.bytes[this.at + word.length]);
  }

  /** @throws {PdfFault} */
  expect(word: string): void {
    this.skip();
    if (!this.isAt(word)) throw new PdfFault(`No ${word} at ${this.at}`);
    this.at += word.length;
  }

  /** A whole number without a sign. @throws {PdfFault} */
  whole(): number {
    this.skip();
    const start = this.at;
    while (isDigit(this.bytes[this.at])) this.at += 1;
    const length = this.at - start;
    if (length === 0 || length > LONGEST_NUMBER) throw new PdfFault(`No number at ${start}`);
    const value = Number(this.text(start, this.at));
    if (!Number.isSafeInteger(value)) throw new PdfFault(`A giant number at ${start}`);
    return value;
  }

  text(start: number, end: number): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, end - start).toString('latin1');
  }

  /** @throws {PdfFault} */
  value(depth = 0): PdfValue {
    if (depth > DEEPEST) throw new PdfFault(`Too deep at ${this.at}`);
    this.skip();
    const start = this.at;
    const octet = this.bytes[start];
    switch (octet) {
      case code('/'):
        return { kind: 'name', value: this.name(), start, end: this.at };
      case code('('):
        return this.literal();
      case code('['):
        return this.array(depth);
      case code('<'):
        return this.bytes[start + 1] === code('<') ? this.dict(depth) : this.hex();
      default:
        return this.plain();
    }
  }

  private plain(): PdfValue {
    const start = this.at;
    for (const [word, value] of [
      ['true', true],
      ['false', false],
    ] as const) {
      if (!this.isAt(word)) continue;
      this.at += word.length;
      return { kind: 'boolean', value, start, end: this.at };
    }
    if (this.isAt('null')) {
      this.at += 4;
      return { kind: 'null', start, end: this.at };
    }
    return this.refAt(start) ?? this.number();
  }

  private number(): PdfValue {
    const start = this.at;
    while (isRegular(this.bytes[this.at]) && this.at - start <= LONGEST_NUMBER) this.at += 1;
    const text = this.text(start, this.at);
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new PdfFault(`Not a value at ${start}`);
    return { kind: 'number', value: Number(text), start, end: this.at };
  }

  private refAt(start: number): PdfValue | null {
    if (!isDigit(this.bytes[start])) return null;
    try {
      const number = this.whole();
      if (!WHITE.has(this.bytes[this.at] ?? -1)) throw new PdfFault('No reference');
      const generation = this.whole();
      this.skip();
      if (!this.isAt('R')) throw new PdfFault('No reference');
      this.at += 1;
      return { kind: 'ref', number, generation, start, end: this.at };
    } catch (fault) {
      if (!(fault instanceof PdfFault)) throw fault;
      this.at = start;
      return null;
    }
  }

  private name(): string {
    this.at += 1;
    const start = this.at;
    while (isRegular(this.bytes[this.at])) this.at += 1;
    if (this.at - start > LONGEST_NAME) throw new PdfFault(`A giant name at ${start}`);
    return this.text(start, this.at).replace(/#([0-9A-Fa-f]{2})/g, (_whole, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  private literal(): PdfString {
    const start = this.at;
    const bytes: number[] = [];
    let open = 0;
    for (;;) {
      const octet = this.bytes[this.at];
      if (octet === undefined) throw new PdfFault(`A string without end at ${start}`);
      this.at += 1;
      if (octet === code('\\')) {
        this.escaped(bytes);
        continue;
      }
      if (octet === code('(')) open += 1;
      if (octet === code(')')) open -= 1;
      if (open === 0)
        return { kind: 'string', isHex: false, bytes: Uint8Array.from(bytes), start, end: this.at };
      if (this.at - start > 1) bytes.push(octet);
    }
  }

  private escaped(bytes: number[]): void {
    const octal = /^[0-7]{1,3}/.exec(this.text(this.at, Math.min(this.at + 3, this.bytes.length)))?.[0];
    if (octal !== undefined) {
      bytes.push(Number.parseInt(octal, 8) & 0xff);
      this.at += octal.length;
      return;
    }
    const octet = this.bytes[this.at] ?? 0;
    this.at += 1;
    if (octet === 13 || octet === 10) {
      if (octet === 13 && this.bytes[this.at] === 10) this.at += 1;
      return;
    }
    const letter = String.fromCharCode(octet);
    bytes.push({ n: 10, r: 13, t: 9, b: 8, f: 12 }[letter] ?? octet);
  }

  private hex(): PdfString {
    const start = this.at;
    this.at += 1;
    const from = this.at;
    while (this.at < this.bytes.length && this.bytes[this.at] !== code('>')) this.at += 1;
    if (this.at >= this.bytes.length) throw new PdfFault(`A string without end at ${start}`);
    const digits = this.text(from, this.at).replace(/[\s\0]+/g, '');
    this.at += 1;
    if (!/^[0-9A-Fa-f]*$/.test(digits)) throw new PdfFault(`Not hexadecimal at ${start}`);
    const bytes = new Uint8Array(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
    return { kind: 'string', isHex: true, bytes, start, end: this.at };
  }

  private array(depth: number): PdfValue {
    const start = this.at;
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skip();
      if (this.bytes[this.at] === code(']')) break;
      items.push(this.value(depth + 1));
    }
    this.at += 1;
    return { kind: 'array', items, start, end: this.at };
  }

  private dict(depth: number): PdfDict {
    const start = this.at;
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skip();
      if (this.bytes[this.at] === code('>') && this.bytes[this.at + 1] === code('>')) break;
      if (this.bytes[this.at] !== code('/')) throw new PdfFault(`No key at ${this.at}`);
      const key = this.name();
      // Readers disagree on which of two holds.
      if (entries.has(key)) throw new PdfFault(`${key} twice at ${this.at}`);
      entries.set(key, this.value(depth + 1));
    }
    this.at += 2;
    return { kind: 'dict', entries, start, end: this.at };
  }

  /**
   * `7 0 obj … endobj`; of a stream only the place is read.
   *
   * @param lengthOf of a stream whose length is another object
   * @throws {PdfFault}
   */
  object(lengthOf: (value: PdfValue | undefined) => number | null): PdfObject {
    this.skip();
    const start = this.at;
    const number = this.whole();
    const generation = this.whole();
    this.expect('obj');
    const value = this.value();
    this.skip();
    const stream = value.kind === 'dict' && this.isAt('stream') ? this.stream(value, lengthOf) : null;
    this.expect('endobj');
    return { number, generation, value, stream, start, end: this.at };
  }

  private stream(dict: PdfDict, lengthOf: (value: PdfValue | undefined) => number | null) {
    this.at += 'stream'.length;
    if (this.bytes[this.at] === 13) this.at += 1;
    if (this.bytes[this.at] !== 10) throw new PdfFault(`No line end after stream at ${this.at}`);
    const start = this.at + 1;
    const length = lengthOf(dict.entries.get('Length'));
    if (length === null || start + length > this.bytes.length) throw new PdfFault(`A stream beyond the end`);
    this.at = start + length;
    this.expect('endstream');
    return { start, end: start + length };
  }
}
