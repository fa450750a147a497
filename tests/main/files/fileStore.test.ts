import { utimes } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { blobPath, createFileStore } from '#main/files/fileStore.ts';
import { temporaryFolder } from '../../builders/database.ts';

const bytes = new TextEncoder().encode('un oficio');
const YEAR_AGO = new Date(Date.now() - 365 * 86_400_000);
const yesterday = () => Date.now() - 86_400_000;

describe('a file of the store that no row names', () => {
  it('is removed, and once more is no fault', async () => {
    const store = createFileStore(await temporaryFolder());
    const sha256 = await store.put(bytes);
    await utimes(blobPath(store.folder, sha256), YEAR_AGO, YEAR_AGO);
    expect(await store.remove(sha256, yesterday())).toBe(true);
    await expect(store.read(sha256)).rejects.toThrow();
    expect(await store.remove(sha256, yesterday())).toBe(true);
  });

  it('stays when somebody has just brought the same again: its row may be about to come', async () => {
    const store = createFileStore(await temporaryFolder());
    const sha256 = await store.put(bytes);
    await utimes(blobPath(store.folder, sha256), YEAR_AGO, YEAR_AGO);
    await store.put(bytes);
    expect(await store.remove(sha256, yesterday())).toBe(false);
    expect(await store.read(sha256)).toEqual(Buffer.from(bytes));
  });
});
