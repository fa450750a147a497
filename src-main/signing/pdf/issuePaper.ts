import { PdfFile } from './file.ts';
import { appended, latin1, type NewObject, nextNumber, textString } from './update.ts';
import { dictOf, type PdfArray, type PdfDict, PdfFault, type PdfRef, type PdfValue } from './values.ts';

/** Where a line's signature may show itself, in points from the lower left corner. */
export interface FieldPlace {
  /** From 0. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LineField {
  /** Null: the signature shows nowhere. */
  readonly place: FieldPlace | null;
  /** What a screen reader says of the field. */
  readonly label: string;
}

/** What an issued paper says of itself, so that it is known again when its bytes are not. */
export interface PaperMark {
  readonly folio: string;
  readonly databaseId: string;
  /** The head of the audit trail that was there when it was made: a database that lacks it has lost rows. */
  readonly epoch: number;
  readonly seq: number;
  /** Hexadecimal. */
  readonly hash: string;
}

/** Name of the field of a line, from position 1 on. */
export const fieldName = (position: number) => `Firma${position}`;

/**
 * A rendered report made ready to be signed: an empty signature field for each line, laid down before anybody signs,
 * so that signing later changes nothing but the field itself.
 *
 * @throws {PdfFault}
 */
export function preparePaper(
  rendered: Uint8Array,
  lines: readonly LineField[],
  mark: PaperMark,
): Uint8Array<ArrayBuffer> {
  const file = PdfFile.open(rendered);
  const root = file.newest.trailer.entries.get('Root');
  if (root?.kind !== 'ref') throw new PdfFault('No catalogue');
  const { catalogue } = file;
  if (catalogue.entries.has('AcroForm')) throw new PdfFault('It has a form already');
  const pages = pagesOf(file);
  const form = nextNumber(file);
  const fields = lines.map((line, at) => ({ ...line, number: form + 1 + at, position: at + 1 }));
  const objects: NewObject[] = [
    {
      number: root.number,
      body: withEntries(file, catalogue, [`/AcroForm ${form} 0 R`, markText(mark)]),
    },
    {
      number: form,
      body: latin1(`<< /Fields [${fields.map(({ number }) => `${number} 0 R`).join(' ')}] /SigFlags 3 >>`),
    },
  ];
  for (const { number, position, place, label } of fields) {
    const page = pages[place?.page ?? 0];
    if (page === undefined) throw new PdfFault('A line on a page that is not there');
    const rect =
      place === null
        ? '0 0 0 0'
        : [place.x, place.y, place.x + place.width, place.y + place.height].map(points).join(' ');
    // Printed, and not to be moved or filled in by hand.
    const body = `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${fieldName(position)}) /TU ${textString(label)} /F 132 /Rect [${rect}] /P ${page.number} 0 R >>`;
    objects.push({ number, body: latin1(body) });
  }
  for (const [index, page] of pages.entries()) {
    const added = fields
      .filter(({ place }) => (place?.page ?? 0) === index)
      .map(({ number }) => `${number} 0 R`);
    if (added.length > 0) objects.push(withAnnotations(file, page, added));
  }
  return new Uint8Array(appended(file, objects).bytes);
}

const points = (value: number) => String(Math.round(value * 100) / 100);

function markText({ folio, databaseId, epoch, seq, hash }: PaperMark): string {
  return `/SoporteBalance << /Folio (${folio}) /Database (${databaseId}) /Epoch ${epoch} /Seq ${seq} /Head <${hash}> >>`;
}

/** A dictionary as it stands, with entries added before its end. */
function withEntries(file: PdfFile, dict: PdfDict, entries: readonly string[]): Buffer {
  const raw = Buffer.from(file.raw(dict));
  return Buffer.concat([raw.subarray(0, -2), latin1(`\n${entries.join('\n')}\n>>`)]);
}

/** The page, or the list of its annotations where that is an object of its own, with more of them. */
function withAnnotations(file: PdfFile, { number, dict }: Page, added: readonly string[]): NewObject {
  const present = dict.entries.get('Annots');
  if (present === undefined) {
    return { number, body: withEntries(file, dict, [`/Annots [${added.join(' ')}]`]) };
  }
  if (present.kind === 'ref') {
    return { number: present.number, body: longer(file, arrayOf(file.resolve(present)), added) };
  }
  const list = arrayOf(present);
  const before = Buffer.from(file.bytes.subarray(dict.start, list.start));
  const after = Buffer.from(file.bytes.subarray(list.end, dict.end));
  return { number, body: Buffer.concat([before, longer(file, list, added), after]) };
}

function longer(file: PdfFile, list: PdfArray, added: readonly string[]): Buffer {
  return Buffer.concat([Buffer.from(file.raw(list)).subarray(0, -1), latin1(` ${added.join(' ')}]`)]);
}

function arrayOf(value: PdfValue | undefined): PdfArray {
  if (value?.kind !== 'array') throw new PdfFault('No list of annotations');
  return value;
}

interface Page {
  readonly number: number;
  readonly dict: PdfDict;
}

const MOST_PAGES = 20_000;

/** In the order of reading. */
function pagesOf(file: PdfFile): Page[] {
  const pages: Page[] = [];
  const walk = (value: PdfValue | undefined, seen: readonly number[]) => {
    if (value?.kind !== 'ref' || seen.includes(value.number)) throw new PdfFault('Pages in circles');
    const dict = dictOf(file.resolve(value), 'A page');
    const kids = file.resolve(dict.entries.get('Kids'));
    if (kids === undefined) {
      pages.push({ number: value.number, dict });
      if (pages.length > MOST_PAGES) throw new PdfFault('Too many pages');
      return;
    }
    if (kids.kind !== 'array') throw new PdfFault('Pages that are no list');
    for (const kid of kids.items) walk(kid as PdfRef, [...seen, value.number]);
  };
  walk(file.catalogue.entries.get('Pages'), []);
  return pages;
}
