import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookForUpdate } from '#main/updates/look.ts';
import { loadNewestSeen } from '#main/updates/newestSeenFile.ts';
import { readSigned, signManifest } from '#main/updates/signing.ts';
import { MANIFEST_BYTES, MANIFEST_NAME, type UpdateManifest } from '#shared/updates/manifest.ts';
import {
  aManifest,
  anInstaller,
  aRelease,
  aSigningKey,
  MACHINE,
  NEWS,
  QUICK,
  type Release,
} from '../../builders/updates.ts';

const NOW = Date.parse('2026-11-24T18:00:00Z');
let profileDir: string;
let release: Release;
beforeEach(async () => {
  profileDir = await mkdtemp(join(tmpdir(), 'soporte-updates-'));
  release = await aRelease();
});
afterEach(async () => {
  await rm(profileDir, { recursive: true, force: true });
  await rm(release.folder, { recursive: true, force: true });
});

const look = async (
  changes: { own?: string; keys?: readonly string[]; source?: string; now?: number } = {},
) => {
  const { look: found } = await lookForUpdate({
    settings: {
      source: changes.source ?? release.folder,
      keys: [...(changes.keys ?? [release.key.publicKey])],
    },
    profileDir,
    own: changes.own ?? '0.1.0',
    now: changes.now ?? NOW,
    machine: MACHINE,
    limits: QUICK,
  });
  return found;
};
const problemOf = async (changes: Parameters<typeof look>[0] = {}) => {
  const found = await look(changes);
  return found.state === 'refused' ? found.problem : found.state;
};
const file = () => join(release.folder, MANIFEST_NAME);
const written = async () => JSON.parse(await readFile(file(), 'utf8')) as Record<string, unknown>;
const write = (value: unknown) =>
  writeFile(file(), typeof value === 'string' ? value : JSON.stringify(value));

describe('a look at a folder', () => {
  it('finds what is newer, with its news and the file for this machine', async () => {
    expect(await look()).toEqual({
      state: 'available',
      version: '9.1.0',
      releasedAt: '2026-10-01T12:00:00.000Z',
      news: NEWS,
      file: { name: 'soporte_9.1.0_amd64.deb', bytes: 300_000 },
    });
    expect(await loadNewestSeen(profileDir)).toMatchObject({ version: '9.1.0' });
  });

  it('finds nothing where this version is there, or an older one', async () => {
    expect(await look({ own: '9.1.0' })).toEqual({ state: 'current', version: '9.1.0' });
    expect(await look({ own: '10.0.0' })).toEqual({ state: 'current', version: '9.1.0' });
  });

  it('is off without a source, and without a key whatever the source says', async () => {
    expect(await problemOf({ keys: [] })).toBe('off');
    const settings = { source: null, keys: [release.key.publicKey] };
    const off = await lookForUpdate({ settings, profileDir, own: '0.1.0', now: NOW, machine: MACHINE });
    expect(off).toEqual({ look: { state: 'off' }, file: null });
  });

  it('says so when there is no folder, no manifest, or something else in its place', async () => {
    expect(await problemOf({ source: join(release.folder, 'away') })).toBe('unreachable');
    await rm(file());
    expect(await problemOf()).toBe('noManifest');
    expect(await problemOf({ source: join(release.folder, release.manifest.files[0]?.name ?? '') })).toBe(
      'unreachable',
    );
  });
});

