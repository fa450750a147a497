/** Text between armour lines (RFC 7468), or the bare bytes: keys and certificates come as either. */

const BLOCK = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g;

export interface Block {
  /** `CERTIFICATE`, `ENCRYPTED PRIVATE KEY` …; null of bare bytes. */
  readonly label: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/\s+/g, '')), (letter) => letter.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const octet of bytes) text += String.fromCharCode(octet);
  return btoa(text);
}

/** What a file holds: its armoured blocks, or itself where there is no armour. */
export function blocksOf(file: Uint8Array<ArrayBuffer>): Block[] {
  // Certificates of some authorities have text before the armour, but bare DER begins with a sequence at once.
  if (file[0] === 0x30) return [{ label: null, bytes: file }];
  const text = new TextDecoder('latin1').decode(file);
  const blocks = [...text.matchAll(BLOCK)].flatMap(([, label, body]): Block[] => {
    try {
      return [{ label: label ?? null, bytes: fromBase64(body ?? '') }];
    } catch {
      return [];
    }
  });
  return blocks.length > 0 ? blocks : [{ label: null, bytes: file }];
}
