import { hash, randomBytes } from 'node:crypto';

/** 256 random bits, so that nobody guesses one (ASVS 5, 7.2.3 asks for 128). */
const TOKEN_BYTES = 32;

export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What the database holds: a copy of it lets nobody in. No salt is needed, since tokens are random. */
export function tokenHash(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
