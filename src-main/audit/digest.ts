import { hash, randomBytes } from 'node:crypto';
import type { CoveredTable } from './covered.ts';

/** Values as SQLite gives them. */
export type StoredRow = Readonly<Record<string, unknown>>;

const SALT_BYTES = 16;
/** Salts drawn at once: to ask for random bytes costs far more than the bytes. */
const SALTS_DRAWN = 256;
let drawn = Buffer.alloc(0);

/** A salt for one digest: without it, and it is erased with the data, nobody can try what the data may have been. */
export function newSalt(): Uint8Array {
  if (drawn.length === 0) drawn = randomBytes(SALT_BYTES * SALTS_DRAWN);
  const salt = drawn.subarray(0, SALT_BYTES);
  drawn = drawn.subarray(SALT_BYTES);
  return salt;
}

/** Digest of a row that is gone. */
export const GONE: Uint8Array = new Uint8Array(0);

/**
 * Salted SHA-256 of what a covered id holds: one row, or the rows of a set in their order. None at all gives `GONE`.
 */
export function digestOf(covered: CoveredTable, salt: Uint8Array, rows: readonly StoredRow[]): Uint8Array {
  if (rows.length === 0) return GONE;
  return sha256(salt, JSON.stringify(rows.map((row) => canonical(covered, row))));
}

/** SHA-256 of the parts one after the other. */
export function sha256(...parts: readonly (Uint8Array | string)[]): Buffer {
  const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return hash('sha256', bytes, 'buffer');
}

/** The columns of a covered table by name, sorted once: rows of one table come with the same columns each time. */
const sorted = new WeakMap<
  CoveredTable,
  { readonly given: readonly string[]; readonly byName: readonly string[] }
>();

function sortedColumns(covered: CoveredTable, row: StoredRow): readonly string[] {
  const given = Object.keys(row);
  const known = sorted.get(covered);
  if (known?.given.length === given.length && known.given.every((column, at) => column === given[at])) {
    return known.byName;
  }
  const byName = given.toSorted();
  sorted.set(covered, { given, byName });
  return byName;
}

/**
 * Name and value of each covered column, by name: nulls left out, so that a column added later changes nothing, and
 * bytes as hexadecimal text with a mark that no text column's value is confused with.
 */
function canonical(covered: CoveredTable, row: StoredRow): readonly (readonly [string, unknown])[] {
  const pairs: (readonly [string, unknown])[] = [];
  for (const column of sortedColumns(covered, row)) {
    const value = row[column];
    if (value === null || value === covered.addedWith?.[column]) continue;
    if (covered.except?.includes(column)) continue;
    pairs.push([column, value instanceof Uint8Array ? { hex: Buffer.from(value).toString('hex') } : value]);
  }
  return pairs;
}
