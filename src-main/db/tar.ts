/**
 * Tar archives (POSIX ustar, sizes above 8 GiB in GNU's base-256 form): files only, one after the other, so that a
 * backup can be unpacked with any tool even where this program is not at hand.
 */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
}

export interface TarSource extends TarEntry {
  content(): AsyncIterable<Uint8Array>;
}

const BLOCK = 512;
const SIZE_AT = 124;
const SIZE_LENGTH = 12;
const LARGEST_OCTAL = 8 ** 11 - 1;
const CHECKSUM_AT = 148;
const CHECKSUM_LENGTH = 8;
const TYPE_AT = 156;
const NAME_LENGTH = 100;
const REGULAR_FILE = '0'.charCodeAt(0);

/** The bytes of an archive. @throws when a file is not as long as its entry says */
export async function* tarOf(
  sources: AsyncIterable<TarSource>,
  modifiedAt: number,
): AsyncGenerator<Uint8Array> {
  for await (const source of sources) {
    yield header(source, modifiedAt);
    let written = 0;
    for await (const chunk of source.content()) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== source.size) throw new Error(`${source.name} changed while it was being packed`);
    yield Buffer.alloc(padding(written));
  }
  yield Buffer.alloc(2 * BLOCK);
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function header({ name, size }: TarEntry, modifiedAt: number): Buffer {
  if (Buffer.byteLength(name) > NAME_LENGTH) throw new Error(`${name} is too long a name for the archive`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, length, 'ascii');
  block.write(name, 0, NAME_LENGTH);
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  if (size <= LARGEST_OCTAL) octal(size, SIZE_AT, SIZE_LENGTH);
  else {
    block.writeUInt8(0x80, SIZE_AT);
    block.writeBigUInt64BE(BigInt(size), SIZE_AT + 4);
  }
  octal(Math.floor(modifiedAt / 1000), 136, 12);
  block.writeUInt8(REGULAR_FILE, TYPE_AT);
  block.write('ustar\x0000', 257, 8, 'latin1');
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, CHECKSUM_AT, CHECKSUM_LENGTH, 'ascii');
  return block;
}

/** Sum of all bytes of the header, its own field taken as blanks. */
function checksum(block: Buffer): number {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) {
    const isOwn = at >= CHECKSUM_AT && at < CHECKSUM_AT + CHECKSUM_LENGTH;
    sum += isOwn ? 32 : block.readUInt8(at);
  }
  return sum;
}

/**
 * Reads an archive; `take` gets each entry with its content, which it must read to the end.
 * @throws when it is cut off, damaged or holds anything but plain files
 */
export async function readTar(
  bytes: AsyncIterable<Uint8Array>,
  take: (entry: TarEntry, content: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const reader = new ByteReader(bytes);
  for (;;) {
    const block = await reader.exactly(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const entry = parseHeader(block);
    await take(entry, reader.next(entry.size));
    await reader.exactly(padding(entry.size));
  }
}

function parseHeader(block: Buffer): TarEntry {
  const text = (at: number, length: number) =>
    block
      .toString('utf8', at, at + length)
      .split('\0')[0]
      ?.trim() ?? '';
  if (Number.parseInt(text(CHECKSUM_AT, CHECKSUM_LENGTH), 8) !== checksum(block)) {
    throw new Error('The archive is damaged: a header does not add up');
  }
  if (block.readUInt8(TYPE_AT) !== REGULAR_FILE)
    throw new Error('The archive holds something that is not a file');
  const isBinary = block.readUInt8(SIZE_AT) === 0x80;
  const size = isBinary
    ? Number(block.readBigUInt64BE(SIZE_AT + 4))
    : Number.parseInt(text(SIZE_AT, SIZE_LENGTH), 8);
  if (!Number.isSafeInteger(size) || size < 0)
    throw new Error('The archive is damaged: a size makes no sense');
  return { name: text(0, NAME_LENGTH), size };
}

/** Cuts a stream of chunks into pieces of a given length. */
class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#chunks = bytes[Symbol.asyncIterator]();
  }

  async exactly(length: number): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.next(length)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  async *next(length: number): AsyncGenerator<Uint8Array> {
    let wanted = length;
    while (wanted > 0) {
      if (this.#rest.length === 0) {
        const { done, value } = await this.#chunks.next();
        if (done === true) throw new Error('The archive is cut off');
        this.#rest = value;
      }
      const piece = this.#rest.subarray(0, wanted);
      this.#rest = this.#rest.subarray(piece.length);
      wanted -= piece.length;
      yield piece;
    }
  }
}
