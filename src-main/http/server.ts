import { randomInt } from 'node:crypto';
import { isLoopback } from '#shared/mail/address.ts';
import { openDemo } from '../demo/openDemo.ts';
import type { DemoAccount } from '../rpc/host.ts';
import type { LogLines } from '../rpc/logs.ts';
import { openServiceHost, type ServiceHost } from '../rpc/serviceHost.ts';
import { type CertificateFiles, institutionCertificate } from './certificate.ts';
import { listen } from './listen.ts';

/** How long a stop waits for what is under way; a service manager's patience is longer. */
const FINISH_MS = 30_000;

export interface ServerOptions {
  readonly dataDir: string;
  readonly profileDir: string;
  /** Loopback is served by HTTP; any other address by HTTPS. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly demo: boolean;
  /** The institution's certificate, then HTTPS also on loopback; without, one of its own is made where HTTPS is due. */
  readonly certificate?: CertificateFiles | undefined;
  /** Requests are logged into `logs/` of the profile; off unless given. */
  readonly log?: { readonly keptDays: number } | undefined;
  /** All logs go there as lines instead. */
  readonly logLines?: LogLines | undefined;
  /** The institution’s reverse proxies, before a loopback address as a rule; see `proxyAddresses`. */
  readonly proxies?: readonly string[] | undefined;
}

export interface RunningServer {
  readonly url: string;
  /** Only of a sample institution. */
  readonly accounts: readonly DemoAccount[] | null;
  /** What a first start from another machine asks for; null where none is needed. */
  readonly setupCode: string | null;
  readonly service: ServiceHost;
  /** `SHA256:…` of the certificate; null over HTTP. */
  readonly fingerprint: string | null;
  /** Reads the institution's certificate again. @throws {CertificateFault} and goes on with the one it has */
  reloadCertificate(): Promise<void>;
  /** Lets what is under way finish and be answered, up to half a minute, and closes. */
  stop(): Promise<void>;
}

/** A sample institution has public passwords: it is never served to others. */
export class DemoNotOnLoopback extends Error {
  readonly code = 'demoNotOnLoopback';
  constructor() {
    super('The sample institution is served on this machine only: its passwords are public.');
  }
}

/** Starts the bundled server: REST, WebSocket and pages on one address. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const isLocal = isLoopback(options.host);
  // What stands before it lets others in.
  const isReachable = !isLocal || (options.proxies ?? []).length > 0;
  if (options.demo && isReachable) throw new DemoNotOnLoopback();
  // Refused before anything is opened or made.
  if (options.certificate !== undefined) await institutionCertificate(options.certificate, Date.now());
  const setupCode = isReachable ? newSetupCode() : null;
  const { dataDir, profileDir, logLines } = options;
  const service = options.demo
    ? await openDemo({ dataDir, profileDir, newMode: 'server' })
    : await openServiceHost({ dataDir, profileDir, newMode: 'server', setupCode, logLines });
  try {
    const isSecure = !isLocal || options.certificate !== undefined;
    const { host, port, certificate, log, proxies } = options;
    const listening = await listen({
      service,
      profileDir,
      host,
      port,
      isSecure,
      certificate,
      log,
      logLines,
      proxies,
      finishMs: FINISH_MS,
    });
    const name = host.includes(':') ? `[${host}]` : host;
    const needsSetup = setupCode !== null && !(await hasPeople(service));
    return {
      url: `${isSecure ? 'https' : 'http'}://${name}:${listening.port}`,
      accounts: service.host.demoAccounts,
      setupCode: needsSetup ? setupCode : null,
      service,
      fingerprint: listening.fingerprint,
      reloadCertificate: listening.reloadCertificate,
      async stop() {
        await listening.stop();
        await service.close();
      },
    };
  } catch (fault) {
    await service.close();
    throw fault;
  }
}

async function hasPeople(service: ServiceHost): Promise<boolean> {
  const row = await service.host.db.read.selectFrom('people').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Eight digits: typed once, from the console to the wizard. */
function newSetupCode(): string {
  return String(randomInt(10_000_000, 100_000_000));
}
