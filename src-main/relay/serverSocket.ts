import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { CLIENT_HEADER, isNewer, OTHER_VERSION, SERVER_HEADER } from '#shared/rpc/clientVersion.ts';
import { connectChecked, type ServerAddress } from './checkedSocket.ts';
import { RelayFault } from './relayFault.ts';

/** Files come back whole: as much as a window may save. */
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;
const HANDSHAKE_MS = 5_000;

export interface Caller extends ServerAddress {
  /** Of this program. */
  readonly version: string;
}

/** The system that the list of sessions shows. */
const SYSTEMS: Readonly<Record<string, string>> = { win32: 'Windows', darwin: 'Mac OS X', linux: 'Linux' };

/**
 * An open socket for calls to the server that is meant, in a version that understands this program.
 *
 * @throws {RelayFault}
 */
export async function openServerSocket(caller: Caller): Promise<WebSocket> {
  const { address, version } = caller;
  const { socket } = await connectChecked(caller);
  const url = new URL('/rpc', address);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const opened = new WebSocket(url, {
    // Checked before: not even the wish for a socket goes to somebody else.
    createConnection: () => socket,
    headers: {
      [CLIENT_HEADER]: version,
      'user-agent': `SoporteBalance/${version} (${SYSTEMS[process.platform] ?? process.platform})`,
    },
    handshakeTimeout: caller.timeoutMs ?? HANDSHAKE_MS,
    maxPayload: MAX_ANSWER_BYTES,
    perMessageDeflate: false,
    followRedirects: false,
  });
  return new Promise((resolve, reject) => {
    let isOurs = false;
    opened.once('upgrade', ({ headers }) => {
      isOurs = headers[SERVER_HEADER] !== undefined;
    });
    opened.once('unexpected-response', (request, response) => {
      reject(refusalIn(response, caller));
      request.destroy();
    });
    opened.once('error', (cause) => {
      reject(new RelayFault('unreachable', `${address} hung up: ${cause.message}`, { cause }));
      socket.destroy();
    });
    opened.once('open', () => {
      if (isOurs) return resolve(opened);
      reject(new RelayFault('notSoporte', `What answers at ${address} is not this product.`));
      opened.terminate();
    });
  });
}

function refusalIn({ statusCode, headers }: IncomingMessage, { address, version }: Caller): RelayFault {
  const theirs = headers[SERVER_HEADER];
  if (typeof theirs !== 'string') {
    return new RelayFault('notSoporte', `What answers at ${address} (${statusCode}) is not this product.`);
  }
  if (statusCode !== OTHER_VERSION) {
    return new RelayFault('unreachable', `${address} opens no socket now (${statusCode}).`);
  }
  const problem = isNewer(version, theirs) ? 'olderServer' : 'newer';
  return new RelayFault(problem, `${address} runs version ${theirs}, this program is version ${version}.`);
}
