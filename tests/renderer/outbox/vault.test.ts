import { describe, expect, it } from 'vitest';
import { packFiles, packItem, unpackFiles, unpackItem } from '#renderer/outbox/packing.ts';
import { openVault } from '#renderer/outbox/vault.ts';
import type { OutboxItem } from '#renderer/rpc/outbox.ts';

const SECRET = Buffer.alloc(32, 7).toString('base64url');
const salt = new Uint8Array(32).fill(1);
const words = new TextEncoder().encode('No imprime');

describe('the vault', () => {
  it('opens what it sealed, also after a restart with the same secret', async () => {
    const sealed = await (await openVault(SECRET, salt, 'db/1')).seal('item a', words);
    const later = await openVault(SECRET, salt, 'db/1');
    expect(await later.open('item a', sealed)).toEqual(words);
    expect(Buffer.from(sealed.data).includes('imprime')).toBe(false);
  });

  it('opens nothing with another secret, profile, person or database, nor in another place', async () => {
    const vault = await openVault(SECRET, salt, 'db/1');
    const sealed = await vault.seal('item a', words);
    const others = await Promise.all([
      openVault(Buffer.alloc(32, 8).toString('base64url'), salt, 'db/1'),
      openVault(SECRET, new Uint8Array(32), 'db/1'),
      openVault(SECRET, salt, 'db/2'),
      openVault(SECRET, salt, 'other/1'),
    ]);
    for (const other of others) await expect(other.open('item a', sealed)).rejects.toThrow();
    await expect(vault.open('item b', sealed)).rejects.toThrow();
  });

  it('notices a changed bit', async () => {
    const vault = await openVault(SECRET, salt, 'db/1');
    const sealed = await vault.seal('item a', words);
    const bytes = new Uint8Array(sealed.data);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await expect(vault.open('item a', sealed)).rejects.toThrow();
  });

  it('seals the same twice in different ways', async () => {
    const vault = await openVault(SECRET, salt, 'db/1');
    const [one, two] = [await vault.seal('item a', words), await vault.seal('item a', words)];
    expect(Buffer.from(one.data).equals(Buffer.from(two.data))).toBe(false);
  });
});

describe('packing', () => {
  it('gives items and files back as they were', async () => {
    const files = [new File(['uno'], 'a.txt', { type: 'text/plain' }), new File(['', 'dós'], 'b.bin')];
    const signs = files.map(({ name, type, size }) => ({ name, type, size }));
    const bytes = await packFiles(files);
    const back = unpackFiles(bytes, signs);
    expect(await Promise.all(back.map((file) => file.text()))).toEqual(['uno', 'dós']);
    expect(back.map(({ name, type }) => [name, type])).toEqual([
      ['a.txt', 'text/plain'],
      ['b.bin', ''],
    ]);
    expect(() => unpackFiles(bytes, signs.slice(0, 1))).toThrow();
    const item = { id: 'a', content: { kind: 'note', body: '¿Qué?' } } as OutboxItem;
    expect(unpackItem(packItem(item))).toEqual(item);
  });
});
