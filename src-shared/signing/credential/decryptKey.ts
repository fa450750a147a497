import forge from 'node-forge';
import { derOf, expectTag, oidText, partsOf, TAG } from '../der.ts';
import { derFromForge, fromForge, toForge } from './forgeBytes.ts';

/** PBES1 of PKCS #5, which old keys of the SAT still have: a hash as key derivation, then DES. */
const PBES1: Readonly<Record<string, () => forge.md.MessageDigest>> = {
  '1.2.840.113549.1.5.3': () => forge.md.md5.create(),
  '1.2.840.113549.1.5.10': () => forge.md.sha1.create(),
};

/** Against a file that asks for hours of work: the standards speak of thousands. */
const MOST_ROUNDS = 10_000_000;

/**
 * The private key (PrivateKeyInfo, DER) in an encrypted one (PKCS #8), or null when the password is wrong. Passwords
 * with accents were turned into bytes in two ways, so both are tried.
 *
 * @throws when it is not an encrypted key, or encrypted in a way that is not known
 */
export function decryptKey(encrypted: Uint8Array, password: string): Uint8Array<ArrayBuffer> | null {
  const [algorithm, data] = partsOf(derOf(encrypted, TAG.sequence));
  const [name, parameters] = partsOf(expectTag(algorithm, TAG.sequence));
  const hash = PBES1[oidText(name)];
  const tries = new Set([forge.util.encodeUtf8(password), password]);
  for (const letters of tries) {
    const key =
      hash === undefined
        ? byForge(encrypted, letters)
        : byPbes1(hash, parameters?.whole, expectTag(data, TAG.octets).content, letters);
    if (key !== null && isPrivateKeyInfo(key)) return key;
  }
  return null;
}

/** Garbage that a wrong password left rarely looks like padding, and never like this. */
function isPrivateKeyInfo(der: Uint8Array): boolean {
  try {
    const [version, algorithm, key] = partsOf(derOf(der, TAG.sequence));
    expectTag(version, TAG.integer);
    oidText(partsOf(expectTag(algorithm, TAG.sequence))[0]);
    expectTag(key, TAG.octets);
    return true;
  } catch {
    return false;
  }
}

function byForge(encrypted: Uint8Array, password: string): Uint8Array<ArrayBuffer> | null {
  const asn1 = forge.asn1.fromDer(toForge(encrypted));
  try {
    const key = forge.pki.decryptPrivateKeyInfo(asn1, password) as forge.asn1.Asn1 | null;
    return key === null ? null : derFromForge(key);
  } catch (fault) {
    // What it does not support, it says; anything else are bytes that a wrong password left.
    if (fault instanceof Error && /unsupported/i.test(fault.message)) throw fault;
    return null;
  }
}

/** PBKDF1 (RFC 8018, 5.1): sixteen bytes, the first half the key and the second the initial vector. */
function byPbes1(
  hash: () => forge.md.MessageDigest,
  parameters: Uint8Array | undefined,
  data: Uint8Array,
  password: string,
): Uint8Array<ArrayBuffer> | null {
  const [salt, rounds] = partsOf(derOf(parameters ?? new Uint8Array(), TAG.sequence));
  const count = expectTag(rounds, TAG.integer).content.reduce((sum, octet) => sum * 256 + octet, 0);
  if (count < 1 || count > MOST_ROUNDS) throw new Error('Unsupported number of rounds');
  let derived = password + toForge(expectTag(salt, TAG.octets).content);
  for (let round = 0; round < count; round += 1) {
    derived = hash().update(derived).digest().getBytes();
  }
  const cipher = forge.cipher.createDecipher('DES-CBC', derived.slice(0, 8));
  cipher.start({ iv: derived.slice(8, 16) });
  cipher.update(forge.util.createBuffer(toForge(data)));
  return cipher.finish() ? fromForge(cipher.output.getBytes()) : null;
}
