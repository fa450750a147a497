import type { PdfFile, Section } from './file.ts';
import { PdfReader } from './reader.ts';
import { signaturesIn } from './signatures.ts';
import { nameIn, type PdfDict, PdfFault, type PdfObject, type PdfValue } from './values.ts';

/**
 * Whether all parts of a file behind one of them do nothing but sign: each fills exactly one empty signature field that
 * was laid down before, with a signature over all of the file up to its own end. Everything else that an update may do
 * to what people see (other pages, annotations, fonts, forms, deleted or doubled objects) counts as a change.
 *
 * @param from the part (from 0) behind which it is looked
 */
export function onlySignsAfter(file: PdfFile, from: number): boolean {
  for (let at = from + 1; at < file.sections.length; at += 1) {
    try {
      if (!isSigning(file.before(at), file.before(at + 1))) return false;
    } catch (fault) {
      if (!(fault instanceof PdfFault)) throw fault;
      return false;
    }
  }
  return true;
}

function isSigning(before: PdfFile, after: PdfFile): boolean {
  const section = after.newest;
  if (!isWholeSection(after, section)) return false;
  if (!sameTrailer(before, after)) return false;
  const numbers = [...section.offsets.keys()];
  const changed = numbers.filter((number) => before.object(number) !== null);
  const [fieldNumber] = changed;
  if (changed.length !== 1 || fieldNumber === undefined) return false;
  const [old, now] = [before.object(fieldNumber), after.object(fieldNumber)];
  if (old === null || now === null) return false;
  const value = filledField(before, old, after, now);
  if (value === null || value.kind !== 'ref' || before.object(value.number) !== null) return false;
  const others = numbers.filter((number) => number !== fieldNumber && number !== value.number);
  if (!others.every((number) => isLook(after.object(number)))) return false;
  const index = after.sections.length - 1;
  return signaturesIn(after).filter((signature) => signature.section === index).length === 1;
}

/**
 * A part must be its objects one after the other, each where its table says and none besides: what no table names,
 * a viewer that mends files would find all the same.
 */
function isWholeSection(file: PdfFile, section: Section): boolean {
  const { bytes } = file;
  let at = section.start;
  let count = 0;
  for (;;) {
    while ([10, 13, 32].includes(bytes[at] ?? -1)) at += 1;
    if (at >= section.tableAt) break;
    const object = file.objectAt(at);
    const entry = section.offsets.get(object.number);
    if (object.start !== at || entry?.offset !== at || !entry.inUse) return false;
    if (entry.generation !== object.generation) return false;
    count += 1;
    at = object.end;
  }
  return at === section.tableAt && count === section.offsets.size && isPlainTable(file, section);
}

/** Between table, trailer and end nothing but what belongs there: no comments, no second trailer. */
function isPlainTable({ bytes }: PdfFile, section: Section): boolean {
  const text = new PdfReader(bytes).text(section.tableAt, section.trailer.start);
  const rest = new PdfReader(bytes).text(section.trailer.end, section.end);
  return (
    /^xref\s+(\d+ \d+\s+(\d{10} \d{5} n\s\s?)+)+trailer\s+$/.test(text) &&
    /^\s*startxref\s+\d+\s+%%EOF\s*$/.test(rest)
  );
}

function sameTrailer(before: PdfFile, after: PdfFile): boolean {
  const [old, now] = [before.newest.trailer, after.newest.trailer];
  const allowed = new Set(['Size', 'Prev', 'Root', 'Info', 'ID']);
  if ([...now.entries.keys()].some((key) => !allowed.has(key))) return false;
  return (['Root', 'Info'] as const).every((key) =>
    same(before, old.entries.get(key), after, now.entries.get(key)),
  );
}

/** The value of a field that was empty, and is otherwise as it was but for its looks; null for any other change. */
function filledField(before: PdfFile, old: PdfObject, after: PdfFile, now: PdfObject): PdfValue | null {
  if (old.value.kind !== 'dict' || now.value.kind !== 'dict') return null;
  if (old.stream !== null || now.stream !== null) return null;
  if (nameIn(old.value, 'FT') !== 'Sig' || old.value.entries.has('V') || old.value.entries.has('AP'))
    return null;
  for (const [key, value] of old.value.entries) {
    if (!same(before, value, after, now.value.entries.get(key))) return null;
  }
  for (const key of now.value.entries.keys()) {
    if (!old.value.entries.has(key) && key !== 'V' && key !== 'AP') return null;
  }
  return now.value.entries.get('V') ?? null;
}

/** What the look of a signature consists of: a form, fonts. Both show within the field alone. */
function isLook(object: PdfObject | null): boolean {
  if (object?.value.kind !== 'dict') return false;
  const type = nameIn(object.value, 'Type');
  const isForm = type === 'XObject' && nameIn(object.value, 'Subtype') === 'Form' && object.stream !== null;
  return isForm || (type === 'Font' && object.stream === null && isPlainFont(object.value));
}

const isPlainFont = (dict: PdfDict) =>
  nameIn(dict, 'Subtype') === 'Type1' && !dict.entries.has('FontDescriptor');

/** Written alike, byte for byte. */
function same(a: PdfFile, one: PdfValue | undefined, b: PdfFile, other: PdfValue | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return Buffer.from(a.raw(one)).equals(b.raw(other));
}
