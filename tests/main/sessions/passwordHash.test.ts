import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '#main/sessions/passwordHash.ts';
import { password } from '#shared/people/contract.ts';

const LONG = `Ñandú ${'frase larga '.repeat(10)}fin`.slice(0, 128);

describe('a password', () => {
  it('has twelve characters at least, and may have 128 of any kind', () => {
    expect(password.safeParse('once letras').success).toBe(false);
    expect(password.safeParse('doce letras.').success).toBe(true);
    expect(password.safeParse('雨'.repeat(64)).success).toBe(true);
    expect(password.parse(` ${'x'.repeat(126)} `)).toHaveLength(128);
  });

  it('is compared as it was typed: its capitals, the blanks at its ends, and to the last character', async () => {
    const hash = await hashPassword(LONG);
    expect(await verifyPassword(hash, LONG)).toBe(true);
    for (const other of [
      LONG.toLowerCase(),
      ` ${LONG}`,
      `${LONG} `,
      LONG.slice(0, -1),
      `${LONG.slice(0, -1)}x`,
    ]) {
      expect(await verifyPassword(hash, other), other).toBe(false);
    }
  });

  it('is the same however the keyboard composes its accents, and hashed with a salt of its own', async () => {
    const hash = await hashPassword(LONG);
    expect(await verifyPassword(hash, LONG.normalize('NFD'))).toBe(true);
    expect(await hashPassword(LONG)).not.toBe(hash);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
