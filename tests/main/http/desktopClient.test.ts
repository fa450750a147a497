import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type Listening, listen } from '#main/http/listen.ts';
import { CLIENT_HEADER, SERVER_HEADER, workTogether } from '#shared/rpc/clientVersion.ts';
import { type Client, openTestHost, type TestHost } from '../../builders/host.ts';
import { anAdministrator } from '../../builders/people.ts';

let folder: string;
let host: TestHost;
let server: Listening;
let url: string;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-client-'));
  host = await openTestHost();
  token = await host.tokenOf(await anAdministrator(host.host));
  server = await listen({
    service: host,
    profileDir: folder,
    host: '127.0.0.1',
    port: 0,
    isSecure: false,
    finishMs: 1_000,
  });
  url = `127.0.0.1:${server.port}`;
});
afterAll(async () => {
  await server.stop();
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a socket with these headers comes to: the refusal’s status, or who its first call is taken for. */
function outcome(headers: Record<string, string>): Promise<number | string> {
  const socket = new WebSocket(`ws://${url}/rpc`, { headers });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (request, { statusCode = 0 }) => {
      request.destroy();
      resolve(statusCode);
    });
    socket.on('error', reject);
    socket.on('open', () => {
      // ws offers the same as a browser’s socket, in types of its own.
      const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket });
      const client: Client = createORPCClient(link);
      client.sessions
        .current({})
        .then(
          () => 'somebody',
          () => 'nobody',
        )
        .then((who) => {
          socket.close();
          resolve(who);
        });
    });
  });
}

describe('a desktop program’s socket', () => {
  it('is opened without a page’s origin, and as nobody whatever else comes with it', async () => {
    const { version } = host.host;
    const own = { [CLIENT_HEADER]: version };
    expect(await outcome(own)).toBe('nobody');
    expect(await outcome({ ...own, authorization: `Bearer ${token}` })).toBe('nobody');
  });

  it('is not what a foreign page gets by calling itself one', async () => {
    const own = { [CLIENT_HEADER]: host.host.version };
    const cookie = { cookie: `sb_session=${token}` };
    expect(await outcome({})).toBe(403);
    expect(await outcome({ ...own, origin: 'https://mala.example' })).toBe(403);
    expect(await outcome({ ...own, origin: 'null' })).toBe(403);
    expect(await outcome({ ...own, ...cookie })).toBe(403);
    expect(await outcome({ ...own, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await outcome({ ...own, ...cookie, origin: 'https://mala.example' })).toBe(403);
    // Our own page stays one, and is whom its cookie says.
    expect(await outcome({ ...cookie, origin: `http://${url}` })).toBe('somebody');
    expect(await outcome({ ...own, ...cookie, origin: `http://${url}` })).toBe('somebody');
  });

  it('is refused where the versions do not work together, and told ours', async () => {
    expect(await outcome({ [CLIENT_HEADER]: '99.0.0' })).toBe(426);
    expect(await outcome({ [CLIENT_HEADER]: '' })).toBe(426);
    const answer = await fetch(`http://${url}/api/v1/health`);
    expect(answer.headers.get(SERVER_HEADER)).toBe(host.host.version);
  });
});

describe('versions', () => {
  it.each([
    ['1.2.0', '1.2.9', true],
    ['1.2.0', '1.3.0', false],
    ['1.2.0', '2.2.0', false],
    ['0.1.0', '0.1.0-rc.1', true],
    ['0.1', '0.1.0', false],
    ['', '', false],
  ])('%s and %s: %s', (one, other, together) => expect(workTogether(one, other)).toBe(together));
});
