import { PdfReader } from './reader.ts';
import { dictOf, type PdfDict, PdfFault, type PdfObject, type PdfValue, wholeIn } from './values.ts';

/** One of the parts that a file grew by: objects, the table of where they are, and a trailer. */
export interface Section {
  /** Where its objects may begin: behind the part before. */
  readonly start: number;
  /** Of its cross-reference table. */
  readonly tableAt: number;
  /** Behind its `%%EOF` and the line end after it. */
  readonly end: number;
  readonly offsets: ReadonlyMap<number, Entry>;
  readonly trailer: PdfDict;
}

interface Entry {
  readonly offset: number;
  readonly generation: number;
  readonly inUse: boolean;
}

const MOST_SECTIONS = 64;
const MOST_OBJECTS = 500_000;
/** Where the last `startxref` must be. */
const TAIL = 1_200;

/** A file as far as a number of its parts. */
export class PdfFile {
  readonly bytes: Uint8Array;
  /** Oldest first. */
  readonly sections: readonly Section[];
  private readonly cache = new Map<number, PdfObject | null>();

  private constructor(bytes: Uint8Array, sections: readonly Section[]) {
    this.bytes = bytes;
    this.sections = sections;
  }

  /**
   * Only files with plain cross-reference tables are read, and none that is encrypted: what a report of ours is.
   *
   * @throws {PdfFault}
   */
  static open(bytes: Uint8Array): PdfFile {
    const head = new PdfReader(bytes).text(0, Math.min(8, bytes.length));
    if (!/^%PDF-[12]\.\d/.test(head)) throw new PdfFault('No PDF');
    return new PdfFile(bytes, sectionsOf(bytes));
  }

  /** The same file when it had only so many parts. */
  before(count: number): PdfFile {
    const kept = this.sections.slice(0, count);
    return new PdfFile(this.bytes.subarray(0, kept.at(-1)?.end ?? 0), kept);
  }

  get newest(): Section {
    const newest = this.sections.at(-1);
    if (newest === undefined) throw new PdfFault('A file without parts');
    return newest;
  }

  /** An object as its newest part has it; null where there is none, or it was deleted. */
  object(number: number): PdfObject | null {
    const known = this.cache.get(number);
    if (known !== undefined) return known;
    // Whoever asks for it while it is being read goes in circles.
    this.cache.set(number, null);
    const entry = this.sections.findLast(({ offsets }) => offsets.has(number))?.offsets.get(number);
    if (entry === undefined || !entry.inUse) return null;
    const found = this.objectAt(entry.offset);
    if (found.number !== number || found.generation !== entry.generation) {
      throw new PdfFault(`Object ${number} is not where it should be`);
    }
    this.cache.set(number, found);
    return found;
  }

  objectAt(offset: number): PdfObject {
    if (offset >= this.bytes.length) throw new PdfFault('An object beyond the end');
    return new PdfReader(this.bytes, offset).object((length) => {
      const value = this.resolve(length);
      return value?.kind === 'number' && Number.isSafeInteger(value.value) && value.value >= 0
        ? value.value
        : null;
    });
  }

  /** What a reference stands for; anything else itself. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    if (value?.kind !== 'ref') return value;
    const found = this.object(value.number);
    return found === null || found.generation !== value.generation ? undefined : found.value;
  }

  get catalogue(): PdfDict {
    return dictOf(this.resolve(this.newest.trailer.entries.get('Root')), 'The catalogue');
  }

  /** The bytes of a value as they stand in the file. */
  raw({ start, end }: { readonly start: number; readonly end: number }): Uint8Array {
    return this.bytes.subarray(start, end);
  }
}

function sectionsOf(bytes: Uint8Array): Section[] {
  const found: Omit<Section, 'start'>[] = [];
  let tableAt: number | null = lastTable(bytes);
  let objects = 0;
  while (tableAt !== null) {
    if (found.length >= MOST_SECTIONS) throw new PdfFault('Too many parts');
    const last = found[0];
    if (last !== undefined && tableAt >= last.tableAt) throw new PdfFault('Tables in circles');
    const { offsets, trailer, end } = tableIn(bytes, tableAt);
    objects += offsets.size;
    if (objects > MOST_OBJECTS) throw new PdfFault('Too many objects');
    for (const key of ['Encrypt', 'XRefStm']) {
      if (trailer.entries.has(key)) throw new PdfFault(`A trailer with ${key}`);
    }
    found.unshift({ tableAt, offsets, trailer, end });
    const before: PdfValue | undefined = trailer.entries.get('Prev');
    if (before !== undefined && before.kind !== 'number') throw new PdfFault('No table before');
    tableAt = before === undefined ? null : before.value;
  }
  const sections = found.map((section, at) => ({ ...section, start: found[at - 1]?.end ?? 0 }));
  if (sections.some(({ start, tableAt: table }) => table < start)) throw new PdfFault('Parts within parts');
  if (sections.at(-1)?.end !== bytes.length) throw new PdfFault('Something stands behind the end');
  return sections;
}

function lastTable(bytes: Uint8Array): number {
  const from = Math.max(0, bytes.length - TAIL);
  const tail = new PdfReader(bytes).text(from, bytes.length);
  const at = tail.lastIndexOf('startxref');
  if (at === -1) throw new PdfFault('It does not say where its table is');
  const reader = new PdfReader(bytes, from + at + 'startxref'.length);
  return reader.whole();
}

/** @throws {PdfFault} */
function tableIn(bytes: Uint8Array, tableAt: number): Omit<Section, 'start' | 'tableAt'> {
  if (tableAt >= bytes.length) throw new PdfFault('A table beyond the end');
  const reader = new PdfReader(bytes, tableAt);
  if (!reader.isAt('xref')) throw new PdfFault('No table where one should be');
  reader.at += 'xref'.length;
  const offsets = new Map<number, Entry>();
  for (;;) {
    reader.skip();
    if (reader.isAt('trailer')) break;
    const first = reader.whole();
    const count = reader.whole();
    if (first + count > MOST_OBJECTS) throw new PdfFault('Too many objects');
    for (let number = first; number < first + count; number += 1) {
      const offset = reader.whole();
      const generation = reader.whole();
      reader.skip();
      const inUse = reader.isAt('n');
      if (!inUse && !reader.isAt('f')) throw new PdfFault('Neither used nor free');
      reader.at += 1;
      if (offsets.has(number)) throw new PdfFault(`Object ${number} twice in a table`);
      offsets.set(number, { offset, generation, inUse });
    }
  }
  reader.expect('trailer');
  const trailer = dictOf(reader.value(), 'A trailer');
  if (wholeIn(trailer, 'Size') === null) throw new PdfFault('A trailer without size');
  reader.expect('startxref');
  if (reader.whole() !== tableAt) throw new PdfFault('It names another table than its own');
  return { offsets, trailer, end: endAfter(bytes, reader) };
}

/** Behind `%%EOF`, which a reader takes for a comment, and one line end. */
function endAfter(bytes: Uint8Array, reader: PdfReader): number {
  let at = reader.at;
  while ([10, 13, 32].includes(bytes[at] ?? -1)) at += 1;
  if (reader.text(at, Math.min(at + 5, bytes.length)) !== '%%EOF') throw new PdfFault('No end of file');
  at += 5;
  if (bytes[at] === 13) at += 1;
  if (bytes[at] === 10) at += 1;
  return at;
}
