import { isIP, connect as netConnect, type Socket } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import { isLoopback } from '#shared/mail/address.ts';
import { RelayFault } from './relayFault.ts';

/** A server of this product as a desktop program knows it. */
export interface ServerAddress {
  /** `https://host:port`; plain HTTP on loopback alone. */
  readonly address: string;
  /**
   * The certificate that must be there, exactly. Null: one that an authority of the system vouches for, for this host
   * name. 'any': whichever is there, to be looked at; nothing that matters may be sent over such a socket.
   */
  readonly fingerprint: string | null | 'any';
  /** Certificates of authorities (PEM); those of the system unless a test brings its own. */
  readonly authorities?: readonly string[] | undefined;
  readonly timeoutMs?: number | undefined;
}

export interface CheckedSocket {
  readonly socket: Socket;
  /** `SHA256:…`; null over plain HTTP. */
  readonly fingerprint: string | null;
  /** An authority of the system vouches for it, for this name. */
  readonly isTrusted: boolean;
}

const TIMEOUT_MS = 5_000;

/**
 * A connection on which nothing has been said yet, to the server that is meant: whoever gets it knows that its
 * certificate is the right one.
 *
 * @throws {RelayFault}
 */
export async function connectChecked(server: ServerAddress): Promise<CheckedSocket> {
  const url = new URL(server.address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const timeoutMs = server.timeoutMs ?? TIMEOUT_MS;
  if (url.protocol === 'http:') {
    if (!isLoopback(host)) {
      throw new RelayFault('notEncrypted', `${server.address} would be spoken to in the clear.`);
    }
    const socket = netConnect({ host, port });
    await whenReady(socket, 'connect', server.address, timeoutMs);
    return { socket, fingerprint: null, isTrusted: false };
  }
  const isPinned = server.fingerprint !== null && server.fingerprint !== 'any';
  const socket = tls.connect({
    host,
    port,
    servername: isIP(host) === 0 ? host : '',
    // Nobody is asked about a certificate that was accepted.
    ...(isPinned ? {} : { ca: [...(server.authorities ?? systemAuthorities())] }),
    ALPNProtocols: ['http/1.1'],
    // Decided below: by the certificate that was accepted, where there is one.
    rejectUnauthorized: false,
  });
  await whenReady(socket, 'secureConnect', server.address, timeoutMs);
  const fingerprint = fingerprintOf(socket);
  const isMeant =
    server.fingerprint === 'any' ||
    (server.fingerprint === null ? socket.authorized : server.fingerprint === fingerprint);
  if (isMeant && fingerprint !== null) return { socket, fingerprint, isTrusted: socket.authorized };
  socket.destroy();
  throw new RelayFault(
    'otherCertificate',
    server.fingerprint === null
      ? `No authority of this system vouches for the certificate of ${server.address} (${fingerprint}).`
      : `${server.address} shows the certificate ${fingerprint}, not ${server.fingerprint}.`,
  );
}

function fingerprintOf(socket: TLSSocket): string | null {
  const certificate = socket.getPeerX509Certificate();
  return certificate === undefined ? null : `SHA256:${certificate.fingerprint256}`;
}

let known: readonly string[] | undefined;

/** What the program brings and what the system trusts besides: an institution's own authority is known there alone. */
function systemAuthorities(): readonly string[] {
  known ??= [...new Set([...tls.getCACertificates('default'), ...ofSystem()])];
  return known;
}

/** Not every build of Node can ask the system; the program's own list is what is left then. */
function ofSystem(): readonly string[] {
  try {
    return tls.getCACertificates('system');
  } catch (fault) {
    console.warn('The authorities of the system cannot be read:', fault);
    return [];
  }
}

function whenReady(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  address: string,
  timeoutMs: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => fail(new Error('it did not answer in time')), timeoutMs);
    const fail = (fault: Error & { code?: string }) => {
      clearTimeout(limit);
      // Whoever answers in another language, such as plain HTTP, is somebody else.
      const isOther = /^(EPROTO|ERR_SSL_)/.test(fault.code ?? '');
      const problem = isOther ? 'notSoporte' : 'unreachable';
      reject(
        new RelayFault(problem, `${address} cannot be reached: ${sentence(fault.message)}`, { cause: fault }),
      );
      socket.destroy();
    };
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('it hung up')));
    socket.once(event, () => {
      clearTimeout(limit);
      socket.off('error', fail);
      // From here on whoever uses it hears of faults by its end.
      socket.on('error', () => undefined);
      resolve();
    });
  });
}

const sentence = (text: string) => `${text.trim().split('\n')[0]?.replace(/\.$/, '')}.`;
