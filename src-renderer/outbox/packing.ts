import type { FileSign, OutboxItem } from '../rpc/outbox.ts';

/** Items and files as bytes, to be sealed. */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function packItem(item: OutboxItem): Uint8Array<ArrayBuffer> {
  return encoder.encode(JSON.stringify(item));
}

/** What `packItem` made; it is ours and was authenticated, so that its shape need not be checked again. */
export function unpackItem(bytes: Uint8Array): OutboxItem {
  return JSON.parse(decoder.decode(bytes)) as OutboxItem;
}

/** All files one after the other; their sizes stand in the item. */
export async function packFiles(files: readonly File[]): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Blob([...files]).arrayBuffer());
}

/** @throws when the bytes are not those of these files */
export function unpackFiles(bytes: Uint8Array<ArrayBuffer>, signs: readonly FileSign[]): File[] {
  let from = 0;
  const files = signs.map(({ name, type, size }) => {
    const part = bytes.slice(from, from + size);
    from += size;
    return new File([part], name, { type });
  });
  if (from !== bytes.length) throw new Error('The kept files have other sizes than they had');
  return files;
}
