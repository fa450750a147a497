import { derOf, expectTag, integer, joined, oidText, partsOf, sequence, TAG } from '../der.ts';
import { OID } from '../oids.ts';

/** A private key that is ready to sign; it cannot be read out again. */
export interface SigningKey {
  /** RSA PKCS #1 v1.5, or ECDSA in its DER form, over the SHA-256 of the message. */
  sign(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** Whether this public key (SubjectPublicKeyInfo, DER) is the other half. */
  matches(publicKey: Uint8Array<ArrayBuffer>): Promise<boolean>;
}

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const ECDSA = { name: 'ECDSA', hash: 'SHA-256' } as const;

const CURVES: Readonly<Record<string, string>> = {
  [OID.p256]: 'P-256',
  [OID.p384]: 'P-384',
  [OID.p521]: 'P-521',
};

/** From PrivateKeyInfo (PKCS #8, DER); null for a kind of key that we do not sign with. */
export async function signingKey(info: Uint8Array<ArrayBuffer>): Promise<SigningKey | null> {
  const [, algorithm] = partsOf(derOf(info, TAG.sequence));
  const [name, parameters] = partsOf(expectTag(algorithm, TAG.sequence));
  const kind = oidText(name);
  const curve =
    kind === OID.ecPublicKey && parameters?.tag === TAG.oid ? CURVES[oidText(parameters)] : undefined;
  if (kind !== OID.rsa && curve === undefined) return null;
  const form = curve === undefined ? RSA : { ...ECDSA, namedCurve: curve };
  const key = await crypto.subtle.importKey('pkcs8', info, form, false, ['sign']);
  const raw = async (message: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await crypto.subtle.sign(form, key, message));
  return {
    sign: async (message) => (curve === undefined ? raw(message) : asDer(await raw(message))),
    async matches(publicKey) {
      const probe = crypto.getRandomValues(new Uint8Array(32));
      try {
        const half = await crypto.subtle.importKey('spki', publicKey, form, false, ['verify']);
        return await crypto.subtle.verify(form, half, await raw(probe), probe);
      } catch {
        // A key of another kind.
        return false;
      }
    },
  };
}

/** WebCrypto gives r and s one after the other, certificates' software wants them as a sequence (RFC 3279, 2.2.3). */
function asDer(pair: Uint8Array): Uint8Array<ArrayBuffer> {
  const half = pair.length / 2;
  return joined([sequence(integer(pair.subarray(0, half)), integer(pair.subarray(half)))]);
}
