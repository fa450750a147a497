import type { Server } from 'node:http';
import { DAY } from '#shared/kernel/time.ts';
import type { ServiceHost } from '../rpc/serviceHost.ts';
import {
  type Certificate,
  type CertificateFiles,
  institutionCertificate,
  ownCertificate,
} from './certificate.ts';

/** The certificate that is served now, kept fresh while the server runs. */
export interface KeptCertificate {
  readonly current: Certificate;
  /** Gives the server each new certificate; connections that stand go on with theirs. */
  serveWith(server: Server): void;
  /** @throws {CertificateFault} and serves on with the one it has */
  reload(): Promise<void>;
  stop(): void;
}

/** Reads or makes the certificate, looks once a day whether its own is to be renewed, and tells the system page. */
export async function keepCertificate(options: {
  readonly profileDir: string;
  readonly host: string;
  readonly certificate?: CertificateFiles | undefined;
  readonly service: ServiceHost;
}): Promise<KeptCertificate> {
  const { profileDir, host, certificate: files } = options;
  const { clock, served, report } = options.service.host;
  const read = () =>
    files === undefined ? ownCertificate(profileDir, host, clock()) : institutionCertificate(files, clock());
  let server: Server | undefined;
  let current = await read();
  tell();

  function tell(): void {
    const { fingerprint, validTo } = current;
    served.certificate = { fingerprint, validTo, isOwn: files === undefined };
  }

  async function reload(): Promise<void> {
    current = await read();
    tell();
    // Fastify's type of its server does not know that it may be one of TLS.
    if (server !== undefined && 'setSecureContext' in server) {
      (server as Server & { setSecureContext(parts: { key: string; cert: string }): void }).setSecureContext({
        key: current.key,
        cert: current.cert,
      });
    }
  }

  const timer = setInterval(() => {
    if (files === undefined) reload().catch((fault: unknown) => report('certificate', fault));
  }, DAY);
  timer.unref();

  return {
    get current() {
      return current;
    },
    serveWith(given) {
      server = given;
    },
    reload,
    stop: () => clearInterval(timer),
  };
}
