import { describe, expect, it } from 'vitest';
import {
  fileFor,
  isInstallerName,
  judgeManifest,
  kindOfInstaller,
  type UpdateManifest,
  updateManifest,
} from '#shared/updates/manifest.ts';

const NOW = Date.parse('2026-11-24T18:00:00Z');
const manifest: UpdateManifest = {
  format: 'soporte-updates/1',
  product: 'soportebalance',
  version: '1.2.0',
  releasedAt: '2026-11-20T10:00:00.000Z',
  minimumVersion: '1.0.0',
  files: [
    {
      platform: 'win32',
      arch: 'x64',
      name: 'SoporteBalance Setup 1.2.0.exe',
      bytes: 9,
      sha256: 'a'.repeat(64),
    },
    {
      platform: 'linux',
      arch: 'x64',
      name: 'SoporteBalance-1.2.0.AppImage',
      bytes: 9,
      sha256: 'b'.repeat(64),
    },
    { platform: 'linux', arch: 'x64', name: 'soporte_1.2.0_amd64.deb', bytes: 9, sha256: 'c'.repeat(64) },
    { platform: 'linux', arch: 'arm64', name: 'soporte_1.2.0_arm64.deb', bytes: 9, sha256: 'd'.repeat(64) },
  ],
  news: { es: ['Más rápido'], en: ['Faster'], pt: ['Mais rápido'] },
};
const HASH = 'f'.repeat(64);
const judge = (
  changes: Partial<UpdateManifest>,
  present: { own?: string; seen?: { releasedAt: string; version: string; sha256: string } | null } = {},
) =>
  judgeManifest(
    { manifest: { ...manifest, ...changes }, sha256: HASH },
    { own: present.own ?? '1.1.0', now: NOW, seen: present.seen ?? null },
  );

describe('a manifest that is well signed', () => {
  it('is newer, or of the present version, and never offers an older one', () => {
    expect(judge({})).toBe('newer');
    expect(judge({}, { own: '1.2.0' })).toBe('current');
    expect(judge({}, { own: '1.3.0' })).toBe('current');
    expect(judge({ version: '1.1.0-rc.1' })).toBe('current');
  });

  it('is refused when it is dated before the newest that was seen, whatever version it names', () => {
    const seen = { releasedAt: '2026-11-21T10:00:00.000Z', version: '1.1.5', sha256: 'e'.repeat(64) };
    expect(judge({}, { seen })).toBe('olderManifest');
    expect(judge({ version: '9.0.0' }, { seen })).toBe('olderManifest');
    expect(judge({ releasedAt: '2026-11-22T10:00:00.000Z' }, { seen })).toBe('newer');
  });

  it('is refused when it has the date of the newest seen and says something else', () => {
    const seen = { releasedAt: manifest.releasedAt, version: '1.2.0', sha256: HASH };
    expect(judge({}, { seen })).toBe('newer');
    expect(judge({}, { seen: { ...seen, sha256: 'e'.repeat(64) } })).toBe('olderManifest');
  });

  it('takes a version back by a later manifest with a lower one', () => {
    const seen = { releasedAt: '2026-11-19T10:00:00.000Z', version: '2.0.0', sha256: 'e'.repeat(64) };
    expect(judge({}, { seen })).toBe('newer');
  });

  it('is refused when it is of something else, from the future, or too far ahead for this program', () => {
    expect(judge({ product: 'otracosa' })).toBe('otherProduct');
    expect(judge({ releasedAt: '2026-11-25T17:59:00.000Z' })).toBe('newer');
    expect(judge({ releasedAt: '2026-11-25T18:01:00.000Z' })).toBe('futureManifest');
    expect(judge({}, { own: '0.9.0' })).toBe('tooOldHere');
  });
});

describe('the file for a machine', () => {
  it('is of its system and processor, the usual package first', () => {
    const named = (machine: { platform: string; arch: string; prefers?: string }) =>
      fileFor(manifest, machine)?.name ?? null;
    expect(named({ platform: 'win32', arch: 'x64' })).toBe('SoporteBalance Setup 1.2.0.exe');
    expect(named({ platform: 'linux', arch: 'x64' })).toBe('soporte_1.2.0_amd64.deb');
    expect(named({ platform: 'linux', arch: 'x64', prefers: '.AppImage' })).toBe(
      'SoporteBalance-1.2.0.AppImage',
    );
    expect(named({ platform: 'linux', arch: 'arm64', prefers: '.AppImage' })).toBe('soporte_1.2.0_arm64.deb');
    expect(named({ platform: 'darwin', arch: 'arm64' })).toBeNull();
    expect(named({ platform: 'win32', arch: 'arm64' })).toBeNull();
  });

  it('is told by its name', () => {
    expect(kindOfInstaller('SoporteBalance Setup 1.2.0.exe')).toEqual({ platform: 'win32', arch: 'x64' });
    expect(kindOfInstaller('SoporteBalance-1.2.0-arm64.dmg')).toEqual({ platform: 'darwin', arch: 'arm64' });
    expect(kindOfInstaller('latest.yml')).toBeNull();
  });
});

describe('the name of an installer', () => {
  it.each([
    '../soporte.exe',
    '..\\soporte.exe',
    'sub/soporte.exe',
    'C:soporte.exe',
    '/soporte.exe',
    'soporte..exe',
    '.soporte.exe',
    'soporte.exe.',
    'soporte.exe ',
    'soporte.exe\n',
    'soporte.exe\0.deb',
    'soporte%2f.exe',
    'soporté.exe',
    'con.exe',
    'LPT1.exe',
    'aux.deb',
    'soporte.sh',
    'soporte.exe.lnk',
    'newest-update.json',
    `${'a'.repeat(200)}.exe`,
    '',
  ])('is a bare name of an installer: “%s” is none', (name) => {
    expect(isInstallerName(name)).toBe(false);
    const [file] = manifest.files;
    expect(updateManifest.safeParse({ ...manifest, files: [{ ...file, name }] }).success).toBe(false);
  });

  it('is there once, whatever its capitals', () => {
    const [file] = manifest.files;
    const files = [file, { ...file, name: file?.name.toUpperCase().replace('.EXE', '.exe') }];
    expect(updateManifest.safeParse({ ...manifest, files }).success).toBe(false);
  });
});

describe('what a manifest says', () => {
  const [file] = manifest.files;
  it.each([
    ['an empty installer', { files: [{ ...file, bytes: 0 }] }],
    ['a huge one', { files: [{ ...file, bytes: 3_000_000_000 }] }],
    ['a size that is no whole number', { files: [{ ...file, bytes: 1.5 }] }],
    ['no installer', { files: [] }],
    ['very many', { files: Array.from({ length: 31 }, (_, i) => ({ ...file, name: `s-${i}.exe` })) }],
    ['a hash of another kind', { files: [{ ...file, sha256: 'a'.repeat(40) }] }],
    ['another system', { files: [{ ...file, platform: 'sunos' }] }],
    ['no news in a language', { news: { es: ['x'], en: ['x'], pt: [] } }],
    ['endless news', { news: { es: ['x'.repeat(301)], en: ['x'], pt: ['x'] } }],
    ['a date without a zone', { releasedAt: '2026-11-20 10:00' }],
    ['another format', { format: 'soporte-updates/2' }],
    ['a word that is not known', { runsAs: 'root' }],
  ])('is refused with %s', (_what, changes) => {
    expect(updateManifest.safeParse({ ...manifest, ...changes }).success).toBe(false);
    expect(updateManifest.safeParse(manifest).success).toBe(true);
  });
});
