import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname, networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { institutionCertificate, ownCertificate } from '#main/http/certificate.ts';
import { startServer } from '#main/http/server.ts';
import { DAY } from '#shared/kernel/time.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-cert-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function files(name: string, days: readonly [from: number, to: number] = [-1, 90]) {
  const made = await generate([{ name: 'commonName', value: name }], {
    algorithm: 'sha256',
    keyType: 'ec',
    notBeforeDate: new Date(NOW + days[0] * DAY),
    notAfterDate: new Date(NOW + days[1] * DAY),
  });
  const certFile = join(folder, `${name}.pem`);
  const keyFile = join(folder, `${name}.key`);
  await writeFile(certFile, made.cert);
  await writeFile(keyFile, made.private);
  return { certFile, keyFile, fingerprint: `SHA256:${new X509Certificate(made.cert).fingerprint256}` };
}

describe('the server’s own certificate', () => {
  it('names every address of the machine, is kept, and is renewed with its key before it expires', async () => {
    const profile = join(folder, 'own');
    const first = await ownCertificate(profile, '0.0.0.0', NOW);
    const names = new X509Certificate(first.cert);
    const addresses = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .map(({ address }) => address)
      .filter((address) => !address.startsWith('fe80'));
    for (const address of ['127.0.0.1', ...addresses]) {
      expect(isIP(address)).not.toBe(0);
      expect(names.checkIP(address), address).toBeDefined();
    }
    expect(names.checkHost(hostname())).toBeDefined();
    expect(names.checkHost('localhost')).toBeDefined();
    expect(names.checkIP('0.0.0.0')).toBeUndefined();

    expect(await ownCertificate(profile, '0.0.0.0', NOW + 3_000 * DAY)).toEqual(first);
    const renewed = await ownCertificate(profile, '0.0.0.0', first.validTo - 59 * DAY);
    expect(renewed.fingerprint).not.toBe(first.fingerprint);
    expect(renewed.validTo).toBeGreaterThan(first.validTo + 3_000 * DAY);
    const publicKey = (pem: string) =>
      new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'pem' });
    expect(publicKey(renewed.cert)).toBe(publicKey(first.cert));
    expect(await ownCertificate(profile, '0.0.0.0', first.validTo - 59 * DAY)).toEqual(renewed);
  });
});

describe('the institution’s certificate', () => {
  it('is taken when it is sound, and refused with one sentence otherwise', async () => {
    const good = await files('good');
    const other = await files('other');
    const old = await files('old', [-90, -1]);
    const early = await files('early', [2, 90]);
    expect((await institutionCertificate(good, NOW)).fingerprint).toBe(good.fingerprint);

    const why = (certFile: string, keyFile: string) =>
      institutionCertificate({ certFile, keyFile }, NOW).then(
        () => 'taken',
        (fault: Error) => fault.message.replaceAll(`${folder}/`, ''),
      );
    expect(await why(join(folder, 'none.pem'), good.keyFile)).toBe('none.pem cannot be read.');
    expect(await why(good.certFile, join(folder, 'none.key'))).toBe('none.key cannot be read.');
    expect(await why(good.keyFile, good.keyFile)).toBe('good.key is no certificate in PEM form.');
    expect(await why(good.certFile, good.certFile)).toBe('good.pem is no private key in PEM form.');
    expect(await why(good.certFile, other.keyFile)).toBe(
      'The key in other.key does not belong to the certificate in good.pem.',
    );
    expect(await why(old.certFile, old.keyFile)).toBe('The certificate in old.pem expired on 2026-11-23.');
    expect(await why(early.certFile, early.keyFile)).toBe(
      'The certificate in early.pem is not valid before 2026-11-26.',
    );
    const sealed = join(folder, 'sealed.key');
    await writeFile(
      sealed,
      '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII=\n-----END ENCRYPTED PRIVATE KEY-----\n',
    );
    expect(await why(good.certFile, sealed)).toMatch(/asks for a passphrase/);
  });

  it('is served, and a new one after it was read again; a bad one changes nothing', async () => {
    const first = await files('served');
    const second = await files('second');
    const dataDir = join(folder, 'data');
    const profileDir = join(folder, 'profile');
    const place = { host: '127.0.0.1', port: 0, demo: false };
    const server = await startServer({ dataDir, profileDir, ...place, certificate: first });
    const { port } = new URL(server.url);
    const seen = () =>
      new Promise<string>((resolve, reject) => {
        const socket = connect({ port: Number(port), host: '127.0.0.1', rejectUnauthorized: false }, () => {
          resolve(`SHA256:${socket.getPeerCertificate().fingerprint256}`);
          socket.end();
        });
        socket.once('error', reject);
      });
    try {
      expect(server.url).toMatch(/^https:/);
      expect([await seen(), server.fingerprint]).toEqual([first.fingerprint, first.fingerprint]);
      await writeFile(first.certFile, await readFile(second.certFile));
      await expect(server.reloadCertificate()).rejects.toThrow(/does not belong/);
      expect(await seen()).toBe(first.fingerprint);
      await writeFile(first.keyFile, await readFile(second.keyFile));
      await server.reloadCertificate();
      expect(await seen()).toBe(second.fingerprint);
      expect(server.service.host.served.certificate).toMatchObject({
        fingerprint: second.fingerprint,
        isOwn: false,
      });
    } finally {
      await server.stop();
    }
  });
});
