import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proxyAddresses } from '#main/http/proxy.ts';
import { DemoNotOnLoopback, type RunningServer, startServer } from '#main/http/server.ts';
import { aPerson } from '../../builders/people.ts';

const PASSWORD = 'una frase bastante larga';
let folder: string;
let trusting: RunningServer;
let plain: RunningServer;

const start = (name: string, proxies?: readonly string[]) =>
  startServer({
    dataDir: join(folder, name, 'data'),
    profileDir: join(folder, name, 'profile'),
    host: '127.0.0.1',
    port: 0,
    demo: false,
    proxies,
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-proxy-'));
  trusting = await start('trusting', ['127.0.0.1']);
  plain = await start('plain');
  for (const server of [trusting, plain]) {
    await aPerson(server.service.host, {
      username: 'rosa.luna',
      password: PASSWORD,
      roles: ['administrator'],
    });
  }
});
afterAll(async () => {
  await trusting.stop();
  await plain.stop();
  await rm(folder, { recursive: true, force: true });
});

const signIn = (server: RunningServer, headers: Record<string, string>, password = PASSWORD) =>
  fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ username: 'rosa.luna', password }),
  });

const VIA = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'soporte.ejemplo.mx' };

describe('behind a reverse proxy that was named', () => {
  it('the cookie is HTTPS’s, and HTTPS is demanded from then on', async () => {
    const answer = await signIn(trusting, VIA);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-sb_session=.*; Secure/i);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=31536000; includeSubDomains/);
    const pair = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const own = (headers: Record<string, string>) =>
      fetch(`${trusting.url}/api/v1/sessions/current`, {
        method: 'DELETE',
        headers: { cookie: pair, ...headers },
      });
    expect((await own({ ...VIA, origin: 'https://mala.example' })).status).toBe(403);
    expect((await own({ ...VIA, origin: 'https://soporte.ejemplo.mx' })).status).toBe(200);
  });

  it('each address is counted by itself, as the proxy tells it', async () => {
    const from = (address: string) => ({ ...VIA, 'x-forwarded-for': address });
    for (let i = 0; i < 600; i += 1) {
      await fetch(`${trusting.url}/api/v1/sessions`, { method: 'POST', headers: from('192.0.2.7') });
    }
    expect((await signIn(trusting, from('192.0.2.7'))).status).toBe(429);
    expect((await signIn(trusting, from('192.0.2.8'))).status).toBe(200);
    // What the client itself put before it is not what the proxy says.
    expect((await signIn(trusting, from('192.0.2.9, 192.0.2.7'))).status).toBe(429);
  }, 30_000);

  it('a first start asks for the code of the console', async () => {
    const server = await start('fresh', ['127.0.0.1']);
    expect(server.setupCode).toMatch(/^\d{8}$/);
    await server.stop();
  });

  it('no sample institution is served', async () => {
    const options = { dataDir: join(folder, 'demo'), profileDir: join(folder, 'demo-profile'), port: 0 };
    await expect(
      startServer({ ...options, host: '127.0.0.1', demo: true, proxies: ['127.0.0.1'] }),
    ).rejects.toBeInstanceOf(DemoNotOnLoopback);
  });
});

describe('without one', () => {
  it('what a request says of itself changes nothing', async () => {
    const answer = await signIn(plain, { ...VIA, 'x-forwarded-for': '192.0.2.1' });
    expect(answer.headers.get('set-cookie')).toMatch(/^sb_session=/);
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    for (let i = 0; i < 600; i += 1) {
      const headers = { 'x-forwarded-for': `192.0.2.${i % 250}` };
      await fetch(`${plain.url}/api/v1/sessions`, { method: 'POST', headers });
    }
    expect((await signIn(plain, { 'x-forwarded-for': '198.51.100.1' })).status).toBe(429);
  }, 30_000);
});

describe('addresses of proxies', () => {
  it.each(['10.0.0.5', '10.0.0.5, 10.0.0.6', '10.1.0.0/16', '::1', 'fd00::/48'])('may be %s', (text) => {
    expect(proxyAddresses(text)).not.toBeNull();
  });

  it.each(['', 'everybody', '0.0.0.0/0', '10.0.0.0/8', '10.0.0.5/33', '10.0.0.5/x', '::/0', '10.0.0.5,'])(
    'are not “%s”',
    (text) => {
      expect(proxyAddresses(text)).toBeNull();
    },
  );
});
