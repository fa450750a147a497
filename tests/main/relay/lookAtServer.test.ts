import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '#main/http/listen.ts';
import { connectChecked } from '#main/relay/checkedSocket.ts';
import { lookAtServer, originOf } from '#main/relay/lookAtServer.ts';
import { serverLook } from '#shared/place/place.ts';
import { openTestHost, type TestHost } from '../../builders/host.ts';
import { listener } from './ends.ts';

let folder: string;
let host: TestHost;
let server: Listening;
let plain: Listening;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-look-'));
  host = await openTestHost();
  const common = { service: host, profileDir: folder, host: '127.0.0.1', port: 0, finishMs: 1_000 };
  server = await listen({ ...common, isSecure: true });
  plain = await listen({ ...common, isSecure: false });
});
afterAll(async () => {
  await server.stop();
  await plain.stop();
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the address of a server', () => {
  it.each([
    ['mesa', 'https://mesa:4310'],
    ['  mesa.institucion.example ', 'https://mesa.institucion.example:4310'],
    ['mesa:8443', 'https://mesa:8443'],
    ['mesa:443', 'https://mesa'],
    ['10.1.2.3', 'https://10.1.2.3:4310'],
    ['[fd00::1]', 'https://[fd00::1]:4310'],
    ['https://mesa.example', 'https://mesa.example'],
    ['https://mesa:4310/solicitudes/SB-2026-000001?x=1', 'https://mesa:4310'],
    ['http://localhost:4310', 'http://localhost:4310'],
  ])('%s is %s', (typed, origin) => expect(originOf(typed)).toBe(origin));

  it.each(['', 'a b', 'ftp://mesa', 'https://yo:clave@mesa', 'mesa:99999'])('%s is none', (typed) =>
    expect(originOf(typed)).toBeNull(),
  );
});

describe('a look at a server', () => {
  it('says who answers, with which certificate, and that nobody vouches for it', async () => {
    const { version } = host.host;
    const look = serverLook.parse(await lookAtServer(`127.0.0.1:${server.port}`, version));
    expect(look).toEqual({
      ok: true,
      address: `https://127.0.0.1:${server.port}`,
      institution: null,
      version,
      ownVersion: version,
      fingerprint: server.fingerprint,
      isTrusted: false,
      needsSetup: true,
    });
  });

  it('finds one of this machine that does without encryption', async () => {
    const look = await lookAtServer(`127.0.0.1:${plain.port}`, host.host.version);
    expect(look).toMatchObject({ ok: true, address: `http://127.0.0.1:${plain.port}`, fingerprint: null });
    const typed = await lookAtServer(`https://127.0.0.1:${plain.port}`, host.host.version);
    expect(typed).toMatchObject({ problem: 'notSoporte' });
  });

  it('knows what stands in the way', async () => {
    const { version } = host.host;
    const mute = await listener(['127.0.0.1']);
    const site = createServer((_request, response) => response.end('<h1>Hola</h1>'));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const sitePort = (site.address() as { port: number }).port;
    const cases = [
      ['a b', 'unreachable'],
      ['http://mesa.example', 'notEncrypted'],
      [`https://127.0.0.1:${await freePort()}`, 'unreachable'],
      [`https://127.0.0.1:${mute.port}`, 'unreachable'],
      [`http://127.0.0.1:${sitePort}`, 'notSoporte'],
    ];
    for (const [typed, problem] of cases) {
      const look = await lookAtServer(typed ?? '', version, { timeoutMs: 400 });
      expect(look, typed).toMatchObject({ ok: false, problem, detail: expect.stringMatching(/^.{10,}\.$/) });
    }
    expect(await lookAtServer(`127.0.0.1:${server.port}`, '0.0.0')).toMatchObject({ problem: 'newer' });
    expect(await lookAtServer(`127.0.0.1:${server.port}`, '99.0.0')).toMatchObject({
      problem: 'olderServer',
    });
    await mute.close();
    site.close();
  });
});

describe('an authority', () => {
  it('vouches for its own certificates, and for the names in them alone', async () => {
    const named = await listener(['localhost']);
    const elsewhere = await listener(['mesa.institucion.example']);
    const authorities = [named.cert, elsewhere.cert];
    const reach = (port: number, given: readonly string[]) =>
      connectChecked({ address: `https://localhost:${port}`, fingerprint: null, authorities: given }).then(
        ({ socket, isTrusted }) => {
          socket.destroy();
          return isTrusted;
        },
      );
    expect(await reach(named.port, authorities)).toBe(true);
    await expect(reach(elsewhere.port, authorities)).rejects.toMatchObject({ problem: 'otherCertificate' });
    await expect(reach(named.port, [elsewhere.cert])).rejects.toMatchObject({ problem: 'otherCertificate' });
    await named.close();
    await elsewhere.close();
  });
});

async function freePort(): Promise<number> {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  await new Promise<void>((resolve) => void taken.close(() => resolve()));
  return port;
}
