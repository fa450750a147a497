import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '#main/http/server.ts';
import { aPerson } from '../../builders/people.ts';

const PASSWORD = 'una frase bastante larga';

let folder: string;
let server: RunningServer;
let port: number;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** Over HTTPS, whose certificate of its own nobody signed. */
function call(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, method, path, headers, rejectUnauthorized: false },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-headers-'));
  server = await startServer({
    dataDir: join(folder, 'data'),
    profileDir: join(folder, 'profile'),
    host: '0.0.0.0',
    port: 0,
    demo: false,
  });
  port = Number(new URL(server.url).port);
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('every answer over HTTPS', () => {
  it.each(['/', '/api/v1/health', '/api/v1/nothing', '/api/v1/tickets', '/api/v1/openapi.json'])(
    'of %s has the headers that bind a browser',
    async (path) => {
      const { headers } = await call('GET', path);
      const [, maxAge = '0'] = /max-age=(\d+)/.exec(String(headers['strict-transport-security'])) ?? [];
      expect(Number(maxAge)).toBeGreaterThanOrEqual(31_536_000);
      expect(headers['strict-transport-security']).toMatch(/includeSubDomains/);
      const policy = String(headers['content-security-policy']).split(';');
      for (const rule of [
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "script-src 'self'",
      ]) {
        expect(policy).toContain(rule);
      }
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers.server).toBeUndefined();
    },
  );

  it('of the interface for programs is kept in no cache', async () => {
    expect((await call('GET', '/api/v1/tickets')).headers['cache-control']).toBe('no-store');
  });

  it('allows no other origin, also when it is asked beforehand', async () => {
    const asked = await call('OPTIONS', '/api/v1/tickets', {
      origin: 'https://mala.example',
      'access-control-request-method': 'POST',
    });
    expect(asked.headers['access-control-allow-origin']).toBeUndefined();
    expect(asked.headers['access-control-allow-methods']).toBeUndefined();
  });
});

it('what is no HTTP gets an answer over HTTPS that demands HTTPS too', async () => {
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      socket.write('hello\r\n\r\n');
    });
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer.toLowerCase()).toContain('strict-transport-security: max-age=31536000; includesubdomains');
});

describe('the session cookie over HTTPS', () => {
  it('is bound to this host, to HTTPS and to no script, and one without the prefix is none', async () => {
    await aPerson(server.service.host, {
      username: 'rosa.luna',
      password: PASSWORD,
      roles: ['administrator'],
    });
    const signIn = await call(
      'POST',
      '/api/v1/sessions',
      { 'content-type': 'application/json' },
      JSON.stringify({ username: 'rosa.luna', password: PASSWORD }),
    );
    const [cookie = ''] = signIn.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^__Host-sb_session=/);
    for (const flag of [/; HttpOnly/i, /; Secure/i, /; SameSite=Strict/i, /; Path=\/(;|$)/i]) {
      expect(cookie).toMatch(flag);
    }
    expect(cookie).not.toMatch(/; Domain=/i);
    const [, token = ''] = /=([^;]+)/.exec(cookie) ?? [];
    const withCookie = (name: string) =>
      call('GET', '/api/v1/sessions/current', { cookie: `${name}=${token}` });
    expect((await withCookie('__Host-sb_session')).status).toBe(200);
    expect((await withCookie('sb_session')).status).toBe(401);
  });
});

it('the sample institution, whose passwords are public, is served to this machine only', async () => {
  const options = {
    dataDir: join(folder, 'demo'),
    profileDir: join(folder, 'demo-profile'),
    port: 0,
    demo: true,
  };
  await expect(startServer({ ...options, host: '0.0.0.0' })).rejects.toMatchObject({
    code: 'demoNotOnLoopback',
  });
});
