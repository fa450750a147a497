import { type Der, derOf, expectTag, oidText, partsOf, TAG } from '../der.ts';
import { blocksOf } from '../pem.ts';
import { decryptKey } from './decryptKey.ts';
import { openPfx } from './openPfx.ts';
import { type SigningKey, signingKey } from './signingKey.ts';

/** Somebody's certificate with the key that belongs to it, as long as it is needed. */
export interface Credential {
  /** DER; the signer's first, then what else came along. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
  readonly key: SigningKey;
}

export const CREDENTIAL_FAULTS = [
  /** None of the files is a certificate, a key or both in one. */
  'unreadable',
  'noCertificate',
  'noKey',
  'wrongPassword',
  /** The key is not that of the certificate. */
  'keyMismatch',
  /** Neither RSA nor an elliptic curve that we know, or encrypted in a way that we do not know. */
  'unsupportedKey',
] as const;
export type CredentialFault = (typeof CREDENTIAL_FAULTS)[number];

export type OpenedCredential =
  | { readonly ok: true; readonly credential: Credential }
  | { readonly ok: false; readonly fault: CredentialFault };

const refused = (fault: CredentialFault): OpenedCredential => ({ ok: false, fault });

interface Found {
  readonly certificates: Uint8Array<ArrayBuffer>[];
  readonly keys: Uint8Array<ArrayBuffer>[];
}

/**
 * Opens what somebody signs with: a `.p12`/`.pfx`, or a certificate (`.cer`) and its key (`.key`) as the SAT hands them
 * out, with the password. Nothing of it is stored, and neither key nor password leaves this place.
 */
export async function openCredential(
  files: readonly Uint8Array<ArrayBuffer>[],
  password: string,
): Promise<OpenedCredential> {
  const found: Found = { certificates: [], keys: [] };
  for (const file of files) {
    for (const { bytes } of blocksOf(file)) {
      const fault = take(bytes, password, found);
      if (fault !== null) return refused(fault);
    }
  }
  const [info] = found.keys;
  if (found.certificates.length === 0) return refused(info === undefined ? 'unreadable' : 'noCertificate');
  if (info === undefined) return refused('noKey');
  const key = await signingKey(info).catch(() => null);
  if (key === null) return refused('unsupportedKey');
  for (const certificate of found.certificates) {
    if (!(await key.matches(publicKeyOf(certificate)))) continue;
    const others = found.certificates.filter((other) => other !== certificate);
    return { ok: true, credential: { certificates: [certificate, ...others], key } };
  }
  return refused('keyMismatch');
}

/** Sorts one file or block into what it is, told by its shape alone. */
function take(bytes: Uint8Array<ArrayBuffer>, password: string, found: Found): CredentialFault | null {
  switch (shapeOf(bytes)) {
    case 'certificate':
      found.certificates.push(bytes);
      return null;
    case 'key':
      found.keys.push(bytes);
      return null;
    case 'encryptedKey': {
      const key = attempt(() => decryptKey(bytes, password));
      if (key === 'unsupportedKey') return key;
      if (key === null) return 'wrongPassword';
      found.keys.push(key);
      return null;
    }
    case 'pfx': {
      const opened = attempt(() => openPfx(bytes, password));
      if (opened === 'unsupportedKey') return opened;
      if (opened === null) return 'wrongPassword';
      found.certificates.push(...opened.certificates);
      if (opened.key !== null) found.keys.push(opened.key);
      return null;
    }
    default:
      return null;
  }
}

function attempt<T>(open: () => T): T | 'unsupportedKey' {
  try {
    return open();
  } catch {
    return 'unsupportedKey';
  }
}

/** Whether a file is key and certificate in one (`.p12`, `.pfx`), and so needs no other. */
export function isPfx(file: Uint8Array<ArrayBuffer>): boolean {
  return shapeOf(file) === 'pfx';
}

type Shape = 'certificate' | 'key' | 'encryptedKey' | 'pfx' | 'other';

function shapeOf(bytes: Uint8Array): Shape {
  // The older ones among them have lengths left open, which only node-forge reads.
  if (bytes[0] === TAG.sequence && /^30(80|8[1-4](..){1,4}|..)02010330/.test(beginning(bytes))) return 'pfx';
  try {
    const [first, second, third] = partsOf(derOf(bytes, TAG.sequence));
    if (first?.tag === TAG.integer && second?.tag === TAG.sequence && third?.tag === TAG.octets) return 'key';
    if (first?.tag === TAG.sequence && second?.tag === TAG.octets && isOidFirst(first)) return 'encryptedKey';
    if (first?.tag === TAG.sequence && second?.tag === TAG.sequence && third?.tag === TAG.bits)
      return 'certificate';
  } catch {
    return 'other';
  }
  return 'other';
}

const beginning = (bytes: Uint8Array) =>
  Array.from(bytes.subarray(0, 12), (octet) => octet.toString(16).padStart(2, '0')).join('');

function isOidFirst(part: Der): boolean {
  return oidText(partsOf(part)[0]).length > 0;
}

/** SubjectPublicKeyInfo of a certificate, DER. */
function publicKeyOf(certificate: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = partsOf(expectTag(partsOf(derOf(certificate, TAG.sequence))[0], TAG.sequence));
  const at = parts[0]?.tag === TAG.context(0) ? 6 : 5;
  return Uint8Array.from(expectTag(parts[at], TAG.sequence).whole);
}
