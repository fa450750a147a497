import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { getCACertificates } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { SECOND } from '#shared/kernel/time.ts';
import { isLoopback } from '#shared/mail/address.ts';
import type { MailStep } from '#shared/mail/contract.ts';
import type { MailSettings } from '#shared/mail/settings.ts';
import { SmtpFault, smtpFault } from './smtpFault.ts';

export interface Account {
  readonly settings: MailSettings;
  /** Null where the server asks for no sign-in. */
  readonly password: string | null;
  /** Milliseconds for each step; half a minute unless a test brings its own. */
  readonly patience?: number;
}

export interface Envelope {
  readonly from: string;
  readonly to: string;
}

/** A signed-in connection over which messages go one after the other. */
export interface SmtpSession {
  /** Resolves once the server has accepted it, with its words; otherwise throws a `SmtpFault`. */
  send(envelope: Envelope, message: Buffer): Promise<string>;
  /** Says goodbye; never throws. */
  close(): void;
}

/** Told of each step that went well, with what may be said of it. */
export type StepListener = (step: MailStep, text: string) => void;

/** Opens the way to the server step by step; throws a `SmtpFault` that names the one that failed. */
export async function openSmtp(account: Account, onStep: StepListener = () => {}): Promise<SmtpSession> {
  const { settings, password, patience = 30 * SECOND } = account;
  const host = settings.host.replace(/^\[(.*)\]$/, '$1');
  const addresses = await resolve(host, settings.security === 'none');
  onStep('resolve', addresses.join(', '));
  const socket = await connectToOne(addresses, settings.port, patience);
  onStep('connect', `${socket.remoteAddress ?? ''} : ${settings.port}`);
  const connection = await greet(socket, host, settings, patience);
  try {
    if (settings.security !== 'none') onStep('secure', protocolOf(connection));
    if (settings.user !== '') {
      await signIn(connection, settings.user, password);
      onStep('signIn', settings.user);
    }
  } catch (fault) {
    connection.close();
    throw fault;
  }
  return {
    send: (envelope, message) => send(connection, envelope, message),
    close: () => {
      // Whoever does not answer the goodbye is left.
      const limit = setTimeout(() => connection.close(), 2 * SECOND);
      limit.unref();
      connection.once('end', () => clearTimeout(limit));
      connection.quit();
    },
  };
}

async function resolve(host: string, isPlain: boolean): Promise<string[]> {
  const found = await lookup(host, { all: true, verbatim: true }).catch((fault: NodeJS.ErrnoException) => {
    throw new SmtpFault('resolve', { code: fault.code ?? null, text: fault.message, isPermanent: false });
  });
  const addresses = found.map(({ address }) => address);
  // The name was checked when the settings were saved; what it means is decided by the machine's name service.
  if (isPlain && !addresses.every(isLoopback)) {
    throw new SmtpFault('resolve', {
      code: 'NOTLOOPBACK',
      text: addresses.join(', '),
      isPermanent: false,
    });
  }
  return addresses;
}

/** The addresses are tried in turn: a machine often has one that leads nowhere. */
async function connectToOne(addresses: readonly string[], port: number, patience: number): Promise<Socket> {
  let last: unknown = new Error('No address');
  for (const address of addresses) {
    try {
      return await connectTo(address, port, patience);
    } catch (fault) {
      last = fault;
    }
  }
  throw smtpFault('connect', last);
}

function connectTo(host: string, port: number, patience: number): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect({ host, port });
  const limit = setTimeout(() => {
    socket.destroy();
    reject(Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' }));
  }, patience);
  socket.once('error', reject);
  socket.once('connect', () => {
    socket.off('error', reject);
    resolve(socket);
  });
  return promise.finally(() => clearTimeout(limit));
}

async function greet(
  socket: Socket,
  host: string,
  settings: MailSettings,
  patience: number,
): Promise<SMTPConnection> {
  const { security } = settings;
  const connection = new SMTPConnection({
    host,
    port: settings.port,
    connection: socket,
    secure: security === 'tls',
    requireTLS: security === 'startTls',
    ignoreTLS: security === 'none',
    ...(isIP(host) === 0 ? { servername: host } : {}),
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      // The system's own authorities and those that the administrator gave.
      ...(settings.ca === '' ? {} : { ca: [...getCACertificates('default'), settings.ca] }),
    },
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    logger: false,
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  connection.once('error', reject);
  connection.connect((fault) => (fault ? reject(fault) : resolve()));
  try {
    await promise;
  } catch (fault) {
    connection.close();
    throw smtpFault(isOfTls(fault, security) ? 'secure' : 'connect', fault);
  }
  // From here on a fault reaches whoever waits for an answer; one between two answers is found by the next command.
  connection.on('error', () => {});
  return connection;
}

/** Whether the protection failed; otherwise the server itself turned us away. */
function isOfTls(fault: unknown, security: MailSettings['security']): boolean {
  if (security === 'none') return false;
  return (fault as { readonly code?: unknown }).code === 'ETLS' || security === 'tls';
}

function protocolOf(connection: SMTPConnection): string {
  const socket = (connection as unknown as { readonly _socket?: { getProtocol?: () => string | null } })
    ._socket;
  return socket?.getProtocol?.() ?? '';
}

async function signIn(connection: SMTPConnection, user: string, password: string | null): Promise<void> {
  if (password === null) {
    throw new SmtpFault('signIn', { code: 'NOPASSWORD', text: '', isPermanent: false });
  }
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  connection.once('error', reject);
  connection.login({ user, pass: password }, (fault) => (fault ? reject(fault) : resolve()));
  try {
    await promise;
  } catch (fault) {
    throw smtpFault('signIn', fault);
  } finally {
    connection.off('error', reject);
  }
}

async function send(connection: SMTPConnection, envelope: Envelope, message: Buffer): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  connection.send({ from: envelope.from, to: [envelope.to] }, message, (fault, info) =>
    fault ? reject(fault) : resolve(info?.response ?? ''),
  );
  try {
    return await promise;
  } catch (error) {
    const fault = smtpFault('send', error);
    // The server refused this message and goes on listening: what it was told of it must be forgotten first.
    if (!fault.isConnectionLost) await reset(connection);
    throw fault;
  }
}

/** Where that fails the connection is gone, as the next message will find. */
function reset(connection: SMTPConnection): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  connection.once('end', () => resolve());
  connection.reset(() => resolve());
  return promise;
}
