import { ScanFault } from '../files/scan.ts';
import { CertificateFault, type CertificateFiles } from '../http/certificate.ts';
import { proxyAddresses } from '../http/proxy.ts';
import { DemoNotOnLoopback, type RunningServer, startServer } from '../http/server.ts';
import type { LogLines } from '../rpc/logs.ts';
import { type Call, type Command, CommandFailure, textOption, UsageError, wholeOption } from './command.ts';

const PORT = 4310;
const LOG_DAYS = 30;

export const serve: Command = {
  name: 'serve',
  usage: '[--host 127.0.0.1] [--port 4310] [--cert FILE --key FILE] [--proxy ADDRESS] [--log] [--demo]',
  summary: 'runs the server for browsers and other workstations',
  details: [
    '--host      address to listen on: HTTP on this machine only, HTTPS on any other address',
    '--port      0 takes a free one',
    '--cert      the institution’s certificate (PEM, with its chain), with --key; SIGHUP reads both again',
    '            without them, one of its own is made; its fingerprint is printed',
    '--proxy     address of the reverse proxy before it (several with commas): who asks is what its X-Forwarded-For',
    '            says, and nobody else’s; the cookie is HTTPS’s where its X-Forwarded-Proto says https',
    '--log       logs requests, without personal data, into logs/ of the profile',
    '--log-days  how long they are kept, 30 unless given',
    '--log-to    stdout: requests, faults and refusals as lines of JSON on standard output instead of files, for',
    '            the journal or whatever ships logs to another machine',
    '--demo      a sample institution, on this machine only',
  ],
  options: {
    host: { type: 'string' },
    port: { type: 'string' },
    cert: { type: 'string' },
    key: { type: 'string' },
    log: { type: 'boolean' },
    'log-days': { type: 'string' },
    'log-to': { type: 'string' },
    proxy: { type: 'string' },
    demo: { type: 'boolean' },
  },
  arity: [0, 0],
  async run(call) {
    const demo = call.values.demo === true;
    const host = textOption(call, 'host') ?? '127.0.0.1';
    const port = wholeOption(call, 'port', { least: 0, most: 65_535, otherwise: PORT });
    const certificate = certificateFiles(call);
    const keptDays = wholeOption(call, 'log-days', { least: 1, most: 3_650, otherwise: LOG_DAYS });
    const log = call.values.log === true ? { keptDays } : undefined;
    const asked = askedToStop();
    const proxies = proxiesOf(call);
    const logLines = linesOf(call);
    const options = { ...call.folders, host, port, demo, certificate, log, logLines, proxies };
    const server = await startServer(options).catch((error: unknown) => {
      throw told(error, host, port);
    });
    if (certificate !== undefined) reloadWhenAsked(server);
    const { url, setupCode, fingerprint } = server;
    const accounts = server.accounts?.map(({ username, name, role, password }) => ({
      username,
      name,
      role,
      password,
    }));
    if (call.isJson) {
      await call.output.line(
        JSON.stringify({
          url,
          ...(fingerprint === null ? {} : { fingerprint }),
          ...(accounts === undefined ? {} : { accounts }),
        }),
      );
    } else {
      await call.output.line(`SoporteBalance: ${url}`);
      if (fingerprint !== null) await call.output.line(`  certificate  ${fingerprint}`);
      for (const account of accounts ?? []) {
        await call.output.line(`  ${account.role.padEnd(14)} ${account.username} / ${account.password}`);
      }
    }
    if (setupCode !== null) console.error(`Code for the first start: ${setupCode}`);
    await asked;
    await server.stop();
    return 0;
  },
};

/**
 * Waits to be asked to stop. The handlers stay until the process has ended: asked again meanwhile, it goes on stopping,
 * since a signal without a handler would cut that short.
 */
function askedToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  process.on('SIGINT', () => resolve());
  process.on('SIGTERM', () => resolve());
  return promise;
}

/** @throws {UsageError} when it is no address */
function proxiesOf(call: Call): readonly string[] | undefined {
  const text = textOption(call, 'proxy');
  if (text === undefined) return undefined;
  const addresses = proxyAddresses(text);
  if (addresses === null) throw new UsageError(`--proxy takes addresses such as 10.0.0.5, not “${text}”.`);
  return addresses;
}

/** @throws {UsageError} when it is to go anywhere else */
function linesOf(call: Call): LogLines | undefined {
  const where = textOption(call, 'log-to');
  if (where === undefined) return undefined;
  if (where !== 'stdout') throw new UsageError(`--log-to takes stdout, not “${where}”.`);
  return (log, entry) => {
    const at = new Date().toISOString();
    process.stdout.write(`${JSON.stringify({ at, log, ...entry })}\n`);
  };
}

/** @throws {UsageError} when one of the two is missing */
function certificateFiles(call: Call): CertificateFiles | undefined {
  const certFile = textOption(call, 'cert');
  const keyFile = textOption(call, 'key');
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined || keyFile === undefined) {
    throw new UsageError('--cert and --key go together: the certificate and its private key.');
  }
  return { certFile, keyFile };
}

/** A renewed certificate without a restart. On Windows that signal means that the console was closed. */
function reloadWhenAsked(server: RunningServer): void {
  if (process.platform === 'win32') return;
  process.on('SIGHUP', () => {
    server.reloadCertificate().then(
      () => console.error('The certificate was read again.'),
      (fault: unknown) => {
        const why = fault instanceof Error ? fault.message : String(fault);
        console.error(`${why} The server goes on with the certificate it had.`);
      },
    );
  });
}

function told(error: unknown, host: string, port: number): unknown {
  if (error instanceof DemoNotOnLoopback) return new UsageError(error.message);
  if (error instanceof CertificateFault || error instanceof ScanFault)
    return new CommandFailure(error.message);
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'EADDRINUSE':
      return new CommandFailure(`Port ${port} is in use; choose another one with --port.`);
    case 'EACCES':
      return new CommandFailure(`Port ${port} may not be used; choose one above 1023 with --port.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CommandFailure(`${host} is no address of this machine.`);
    default:
      return error;
  }
}
