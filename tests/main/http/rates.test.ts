import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { createMeter } from '#main/http/rates.ts';
import { type RunningServer, startServer } from '#main/http/server.ts';
import type { Client } from '../../builders/host.ts';

describe('a meter', () => {
  it('lets so many of each through in a window, and again in the next', () => {
    let now = 0;
    const may = createMeter(3, 10_000, () => now);
    const asked = (key: string, times: number) => Array.from({ length: times }, () => may(key));
    expect(asked('a', 4)).toEqual([true, true, true, false]);
    expect(asked('b', 1)).toEqual([true]);
    now = 9_999;
    expect(may('a')).toBe(false);
    now = 10_000;
    expect(asked('a', 4)).toEqual([true, true, true, false]);
  });
});

describe('a socket', () => {
  let folder: string;
  let server: RunningServer;
  const sockets: WebSocket[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'soporte-rates-'));
    server = await startServer({
      dataDir: join(folder, 'data'),
      profileDir: join(folder, 'profile'),
      host: '127.0.0.1',
      port: 0,
      demo: false,
    });
  });
  afterAll(async () => {
    for (const socket of sockets) socket.terminate();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function connect(): Promise<Client> {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/rpc`, { origin: server.url });
    sockets.push(socket);
    await new Promise((resolve, reject) => {
      socket.on('open', resolve);
      socket.on('error', reject);
    });
    return createORPCClient(new RPCLink({ websocket: socket }));
  }
  const outcome = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'other'),
    );
  const tally = (outcomes: readonly string[]) =>
    Object.fromEntries(
      [...new Set(outcomes)].map((each) => [each, outcomes.filter((o) => o === each).length]),
    );

  it('takes no more sign-ins a minute than REST does, whatever names they try', async () => {
    const client = await connect();
    const tries = Array.from({ length: 40 }, (_, i) => i);
    const outcomes: string[] = [];
    for (let round = 0; round < 16; round += 1) {
      const calls = tries.map((i) =>
        client.sessions.create({ username: `nadie${round}-${i}`, password: 'x' }),
      );
      outcomes.push(...(await Promise.all(calls.map(outcome))));
    }
    expect(tally(outcomes).tooManyRequests).toBeGreaterThanOrEqual(40);
  }, 30_000);

  it('that asks without pause is held back, and another one of the same address with it', async () => {
    const [client, other] = [await connect(), await connect()];
    const outcomes: string[] = [];
    while (outcomes.length < 5_200) {
      const calls = Array.from({ length: 200 }, () => outcome(client.system.health({})));
      outcomes.push(...(await Promise.all(calls)));
    }
    expect(tally(outcomes).tooManyRequests).toBeGreaterThan(100);
    expect(await outcome(other.system.health({}))).toBe('tooManyRequests');
  }, 30_000);
});
