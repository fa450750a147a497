import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';
import { BackupLocked } from './failures.ts';

/**
 * A file that only a passphrase opens: Argon2id makes the key, AES-256-GCM seals chunk after chunk. Each chunk's nonce
 * is a random prefix, its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway
 * and Vizár, 2015), so that none can be left out, exchanged, repeated or cut off unseen; the head is part of the first.
 */
const MAGIC = Buffer.from('SBSEAL1\n');
const CHUNK = 64 * 1_024;
const TAG = 16;
const PREFIX_BYTES = 7;
const SALT_BYTES = 16;
const LENGTH_BYTES = 4;
const LONGEST_HEAD = 4_096;
/** `Algorithm.Argon2id`, which is a const enum and so nothing at run time. */
const ARGON2ID = 2;
/** RFC 9106, second recommended choice: 64 MiB, three passes. */
const COST = { memoryKiB: 65_536, passes: 3, lanes: 4 } as const;

const base64 = z.base64();
const head = z.object({
  kdf: z.literal('argon2id'),
  // A foreign head must not make us spend a machine's memory.
  memoryKiB: z.number().int().min(8).max(1_048_576),
  passes: z.number().int().min(1).max(16),
  lanes: z.number().int().min(1).max(16),
  salt: base64,
  prefix: base64,
});
type Head = z.infer<typeof head>;

/** A key made from a passphrase, with the salt that makes the same one again. */
export interface SealingKey {
  readonly salt: Uint8Array;
  readonly key: Uint8Array;
}

/** A new key of a passphrase; slow on purpose. */
export async function makeSealingKey(passphrase: string): Promise<SealingKey> {
  const salt = randomBytes(SALT_BYTES);
  return { salt, key: await derive(passphrase, salt, COST) };
}

async function derive(
  passphrase: string,
  salt: Uint8Array,
  { memoryKiB, passes, lanes }: Pick<Head, 'memoryKiB' | 'passes' | 'lanes'>,
): Promise<Uint8Array> {
  return hashRaw(passphrase.normalize('NFC'), {
    algorithm: ARGON2ID,
    memoryCost: memoryKiB,
    timeCost: passes,
    parallelism: lanes,
    outputLen: 32,
    salt,
  });
}

/** Whether a file begins like a sealed one. */
export function isSealed(start: Uint8Array): boolean {
  return MAGIC.equals(Buffer.from(start).subarray(0, MAGIC.length));
}

/** How many bytes `isSealed` wants to see. */
export const SEAL_MARK_BYTES = MAGIC.length;

function nonceOf(prefix: Buffer, number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(number, PREFIX_BYTES);
  nonce.writeUInt8(isLast ? 1 : 0, PREFIX_BYTES + 4);
  return nonce;
}

/** The sealed form of a stream of bytes. */
export function seal({ salt, key }: SealingKey) {
  return async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const prefix = randomBytes(PREFIX_BYTES);
    const said: Head = {
      kdf: 'argon2id',
      ...COST,
      salt: Buffer.from(salt).toString('base64'),
      prefix: prefix.toString('base64'),
    };
    const text = Buffer.from(JSON.stringify(said));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(text.length);
    yield Buffer.concat([MAGIC, length, text]);
    let number = 0;
    for await (const { chunk, isLast } of inChunks(bytes, CHUNK)) {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, number, isLast));
      if (number === 0) cipher.setAAD(text);
      yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
      number += 1;
    }
  };
}

/**
 * What was sealed. A wrong passphrase, a changed byte and a cut-off end all end in the same refusal.
 *
 * @throws {BackupLocked}
 */
export function unseal(file: string, secret: string | SealingKey) {
  return async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const source = new Source(bytes);
    const { said, text } = await headOf(source, file);
    const key = await keyOf(secret, said, file);
    const prefix = Buffer.from(said.prefix, 'base64');
    let number = 0;
    for await (const { chunk, isLast } of inChunks(source.rest(), CHUNK + TAG)) {
      yield opened(file, {
        chunk,
        key,
        nonce: nonceOf(prefix, number, isLast),
        aad: number === 0 ? text : null,
      });
      number += 1;
    }
  };
}

function opened(
  file: string,
  sealed: {
    readonly chunk: Buffer;
    readonly key: Uint8Array;
    readonly nonce: Buffer;
    readonly aad: Buffer | null;
  },
): Buffer {
  const { chunk, key, nonce, aad } = sealed;
  const at = chunk.length - TAG;
  if (at < 0) throw new BackupLocked(file, 'wrong');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  if (aad !== null) decipher.setAAD(aad);
  decipher.setAuthTag(chunk.subarray(at));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, at)), decipher.final()]);
  } catch {
    throw new BackupLocked(file, 'wrong');
  }
}

async function keyOf(secret: string | SealingKey, said: Head, file: string): Promise<Uint8Array> {
  const salt = Buffer.from(said.salt, 'base64');
  if (typeof secret === 'string') return derive(secret, salt, said);
  // Sealed with a passphrase that was set before the present one.
  if (!salt.equals(secret.salt)) throw new BackupLocked(file, 'wrong');
  return secret.key;
}

async function headOf(source: Source, file: string): Promise<{ said: Head; text: Buffer }> {
  const start = await source.take(MAGIC.length + LENGTH_BYTES);
  const length = isSealed(start) ? start.readUInt32BE(MAGIC.length) : 0;
  if (length === 0 || length > LONGEST_HEAD) throw new BackupLocked(file, 'wrong');
  const text = await source.take(length);
  try {
    return { said: head.parse(JSON.parse(text.toString('utf8'))), text };
  } catch {
    throw new BackupLocked(file, 'wrong');
  }
}

/** Pieces of a size, the last one shorter; always at least one, so that nothing at all has an end too. */
async function* inChunks(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; isLast: boolean }> {
  let pending = Buffer.alloc(0);
  for await (const piece of bytes) {
    pending = Buffer.concat([pending, piece]);
    // What fills a chunk exactly may be the last one: it waits for more.
    while (pending.length > size) {
      yield { chunk: pending.subarray(0, size), isLast: false };
      pending = pending.subarray(size);
    }
  }
  yield { chunk: pending, isLast: true };
}

/** A stream of which the beginning is read by number of bytes. */
class Source {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #pending: Buffer = Buffer.alloc(0);

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#pieces = bytes[Symbol.asyncIterator]();
  }

  /** So many bytes, or fewer where there are no more. */
  async take(length: number): Promise<Buffer> {
    while (this.#pending.length < length) {
      const next = await this.#pieces.next();
      if (next.done === true) break;
      this.#pending = Buffer.concat([this.#pending, next.value]);
    }
    const taken = this.#pending.subarray(0, length);
    this.#pending = this.#pending.subarray(length);
    return taken;
  }

  async *rest(): AsyncGenerator<Uint8Array> {
    yield this.#pending;
    for (;;) {
      const next = await this.#pieces.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
}
