import forge from 'node-forge';

/** node-forge keeps bytes in strings, a character each. */
export function toForge(bytes: Uint8Array): string {
  let text = '';
  for (const octet of bytes) text += String.fromCharCode(octet);
  return text;
}

export function fromForge(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function derFromForge(asn1: forge.asn1.Asn1): Uint8Array<ArrayBuffer> {
  return fromForge(forge.asn1.toDer(asn1).getBytes());
}
