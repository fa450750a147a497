import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSignedBy, keyIdOf, openInstallationKeys } from '#main/audit/keys.ts';
import { readRememberedHeads } from '#main/audit/rememberedHeads.ts';
import { temporaryFolder } from '../../builders/database.ts';

let profileDir: string;
beforeEach(async () => {
  profileDir = await temporaryFolder();
});
afterEach(() => rm(profileDir, { recursive: true, force: true }));

const head = (seq: number, epoch = 1) => ({
  seq,
  epoch,
  hash: Buffer.alloc(32, seq),
  folios: { 'SB-2026': seq },
});

describe('the key of an installation', () => {
  it('is made once, readable by its owner alone, and signs what others can check', async () => {
    const first = await openInstallationKeys(profileDir);
    const again = await openInstallationKeys(profileDir);
    expect(again.signer.keyId).toBe(first.signer.keyId);
    const file = await stat(join(profileDir, 'installation-key.pem'));
    if (process.platform !== 'win32') expect(file.mode & 0o777).toBe(0o600);
    const message = Buffer.from('head');
    const { publicKey, keyId } = first.signer;
    expect(isSignedBy(publicKey, message, again.signer.sign(message))).toBe(true);
    expect(isSignedBy(publicKey, Buffer.from('other'), again.signer.sign(message))).toBe(false);
    expect(isSignedBy(Buffer.from('no key'), message, again.signer.sign(message))).toBe(false);
    expect(keyIdOf(publicKey)).toBe(keyId);
  });

  it('is the same for two processes that start together', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => openInstallationKeys(profileDir)));
    expect(new Set(all.map(({ signer }) => signer.keyId)).size).toBe(1);
    expect((await readdir(profileDir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('remembered heads', () => {
  it('are on disk after closing, and an older head does not replace a newer one', async () => {
    const keys = await openInstallationKeys(profileDir);
    keys.heads.remember('a', head(5));
    keys.heads.remember('a', head(4));
    keys.heads.remember('b', head(1));
    await keys.close();
    const again = await readRememberedHeads(profileDir);
    expect(again.get('a')).toEqual(head(5));
    expect(again.get('b')).toEqual(head(1));
  });

  it('of a higher epoch are newer whatever their number', async () => {
    const keys = await openInstallationKeys(profileDir);
    keys.heads.remember('a', head(9));
    keys.heads.remember('a', head(3, 2));
    expect(keys.heads.of('a')).toEqual(head(3, 2));
    await keys.close();
  });

  it('of two processes of one profile are merged', async () => {
    const one = await openInstallationKeys(profileDir);
    const other = await openInstallationKeys(profileDir);
    one.heads.remember('a', head(7));
    other.heads.remember('a', head(6));
    other.heads.remember('b', head(2));
    await one.close();
    await other.close();
    const heads = await readRememberedHeads(profileDir);
    expect([heads.get('a')?.seq, heads.get('b')?.seq]).toEqual([7, 2]);
  });

  it('start anew when their file cannot be read', async () => {
    await writeFile(join(profileDir, 'heads.json'), '{"a": ');
    const keys = await openInstallationKeys(profileDir);
    expect(keys.heads.of('a')).toBeNull();
    keys.heads.remember('a', head(1));
    await keys.close();
    expect(JSON.parse(await readFile(join(profileDir, 'heads.json'), 'utf8'))).toHaveProperty('a.seq', 1);
  });
});
