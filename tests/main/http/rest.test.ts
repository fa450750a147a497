import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type RunningServer, startServer } from '#main/http/server.ts';

const PASSWORD = 'una frase bastante larga';

let folder: string;
let server: RunningServer;
let token: string;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Each test says what it expects of it.
  readonly body: Record<string, unknown>;
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${token}` },
): Promise<Answer> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-rest-'));
  server = await startServer({
    dataDir: join(folder, 'data'),
    profileDir: join(folder, 'profile'),
    host: '127.0.0.1',
    port: 0,
    demo: false,
  });
  const suggestions = await call('GET', '/setup/suggestions', undefined, {});
  const setup = await call(
    'POST',
    '/setup',
    {
      institution: 'Instituto de Prueba',
      language: 'es',
      timeZone: 'America/Mexico_City',
      holidayTemplate: 'federal',
      hours: suggestions.body.hours,
      administrator: { name: 'Ada Ministradora', username: 'admin', password: PASSWORD },
    },
    {},
  );
  expect(setup.status, JSON.stringify(setup.body)).toBe(201);
  token = String(setup.body.token);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the REST interface', () => {
  it('tells its health and describes itself without a token', async () => {
    const health = await call('GET', '/health', undefined, {});
    expect([health.status, health.body.status]).toEqual([200, 'ok']);
    const { status, body } = await call('GET', '/openapi.json', undefined, {});
    expect(status).toBe(200);
    expect(body.openapi).toMatch(/^3\.1/);
    const paths = body.paths as Record<string, Record<string, { security?: unknown }>>;
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/tickets', '/tickets/{id}/start', '/workload']),
    );
  });

  it('signs in and says who', async () => {
    const { status, body } = await call('POST', '/sessions', { username: 'ADMIN', password: PASSWORD }, {});
    expect(status).toBe(200);
    expect(body.user).toMatchObject({ name: 'Ada Ministradora', roles: ['administrator'] });
    const wrong = await call('POST', '/sessions', { username: 'admin', password: 'otra cosa' }, {});
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual({ code: 'wrongCredentials', message: expect.any(String), details: {} });
  });

  it('creates a ticket once for a repeated commandId and reads it by id and folio', async () => {
    const input = {
      title: 'Sin red',
      description: 'No hay red en el piso 3',
      commandId: crypto.randomUUID(),
    };
    const first = await call('POST', '/tickets', input);
    expect(first.status).toBe(201);
    const again = await call('POST', '/tickets', input);
    expect(again.body).toEqual(first.body);
    const other = await call('POST', '/tickets', { ...input, title: 'Otra' });
    expect([other.status, other.body.code]).toEqual([409, 'commandIdReused']);
    for (const key of [first.body.id, first.body.folio]) {
      const read = await call('GET', `/tickets/${key}`);
      expect(read.body).toMatchObject({ id: first.body.id, folio: first.body.folio, status: 'new' });
    }
  });

  it('pages lists with numbers from the query', async () => {
    for (let i = 0; i < 3; i += 1) await call('POST', '/tickets', { title: `Falla ${i}`, description: 'x' });
    const page = await call('GET', '/tickets?limit=2&status=new&sort=createdAt');
    expect(page.status).toBe(200);
    expect(page.body.items).toHaveLength(2);
    const next = await call(
      'GET',
      `/tickets?limit=2&status=new&sort=createdAt&cursor=${page.body.nextCursor}`,
    );
    expect((next.body.items as { title: string }[])[0]?.title).toBe('Falla 1');
    const bad = await call('GET', '/tickets?limit=many');
    expect([bad.status, bad.body.code]).toEqual([400, 'invalid']);
  });

  it('answers every fault in one form', async () => {
    const cases: [Answer, number, string][] = [
      [await call('GET', '/tickets/999999'), 404, 'notFound'],
      [await call('GET', '/tickets/SB-1999-000001'), 404, 'notFound'],
      [await call('GET', '/nowhere'), 404, 'notFound'],
      [await call('GET', '/tickets', undefined, {}), 401, 'unauthenticated'],
      [await call('GET', '/tickets', undefined, { authorization: 'Bearer wrong' }), 401, 'unauthenticated'],
      [await call('POST', '/tickets', { title: '' }), 400, 'invalid'],
      [await call('POST', '/tickets/1/start', { version: 1 }), 403, 'forbidden'],
    ];
    for (const [answer, status, code] of cases) {
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(Object.keys(answer.body).sort()).toEqual(['code', 'details', 'message']);
    }
    const broken = await fetch(`${server.url}/api/v1/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"title": ',
    });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ code: 'invalid' });
  });

  it('takes files as multipart and gives their bytes back', async () => {
    const form = new FormData();
    form.append('files', new File(['hola'], 'nota.txt', { type: 'text/plain' }));
    const response = await fetch(`${server.url}/api/v1/tickets/1/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    const body = (await response.json()) as { items: { id: number; name: string }[] };
    expect([response.status, body.items.map((item) => item.name)]).toEqual([201, ['nota.txt']]);
    const content = await fetch(`${server.url}/api/v1/attachments/${body.items[0]?.id}/content`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await content.text()).toBe('hola');
    expect(content.headers.get('content-disposition')).toMatch(/nota\.txt/);
  });
});

describe('the browser’s session', () => {
  it('lies in a cookie that no script reads, and a foreign page cannot use it', async () => {
    const signIn = await call('POST', '/sessions', { username: 'admin', password: PASSWORD }, {});
    const cookie = signIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^sb_session=[^;]+;.*HttpOnly.*SameSite=Strict/i);
    const pair = cookie.split(';')[0] ?? '';
    const input = { title: 'Forjada', description: 'x' };
    const foreign = await call('POST', '/tickets', input, { cookie: pair, origin: 'https://mala.example' });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'forbidden']);
    const own = await call('POST', '/tickets', input, { cookie: pair, origin: server.url });
    expect(own.status).toBe(201);
    const out = await call('DELETE', '/sessions/current', undefined, { cookie: pair, origin: server.url });
    expect(out.status).toBe(200);
    expect(out.headers.get('set-cookie')).toMatch(/^sb_session=;/);
    expect((await call('GET', '/tickets', undefined, { cookie: pair })).status).toBe(401);
  });

  it('is told to no script of the page: the answer has no token, only the cookie', async () => {
    const pages: readonly Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin', origin: server.url },
      { origin: server.url },
    ];
    for (const headers of pages) {
      const signIn = await call('POST', '/sessions', { username: 'admin', password: PASSWORD }, headers);
      expect([signIn.status, signIn.body.token]).toEqual([200, null]);
      expect(JSON.stringify(signIn.body)).not.toMatch(/[\w-]{43}/);
      const pair = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
      expect((await call('GET', '/sessions/current', undefined, { cookie: pair })).status).toBe(200);
    }
    const script = await call('POST', '/sessions', { username: 'admin', password: PASSWORD }, {});
    expect(script.body.token).toMatch(/^[\w-]{43}$/);
  });

  it('opens its socket from its own page only', async () => {
    const address = server.url.replace('http', 'ws');
    const outcome = (origin: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`${address}/rpc`, { origin });
        socket.on('open', () => {
          socket.close();
          resolve('open');
        });
        socket.on('error', (error) => resolve(error.message));
      });
    expect(await outcome(server.url)).toBe('open');
    expect(await outcome('https://mala.example')).toMatch(/403/);
  });

  it('gets its pages with a policy that runs no foreign script', async () => {
    const response = await fetch(`${server.url}/api/v1/health`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
