import { describe, expect, it } from 'vitest';
import type { CoveredTable } from '#main/audit/covered.ts';
import { digestOf, GONE, newSalt } from '#main/audit/digest.ts';

const salt = newSalt();
const plain: CoveredTable = { table: 't', idColumn: 'id' };
const hex = (covered: CoveredTable, ...rows: Record<string, unknown>[]) =>
  Buffer.from(digestOf(covered, salt, rows)).toString('hex');

describe('the digest of a row', () => {
  it('does not depend on the order of its columns', () => {
    expect(hex(plain, { id: 1, a: 'x' })).toBe(hex(plain, { a: 'x', id: 1 }));
  });

  it('differs with any value, and tells a number from its text and bytes from their text', () => {
    const values = [1, '1', 1.5, 'x', Buffer.from('x'), '78', { hex: '78' }];
    const digests = values.slice(0, 6).map((a) => hex(plain, { id: 1, a }));
    expect(new Set(digests).size).toBe(6);
  });

  it('stays the same when a later migration adds a nullable column, or one with a default it knows', () => {
    const before = hex(plain, { id: 1 });
    expect(hex(plain, { id: 1, added: null })).toBe(before);
    const grown = { ...plain, addedWith: { level: 0 } };
    expect(hex(grown, { id: 1, level: 0 })).toBe(before);
    expect(hex(grown, { id: 1, level: 1 })).not.toBe(before);
  });

  it('leaves out what changes without an event', () => {
    const covered = { ...plain, except: ['seenAt'] };
    expect(hex(covered, { id: 1, seenAt: 5 })).toBe(hex(covered, { id: 1, seenAt: 6 }));
  });

  it('differs with the salt, so that nobody can try values against it', () => {
    expect(digestOf(plain, newSalt(), [{ id: 1 }])).not.toEqual(digestOf(plain, salt, [{ id: 1 }]));
  });

  it('tells one row from two and two from none', () => {
    expect(hex(plain, { id: 1 }, { id: 1 })).not.toBe(hex(plain, { id: 1 }));
    expect(digestOf(plain, salt, [])).toBe(GONE);
  });
});
