import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningServer, startServer } from '#main/http/server.ts';
import { CALL_ENVELOPE, MAX_CALL_BYTES } from '#shared/rpc/limits.ts';

let folder: string;
let server: RunningServer;
let port: number;
const faults: unknown[][] = [];

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    faults.push(words);
  });
  folder = await mkdtemp(join(tmpdir(), 'soporte-raw-'));
  server = await startServer({
    dataDir: join(folder, 'data'),
    profileDir: join(folder, 'profile'),
    host: '127.0.0.1',
    port: 0,
    demo: false,
  });
  port = Number(new URL(server.url).port);
});
afterAll(async () => {
  await server.stop();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** Sends bytes as they are; resolves with all that comes back until the server hangs up. */
function raw(bytes: string | Buffer, patience = 5_000): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setTimeout(patience, () => {
    socket.destroy();
    reject(new Error(`It hangs; so far: ${answer.slice(0, 200)}`));
  });
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  socket.on('close', () => resolve(answer));
  socket.write(bytes);
  return promise;
}

const END = 'Host: localhost\r\nConnection: close\r\n\r\n';

function parts(answer: string): { status: number; body: string; head: string } {
  const [head = '', ...body] = answer.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), body: body.join('\r\n\r\n'), head };
}

describe('requests that no honest client makes', () => {
  it.each([
    ['a path that is no UTF-8', `GET /api/v1/tickets/%E0%A4%A HTTP/1.1\r\n${END}`],
    ['a lone percent sign', `GET /api/v1/tickets/% HTTP/1.1\r\n${END}`],
    ['a query that is no UTF-8', `GET /api/v1/tickets?q=%FF%FE&limit=%zz HTTP/1.1\r\n${END}`],
    ['an encoded NUL', `GET /api/v1/tickets/%00 HTTP/1.1\r\n${END}`],
    ['a long path', `GET /api/v1/tickets/${'x'.repeat(2_000)} HTTP/1.1\r\n${END}`],
    ['a path upwards', `GET /api/v1/../../package.json HTTP/1.1\r\n${END}`],
    ['an encoded path upwards', `GET /api/v1/..%2f..%2fpackage.json HTTP/1.1\r\n${END}`],
    ['a trailing slash', `GET /api/v1/tickets/ HTTP/1.1\r\n${END}`],
    ['the bare prefix', `GET /api/v1 HTTP/1.1\r\n${END}`],
    ['two slashes', `GET //api/v1//tickets HTTP/1.1\r\n${END}`],
    ['an unknown version', `GET /api/v2/tickets HTTP/1.1\r\n${END}`],
    ['TRACE', `TRACE /api/v1/tickets HTTP/1.1\r\n${END}`],
    ['OPTIONS', `OPTIONS /api/v1/tickets HTTP/1.1\r\n${END}`],
    ['PROPFIND', `PROPFIND /api/v1/tickets HTTP/1.1\r\n${END}`],
    ['PATCH', `PATCH /api/v1/tickets/1 HTTP/1.1\r\nContent-Length: 2\r\n${END}{}`],
    ['a method that is none', `BREW /api/v1/tickets HTTP/1.1\r\n${END}`],
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['a header with a line break in it', `GET /api/v1/health HTTP/1.1\r\nX: a\nb\r\n${END}`],
    ['a huge header', `GET /api/v1/health HTTP/1.1\r\nX: ${'y'.repeat(40_000)}\r\n${END}`],
    ['two lengths', `POST /api/v1/sessions HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 5\r\n${END}{}`],
    ['a length that is none', `POST /api/v1/sessions HTTP/1.1\r\nContent-Length: -1\r\n${END}{}`],
    ['a huge length', `POST /api/v1/sessions HTTP/1.1\r\nContent-Length: 99999999999\r\n${END}{}`],
    [
      'a JSON body in chunks without end',
      `POST /api/v1/sessions HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${END}zz\r\n`,
    ],
    [
      'a body with the wrong type',
      `POST /api/v1/sessions HTTP/1.1\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n${END}<a/>`,
    ],
    [
      'a type that is none',
      `POST /api/v1/sessions HTTP/1.1\r\nContent-Type: ;;;\r\nContent-Length: 2\r\n${END}{}`,
    ],
    ['a body without a type', `POST /api/v1/sessions HTTP/1.1\r\nContent-Length: 2\r\n${END}{}`],
    [
      'a multipart body without a boundary',
      `POST /api/v1/sessions HTTP/1.1\r\nContent-Type: multipart/form-data\r\nContent-Length: 2\r\n${END}{}`,
    ],
    [
      'a broken multipart body',
      `POST /api/v1/sessions HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 20\r\n${END}--b\r\nContent-Dispos--`,
    ],
    [
      'a body that is no UTF-8',
      Buffer.concat([
        Buffer.from(
          `POST /api/v1/sessions HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 16\r\n${END}{"username":"`,
        ),
        Buffer.from([0xff, 0xfe, 0x22, 0x7d]),
      ]),
    ],
    [
      'a compressed body',
      `POST /api/v1/sessions HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n${END}{}`,
    ],
    ['a token in the address', `GET /api/v1/tickets?token=abc&access_token=abc HTTP/1.1\r\n${END}`],
    [
      'a token with odd characters',
      `GET /api/v1/tickets HTTP/1.1\r\nAuthorization: Bearer \u00ff\u0001'"\r\n${END}`,
    ],
    ['a basic authorization', `GET /api/v1/tickets HTTP/1.1\r\nAuthorization: Basic eDp5\r\n${END}`],
    ['a broken cookie', `GET /api/v1/tickets HTTP/1.1\r\nCookie: sb_session=%E0%A4%A; =; ;;\r\n${END}`],
    [
      'an upgrade that is none',
      `GET /rpc HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 99\r\n\r\n`,
    ],
    ['the socket without an upgrade', `GET /rpc HTTP/1.1\r\n${END}`],
  ])('%s gets the error form', async (what, bytes) => {
    const { status, body, head } = parts(await raw(bytes));
    expect(status, `${what}: ${head} ${body}`).toBeGreaterThanOrEqual(400);
    expect(status, `${what}: ${head} ${body}`).toBeLessThan(500);
    expect(Object.keys(JSON.parse(body) as object).sort(), body).toEqual(['code', 'details', 'message']);
    expect(faults).toEqual([]);
  });

  it('HEAD has no body and does not hang', async () => {
    const { status, body } = parts(await raw(`HEAD /api/v1/health HTTP/1.1\r\n${END}`));
    expect([status < 500, body]).toEqual([true, '']);
  });

  it('a body of ten megabytes where a line is asked for is refused before it is taken apart', async () => {
    const title = 'x'.repeat(10_000_000);
    const response = await fetch(`${server.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: title, password: title }),
    });
    expect([response.status, await response.json()]).toEqual([
      413,
      { code: 'tooLarge', message: expect.any(String), details: { maxBytes: expect.any(Number) } },
    ]);
  });

  it.each([
    ['a little more than all files of a call', MAX_CALL_BYTES + CALL_ENVELOPE + 1, true],
    ['all files of a call', MAX_CALL_BYTES, false],
  ])(
    'a socket message of %s ends the connection: refused at its head (%d bytes: %s)',
    async (_, bytes, ends) => {
      const frame = Buffer.alloc(14);
      // A binary message, masked, its length in eight bytes; nothing of it need follow.
      frame.writeUInt8(0x82, 0);
      frame.writeUInt8(0xff, 1);
      frame.writeBigUInt64BE(BigInt(bytes), 2);
      const upgrade = [
        `GET /rpc HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        `Origin: ${server.url}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}`,
        '\r\n',
      ].join('\r\n');
      const answer = await raw(Buffer.concat([Buffer.from(upgrade), frame]), 1_000).catch(String);
      expect(answer).toContain('101 Switching Protocols');
      // 1009: too big.
      expect(answer.includes('\u0003\u00f1'), answer).toBe(ends);
    },
  );

  it.each([
    ['to a path that is no UTF-8', `GET /api/v1/tickets/%E0%A4%A HTTP/1.1\r\n${END}`],
    ['to what is no HTTP', 'hello\r\n\r\n'],
  ])('an answer %s lets no browser make anything of it', async (_what, bytes) => {
    const head = parts(await raw(bytes)).head.toLowerCase();
    expect(head).toContain('x-content-type-options: nosniff');
    expect(head).toContain("content-security-policy: default-src 'none'");
    expect(head).toContain('referrer-policy: no-referrer');
  });

  it('sign-ins are counted for each address, however their path is written', async () => {
    const statuses = new Set<number>();
    const paths = ['/sessions', '/sessions?a=1', '/%73essions', '/sessions/', '//sessions'];
    for (let i = 0; i < 640; i += 1) {
      const response = await fetch(`${server.url}/api/v1${paths[i % paths.length]}`, { method: 'POST' });
      await response.arrayBuffer();
      statuses.add(response.status);
    }
    expect(statuses).toContain(429);
    for (const path of paths) {
      const { status } = await fetch(`${server.url}/api/v1${path}`, { method: 'POST' });
      expect([path, status]).toEqual([path, 429]);
    }
  });
});
