import { type Algorithm, hash, verify } from '@node-rs/argon2';

const ARGON2ID: Algorithm = 2;
/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane; about 22 ms. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of no password, with the same cost as every other. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$bm8gYWNjb3VudCBoZXJlIQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** Argon2id with its cost and salt in PHC form. Takes milliseconds, in a thread of its own: never in a transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/**
 * Whether the password is the one. Where there is no account (null) a hash is tried all the same, so that the time
 * taken does not tell which user names exist (ASVS 5, 6.3.8).
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODYS_HASH, password.normalize('NFC'));
  return passwordHash !== null && matches;
}
