import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer as createHttp, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchInstaller, updatesFolder } from '#main/updates/fetchInstaller.ts';
import { lookForUpdate } from '#main/updates/look.ts';
import { UpdateRefused } from '#main/updates/refused.ts';
import { signManifest } from '#main/updates/signing.ts';
import type { SourceLimits } from '#main/updates/source.ts';
import { MANIFEST_NAME } from '#shared/updates/manifest.ts';
import {
  aManifest,
  anInstaller,
  aRelease,
  aSigningKey,
  CONTENT,
  MACHINE,
  QUICK,
  type Release,
} from '../../builders/updates.ts';

const NOW = Date.parse('2026-11-24T18:00:00Z');
const NAME = anInstaller().name;
let profileDir: string;
let ends: (() => void)[];
beforeEach(async () => {
  profileDir = await mkdtemp(join(tmpdir(), 'soporte-updates-'));
  ends = [];
});
afterEach(async () => {
  for (const end of ends) end();
  await rm(profileDir, { recursive: true, force: true });
});

const key = aSigningKey();
const signed = signManifest(aManifest(), key.signer);

/** A server of these answers on loopback; returns its address. */
async function served(answer: RequestListener): Promise<string> {
  const server = createHttp(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/instaladores`;
}

/** Serves the manifest, and hands every other request on. */
const serving = (installer: RequestListener) =>
  served((request, response) => {
    if (request.url?.endsWith(MANIFEST_NAME)) response.end(signed);
    else installer(request, response);
  });

const look = async (source: string, limits: SourceLimits = QUICK) => {
  const settings = { source, keys: [key.publicKey] };
  const { look: found } = await lookForUpdate({
    settings,
    profileDir,
    own: '0.1.0',
    now: NOW,
    machine: MACHINE,
    limits,
  });
  return found.state === 'refused' ? found.problem : found.state;
};
const fetchIt = (source: string, limits: SourceLimits = QUICK) =>
  fetchInstaller({ source, file: anInstaller(), profileDir, limits });
const fetched = async (source: string, limits?: SourceLimits) =>
  fetchIt(source, limits).then(
    () => 'fetched',
    (error: unknown) => (error instanceof UpdateRefused ? error.problem : Promise.reject(error)),
  );
const inProfile = () => readdir(updatesFolder(profileDir)).catch(() => []);

describe('an address', () => {
  it('is looked at, and its installer fetched whole', async () => {
    const asked: string[] = [];
    const source = await served((request, response) => {
      asked.push(
        `${request.method} ${request.url} ${request.headers.cookie ?? ''}${request.headers.authorization ?? ''}`,
      );
      response.end(request.url?.endsWith(MANIFEST_NAME) ? signed : CONTENT);
    });
    expect(await look(source)).toBe('available');
    const steps: number[] = [];
    const path = await fetchInstaller({
      source,
      file: anInstaller(),
      profileDir,
      limits: QUICK,
      onProgress: (done) => steps.push(done),
    });
    expect(await readFile(path)).toEqual(CONTENT);
    expect(await inProfile()).toEqual([NAME]);
    expect(steps.at(-1)).toBe(CONTENT.length);
    expect(asked).toEqual([`GET /instaladores/${MANIFEST_NAME} `, `GET /instaladores/${NAME} `]);
    // What is there and whole is not asked for again.
    await fetchIt(source);
    expect(asked).toHaveLength(2);
  });

  it('may send on within itself, a few times, and nowhere else', async () => {
    const elsewhere = await served((_request, response) => response.end(signed));
    const to = (location: string) => (_r: unknown, response: ServerResponse) =>
      response.writeHead(302, { location }).end();
    const inside = await served((request, response) => {
      if (request.url === '/otro/lugar') response.end(signed);
      else response.writeHead(307, { location: '/otro/lugar' }).end();
    });
    expect(await look(inside)).toBe('available');
    expect(await look(await served(to(`${elsewhere}/${MANIFEST_NAME}`)))).toBe('redirected');
    expect(await look(await served(to('https://soporte.example/')))).toBe('redirected');
    expect(await look(await served(to('file:///etc/passwd')))).toBe('redirected');
    expect(await look(await served(to('/sin/fin')))).toBe('redirected');
    expect(await look(await served((_r, response) => response.writeHead(302).end()))).toBe('redirected');
  });

  it('is refused when it answers with something else, or not at all', async () => {
    expect(await look(await served((_r, response) => response.writeHead(404).end()))).toBe('noManifest');
    expect(await look(await served((_r, response) => response.writeHead(500).end(signed)))).toBe(
      'unreachable',
    );
    expect(await look(await served((_r, response) => response.writeHead(401).end(signed)))).toBe(
      'unreachable',
    );
    expect(await look(await served((request) => request.destroy()))).toBe('unreachable');
    expect(await look(await served((_r, response) => response.end('<h1>Bienvenido</h1>')))).toBe(
      'notManifest',
    );
    expect(await look('http://127.0.0.1:9/')).toBe('unreachable');
    const packed = { 'content-encoding': 'gzip' };
    expect(await look(await served((_r, response) => response.writeHead(200, packed).end(signed)))).toBe(
      'failed',
    );
  });

  it('is given up when it hangs: before it answers, in the middle, or drop by drop', async () => {
    expect(await look(await served(() => undefined))).toBe('hangs');
    expect(await look(await served((_r, response) => void response.write(signed.slice(0, 10))))).toBe(
      'hangs',
    );
    const dripping = await served((_request, response) => {
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    });
    const before = performance.now();
    expect(await look(dripping)).toBe('hangs');
    expect(performance.now() - before).toBeLessThan(15_000);
  });

  it('is given up when its manifest has no end, whatever length it names', async () => {
    const endless = await served((_request, response) => {
      const pour = () => {
        while (response.write(Buffer.alloc(64 * 1024, ' ')));
        response.once('drain', pour);
      };
      pour();
    });
    expect(await look(endless)).toBe('tooLarge');
    expect(
      await look(
        await served((_r, response) => response.writeHead(200, { 'content-length': 9e12 }).write(' ')),
      ),
    ).toBe('tooLarge');
  });

  it('needs a certificate that is trusted', async () => {
    const pem = await generate([{ name: 'commonName', value: 'soporte.example' }], {
      keySize: 2048,
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
    });
    const server = createHttps({ key: pem.private, cert: pem.cert }, (_r, response) =>
      response.end(signed),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ends.push(() => server.close());
    const source = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await look(source)).toBe('untrustedCertificate');
    expect(await look(source, { ...QUICK, authorities: [pem.cert] })).toBe('available');
    // Right, and of another name.
    expect(await look(source.replace('127.0.0.1', 'localhost'), { ...QUICK, authorities: [pem.cert] })).toBe(
      'untrustedCertificate',
    );
  });
});

describe('an installer', () => {
  it.each([
    ['shorter', CONTENT.subarray(0, -1)],
    ['longer', Buffer.concat([CONTENT, Buffer.from('x')])],
    ['empty', Buffer.alloc(0)],
    ['of the right length and other content', Buffer.alloc(CONTENT.length, 'otra cosa ')],
  ])('that is %s is refused, and nothing of it is left', async (_what, content) => {
    const plain = await serving((_request, response) => response.end(content));
    expect(await fetched(plain)).toBe('altered');
    // Without a length it is counted.
    const chunked = await serving((_request, response) => {
      response.write(content);
      response.end();
    });
    expect(await fetched(chunked)).toBe(content.length < CONTENT.length ? 'truncated' : 'altered');
    expect(await inProfile()).not.toContain(NAME);
    const { folder } = await aRelease({}, { key });
    await writeFile(join(folder, NAME), content);
    expect(await fetched(folder)).toBe('altered');
    expect(await inProfile()).not.toContain(NAME);
    await rm(folder, { recursive: true });
  });

  it('that never ends fills no disk', async () => {
    const endless = await serving((_request, response) => {
      const pour = () => {
        while (response.write(Buffer.alloc(64 * 1024, 'x')));
        response.once('drain', pour);
      };
      pour();
    });
    expect(await fetched(endless)).toBe('altered');
    const [draft = ''] = await inProfile();
    expect((await readFile(join(updatesFolder(profileDir), draft))).length).toBe(0);
  });

  it('goes on where it broke off, and is whole in the end', async () => {
    const asked: (string | undefined)[] = [];
    const source = await serving((request, response) => {
      const { range } = request.headers;
      asked.push(range);
      const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
      if (from > 0) {
        response.writeHead(206, { 'content-range': `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}` });
        response.end(CONTENT.subarray(from));
        return;
      }
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 50));
    });
    expect(await fetched(source)).toBe('truncated');
    expect(await inProfile()).toHaveLength(1);
    expect(await readFile(await fetchIt(source))).toEqual(CONTENT);
    expect(asked).toEqual([undefined, 'bytes=100000-']);
  });

  it('begins anew where what was kept is wrong, where the server knows no ranges, and where it sends another part', async () => {
    const draft = join(updatesFolder(profileDir), `${anInstaller().sha256}.part`);
    const { folder } = await aRelease({}, { key });
    const asked: (string | undefined)[] = [];
    const whole = await serving((request, response) => {
      asked.push(request.headers.range);
      response.end(CONTENT);
    });
    const ranged = await serving((request, response) => {
      const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const head = { 'content-range': `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}` };
      response.writeHead(from > 0 ? 206 : 200, from > 0 ? head : {}).end(CONTENT.subarray(from));
    });
    for (const source of [whole, ranged, folder]) {
      await rm(updatesFolder(profileDir), { recursive: true, force: true });
      await fetchIt(folder);
      await rm(join(updatesFolder(profileDir), NAME));
      await writeFile(draft, Buffer.alloc(50_000, 'basura '));
      expect(await readFile(await fetchIt(source))).toEqual(CONTENT);
    }
    expect(asked).toEqual(['bytes=50000-']);
    await rm(updatesFolder(profileDir), { recursive: true, force: true });
    await fetchIt(folder);
    await rm(join(updatesFolder(profileDir), NAME));
    await writeFile(draft, CONTENT.subarray(0, 50_000));
    const other = await serving((_request, response) =>
      response.writeHead(206, { 'content-range': `bytes 0-9/${CONTENT.length}` }).end('0123456789'),
    );
    expect(await fetched(other)).toBe('failed');
    await rm(folder, { recursive: true });
  });

  it('that is missing is told as such, and one that stands in the way is replaced', async () => {
    const gone = await serving((_request, response) => response.writeHead(404).end());
    expect(await fetched(gone)).toBe('altered');
    const good = await serving((_request, response) => response.end(CONTENT));
    const path = await fetchIt(good);
    await truncate(path, 100);
    expect(await readFile(await fetchIt(good))).toEqual(CONTENT);
    await writeFile(join(updatesFolder(profileDir), 'soporte_8.0.0_amd64.deb'), 'old');
    await fetchIt(good);
    expect(await inProfile()).toEqual([NAME]);
  });

  it('fails where a file stands in place of its folder', async () => {
    await writeFile(updatesFolder(profileDir), 'no folder');
    const good = await serving((_request, response) => response.end(CONTENT));
    await expect(fetchIt(good)).rejects.toThrow(/EEXIST|ENOTDIR/);
  });
});

describe.skipIf(process.platform === 'win32')('a folder', () => {
  let release: Release;
  beforeEach(async () => {
    release = await aRelease({}, { key });
  });
  afterEach(() => rm(release.folder, { recursive: true, force: true }));

  it('with a pipe in place of a file is refused and not waited for', async () => {
    await rm(join(release.folder, MANIFEST_NAME));
    execFileSync('mkfifo', [join(release.folder, MANIFEST_NAME)]);
    expect(await look(release.folder)).toBe('failed');
    await rm(join(release.folder, NAME));
    execFileSync('mkfifo', [join(release.folder, NAME)]);
    expect(await fetched(release.folder)).toBe('failed');
  });

  it('with an endless device in place of the manifest is refused', async () => {
    await rm(join(release.folder, MANIFEST_NAME));
    await symlink('/dev/zero', join(release.folder, MANIFEST_NAME));
    expect(await look(release.folder)).toBe('failed');
  });
});
