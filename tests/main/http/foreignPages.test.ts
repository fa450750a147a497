import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type RunningServer, startServer } from '#main/http/server.ts';
import { aPerson } from '../../builders/people.ts';

const PASSWORD = 'una frase bastante larga';
let folder: string;
let server: RunningServer;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-foreign-'));
  server = await startServer({
    dataDir: join(folder, 'data'),
    profileDir: join(folder, 'profile'),
    host: '127.0.0.1',
    port: 0,
    demo: false,
  });
  port = Number(new URL(server.url).port);
  await aPerson(server.service.host, { username: 'mala.gente', password: PASSWORD, roles: ['requester'] });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** As a page of another site can have a browser send it: a form, which asks nobody beforehand. */
function form(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return fetch(`${server.url}/api/v1${path}`, { method: 'POST', body, headers });
}

/** With a `Host` of its own, which `fetch` does not let one choose. */
function to(host: string, path: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
    answer.resume();
    resolve(answer.statusCode ?? 0);
  })
    .on('error', reject)
    .end();
  return promise;
}

const FOREIGN: readonly Record<string, string>[] = [
  { origin: 'https://mala.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];

describe('a page of another site', () => {
  it.each(FOREIGN)('signs nobody in as somebody else (%o)', async (headers) => {
    const answer = await form('/sessions', { username: 'mala.gente', password: PASSWORD }, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it.each(FOREIGN)('does no first start in the place of whoever installs it (%o)', async (headers) => {
    const answer = await form('/setup', { institution: 'Ajena' }, headers);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'forbidden']);
  });

  it('and a script without a browser, which names no origin, are told apart', async () => {
    const answer = await form('/sessions', { username: 'mala.gente', password: PASSWORD }, {});
    expect(answer.status).toBe(200);
  });

  it.each([
    'mala.example',
    `mala.example:4310`,
    '127.0.0.1.mala.example',
    'localhost.mala.example',
    '[::2]:80',
  ])('whose name %s was made to mean this machine gets nothing', async (host) => {
    expect(await to(host, '/api/v1/health')).toBe(403);
    expect(await to(host, '/')).toBe(403);
  });

  it('opens no socket by such a name', async () => {
    const host = 'mala.example';
    const outcome = await new Promise<string>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, {
        headers: { host },
        origin: `http://${host}`,
      });
      socket.on('open', () => resolve('open'));
      socket.on('error', (error) => resolve(error.message));
    });
    expect(outcome).toMatch(/403/);
  });

  it.each(['127.0.0.1', 'localhost:4310', '[::1]:4310', '127.0.0.1:1', 'LOCALHOST'])(
    'is not what asks by %s',
    async (host) => {
      expect(await to(host, '/api/v1/health')).toBe(200);
    },
  );
});
