import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvFault } from './csvFault.ts';

/** What a gzipped table may hold: some millions of lines. A bomb of a few megabytes would hold a thousand times as much. */
export const MOST_UNPACKED = 1_000_000_000;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A text file as it was found: plain or gzipped, in whatever encoding spreadsheets write. */
export interface TextFile {
  /** SHA-256 of the file's bytes as they lie on disk, hexadecimal. */
  readonly sha256: string;
  readonly encoding: Encoding;
  /** The text in pieces, without a byte order mark. Each call reads the file anew. */
  read(): AsyncGenerator<string>;
}

/**
 * Looks through a file once to learn what it is: gzip by its first bytes, the encoding by its mark, else UTF-8 if it
 * is that from end to end, else Windows-1252 (what older spreadsheets save as CSV).
 *
 * @throws {CsvFault} when it is no text, or its compression is damaged
 */
export async function openTextFile(path: string, mostBytes = MOST_UNPACKED): Promise<TextFile> {
  const start = await firstBytes(path);
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  if (!isGzip) refuseOthers(start);
  const hash = createHash('sha256');
  const bytes = bytesOf(path, { isGzip, mostBytes }, hash);
  let encoding: Encoding | null = null;
  const strict = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  for await (const chunk of bytes) {
    if (encoding === null) {
      if (isGzip) refuseOthers(chunk);
      encoding = markOf(chunk) ?? 'utf-8';
    }
    if (encoding === 'utf-8' && isUtf8) isUtf8 = decodes(strict, chunk, true);
  }
  if (encoding === 'utf-8') isUtf8 = isUtf8 && decodes(strict, new Uint8Array(), false);
  const chosen: Encoding = encoding === 'utf-8' && !isUtf8 ? 'windows-1252' : (encoding ?? 'utf-8');
  return {
    sha256: hash.digest('hex'),
    encoding: chosen,
    read: () => decoded(path, { isGzip, mostBytes }, chosen),
  };
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const OTHERS: readonly (readonly [signature: readonly number[], what: string, rule: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a spreadsheet (.xlsx) or ZIP file: save it as CSV first', 'spreadsheet'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old spreadsheet (.xls): save it as CSV first', 'spreadsheet'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF, not a CSV file', 'otherFile'],
  [[0x89, 0x50, 0x4e, 0x47], 'an image, not a CSV file', 'otherFile'],
];

function refuseOthers(start: Uint8Array): void {
  for (const [signature, what, rule] of OTHERS) {
    if (signature.every((byte, i) => start[i] === byte)) {
      throw new CsvFault(1, null, `This is ${what}.`, rule);
    }
  }
}

function markOf(chunk: Uint8Array): Encoding | null {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return null;
}

function decodes(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(chunk, { stream });
    return true;
  } catch {
    return false;
  }
}

interface Packing {
  readonly isGzip: boolean;
  readonly mostBytes: number;
}

async function* decoded(path: string, packing: Packing, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytesOf(path, packing, null)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The bytes inside, unpacked; `hash` sees those on disk. Damage of the compression becomes a sentence. */
async function* bytesOf(
  path: string,
  { isGzip, mostBytes }: Packing,
  hash: ReturnType<typeof createHash> | null,
): AsyncGenerator<Uint8Array> {
  const file: Readable = createReadStream(path);
  const seen =
    hash === null
      ? file
      : file.pipe(
          new Transform({
            transform(chunk: Buffer, _encoding, done) {
              hash.update(chunk);
              done(null, chunk);
            },
          }),
        );
  const source: Readable = isGzip ? seen.pipe(createGunzip()) : seen;
  file.on('error', (error) => source.destroy(error));
  try {
    let unpacked = 0;
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      unpacked += chunk.byteLength;
      if (isGzip && unpacked > mostBytes) {
        throw new CsvFault(
          1,
          null,
          'Unpacked it is larger than a table may be: split it.',
          'unpacksTooLarge',
        );
      }
      yield chunk;
    }
  } catch (error) {
    if (isGzip && isZlibError(error)) {
      throw new CsvFault(
        1,
        null,
        'The compressed file is damaged or was cut off: copy it again.',
        'damagedFile',
      );
    }
    throw error;
  } finally {
    file.destroy();
    source.destroy();
  }
}

function isZlibError(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
  );
}