describe('a manifest that was touched', () => {
  const alterations: readonly (readonly [string, (manifest: UpdateManifest) => unknown])[] = [
    ['a higher version', (m) => ({ ...m, version: '9.2.0' })],
    ['a later date', (m) => ({ ...m, releasedAt: '2026-10-02T12:00:00.000Z' })],
    ['a lower least version', (m) => ({ ...m, minimumVersion: '0.0.1' })],
    ['another product', (m) => ({ ...m, product: 'otracosa' })],
    ['another hash', (m) => ({ ...m, files: m.files.map((f) => ({ ...f, sha256: '0'.repeat(64) })) })],
    ['another size', (m) => ({ ...m, files: m.files.map((f) => ({ ...f, bytes: f.bytes + 1 })) })],
    ['another name', (m) => ({ ...m, files: m.files.map((f) => ({ ...f, name: 'x.deb' })) })],
    ['one file more', (m) => ({ ...m, files: [...m.files, { ...m.files[0], name: 'x.deb' }] })],
    ['other news', (m) => ({ ...m, news: { ...m.news, es: ['Descargue de otro lado'] } })],
    ['a word more', (m) => ({ ...m, command: 'rm' })],
    ['a word less', ({ minimumVersion: _least, ...m }) => m],
    ['nothing in it', () => null],
  ];
  it.each(alterations)('is refused with %s', async (_what, alter) => {
    await write({ ...(await written()), manifest: alter(release.manifest) });
    expect(await problemOf()).toBe('wrongSignature');
    expect(await loadNewestSeen(profileDir)).toBeNull();
  });

  it('is the same in another order and with other spaces', async () => {
    const { manifest, ...rest } = await written();
    const turned = Object.fromEntries(Object.entries(manifest as object).reverse());
    await write(JSON.stringify({ ...rest, manifest: turned }, null, 7));
    expect(await problemOf()).toBe('available');
  });

  it('is refused with a signature of another manifest of the same key, or one that was bent', async () => {
    const { signature } = JSON.parse(signManifest(aManifest({ version: '9.9.9' }), release.key.signer)) as {
      signature: string;
    };
    await write({ ...(await written()), signature });
    expect(await problemOf()).toBe('wrongSignature');
    await write({ ...(await written()), signature: Buffer.alloc(64).toString('base64') });
    expect(await problemOf()).toBe('wrongSignature');
  });

  it('is refused when somebody else signed it, also under the name of the right key', async () => {
    const other = aSigningKey();
    await write(signManifest(release.manifest, other.signer));
    expect(await problemOf()).toBe('unknownKey');
    await write({ ...(await written()), keyId: release.key.signer.keyId });
    expect(await problemOf()).toBe('wrongSignature');
    expect(await problemOf({ keys: [other.publicKey] })).toBe('unknownKey');
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a number', '7'],
    ['no signature', '{"manifest":{}}'],
    ['an empty signature', '{"manifest":{},"keyId":"00000000000000000000000000000000","signature":""}'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x7b])],
    ['an archive', Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'))],
  ])('is refused when it is %s', async (_what, bytes) => {
    await writeFile(file(), bytes);
    expect(await problemOf()).toBe('notManifest');
  });

  it('is refused unread when it is larger than any manifest', async () => {
    await write(`${JSON.stringify(await written())}${' '.repeat(MANIFEST_BYTES)}`);
    expect(await problemOf()).toBe('tooLarge');
  });
});

describe('a manifest that is well signed', () => {
  const sign = (changes: Partial<UpdateManifest>) =>
    write(signManifest(aManifest(changes), release.key.signer));

  it('is refused when it names a path, whoever signed it', async () => {
    for (const name of ['../../soporte.deb', '..\\soporte.exe', '/etc/soporte.deb', 'con.exe']) {
      await sign({ files: [anInstaller(undefined, { name })] });
      expect(await problemOf()).toBe('notManifest');
    }
  });

  it('is refused when it is of another product, or of the future', async () => {
    await sign({ product: 'otracosa' });
    expect(await problemOf()).toBe('otherProduct');
    await sign({ releasedAt: '2062-10-01T12:00:00.000Z' });
    expect(await problemOf()).toBe('futureManifest');
    expect(await loadNewestSeen(profileDir)).toBeNull();
  });

  it('is refused once a newer one was seen, in another folder too and after a start of the program', async () => {
    const older = await readFile(file());
    await sign({ releasedAt: '2026-10-05T12:00:00.000Z', version: '9.2.0' });
    expect(await problemOf()).toBe('available');
    await writeFile(file(), older);
    expect(await problemOf()).toBe('olderManifest');
    const again = await aRelease({}, { key: release.key });
    expect(await problemOf({ source: again.folder })).toBe('olderManifest');
    await rm(again.folder, { recursive: true });
    // Also where the program was put back to a version for which it would be newer.
    expect(await problemOf({ own: '0.0.1' })).toBe('olderManifest');
  });

  it('is remembered although there is nothing to install, and a damaged memory begins anew', async () => {
    await sign({ releasedAt: '2026-10-05T12:00:00.000Z', version: '0.1.0' });
    expect(await problemOf()).toBe('current');
    await sign({});
    expect(await problemOf()).toBe('olderManifest');
    await writeFile(join(profileDir, 'newest-update.json'), '{');
    expect(await problemOf()).toBe('available');
  });

  it('says which version comes between', async () => {
    await sign({ minimumVersion: '5.0.0' });
    expect(await look()).toMatchObject({ problem: 'tooOldHere', detail: expect.stringContaining('5.0.0') });
  });

  it('tells of a version that has nothing for this machine', async () => {
    await sign({ files: [anInstaller(undefined, { platform: 'darwin', name: 'Soporte-9.1.0.dmg' })] });
    expect(await look()).toMatchObject({ state: 'available', file: null });
  });

  it('is trusted by any of several keys', async () => {
    const next = aSigningKey();
    const bytes = Buffer.from(signManifest(release.manifest, next.signer));
    expect(readSigned(bytes, [release.key.publicKey, next.publicKey]).keyId).toBe(next.signer.keyId);
  });
});
