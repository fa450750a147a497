import { PdfFile } from './file.ts';
import { fieldName } from './issuePaper.ts';
import { type Stamp, stampObjects } from './stamp.ts';
import { appended, latin1, type NewObject, nextNumber, pdfDate, textString } from './update.ts';
import { dictOf, nameIn, type PdfArray, type PdfDict, PdfFault, textIn } from './values.ts';

export interface SignatureDetails {
  /** The line, from 1. */
  readonly position: number;
  /** Bytes kept free for the CMS. */
  readonly room: number;
  readonly name: string;
  readonly reason: string | null;
  readonly location: string | null;
  /** UTC ms. */
  readonly at: number;
  readonly stamp: Stamp;
}

/** A paper with an empty place for a signature. */
export interface Draft {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What is signed: all but the place itself. */
  readonly signed: readonly [Uint8Array, Uint8Array];
  /** Between its angle brackets. */
  readonly contentsAt: number;
  readonly room: number;
}

const NUMBER_WIDTH = 10;

/**
 * The next revision of a paper, in which the line's field names a signature whose bytes are still zeros.
 *
 * @throws {PdfFault} also when the line bears a signature already
 */
export function draftSignature(paper: Uint8Array, details: SignatureDetails): Draft {
  const file = PdfFile.open(paper);
  const field = fieldOf(file, fieldName(details.position));
  const first = nextNumber(file);
  const stamp = stampObjects(first + 1, sizeOf(field.dict), details.stamp);
  const zeros = '0'.repeat(details.room * 2);
  const range = `[0 ${' '.repeat(NUMBER_WIDTH * 3 + 2)}]`;
  const head = [
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    `/Name ${textString(details.name)}`,
    ...(details.reason === null ? [] : [`/Reason ${textString(details.reason)}`]),
    ...(details.location === null ? [] : [`/Location ${textString(details.location)}`]),
    `/M ${pdfDate(details.at)}`,
    '/ByteRange ',
  ].join('\n');
  const objects: NewObject[] = [
    { number: field.number, body: filled(file, field.dict, first, stamp[0]?.number ?? null) },
    { number: first, body: latin1(`${head}${range}\n/Contents <${zeros}>\n>>`) },
    ...stamp,
  ];
  const { bytes, offsets } = appended(file, objects);
  const bodyAt = (offsets.get(first) ?? 0) + `${first} 0 obj\n`.length;
  const rangeAt = bodyAt + head.length;
  const openAt = rangeAt + range.length + '\n/Contents '.length;
  const closeAt = openAt + zeros.length + 2;
  const numbers = [openAt, closeAt, bytes.length - closeAt].join(' ');
  bytes.write(`[0 ${numbers.padEnd(NUMBER_WIDTH * 3 + 2)}]`, rangeAt, 'latin1');
  const whole = new Uint8Array(bytes);
  return {
    bytes: whole,
    signed: [whole.subarray(0, openAt), whole.subarray(closeAt)],
    contentsAt: openAt + 1,
    room: details.room,
  };
}

/** The draft with its signature. @throws {PdfFault} when it is too large for its place */
export function filledIn(draft: Draft, contents: Uint8Array): Uint8Array<ArrayBuffer> {
  if (contents.length > draft.room) throw new PdfFault('The signature is larger than its place');
  const bytes = new Uint8Array(draft.bytes);
  bytes.set(Buffer.from(Buffer.from(contents).toString('hex').toUpperCase(), 'latin1'), draft.contentsAt);
  return bytes;
}

/** The field as it is, with its value and its looks. */
function filled(file: PdfFile, dict: PdfDict, value: number, look: number | null): Buffer {
  const raw = Buffer.from(file.raw(dict));
  const looks = look === null ? '' : ` /AP << /N ${look} 0 R >>`;
  return Buffer.concat([raw.subarray(0, -2), latin1(`/V ${value} 0 R${looks} >>`)]);
}

function fieldOf(file: PdfFile, name: string): { readonly number: number; readonly dict: PdfDict } {
  const form = dictOf(file.resolve(file.catalogue.entries.get('AcroForm')), 'The form');
  const fields = file.resolve(form.entries.get('Fields'));
  for (const ref of fields?.kind === 'array' ? fields.items : []) {
    if (ref.kind !== 'ref') continue;
    const dict = dictOf(file.resolve(ref), 'A field');
    if (textIn(dict, 'T') !== name || nameIn(dict, 'FT') !== 'Sig') continue;
    if (dict.entries.has('V')) throw new PdfFault('The line is signed already');
    return { number: ref.number, dict };
  }
  throw new PdfFault(`No field ${name}`);
}

function sizeOf(field: PdfDict): { readonly width: number; readonly height: number } {
  const rect = field.entries.get('Rect') as PdfArray | undefined;
  const [left = 0, bottom = 0, right = 0, top = 0] = (rect?.items ?? []).map((item) =>
    item.kind === 'number' ? item.value : 0,
  );
  return { width: right - left, height: top - bottom };
}
