import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:tls';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { generate } from 'selfsigned';
import type { PagePort } from '#main/relay/joinPort.ts';
import type { Client } from '../../builders/host.ts';

/** A window's port: what the page calls with, and the end that the relay gets, made as Electron's. */
export function windowPort(): { client: Client; relayEnd: PagePort; closed: Promise<void>; close(): void } {
  const { port1, port2 } = new MessageChannel();
  const client: Client = createORPCClient(new RPCLink({ port: port1 }));
  const closed = new Promise<void>((resolve) =>
    port1.addEventListener('close', () => resolve(), { once: true }),
  );
  port1.start();
  const relayEnd: PagePort = {
    on(event: 'message' | 'close', listener: (event: { data: unknown }) => void) {
      if (event === 'message') port2.addEventListener('message', ({ data }) => listener({ data }));
      else port2.addEventListener('close', () => listener({ data: undefined }), { once: true });
    },
    postMessage: (message) => port2.postMessage(message),
    start: () => port2.start(),
    close: () => port2.close(),
  };
  return { client, relayEnd, closed, close: () => port1.close() };
}

/** Somebody who listens with a certificate for these names, and notes all that is said to them. */
export async function listener(names: readonly string[]) {
  const made = await generate([{ name: 'commonName', value: names[0] ?? '' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  const heard: Buffer[] = [];
  const server = createServer({ key: made.private, cert: made.cert }, (socket) => {
    socket.on('data', (data) => heard.push(data));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cert: made.cert,
    fingerprint: `SHA256:${new X509Certificate(made.cert).fingerprint256}`,
    heard: () => Buffer.concat(heard).toString('latin1'),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
