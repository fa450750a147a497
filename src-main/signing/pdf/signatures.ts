import type { PdfFile } from './file.ts';
import { dateOf } from './update.ts';
import { dictOf, nameIn, type PdfDict, PdfFault, type PdfString, type PdfValue, textIn } from './values.ts';

/** A signature that a form field of a file names. */
export interface FoundSignature {
  readonly field: string;
  readonly dict: PdfDict;
  /** UTC ms. */
  readonly at: number | null;
  readonly reason: string | null;
  /** The CMS, with what fills up its place; empty where there is none. */
  readonly contents: Uint8Array;
  /** The bytes that it speaks of; null where they are not all of the file up to some place, but for the CMS. */
  readonly range: {
    readonly signed: readonly [Uint8Array, Uint8Array];
    /** Up to where. */
    readonly end: number;
  } | null;
  /** Which part of the file (from 0) it closes; null where it ends within one. */
  readonly section: number | null;
}

const MOST_FIELDS = 2_000;
const MOST_SIGNATURES = 60;
const DEEPEST = 8;

/** In the order of the form. @throws {PdfFault} */
export function signaturesIn(file: PdfFile): FoundSignature[] {
  const form = file.resolve(file.catalogue.entries.get('AcroForm'));
  if (form === undefined) return [];
  const fields = file.resolve(dictOf(form, 'The form').entries.get('Fields'));
  const found: FoundSignature[] = [];
  const seen = new Set<PdfDict>();
  const walk = (
    value: PdfValue,
    above: { readonly type: string | null; readonly name: string },
    depth: number,
  ) => {
    const dict = dictOf(file.resolve(value), 'A field');
    if (depth > DEEPEST || seen.has(dict) || seen.size > MOST_FIELDS) throw new PdfFault('Fields in circles');
    seen.add(dict);
    const type = nameIn(dict, 'FT') ?? above.type;
    const own = textIn(dict, 'T');
    const name = own === null ? above.name : above.name === '' ? own : `${above.name}.${own}`;
    const kids = file.resolve(dict.entries.get('Kids'));
    if (kids?.kind === 'array') for (const kid of kids.items) walk(kid, { type, name }, depth + 1);
    const signature = file.resolve(dict.entries.get('V'));
    if (type !== 'Sig' || signature === undefined) return;
    if (found.length >= MOST_SIGNATURES) throw new PdfFault('Too many signatures');
    found.push(signatureOf(file, name, dictOf(signature, 'A signature')));
  };
  if (fields?.kind === 'array') for (const field of fields.items) walk(field, { type: null, name: '' }, 0);
  return found;
}

function signatureOf(file: PdfFile, field: string, dict: PdfDict): FoundSignature {
  const contents = dict.entries.get('Contents');
  const range = contents?.kind === 'string' && contents.isHex ? rangeOf(file, dict, contents) : null;
  const section = file.sections.findIndex(({ end }) => end === range?.end);
  // It must itself have come with the part that it closes: else it speaks of something that it was not part of.
  const isWithin = (file.sections[section]?.start ?? Number.POSITIVE_INFINITY) <= dict.start;
  return {
    field: field === '' ? '?' : field.slice(0, 100),
    dict,
    at: dateOf(textIn(dict, 'M')),
    reason: textIn(dict, 'Reason')?.slice(0, 500) ?? null,
    contents: contents?.kind === 'string' ? contents.bytes : new Uint8Array(),
    range,
    section: section === -1 || !isWithin ? null : section,
  };
}

/** ISO 32000-1, 12.8.1: from the first byte to some end, leaving out the one string that holds the signature itself. */
function rangeOf(file: PdfFile, dict: PdfDict, contents: PdfString): FoundSignature['range'] {
  const value = dict.entries.get('ByteRange');
  if (value?.kind !== 'array' || value.items.length !== 4) return null;
  const numbers = value.items.map((item) => (item.kind === 'number' ? item.value : Number.NaN));
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) return null;
  const [from = 0, before = 0, behind = 0, after = 0] = numbers;
  const end = behind + after;
  if (from !== 0 || before !== contents.start || behind !== contents.end || end > file.bytes.length)
    return null;
  return { signed: [file.bytes.subarray(0, before), file.bytes.subarray(behind, end)], end };
}
