import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { keepAwake } from '#main/relay/keepAwake.ts';

const BEAT_MS = 40;
const servers: WebSocketServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function connectedTo(autoPong: boolean): Promise<WebSocket> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, autoPong });
  servers.push(server);
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await new Promise<void>((resolve) => socket.once('open', () => resolve()));
  return socket;
}

describe('a socket', () => {
  it('whose other end gives no sign of life is ended, and then counts as lost', async () => {
    const socket = await connectedTo(false);
    keepAwake(socket, BEAT_MS);
    const code = await new Promise<number>((resolve) => socket.once('close', resolve));
    expect(code).toBe(1006);
  });

  it('that is merely quiet stays', async () => {
    const socket = await connectedTo(true);
    const stop = keepAwake(socket, BEAT_MS);
    await new Promise((resolve) => setTimeout(resolve, 6 * BEAT_MS));
    expect(socket.readyState).toBe(WebSocket.OPEN);
    stop();
    socket.terminate();
  });
});
