import { hash, randomBytes, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Of RFC 6238, as every authenticator program takes it: SHA-1, six digits, thirty seconds. */
const PERIOD_MS = 30_000;
/** Steps by which a telephone's clock may be off (RFC 6238, 5.2 recommends one). */
const WINDOW = 1;
/** RFC 4226, 4: at least 128 bits, 160 recommended. */
const SECRET_BYTES = 20;

const ISSUER = 'SoporteBalance';

function generator(secret: Uint8Array, label: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_MS / 1_000,
  });
}

export function newSecret(): Uint8Array {
  return randomBytes(SECRET_BYTES);
}

/** What a telephone reads from the QR code, and the secret to be typed where it cannot. */
export function enrolmentOf(secret: Uint8Array, username: string): { uri: string; secret: string } {
  const totp = generator(secret, username);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

/**
 * The step of time that a code is of, within one step of now; null where it is of none.
 *
 * @param now UTC ms
 */
export function stepOfCode(secret: Uint8Array, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = generator(secret, '').validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / PERIOD_MS) + delta;
}

const RECOVERY_CODES = 10;
const CODE_GROUPS = 4;
const CODE_GROUP = 6;
/** Without letters that are taken for one another. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** Codes for paper, each good once: 118 bits, so that a quick hash keeps them (ASVS 5, 6.5.2 asks for 112). */
export function newRecoveryCodes(): string[] {
  const letters = (count: number) =>
    Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('');
  const code = () => Array.from({ length: CODE_GROUPS }, () => letters(CODE_GROUP)).join('-');
  return Array.from({ length: RECOVERY_CODES }, code);
}

/** What is kept of a code on paper. It is random, so that a quick hash tells nobody anything. */
export function recoveryHash(code: string): string {
  return hash('sha256', code.toLowerCase().replace(/[^a-z0-9]/g, ''));
}
