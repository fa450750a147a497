import { createHash } from 'node:crypto';
import { signedManifest, signedText, type UpdateManifest, updateManifest } from '#shared/updates/manifest.ts';
import { isSignedBy, keyIdOf, type Signer } from '../audit/keys.ts';
import { UpdateRefused } from './refused.ts';

/**
 * Keys of the maker of this program, which every installation trusts. There is none: nobody publishes signed releases
 * yet, and a key that nobody guards would be a door.
 */
const MAKER_KEYS: readonly string[] = [];

/** A manifest whose signature is good. */
export interface TrustedManifest {
  readonly manifest: UpdateManifest;
  /** SHA-256 of what was signed. */
  readonly sha256: string;
  readonly keyId: string;
}

/** The id by which people compare a public key (DER in base64). */
export const publicKeyId = (key: string): string => keyIdOf(Buffer.from(key, 'base64'));

/** Whether there is anybody whose signature counts. */
export const trustedKeys = (own: readonly string[]): readonly string[] => [...MAKER_KEYS, ...own];

/** The text of `soporte-updates.json`. */
export function signManifest(manifest: UpdateManifest, signer: Signer): string {
  const signature = Buffer.from(signer.sign(Buffer.from(signedText(manifest)))).toString('base64');
  return `${JSON.stringify({ manifest, keyId: signer.keyId, signature }, null, 2)}\n`;
}

/**
 * Reads a manifest: the signature first, and only then what it says.
 *
 * @param keys public keys that are trusted (DER in base64)
 * @throws {UpdateRefused}
 */
export function readSigned(bytes: Uint8Array, keys: readonly string[]): TrustedManifest {
  const envelope = signedManifest.safeParse(jsonOf(bytes));
  if (!envelope.success) throw new UpdateRefused('notManifest', 'The file is no signed manifest.');
  const { manifest, keyId, signature } = envelope.data;
  const key = trustedKeys(keys).find((one) => publicKeyId(one) === keyId);
  if (key === undefined) throw new UpdateRefused('unknownKey', `Key ${keyId} is not trusted here.`);
  const text = signedText(manifest);
  if (!isSignedBy(Buffer.from(key, 'base64'), Buffer.from(text), Buffer.from(signature, 'base64'))) {
    throw new UpdateRefused(
      'wrongSignature',
      `The signature is not that of key ${keyId} over this manifest.`,
    );
  }
  const parsed = updateManifest.safeParse(manifest);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UpdateRefused('notManifest', `The manifest is not made well at “${issue?.path.join('.')}”.`);
  }
  return { manifest: parsed.data, sha256: createHash('sha256').update(text).digest('hex'), keyId };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
