/**
 * The lock of the outbox: AES-256-GCM under a key that exists in memory only, derived (HKDF, SHA-256) from the secret
 * that the service hands to the signed-in person and a random salt of this profile. Where each sealed thing belongs
 * (`place`) is authenticated with it, so that nothing can be put in another's stead.
 */
export interface Vault {
  seal(place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed>;
  /** @throws when it was sealed with another key, for another place, or was changed */
  open(place: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>>;
}

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const IV_BYTES = 12;
const text = new TextEncoder();

/** `secret`: base64url; `owner`: the database and person that it is for. */
export async function openVault(
  secret: string,
  salt: Uint8Array<ArrayBuffer>,
  owner: string,
): Promise<Vault> {
  const material = await crypto.subtle.importKey('raw', fromBase64Url(secret), 'HKDF', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: text.encode(`soporte outbox ${owner}`) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  const named = (place: string) => text.encode(`${owner} ${place}`);
  return {
    async seal(place, bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const how = { name: 'AES-GCM', iv, additionalData: named(place) };
      return { iv, data: await crypto.subtle.encrypt(how, key, bytes) };
    },
    async open(place, { iv, data }) {
      const how = { name: 'AES-GCM', iv, additionalData: named(place) };
      return new Uint8Array(await crypto.subtle.decrypt(how, key, data));
    },
  };
}

function fromBase64Url(value: string): Uint8Array<ArrayBuffer> {
  const plain = atob(value.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}
