import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, fileFor } from '#main/electron/appProtocol.ts';
import { isOwnPage, mayOpenOutside } from '#main/electron/ownPage.ts';

describe('a page of ours', () => {
  it.each(['app://soporte/', 'app://soporte/solicitudes/12?q=x#y'])('is %s', (address) => {
    expect(isOwnPage(address)).toBe(true);
  });

  it.each([
    'app://soporte.malo/',
    'app://malo/',
    'app://x@soporte/',
    'https://soporte/',
    'file:///etc/passwd',
    'about:blank',
    '',
  ])('is not %j', (address) => {
    expect(isOwnPage(address)).toBe(false);
  });
});

describe('an address for the system’s browser', () => {
  it('is https or a mail address, and hides nothing before an @', () => {
    expect(mayOpenOutside('https://example.org/a')).toBe(true);
    expect(mayOpenOutside('mailto:mesa@institucion.example')).toBe(true);
    for (const bad of [
      'http://example.org/',
      'file:///c:/windows/system32/calc.exe',
      'https://banco.example@malo.example/',
      'ms-settings:privacy',
      'javascript:alert(1)',
      'soporte://ticket/SB-2026-000001',
      'not an address',
    ]) {
      expect(mayOpenOutside(bad), bad).toBe(false);
    }
  });
});

describe('the file for an address', () => {
  const folder = join('/', 'opt', 'out', 'renderer');
  const asked = (path: string) => fileFor(`app://soporte${path}`, folder);

  it('is the page itself for a screen, and the file for anything with an extension', () => {
    expect(asked('/')).toBe(join(folder, 'index.html'));
    expect(asked('/solicitudes/12')).toBe(join(folder, 'index.html'));
    expect(asked('/assets/main-1a2b.js')).toBe(join(folder, 'assets', 'main-1a2b.js'));
  });

  it.each([
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/secret.txt',
    '/..%5c..%5cx.json',
    '/a%00.js',
    '/%ff.js',
  ])('never lies outside the folder: %s', (path) => {
    const file = asked(path);
    expect(file === undefined || file.startsWith(folder)).toBe(true);
  });

  it('is served under a policy without inline scripts or eval', () => {
    const scripts = CONTENT_SECURITY_POLICY.split('; ').find((rule) => rule.startsWith('script-src'));
    expect(scripts).toBe("script-src 'self'");
    expect(CONTENT_SECURITY_POLICY).toContain("base-uri 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("object-src 'none'");
  });
});
