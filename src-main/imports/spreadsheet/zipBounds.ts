import { inflateRawSync } from 'node:zlib';

/** What a workbook may hold once unpacked; a sheet of 200,000 rows and 20 columns has some 150 MB of XML. */
export interface ZipBounds {
  readonly parts: number;
  readonly bytes: number;
}

export const USUAL_BOUNDS: ZipBounds = { parts: 2_000, bytes: 400_000_000 };

export type ZipVerdict = 'fits' | 'tooLarge' | 'damaged';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const MAX_COMMENT = 65_535;

/**
 * Whether a ZIP file stays within bounds when it is unpacked. What it declares is not believed: each part is unpacked
 * up to what is left of the bound and thrown away, so that a bomb ends here.
 */
export function zipVerdict(zip: Buffer, bounds: ZipBounds = USUAL_BOUNDS): ZipVerdict {
  const end = endOf(zip);
  if (end === -1) return 'damaged';
  const count = zip.readUInt16LE(end + 10);
  if (count > bounds.parts) return 'tooLarge';
  let at = zip.readUInt32LE(end + 16);
  let left = bounds.bytes;
  for (let i = 0; i < count; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) return 'damaged';
    const data = dataOf(zip, at);
    if (data === null) return 'damaged';
    const size = unpackedSize(zip.readUInt16LE(at + 10), data, left);
    if (typeof size === 'string') return size;
    left -= size;
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return 'fits';
}

/** Where the end record is: near the end of the file, before a comment. */
function endOf(zip: Buffer): number {
  const least = Math.max(0, zip.length - END_SIZE - MAX_COMMENT);
  for (let at = zip.length - END_SIZE; at >= least; at--) if (zip.readUInt32LE(at) === END) return at;
  return -1;
}

function dataOf(zip: Buffer, entry: number): Buffer | null {
  const local = zip.readUInt32LE(entry + 42);
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL) return null;
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const to = from + zip.readUInt32LE(entry + 20);
  return to > zip.length ? null : zip.subarray(from, to);
}

function unpackedSize(method: number, data: Buffer, left: number): number | Exclude<ZipVerdict, 'fits'> {
  if (method === 0) return data.length > left ? 'tooLarge' : data.length;
  // Office writes the two methods that every program knows; anything else is no workbook.
  if (method !== 8) return 'damaged';
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, left) }).length;
  } catch (error) {
    return error instanceof RangeError ? 'tooLarge' : 'damaged';
  }
}
