import { z } from 'zod';

/** An Ed25519 public key, DER (SubjectPublicKeyInfo) in base64: the first 16 characters say which kind of key it is. */
export const publicKey = z.string().regex(/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/);

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether something may be a source of updates: an absolute folder, or an address by HTTPS without user, password or
 * query. Plain HTTP on loopback alone.
 */
export function isUpdateSource(text: string): boolean {
  if (/^(\/(?!\/)|[A-Za-z]:[\\/]|\\\\[^\\]+\\)/.test(text)) return !text.includes('\0');
  return isAddress(text);
}

/** Whether a source is an address, not a folder. */
export function isAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return false;
  }
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

/** Where updates come from and whose signature makes them trusted. Without a key nothing is ever installed. */
export const updateSettings = z.object({
  source: z.string().trim().min(1).max(400).refine(isUpdateSource).nullable(),
  keys: z.array(publicKey).max(5),
});
export type UpdateSettings = z.infer<typeof updateSettings>;

export const defaultUpdates: UpdateSettings = { source: null, keys: [] };

/** The key in what somebody pasted: one line of base64, or a PEM block around it; null where there is none. */
export function publicKeyIn(text: string): string | null {
  const bare = text.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
  return publicKey.safeParse(bare).success ? bare : null;
}
