import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { generate } from 'selfsigned';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly raw: string;
  readonly mail: ParsedMail;
}

/** A refusal as a mail server gives it: `451 4.3.0 Try again later`. */
export interface Refusal {
  readonly code: number;
  readonly text: string;
}

export interface MailServerParts {
  readonly security?: 'tls' | 'startTls' | 'none';
  /** Sign-in is asked for where there is an account. */
  readonly account?: { readonly user: string; readonly password: string };
  /** Asked for each recipient. */
  readonly onRecipient?: (address: string) => Refusal | null;
  /** Asked for each message once it has come whole; `drop` cuts the connection instead of an answer. */
  readonly onMessage?: (count: number) => Refusal | 'drop' | null;
  readonly port?: number;
  readonly certificate?: Certificate;
}

export interface Certificate {
  readonly cert: string;
  readonly private: string;
}

export interface MailServer extends AsyncDisposable {
  readonly port: number;
  /** Its own authority, to be trusted by the settings. */
  readonly ca: string;
  /** What it accepted, in order. */
  readonly received: readonly Received[];
  /** How many connections came in. */
  connections(): number;
  close(): Promise<void>;
}

/** A certificate that signed itself, for this machine. */
export async function aCertificate(name = 'localhost'): Promise<Certificate> {
  return generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 86_400_000),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
  });
}

function refused({ code, text }: Refusal): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/** A real SMTP server on this machine that keeps what it was given. */
export async function aMailServer(parts: MailServerParts = {}): Promise<MailServer> {
  const { security = 'tls', account, onRecipient = () => null, onMessage = () => null } = parts;
  const certificate = parts.certificate ?? (await aCertificate());
  const received: Received[] = [];
  const sockets = new Map<string, Socket>();
  let connections = 0;
  let messages = 0;
  const server = new SMTPServer({
    secure: security === 'tls',
    hideSTARTTLS: security === 'none',
    ...(security === 'none' ? {} : { key: certificate.private, cert: certificate.cert }),
    authOptional: account === undefined,
    allowInsecureAuth: security === 'none',
    disabledCommands: account === undefined ? ['AUTH'] : [],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onAuth: ({ username, password }, _session, callback) =>
      username === account?.user && password === account?.password
        ? callback(null, { user: username })
        : callback(refused({ code: 535, text: '5.7.8 Wrong user or password' })),
    onRcptTo: ({ address }, _session, callback) => {
      const refusal = onRecipient(address);
      callback(refusal === null ? null : refused(refusal));
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        messages += 1;
        const outcome = onMessage(messages);
        if (outcome === 'drop') {
          for (const socket of sockets.values()) socket.destroy();
          return;
        }
        if (outcome !== null) {
          callback(refused(outcome));
          return;
        }
        const raw = Buffer.concat(chunks);
        void simpleParser(raw).then((mail) => {
          const from = session.envelope.mailFrom === false ? '' : (session.envelope.mailFrom?.address ?? '');
          const to = session.envelope.rcptTo.map(({ address }) => address);
          received.push({ from, to, raw: raw.toString(), mail });
          callback();
        });
      });
    },
  });
  server.server.on('connection', (socket: Socket) => {
    connections += 1;
    const key = String(connections);
    sockets.set(key, socket);
    socket.on('close', () => sockets.delete(key));
  });
  // A client that refuses the certificate ends the handshake: that is what some tests are about.
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(parts.port ?? 0, '127.0.0.1', () => resolve());
  });
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets.values()) socket.destroy();
      server.close(() => resolve());
    });
  return {
    port: (server.server.address() as AddressInfo).port,
    ca: certificate.cert,
    received,
    connections: () => connections,
    close,
    [Symbol.asyncDispose]: close,
  };
}
